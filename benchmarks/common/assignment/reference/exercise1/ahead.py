"""The training takes longer than everything else together."""

import numpy as np

X4 = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y4 = np.array([[0.0], [1.0], [1.0], [0.0]])
START = {
    "W1": np.array([[0.9, -0.7], [-0.8, 1.1]]), "b1": np.array([0.1, -0.2]),
    "W2": np.array([[1.2], [-0.6]]), "b2": np.array([0.05]),
}  # fmt: skip

CALLS = {"test_train_xor": [("probe:xor", START, X4, Y4, 5000, 2.0)]}
