"""Wrong sigmoids and tanhs."""

import math

import numpy as np
from forward import sigmoid

from grader.authoring import mistake


@mistake(
    "sig-sign",
    of="sigmoid",
    title="Your sigmoid runs the wrong way: large inputs come out near 0, small ones near 1.",
    hint="Check by hand what your function returns for a large positive number: should that be near 1 or near 0?",
    chapter="Activation Functions",
    find="Print your answers for -2, 0 and 2: they should climb, 0.119, 0.5, 0.881. If they fall, the curve is "
    "mirrored. The middle alone, 0.5, cannot show it.",
)
def sig_sign(z):
    """The formula has e to the power of minus z. Without that minus the curve is mirrored, and every probability p
    comes out as 1 - p. Compare: sigmoid(2) is 0.881; the mirrored one gives 0.119."""
    return 1 / (1 + np.exp(z))


@mistake(
    "sig-precedence",
    of="sigmoid",
    title="Your sigmoid gives values above 1.",
    hint="A probability can never exceed 1: look at which operation is done first in your formula.",
    chapter="Activation Functions",
    find="Try -5: the answer should be 0.007. With this mistake it is about 149; no input gives a number below 1.",
)
def sig_precedence(z):
    """Division binds more tightly than addition. Without a pair of brackets around the denominator, only the 1 is
    divided and the exponential is added afterwards. At z = 0 that gives 2 instead of 0.5."""
    return 1 / 1 + np.exp(-z)


@mistake(
    "sig-twice",
    of="sigmoid",
    title="Your sigmoid is applied twice, so everything lies between 0.5 and 0.731.",
    hint="Your outputs never go below one half; is the squashing done only once?",
    chapter="Activation Functions",
    find="Try -100 and 100: the answers should be almost 0 and almost 1. Squashed twice, they are 0.5 and 0.731.",
)
def sig_twice(z):
    """The first sigmoid already gives numbers between 0 and 1. Squashed again, they can only land between sigmoid(0) =
    0.5 and sigmoid(1) = 0.731, so the network can never be sure of anything."""
    return sigmoid(sigmoid(z))


@mistake(
    "sig-is-tanh",
    of="sigmoid",
    title="Your sigmoid returns tanh: its values reach from -1 to 1.",
    hint="Compare the range of your output with the table of activation functions: which one has negative values?",
    chapter="Activation Functions",
    find="Try 0 and -100: the answers should be 0.5 and almost 0. If you see 0 and -1, it is the other S-shaped curve.",
)
def sig_is_tanh(z):
    """Both curves look like an S, but tanh goes from -1 to 1 and is 0 in the middle; a probability must lie between 0
    and 1 and is 0.5 in the middle."""
    return np.tanh(z)


@mistake(
    "sig-thresholded",
    of="sigmoid",
    title="Your sigmoid returns only zeros and ones.",
    hint="The activation should be smooth. Turning the number into a class is a separate step that comes later.",
    chapter="Activation Functions",
    find="Try 0.1, 1 and 2: the answers should be three different numbers, 0.525, 0.731 and 0.881. If all three are "
    "1, you are looking at a step.",
)
def sig_thresholded(z):
    """A step has no slope, so nothing could be learned through it, and how sure the network is gets lost: 0.51 and 0.99
    become the same answer."""
    return (z > 0).astype(float)


@mistake("sig-thresholded", of="sigmoid")
def sig_rounded(z):
    """The same step, by rounding."""
    return np.round(sigmoid(z))


@mistake(
    "sig-base-2",
    of="sigmoid",
    title="Your sigmoid uses powers of 2 instead of powers of e.",
    hint="Which base does the exponential in the formula have?",
    chapter="Activation Functions",
    find="The middle and the far ends look right, so test in between: for 2 the answer should be 0.881. If it is "
    "exactly 0.8, the base is 2.",
)
def sig_base_2(z):
    """With another base the curve has the right ends and the right middle, but it climbs too slowly: sigmoid(1) is
    0.731, with base 2 it comes out as 0.667."""
    return 1 / (1 + 2.0 ** (-z))


