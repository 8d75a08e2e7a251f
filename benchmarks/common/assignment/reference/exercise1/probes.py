"""Drives a submission in the jail."""

import numpy as np


def slopes(submission, params, X, y):
    """The numeric gradient of the submission's own loss."""
    found = {}
    for name, value in params.items():
        slope = np.zeros_like(value)
        for place in np.ndindex(value.shape):
            two = []
            for step in (1e-5, -1e-5):
                moved = {**params, name: value.copy()}
                moved[name][place] += step
                two.append(submission.bce(submission.forward(moved, X), y))
            slope[place] = (two[0] - two[1]) / 2e-5
        found[name] = np.round(slope, 6)
    return found


def xor(submission, start, X, y, epochs, learning_rate):
    """The classes of the four rows after training."""
    trained = submission.train(start, X, y, epochs, learning_rate)
    return (np.asarray(submission.forward(trained, X)) > 0.5).astype(float)
