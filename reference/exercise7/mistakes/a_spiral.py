"""Wrong spirals."""

import numpy as np

from grader.authoring import mistake


def _angles(n):
    return np.linspace(0.5, 3.5 * np.pi, n)


def _arm(angle, phase=0.0, radius=None):
    radius = angle / angle.max() if radius is None else radius
    return np.stack([radius * np.cos(angle + phase), radius * np.sin(angle + phase)], axis=1)


def _noisy(X, noise, rng):
    return X + noise * rng.normal(size=X.shape)


def _right(n, noise, rng):
    X = np.concatenate([_arm(_angles(n)), _arm(_angles(n), np.pi)])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], n)


@mistake(
    "spiral-same-arm",
    of="make_spiral",
    title="Both arms of the spiral lie in the same place.",
    hint="What makes the second arm another one? Both turn around the same centre, but they do not start alike.",
    chapter="Step 1: Create the Dataset",
    find="Make a spiral with noise 0 and compare X[y == 0] with X[y == 1]. They should be different points.",
)
def same_arm(n_per_class, noise, rng):
    """Where both classes have the same points, nothing in X tells them apart, and no network can learn their labels.
    The second arm starts half a turn later than the first."""
    X = np.concatenate([_arm(_angles(n_per_class)), _arm(_angles(n_per_class))])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], n_per_class)


@mistake("spiral-same-arm", of="make_spiral")
def full_turn_later(n_per_class, noise, rng):
    """A full turn later is the same place."""
    X = np.concatenate([_arm(_angles(n_per_class)), _arm(_angles(n_per_class), 2 * np.pi)])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], n_per_class)


@mistake("spiral-same-arm", of="make_spiral")
def one_random_arm(n_per_class, noise, rng):
    """The same arm, at random places on it."""
    X = _arm(np.sort(rng.uniform(0.5, 3.5 * np.pi, 2 * n_per_class)))
    return _noisy(rng.permutation(X), noise, rng), np.repeat([0.0, 1.0], n_per_class)


@mistake(
    "spiral-no-noise",
    of="make_spiral",
    title="The noise has no effect on the points.",
    hint="Where does `noise` go into your formula for the points?",
    chapter="Step 1: Create the Dataset",
    find="Make one spiral with noise 0 and one with noise 2, from the same seed. The points should not be equal.",
)
def no_noise(n_per_class, noise, rng):
    """Real data never lie exactly on a line. The noise makes the arms wide, so that the network has to find a border
    between two clouds instead of learning points by heart."""
    return _right(n_per_class, 0.0, rng)


@mistake("spiral-no-noise", of="make_spiral")
def fixed_noise(n_per_class, noise, rng):
    """Always the same small noise."""
    return _right(n_per_class, 0.01, rng)


@mistake(
    "spiral-half",
    of="make_spiral",
    title="There are n_per_class points in all instead of for each arm.",
    hint="How many points does one arm have, and how many arms are there?",
    chapter="Step 1: Create the Dataset",
    find="Ask for 50 points for each class and print X.shape. It should be (100, 2).",
)
def half(n_per_class, noise, rng):
    """n_per_class counts the points of one arm. With two arms, X and y have twice as many rows."""
    first = n_per_class // 2
    X = np.concatenate([_arm(_angles(first)), _arm(_angles(n_per_class - first), np.pi)])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], [first, n_per_class - first])


@mistake("spiral-half", of="make_spiral")
def half_even(n_per_class, noise, rng):
    """The same with an odd point left out."""
    return _right(n_per_class // 2, noise, rng)


@mistake(
    "spiral-one-label",
    of="make_spiral",
    title="All points have the same label.",
    hint="Every arm is one class. How many different labels does y hold?",
    chapter="Step 1: Create the Dataset",
    find="Print np.unique(y). It should show 0 and 1.",
)
def only_zeros(n_per_class, noise, rng):
    """With one label there is nothing to tell apart: a network that always says this label is right everywhere."""
    return _right(n_per_class, noise, rng)[0], np.zeros(2 * n_per_class)


@mistake("spiral-one-label", of="make_spiral")
def only_ones(n_per_class, noise, rng):
    """The other one."""
    return _right(n_per_class, noise, rng)[0], np.ones(2 * n_per_class)


@mistake(
    "spiral-circle",
    of="make_spiral",
    title="The points lie on circles: the distance from the centre does not grow.",
    hint="On a spiral, what happens to the distance from the centre while the angle grows?",
    chapter="Step 1: Create the Dataset",
    find="With noise 0, compute the distance from the centre for every point of one arm. It should start small and "
    "end large.",
)
def circle(n_per_class, noise, rng):
    """A circle has the same radius everywhere; a spiral's radius grows with its angle. Two circles, one inside the
    other, are a far easier problem than two arms that wind around each other."""
    angle = np.linspace(0.0, 2 * np.pi, n_per_class, endpoint=False)
    X = np.concatenate([_arm(angle, radius=1.0), _arm(angle, radius=2.0)])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], n_per_class)


@mistake("spiral-circle", of="make_spiral")
def half_circles(n_per_class, noise, rng):
    """Two half circles of one radius."""
    angle = np.linspace(0.0, np.pi, n_per_class, endpoint=False)
    X = np.concatenate([_arm(angle, radius=1.0), _arm(angle, np.pi, radius=1.0)])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], n_per_class)


