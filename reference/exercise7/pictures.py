"""Small examples of exercise 7 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np

TEN, NINE = np.arange(10.0).reshape(-1, 1), np.arange(9.0).reshape(-1, 1)
GROUPED = np.repeat([0.0, 1.0], 5)


def _rng():
    return np.random.default_rng(3)


def _spiral(read, n=50, noise=0.0):
    return lambda s: read(*s.make_spiral(n, noise, _rng()))


def _words(numbers):
    return ", ".join(f"{number:g}" for number in np.ravel(numbers)) or "none"


def _own_label(X, y):
    """How many points of one arm lie nearest to a point of the same label."""
    squares = ((X[:, None] - X[None]) ** 2).sum(axis=2)
    np.fill_diagonal(squares, np.inf)
    return f"{np.mean(np.ravel(y)[squares.argmin(axis=1)] == np.ravel(y)):.0%}" if np.size(y) == len(X) else "-"


def _growth(X, y):
    radius = np.hypot(*X[np.ravel(y)[: len(X)] == np.ravel(y)[0]].T)
    return "yes" if radius.max() > 1.5 * radius.min() else "no"


def _directions(X, y):
    arm = X[np.ravel(y)[: len(X)] == np.ravel(y)[0]]
    return str(len(np.unique(np.floor(np.arctan2(arm[:, 1], arm[:, 0]) / (np.pi / 6)))) > 4)


def _moves(s):
    quiet, loud = (s.make_spiral(50, noise, _rng())[0] for noise in (0.5, 2.0))
    return "yes" if np.abs(quiet - loud).max() > 0.2 else "no"


def _each_its_own(s):
    quiet, loud = (s.make_spiral(50, noise, _rng())[0] for noise in (0.0, 2.0))
    return "yes" if np.ptp(loud - quiet, axis=0).max() > 0.2 else "no"


def _standard(train, test, which):
    def run(s):
        given = [np.array(train, dtype=float), np.array(test, dtype=float)]
        return s.standardize(*given)[which]

    return run


def _kept(s):
    train = np.array([[1.0, 10.0], [3.0, 30.0]])
    s.standardize(train, np.array([[2.0, 40.0]]))
    return train


def _split(read, X=TEN, y=None, fraction=0.2):
    labels = np.ravel(X) if y is None else y

    def run(s):
        return read(*s.train_val_split(X.copy(), labels.copy(), fraction, _rng()))

    return run


def _pairs(X, y):
    return "yes" if np.array_equal(np.ravel(X), np.ravel(y)) else "no"


def _all(*parts):
    return _words(np.sort(np.concatenate([np.ravel(part) for part in parts])))


def _after(function):
    def run(s):
        X, y = TEN.copy(), GROUPED.copy()
        list(getattr(s, function)(X, y, 0.2 if function == "train_val_split" else 4, _rng()))
        return _words(X)

    return run


def _batched(read, X=TEN, y=None, size=4):
    labels = np.ravel(X) if y is None else y
    return lambda s: read(list(s.batches(X.copy(), labels.copy(), size, _rng())))


def _lengths(batches):
    return _words([len(X) for X, _ in batches])


def _check(*labels):
    def run(s):
        try:
            answer = s.check_labels(np.array(labels))
        except Exception as error:
            return type(error).__name__
        return "nothing" if answer is None else str(answer)

    return run


EXAMPLES = {
    "make_spiral": [
        ("different labels", _spiral(lambda X, y: _words(np.unique(y)))),
        ("shape of y for 50 points on each arm", _spiral(lambda X, y: np.shape(y))),
        ("shape of X for 50 points on each arm", _spiral(lambda X, y: np.shape(X))),
        ("noise 0: nearest point has the same label", _spiral(_own_label)),
        ("noise 0: the distance from the centre grows", _spiral(_growth)),
        ("noise 0: one arm has more than four directions", _spiral(_directions)),
        ("points move when noise goes from 0.5 to 2", _moves),
        ("every point moves in its own way", _each_its_own),
    ],
    "standardize": [
        ("train from [[1, 10], [3, 30]]", _standard([[1, 10], [3, 30]], [[2, 40], [5, 20]], 0)),
        ("test from [[2, 40], [5, 20]]", _standard([[1, 10], [3, 30]], [[2, 40], [5, 20]], 1)),
        ("train from [[0], [4]]", _standard([[0], [4]], [[6], [10]], 0)),
        ("test from [[6], [10]]", _standard([[0], [4]], [[6], [10]], 1)),
        ("train from [[1, 5], [3, 5]]", _standard([[1, 5], [3, 5]], [[2, 5]], 0)),
        ("test from [[2, 5]]", _standard([[1, 5], [3, 5]], [[2, 5]], 1)),
        ("train [[1, 10], [3, 30]] after the call", _kept),
    ],
    "train_val_split": [
        ("lengths of X_train and X_val, 10 rows, 0.2", _split(lambda a, b, c, d: _words([len(a), len(c)]))),
        ("all rows 0 ... 9 of both sets, sorted", _split(lambda a, b, c, d: _all(a, c))),
        ("every row beside its own number", _split(lambda a, b, c, d: _pairs(np.r_[a, c], np.r_[b, d]))),
        ("shape of y_train, y (10,)", _split(lambda a, b, c, d: np.shape(b))),
        ("shape of y_train, y (10, 1)", _split(lambda a, b, c, d: np.shape(b), y=TEN)),
        ("shape of X_train", _split(lambda a, b, c, d: np.shape(a))),
        ("rows of X_train in their old order", _split(lambda a, b, c, d: str(bool((np.diff(np.ravel(a)) > 0).all())))),
        ("X = 0 ... 9 after the call", _after("train_val_split")),
    ],
    "batches": [
        ("lengths of the batches, 10 rows in fours", _batched(_lengths)),
        ("lengths of the batches, 9 rows in threes", _batched(_lengths, NINE, size=3)),
        ("all rows 0 ... 9, sorted", _batched(lambda b: _all(*(X for X, _ in b)))),
        (
            "every row beside its own number",
            _batched(lambda b: _pairs(np.concatenate([X for X, _ in b]), np.concatenate([y for _, y in b]))),
        ),
        ("shape of the first batch of X", _batched(lambda b: np.shape(b[0][0]))),
        ("first batch in its old order", _batched(lambda b: str(bool((np.diff(np.ravel(b[0][0])) == 1).all())))),
        ("X = 0 ... 9 after the call", _after("batches")),
    ],
    "check_labels": [
        ("labels 0, 1, 1", _check(0.0, 1.0, 1.0)),
        ("labels 1, 2, 2", _check(1.0, 2.0, 2.0)),
        ("labels -1, 1", _check(-1.0, 1.0)),
        ("labels 0, 1, 2", _check(0.0, 1.0, 2.0)),
        ("labels 0, 0.5, 1", _check(0.0, 0.5, 1.0)),
        ("labels 1, 1, 1", _check(1.0, 1.0, 1.0)),
        ("labels 0, nan, 1", _check(0.0, np.nan, 1.0)),
        ("a column 0, 1", _check([0.0], [1.0])),
        ("labels 0, 1, 0, whole numbers", _check(0, 1, 0)),
    ],
}
