"""The right columns, moved or scaled by something else."""

import numpy as np

from grader.authoring import mistake


def _scale(data, mean, std):
    return (data - mean) / np.where(std == 0.0, 1.0, std)


def _stats(data, ddof=0):
    return data.mean(axis=0), data.std(axis=0, ddof=ddof)


@mistake(
    "norm-variance",
    of="standardize",
    title="The data are divided by the variance instead of the standard deviation.",
    hint="Spread is measured in the unit of the data, not in its square. Which of the two does your line compute?",
    chapter="Practical Checklist",
    find="Print the standard deviation of each standardized training column. It should be 1 everywhere.",
)
def variance(train, test):
    """The variance is the mean of the squares, so its unit is squared too. Its square root, the standard deviation, is
    what a typical distance from the mean is compared with."""
    return tuple(_scale(data, train.mean(axis=0), train.var(axis=0)) for data in (train, test))


@mistake("norm-variance", of="standardize")
def variance_ddof(train, test):
    return tuple(_scale(data, train.mean(axis=0), train.var(axis=0, ddof=1)) for data in (train, test))


@mistake("norm-variance", of="standardize")
def root_of_std(train, test):
    """One square root too many."""
    return tuple(_scale(data, train.mean(axis=0), np.sqrt(train.std(axis=0))) for data in (train, test))


@mistake(
    "norm-mean-only",
    of="standardize",
    title="The data are centred, but not scaled.",
    hint="Every feature now lies around 0. Which second step gives all of them the same size?",
    chapter="Practical Checklist",
    find="Print the standard deviation of each standardized training column. It should be 1 everywhere.",
)
def mean_only(train, test):
    """After subtracting the mean, every feature lies around 0, but some are still a thousand times larger than others,
    and their weights get gradients a thousand times larger."""
    return train - train.mean(axis=0), test - train.mean(axis=0)


@mistake(
    "norm-std-only",
    of="standardize",
    title="The data are scaled, but not centred.",
    hint="Every feature now has the right size. Which other step moves its middle to 0?",
    chapter="Practical Checklist",
    find="Print the mean of each standardized training column. It should be 0 everywhere.",
)
def std_only(train, test):
    """Divided by its spread, a feature has the right size but lies where it was, perhaps far from 0; there a neuron has
    to learn a large bias first."""
    return tuple(_scale(data, 0.0, train.std(axis=0)) for data in (train, test))


@mistake("norm-std-only", of="standardize")
def std_only_ddof(train, test):
    return tuple(_scale(data, 0.0, train.std(axis=0, ddof=1)) for data in (train, test))


@mistake(
    "norm-minmax",
    of="standardize",
    title="The data are squeezed between their smallest and largest value.",
    hint="The task asks for mean 0 and standard deviation 1. What do the smallest and the largest value have to do "
    "with them?",
    chapter="Practical Checklist",
    find="Print mean and standard deviation of each standardized training column. They should be 0 and 1.",
)
def minmax(train, test):
    """(x - min) / (max - min) puts everything between 0 and 1. That is a scaling too, but another one: its mean is not
    0, and a single outlier sets the measure for all the others."""
    low, high = train.min(axis=0), train.max(axis=0)
    return tuple(_scale(data, low, high - low) for data in (train, test))


@mistake("norm-minmax", of="standardize")
def minmax_each(train, test):
    return tuple(_scale(data, data.min(axis=0), np.ptp(data, axis=0)) for data in (train, test))


@mistake("norm-minmax", of="standardize")
def mean_and_range(train, test):
    return tuple(_scale(data, train.mean(axis=0), np.ptp(train, axis=0)) for data in (train, test))


