"""Wrong slopes of sigmoid and ReLU."""

import math

import numpy as np
from backprop import sigmoid_derivative

from grader.authoring import mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


@mistake(
    "sigp-takes-activation",
    of="sigmoid_derivative",
    title="Your sigmoid_derivative expects a value that is squashed already, but it receives the pre-activation z.",
    hint="Does this function receive what goes into the sigmoid or what comes out of it? Here it is what goes in.",
    chapter="Backward Pass: Computing Gradients",
    find="Try it with 0 and with 3. You should see 0.25 and about 0.045; 0 and -6 mean that z itself was used as "
    "if it were squashed.",
)
def takes_activation(z):
    """a (1 - a) is the slope when a is the output of the sigmoid. Given z itself, the same formula is a parabola that
    becomes negative: at z = 3 it gives -6 instead of 0.045."""
    return z * (1 - z)


@mistake(
    "sigp-double-act",
    of="sigmoid_derivative",
    title="Your sigmoid_derivative squashes twice: it answers between 0.19 and 0.25 everywhere.",
    hint="You are squashing a value that has been squashed already: how many sigmoids does the formula have?",
    chapter="Backward Pass: Computing Gradients",
    find="Try it with 10, far out where the curve is flat. You should see almost 0; about 0.197 means that it was "
    "squashed twice.",
)
def double_activation(z):
    """Squashed twice, every number lands between 0.5 and 0.731, where the sigmoid is steep. The slope then never gets
    small, although far out the curve is flat."""
    s = _sigmoid(_sigmoid(z))
    return s * (1 - s)


@mistake(
    "sigp-first-factor-only",
    of="sigmoid_derivative",
    title="One factor of the sigmoid's slope is missing.",
    hint="The slope is a product of two factors. At z = 0 both are one half: what should come out?",
    chapter="Backward Pass: Computing Gradients",
    find="Try it with 0 and with 10 and -10. You should see 0.25 and twice almost 0; 0.5, or almost 1 at one end, "
    "is half of the formula.",
)
def first_factor(z):
    """s (1 - s) is small at both ends because one of the two factors goes to zero there. A single factor is small at
    one end only."""
    return _sigmoid(z)


@mistake("sigp-first-factor-only", of="sigmoid_derivative")
def second_factor(z):
    """The other factor alone."""
    return 1 - _sigmoid(z)


@mistake(
    "sigp-minus",
    of="sigmoid_derivative",
    title="Your sigmoid_derivative is negative.",
    hint="The sigmoid climbs everywhere: can its slope be negative?",
    chapter="Backward Pass: Computing Gradients",
    find="Try it with 0, where the slope is known: 0.25. A minus sign in front shows at once.",
)
def minus(z):
    """The slope of a curve that climbs is positive. With the two terms of the second factor the wrong way round, every
    gradient that passes through it changes its sign."""
    return -sigmoid_derivative(z)


@mistake(
    "sig-precedence",
    of="sigmoid_derivative",
    title="The sigmoid inside your program gives values above 1.",
    hint="A probability can never exceed 1: look at which operation is done first in your formula.",
    chapter="Activation Functions",
    find="Try your function with 0: the slope there is 0.25. With the sum done in the wrong order you see -2.",
)
def precedence(z):
    """Division binds more tightly than addition. Without brackets around the denominator only the 1 is divided, and the
    exponential is added afterwards."""
    s = 1 / 1 + np.exp(-z)
    return s * (1 - s)


@mistake(
    "sig-base-2",
    of="sigmoid_derivative",
    title="The sigmoid inside your program uses powers of 2 instead of powers of e.",
    hint="Which base does the exponential in the formula have?",
    chapter="Activation Functions",
    find="Try your function with 0 and with 2. Both curves give 0.25 at 0, but at 2 you should see about 0.105; "
    "0.16 comes from another base.",
)
def base_2(z):
    """With another base the curve has the right ends and the right middle, but it climbs too slowly, and its slope is
    too small in the middle."""
    s = 1 / (1 + 2.0 ** (-z))
    return s * (1 - s)


@mistake(
    "sig-scalar-only",
    of="sigmoid_derivative",
    title="Your function works for one number, but not for an array.",
    hint="Python's own mathematics takes one number at a time: which library works on a whole array at once?",
    chapter="Activation Functions",
    find="Hand it an array of three numbers, such as -2, 0 and 2. You should get three numbers back, not an error.",
)
def scalar_only(z):
    """The functions of the math module accept single numbers. A layer has a whole array of pre-activations."""
    s = 1 / (1 + math.exp(-z))
    return s * (1 - s)