@mistake(
    "sig-1-minus",
    of="sigmoid",
    title="Your sigmoid subtracts in the denominator where it should add.",
    hint="Look at the sign in the denominator again, and try z = 0 by hand: can you divide?",
    chapter="Activation Functions",
    find="Try 2 and -2: the answers should be 0.881 and 0.119. With this mistake you see 1.157 and -0.157, and a "
    "division by zero for 0.",
)
def sig_1_minus(z):
    """1 minus e to the power of -z is zero for z = 0 and negative below, so the result jumps from minus infinity to
    plus infinity instead of passing through 0.5."""
    return 1 / (1 - np.exp(-z))


@mistake(
    "sig-scalar-only",
    of="sigmoid",
    title="Your activation works for one number, but not for an array.",
    hint="Python's own mathematics takes one number at a time: which library works on a whole array at once?",
    chapter="Activation Functions",
    find="Try your function with the single number 1, then with an array of three numbers. If the number works and "
    "the array stops with a TypeError, this is it.",
)
def sig_scalar_only(z):
    """The functions of the math module accept single numbers. A layer computes whole batches, so the activation has to
    be applied to every entry of an array."""
    return 1 / (1 + math.exp(-z))


@mistake("sig-scalar-only", of="tanh")
def tanh_scalar_only(z):
    """The same for tanh."""
    return math.tanh(z)


@mistake("sig-scalar-only", of="tanh")
def tanh_scalar_exponentials(z):
    """The same for tanh, by its formula."""
    return (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z))


@mistake(
    "sig-overflow",
    of="sigmoid",
    title="Your sigmoid gives nan for very large inputs.",
    hint="What happens to your numerator, and to your denominator, when the input is a thousand?",
    chapter="Activation Functions",
    find="Try 1000: the answer should be 1, without any warning. If you see nan and a warning about an overflow, "
    "this is it; -1000 alone looks fine and cannot show it.",
)
def sig_overflow(z):
    """e to the power of 1000 is too large for a float and becomes infinity. Infinity divided by infinity is nan, not 1.
    Dividing numerator and denominator by the same exponential gives a form without that problem."""
    return np.exp(z) / (1 + np.exp(z))


@mistake(
    "tanh-half",
    of="tanh",
    title="Your tanh is too flat: it gives tanh(z / 2).",
    hint="You are close to the identity that links tanh and sigmoid, but the input has to be scaled too.",
    chapter="Activation Functions",
    find="Try 2: the answer should be 0.964. If you see 0.762, that is the answer for 1: your curve reaches "
    "everything twice as late.",
)
def tanh_half(z):
    """Stretching the sigmoid to the range from -1 to 1 is only half of the identity: tanh also climbs twice as fast in
    its input. tanh(1) is 0.762; the flat version gives 0.462."""
    return 2 * sigmoid(z) - 1


@mistake(
    "tanh-parens",
    of="tanh",
    title="Your tanh leaves the range from -1 to 1.",
    hint="Division is done before addition and subtraction: check how the terms of your fraction are grouped.",
    chapter="Activation Functions",
    find="Try 0 and 3: the answers should be 0 and 0.995. Without the brackets you see 1 and about 20.",
)
def tanh_parens(z):
    """Without brackets around the numerator and the denominator only the two exponentials in the middle are divided.
    The result grows without bound."""
    return np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z)


@mistake("tanh-parens", of="tanh")
def tanh_parens_below(z):
    """Only the denominator lacks its brackets."""
    return (np.exp(z) - np.exp(-z)) / np.exp(z) + np.exp(-z)


@mistake("tanh-parens", of="tanh")
def tanh_parens_above(z):
    """Only the numerator lacks its brackets."""
    return np.exp(z) - np.exp(-z) / (np.exp(z) + np.exp(-z))