@mistake(
    "spiral-straight",
    of="make_spiral",
    title="The arms are straight: the angle does not grow.",
    hint="While a point goes away from the centre, in which direction does it go? On a spiral, that always changes.",
    chapter="Step 1: Create the Dataset",
    find="With noise 0, draw the points of one arm. They should turn around the centre, not run away from it straight.",
)
def straight(n_per_class, noise, rng):
    """Cosine and sine of one fixed angle give one direction. Two straight arms can be told apart by a straight line,
    and then no hidden layer is needed."""
    radius = np.linspace(0.05, 1.0, n_per_class)
    X = np.concatenate([_arm(np.full(n_per_class, 0.7), turn, radius) for turn in (0.0, np.pi)])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], n_per_class)


@mistake("spiral-straight", of="make_spiral")
def degrees(n_per_class, noise, rng):
    """So little of a turn that the arms stay straight."""
    radius = np.linspace(0.05, 1.0, n_per_class)
    X = np.concatenate([_arm(radius * 0.3, turn, radius) for turn in (0.0, np.pi)])
    return _noisy(X, noise, rng), np.repeat([0.0, 1.0], n_per_class)


@mistake(
    "lab-12",
    of="make_spiral",
    title="The labels are 1 and 2 instead of 0 and 1.",
    hint="Which two numbers does the formula of binary cross-entropy expect?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print np.unique(y). It should show 0 and 1.",
)
def labels_1_and_2(n_per_class, noise, rng):
    """In y log(p) + (1 - y) log(1 - p), one of the two terms has to vanish. With y = 2 the factor 1 - y is -1: the loss
    rewards what it should punish, and the network learns nonsense without any error message."""
    X, y = _right(n_per_class, noise, rng)
    return X, y + 1.0


@mistake(
    "lab-pm1",
    of="make_spiral",
    title="The labels are -1 and 1 instead of 0 and 1.",
    hint="Which two numbers does the formula of binary cross-entropy expect?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print np.unique(y). It should show 0 and 1.",
)
def labels_minus_and_plus(n_per_class, noise, rng):
    """Labels -1 and 1 belong to other losses (and to the perceptron). Binary cross-entropy takes the label for a
    probability, which cannot be -1."""
    X, y = _right(n_per_class, noise, rng)
    return X, 2.0 * y - 1.0


@mistake(
    "lab-onehot",
    of="make_spiral",
    title="The labels have one column for each class.",
    hint="How many numbers does y hold for one point, and how many should it hold?",
    chapter="Practical Checklist",
    find="Print y.shape. For 50 points on each arm it should be (100,).",
)
def one_hot(n_per_class, noise, rng):
    """One column for each class goes with softmax and cross-entropy. With two classes and one output, a single number
    says it all: the probability of class 1."""
    X, y = _right(n_per_class, noise, rng)
    return X, np.stack([1.0 - y, y], axis=1)


@mistake(
    "lab-shape",
    of="make_spiral",
    title="The labels stand in a column instead of a row.",
    hint="Print the shapes of what you return next to those in the task: how many axes should y have?",
    chapter="Practical Checklist",
    find="Print y.shape. For 50 points on each arm it should be (100,), and it is (100, 1).",
)
def column(n_per_class, noise, rng):
    """Shapes (n,) and (n, 1) hold the same numbers, but they do not mix: NumPy spreads the two into a table of n times
    n. So it has to be agreed which of them is used."""
    X, y = _right(n_per_class, noise, rng)
    return X, y.reshape(-1, 1)


@mistake("lab-shape", of="make_spiral")
def row(n_per_class, noise, rng):
    """A table of one row."""
    X, y = _right(n_per_class, noise, rng)
    return X, y.reshape(1, -1)


@mistake(
    "shuf-independent",
    of="make_spiral",
    title="X and y end up in different orders.",
    hint="Do the examples still have their own labels after you mixed them?",
    chapter="Practical Checklist",
    find="Mix X = [[1], [2], [3], [4]] and y = [1, 2, 3, 4]. Whatever the order, each row should still stand beside "
    "its own number.",
)
def spiral_independent(n_per_class, noise, rng):
    """Two shuffles draw two orders. After them the inputs stand beside the labels of others, and there is nothing left
    to learn: the accuracy stays at 50%. One order has to be drawn and used for both."""
    X, y = _right(n_per_class, noise, rng)
    return rng.permutation(X), rng.permutation(y)


@mistake(
    "shuf-one-only",
    of="make_spiral",
    title="Only one of X and y is mixed.",
    hint="Do the examples still have their own labels after you mixed them?",
    chapter="Practical Checklist",
    find="Mix X = [[1], [2], [3], [4]] and y = [1, 2, 3, 4]. Whatever the order, each row should still stand beside "
    "its own number.",
)
def spiral_only_y(n_per_class, noise, rng):
    """When X takes a new order and y keeps its old one, or the other way round, the inputs stand beside the labels of
    others. The same order has to be used for both."""
    X, y = _right(n_per_class, noise, rng)
    return X, rng.permutation(y)


@mistake("shuf-one-only", of="make_spiral")
def spiral_only_inputs(n_per_class, noise, rng):
    X, y = _right(n_per_class, noise, rng)
    return rng.permutation(X), y