@mistake(
    "relup-returns-value",
    of="relu_derivative",
    title="Your relu_derivative returns the value of ReLU instead of its slope.",
    hint="The slope of a straight line does not depend on how far along the line you are.",
    chapter="Backpropagation Through Layers",
    find="Try it with 3 and with 30. Both answers should be 1; if they grow with the input, you see the curve and "
    "not its slope.",
)
def returns_value(z):
    """On the positive side ReLU is the line y = z, and a line has the same slope everywhere: 1. At z = 3 the value is
    3, but the slope is 1."""
    return z * (z > 0)


@mistake(
    "relup-ones",
    of="relu_derivative",
    title="Your relu_derivative is 1 everywhere.",
    hint="What is the slope on the flat side, where ReLU is zero?",
    chapter="Backpropagation Through Layers",
    find="Try it with -2, where the curve is flat. You should see 0.",
)
def ones(z):
    """Where z is negative, ReLU stays at zero however z moves: its slope there is 0. With 1 everywhere, neurons that
    were switched off would learn as if they had been on."""
    return np.ones_like(z)


@mistake(
    "relup-mutates",
    of="relu_derivative",
    title="Your relu_derivative changes the array it is given.",
    hint="Work on a copy: the caller's array is being overwritten while it is still needed.",
    chapter="Backpropagation Through Layers",
    find="Make an array, hand it to the function, and print the array itself afterwards. It should hold what it "
    "held before.",
)
def mutates(z):
    """The slope is right, but the caller's pre-activations are now zeros and ones. An array that is handed to a
    function is not copied; assigning to its entries changes it everywhere."""
    z[z <= 0] = 0
    z[z > 0] = 1
    return z


@mistake("relup-mutates", of="relu_derivative")
def mutates_in_the_wrong_order(z):
    """Written in the other order, the ones that were just set are tested again."""
    z[z > 0] = 1
    z[z <= 1] = 0
    return z


@mistake("relup-mutates", of="relu_derivative")
def mutates_on_the_way(z):
    """The negative numbers are cut off in the caller's array, and the slope is taken of what is left."""
    z[z < 0] = 0
    return (z > 0).astype(float)


@mistake(
    "relu-leaky",
    of="relu_derivative",
    title="Your relu_derivative has a small slope on the negative side.",
    hint="You built the slope of the leaky variant. The plain ReLU is completely flat for negative inputs.",
    chapter="Activation Functions",
    find="Try it with -2. You should see exactly 0; any other number, however small, lets something through.",
)
def leaky(z):
    """The leaky ReLU lets a little through for negative inputs. The plain one is zero there, and so is its slope."""
    return np.where(z > 0, 1.0, 0.01)


@mistake("relu-leaky", of="relu_derivative")
def leaky_by_a_tenth(z):
    """A steeper slope on the negative side."""
    return np.where(z > 0, 1.0, 0.1)


@mistake("relu-leaky", of="relu_derivative")
def leaky_by_a_fifth(z):
    """Steeper still."""
    return np.where(z > 0, 1.0, 0.2)


@mistake(
    "relu-threshold-1",
    of="relu_derivative",
    title="Your relu_derivative has its hinge at 1: between 0 and 1 it is zero.",
    hint="At which input does the hinge of the curve sit? Try 0.5.",
    chapter="Activation Functions",
    find="Try it with 0.5, 1 and 2. You should see 1 all three times.",
)
def threshold_1(z):
    """ReLU switches on as soon as its input is above zero, so its slope is 1 for 0.5 as well."""
    return (z > 1).astype(float)


@mistake(
    "relu-python-max",
    of="relu_derivative",
    title="Your relu_derivative asks one question about a whole array.",
    hint="Python's own comparison wants a single yes or no; an array has one for every element.",
    chapter="Activation Functions",
    find="Hand it an array of three numbers, such as -2, 0.5 and 3. You should see 0, 1 and 1, not an error about "
    "a truth value.",
)
def python_comparison(z):
    """`if` needs one answer, but 'is it larger than zero?' has as many answers as the array has entries. NumPy refuses
    to guess and says that the truth value is ambiguous."""
    return 1.0 if z > 0 else 0.0


@mistake(
    "sig-scalar-only",
    of="relu_derivative",
    title="Your function works for one number, but not for an array.",
    hint="float() and int() take one number at a time: what turns a whole array of answers into numbers?",
    chapter="Activation Functions",
)
def one_number(z):
    """float() and int() make one number of one number. A layer has a whole array of pre-activations."""
    return float(z > 0)