@mistake("norm-minmax", of="standardize")
def minmax_both_sides(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    return tuple(2.0 * _scale(data, low, high - low) - 1.0 for data in (train, test))


@mistake("norm-minmax", of="standardize")
def by_largest(train, test):
    return tuple(_scale(data, 0.0, np.abs(train).max(axis=0)) for data in (train, test))


@mistake(
    "norm-precedence",
    of="standardize",
    title="Only the mean is divided by the spread: brackets are missing.",
    hint="Which operation happens first in your formula?",
    chapter="Practical Checklist",
    find="Work out 6 - 2 / 2 by hand, and compare it with (6 - 2) / 2.",
)
def precedence(train, test):
    """x - mean / std divides before it subtracts. The difference has to be taken first, so it needs brackets."""
    mean, std = _stats(train)
    return train - mean / std, test - mean / std


@mistake("norm-precedence", of="standardize")
def precedence_ddof(train, test):
    mean, std = _stats(train, 1)
    return train - mean / std, test - mean / std


@mistake(
    "norm-test-raw",
    of="standardize",
    title="The test data come out as they went in.",
    hint="Go through what happens to train, line by line. Does the same happen to test, with the same numbers?",
    chapter="Practical Checklist",
    find="Standardize train [[0], [2]] and test [[5], [9]]. The mean of train is 1 and its spread 1, so test should "
    "become [[4], [8]].",
)
def test_raw(train, test):
    """The network was trained on numbers around 0. Raw test data are far outside of what it has seen, so its answers
    are worth nothing. The same happens when mean and spread are measured after train was standardized: then they are
    0 and 1."""
    return _scale(train, *_stats(train)), test.copy()


@mistake("norm-test-raw", of="standardize")
def measured_too_late(train, test):
    """With another definition of the spread, almost as they were."""
    train = _scale(train, *_stats(train, 1))
    return train, _scale(test, *_stats(train))


@mistake(
    "norm-twice",
    of="standardize",
    title="The test data are standardized twice.",
    hint="Count for each of the two arrays how often it is moved and scaled. Once is enough.",
    chapter="Practical Checklist",
    find="Standardize train [[0], [4]] and test [[6], [10]]. The mean of train is 2 and its spread 2, so test should "
    "become [[2], [4]].",
)
def twice(train, test):
    """The second time, mean and spread of the raw data are taken from numbers that are standardized already. They no
    longer fit."""
    mean, std = _stats(train)
    return _scale(train, mean, std), _scale(_scale(test, mean, std), mean, std)


@mistake("norm-twice", of="standardize")
def both_twice(train, test):
    mean, std = _stats(train)
    return tuple(_scale(_scale(data, mean, std), mean, std) for data in (train, test))


@mistake(
    "norm-constant-feature",
    of="standardize",
    title="A feature that never changes becomes nan or infinite.",
    hint="What is the spread of a feature that never changes, and what do you do with it?",
    chapter="Practical Checklist",
    find="Standardize train [[1, 5], [3, 5]] and test [[2, 5]]. There should be no nan in the results.",
)
def constant_feature(train, test):
    """A constant column has the spread 0, and 0 / 0 is nan. One nan in the inputs makes every output, the loss and
    after one step every weight nan."""
    mean, std = _stats(train)
    with np.errstate(all="ignore"):
        return (train - mean) / std, (test - mean) / std


@mistake("norm-constant-feature", of="standardize")
def constant_feature_in_test(train, test):
    """Only in the test data."""
    mean, std = _stats(train)
    with np.errstate(all="ignore"):
        return _scale(train, mean, std), (test - mean) / std


@mistake(
    "norm-in-place",
    of="standardize",
    title="The arrays that were handed in are changed.",
    hint="Whoever called your function still holds these arrays. Which of your lines write into them?",
    chapter="Practical Checklist",
    find="Print train before and after you call standardize. It should be the same.",
)
def in_place(train, test):
    """train -= mean writes into the array itself, so the raw data are gone for everybody. train = train - mean makes a
    new array."""
    mean, std = _stats(train)
    for data in (train, test):
        data -= mean
        data /= np.where(std == 0.0, 1.0, std)
    return train, test


@mistake("norm-in-place", of="standardize")
def train_in_place(train, test):
    mean, std = _stats(train)
    train -= mean
    return _scale(train, 0.0, std), _scale(test, mean, std)


@mistake("norm-in-place", of="standardize")
def train_all_in_place(train, test):
    mean, std = _stats(train)
    train -= mean
    train /= np.where(std == 0.0, 1.0, std)
    return train, _scale(test, mean, std)
