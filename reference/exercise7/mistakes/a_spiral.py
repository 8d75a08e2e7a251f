"""Wrong spirals: their points."""

import numpy as np
from data import make_spiral

from grader.authoring import mistake


def _angles(n):
    return np.linspace(0.5, 3.5 * np.pi, n)


def _arm(angle, phase=0.0, radius=None):
    radius = angle / angle.max() if radius is None else radius
    return np.stack([radius * np.cos(angle + phase), radius * np.sin(angle + phase)], axis=1)


def _noisy(X, noise, rng):
    return X + noise * rng.normal(size=X.shape)


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
    hint="Search your lines for the word noise. What does it change in the points?",
    chapter="Step 1: Create the Dataset",
    find="Make one spiral with noise 0 and one with noise 2, from the same seed. The points should not be equal.",
)
def no_noise(n_per_class, noise, rng):
    """Real data never lie exactly on a line. The noise makes the arms wide, so that the network has to find a border
    between two clouds instead of learning points by heart."""
    return make_spiral(n_per_class, 0.0, rng)


@mistake("spiral-no-noise", of="make_spiral")
def fixed_noise(n_per_class, noise, rng):
    """Always the same small noise."""
    return make_spiral(n_per_class, 0.01, rng)


@mistake(
    "spiral-shared-noise",
    of="make_spiral",
    title="One random number moves all points alike, so the noise only shifts the picture.",
    hint="How many random numbers do 200 points with two coordinates need? Look at size in the call that draws them.",
    chapter="Step 1: Create the Dataset",
    find="Subtract the points without noise from the points with noise, both from the same seed, and print the first "
    "five rows. No two of them should be equal.",
)
def shared_noise(n_per_class, noise, rng):
    """NumPy adds a single number to every entry of an array. All points then move by the same step, and the arms stay
    as thin as they were."""
    X, y = make_spiral(n_per_class, 0.0, rng)
    return X + noise * rng.normal(), y


@mistake("spiral-shared-noise", of="make_spiral")
def shared_noise_of_two(n_per_class, noise, rng):
    """One step for all points, in a random direction."""
    X, y = make_spiral(n_per_class, 0.0, rng)
    return X + noise * rng.normal(size=2), y


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
    return make_spiral(n_per_class // 2, noise, rng)


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
