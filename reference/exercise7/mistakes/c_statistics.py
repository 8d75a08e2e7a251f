"""Standardized with the mean and spread of other numbers than those of the columns of train."""

import numpy as np

from grader.authoring import mistake


def _scale(data, mean, std):
    return (data - mean) / np.where(std == 0.0, 1.0, std)


def _stats(data, ddof=0):
    return data.mean(axis=0), data.std(axis=0, ddof=ddof)


@mistake(
    "norm-test-own-stats",
    of="standardize",
    title="The test data are standardized with their own mean and spread.",
    hint="Which numbers do you know before you have seen the test set? Look at what each mean and spread is taken of.",
    chapter="Practical Checklist",
    find="Standardize train [[0], [2]] and test [[5], [9]]. The mean of train is 1 and its spread 1, so test should "
    "become [[4], [8]].",
)
def test_own_stats(train, test):
    """The network has learned what a 1.5 in the training data's measure means. With a measure of its own, the same
    point of the test set becomes another number; and a single new example could not be scaled at all."""
    return _scale(train, *_stats(train)), _scale(test, *_stats(test))


@mistake("norm-test-own-stats", of="standardize")
def test_own_stats_ddof(train, test):
    return _scale(train, *_stats(train, 1)), _scale(test, *_stats(test, 1))


@mistake("norm-test-own-stats", of="standardize")
def test_own_stats_unguarded(train, test):
    with np.errstate(all="ignore"):
        return tuple((data - data.mean(axis=0)) / data.std(axis=0) for data in (train, test))


@mistake("norm-test-own-stats", of="standardize")
def test_own_mean(train, test):
    """Only the mean."""
    mean, std = _stats(train)
    return _scale(train, mean, std), _scale(test, test.mean(axis=0), std)


@mistake("norm-test-own-stats", of="standardize")
def test_own_std(train, test):
    """Only the spread."""
    mean, std = _stats(train)
    return _scale(train, mean, std), _scale(test, mean, test.std(axis=0))


@mistake(
    "norm-leak",
    of="standardize",
    title="Mean and spread are measured on the test data as well.",
    hint="The test data have to stay unknown while you measure. In which line do they take part in a mean or a spread?",
    chapter="Practical Checklist",
    find="Standardize train [[0], [2]] and look at the mean of the result. It should be 0, whatever the test data are.",
)
def leak(train, test):
    """What is measured on the test data as well carries news from the test set into training. The test then looks
    better than it is."""
    stats = _stats(np.concatenate([train, test]))
    return _scale(train, *stats), _scale(test, *stats)


@mistake("norm-leak", of="standardize")
def leak_ddof(train, test):
    stats = _stats(np.concatenate([train, test]), 1)
    return _scale(train, *stats), _scale(test, *stats)


@mistake("norm-leak", of="standardize")
def stats_of_test(train, test):
    """Everything measured on the test data."""
    stats = _stats(test)
    return _scale(train, *stats), _scale(test, *stats)


@mistake(
    "norm-axis-1",
    of="standardize",
    title="Every row is standardized instead of every column.",
    hint="Should each column or each row end up with mean zero?",
    chapter="Practical Checklist",
    find="Standardize [[1, 10], [3, 30]] and look at the means of the two columns. Both should be 0.",
)
def rows(train, test):
    """A row is one example, a column is one feature. Features are measured in different units, so each column has its
    own mean and spread; the mean over one row mixes metres with years."""
    return tuple(
        _scale(data, data.mean(axis=1, keepdims=True), data.std(axis=1, keepdims=True)) for data in (train, test)
    )


@mistake("norm-axis-1", of="standardize")
def rows_without_keepdims(train, test):
    return tuple((data - data.mean(axis=1)) / data.std(axis=1) for data in (train, test))


@mistake("norm-axis-1", of="standardize")
def rows_of_train(train, test):
    mean, std = train.mean(axis=1), train.std(axis=1)
    return (train - mean) / std, (test - mean) / std


@mistake("norm-axis-1", of="standardize")
def rows_ddof(train, test):
    return tuple(
        (data - data.mean(axis=1, keepdims=True)) / data.std(axis=1, ddof=1, keepdims=True) for data in (train, test)
    )


@mistake(
    "norm-global",
    of="standardize",
    title="All features share one mean and one spread.",
    hint="Each feature has its own scale. How many means do you need for three features?",
    chapter="Practical Checklist",
    find="Print the shape of your mean for a table with three columns. It should be three numbers.",
)
def whole_table(train, test):
    """mean() without an axis averages over the whole table. A feature in thousands then sets the measure for one in
    thousandths, which stays as small as it was."""
    return _scale(train, train.mean(), train.std()), _scale(test, train.mean(), train.std())


@mistake("norm-global", of="standardize")
def whole_table_ddof(train, test):
    return tuple(_scale(data, train.mean(), train.std(ddof=1)) for data in (train, test))


@mistake("norm-global", of="standardize")
def each_its_own_table(train, test):
    return tuple(_scale(data, data.mean(), data.std()) for data in (train, test))


@mistake("norm-global", of="standardize")
def one_spread(train, test):
    return tuple(_scale(data, train.mean(axis=0), train.std()) for data in (train, test))


@mistake("norm-global", of="standardize")
def one_mean(train, test):
    return tuple(_scale(data, train.mean(), train.std(axis=0)) for data in (train, test))
