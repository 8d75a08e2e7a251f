"""Wrong sigmoids, ReLUs and tanhs."""

import math

import numpy as np

from forward import relu, sigmoid
from grader.authoring import mistake



@mistake(
    "sig-sign",
    of="sigmoid",
    title="Your sigmoid runs the wrong way: large inputs come out near 0, small ones near 1.",
    hint="Check by hand what your function returns for a large positive number: should that be near 1 or near 0?",
    chapter="The Forward Pass: Activation Functions",
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
    chapter="The Forward Pass: Activation Functions",
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
    chapter="The Forward Pass: Activation Functions",
)
def sig_twice(z):
    """The first sigmoid already gives numbers between 0 and 1. Squashed again, they can only land between
    sigmoid(0) = 0.5 and sigmoid(1) = 0.731, so the network can never be sure of anything."""
    return sigmoid(sigmoid(z))


@mistake(
    "sig-is-tanh",
    of="sigmoid",
    title="Your sigmoid returns tanh: its values reach from -1 to 1.",
    hint="Compare the range of your output with the table of activation functions: which one has negative values?",
    chapter="The Forward Pass: Activation Functions",
)
def sig_is_tanh(z):
    """Both curves look like an S, but tanh goes from -1 to 1 and is 0 in the middle; a probability must lie between
    0 and 1 and is 0.5 in the middle."""
    return np.tanh(z)


@mistake(
    "sig-thresholded",
    of="sigmoid",
    title="Your sigmoid returns only zeros and ones.",
    hint="The activation should be smooth. Turning the number into a class is a separate step that comes later.",
    chapter="The Forward Pass: Activation Functions",
)
def sig_thresholded(z):
    """A step has no slope, so nothing could be learned through it, and how sure the network is gets lost: 0.51 and
    0.99 become the same answer."""
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
    chapter="The Forward Pass: Activation Functions",
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
    chapter="The Forward Pass: Activation Functions",
)
def sig_1_minus(z):
    """1 minus e to the power of -z is zero for z = 0 and negative below, so the result jumps from minus infinity to
    plus infinity instead of passing through 0.5."""
    return 1 / (1 - np.exp(-z))


@mistake(
    "sig-scalar-only",
    of="sigmoid",
    title="Your sigmoid works for one number, but not for an array.",
    hint="Python's own mathematics takes one number at a time: which library works on a whole array at once?",
    chapter="The Forward Pass: Activation Functions",
)
def sig_scalar_only(z):
    """The functions of the math module accept single numbers. A layer computes whole batches, so the activation has
    to be applied to every entry of an array."""
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
    chapter="The Forward Pass: Activation Functions",
)
def sig_overflow(z):
    """e to the power of 1000 is too large for a float and becomes infinity. Infinity divided by infinity is nan, not 1.
    Dividing numerator and denominator by the same exponential gives a form without that problem."""
    return np.exp(z) / (1 + np.exp(z))


@mistake(
    "relu-python-max",
    of="relu",
    title="Your ReLU compares a whole array as if it were one number.",
    hint="Python's own comparison and max want a single yes or no; an array has one for every element.",
    chapter="The Forward Pass: Activation Functions",
)
def relu_python_max(z):
    """`max` and `if` ask 'is this larger?' once, but for an array there are as many answers as entries. NumPy refuses
    to guess and says that the truth value is ambiguous."""
    return max(0, z)


@mistake("relu-python-max", of="relu")
def relu_python_max_swapped(z):
    """The same with the arguments the other way round."""
    return max(z, 0)


@mistake(
    "relu-np-max",
    of="relu",
    title="Your ReLU uses the function that finds one largest number, not the one that compares element by element.",
    hint="NumPy has two functions with similar names: one reduces an array to its largest entry, the other compares pairs.",
    chapter="The Forward Pass: Activation Functions",
)
def relu_np_max(z):
    """The reducing function takes its second argument for an axis, and even when it works it returns a single number
    for the whole array. ReLU needs one answer for every entry."""
    return np.max(0, z)


@mistake("relu-np-max", of="relu")
def relu_np_max_swapped(z):
    """The second argument is an axis here: the largest entry of each column."""
    return np.max(z, 0)


@mistake("relu-np-max", of="relu")
def relu_of_the_largest(z):
    """Only the largest entry survives."""
    return np.maximum(0.0, z.max())


@mistake(
    "relu-minimum",
    of="relu",
    title="Your ReLU keeps the negative numbers and cuts off the positive ones.",
    hint="Which half of the inputs should survive? Try -2 and 3 by hand.",
    chapter="The Forward Pass: Activation Functions",
)
def relu_minimum(z):
    """The smaller of z and zero is z on the negative side and zero on the positive side: exactly the half that ReLU
    should switch off."""
    return np.minimum(0, z)


@mistake(
    "relu-abs",
    of="relu",
    title="Your ReLU mirrors negative numbers instead of switching them off.",
    hint="A neuron with a negative input is silent: what should it answer for -2?",
    chapter="The Forward Pass: Activation Functions",
)
def relu_abs(z):
    """The absolute value has the same right half as ReLU, but on the left it climbs again. -2 becomes 2 instead of 0."""
    return np.abs(z)


@mistake(
    "relu-leaky",
    of="relu",
    title="Your ReLU lets a little of the negative side through.",
    hint="You built the leaky variant. The plain one is exactly zero on the negative side.",
    chapter="The Forward Pass: Activation Functions",
)
def relu_leaky(z):
    """The leaky ReLU keeps a small slope for negative inputs. It is a useful activation, but not the one in the
    chapter's table: there, -2 becomes exactly 0."""
    return np.where(z > 0, z, 0.01 * z)


@mistake("relu-leaky", of="relu")
def relu_leaky_tenth(z):
    """The same with a steeper leak."""
    return np.where(z > 0, z, 0.1 * z)


@mistake(
    "relu-filter",
    of="relu",
    title="Your ReLU throws the negative numbers away, so the array gets shorter.",
    hint="The output must have the shape of the input: what stands in the place of a negative number?",
    chapter="The Forward Pass: Activation Functions",
)
def relu_filter(z):
    """Choosing the positive entries removes the others. The places of the switched-off neurons are lost, and the next
    layer can no longer be multiplied with the result."""
    return z[z > 0]


@mistake(
    "relu-step",
    of="relu",
    title="Your ReLU returns its slope (0 or 1) instead of its value.",
    hint="For the input 3 the answer is 3, not 1: did you return the slope instead of the value?",
    chapter="The Forward Pass: Activation Functions",
)
def relu_step(z):
    """Whether a number is positive is the derivative of ReLU. It is needed in the backward pass; the forward pass needs
    the number itself."""
    return (z > 0) * 1


@mistake(
    "relu-threshold-1",
    of="relu",
    title="Your ReLU has its hinge at 1: numbers between 0 and 1 become zero.",
    hint="At which input does the hinge of the curve sit? Try 0.5.",
    chapter="The Forward Pass: Activation Functions",
)
def relu_threshold_1(z):
    """ReLU switches on as soon as its input is above zero. With the hinge at 1 the inputs between 0 and 1 are lost."""
    return np.where(z > 1, z, 0.0)


@mistake(
    "relu-mutates",
    of="relu",
    title="Your ReLU changes the array it is given.",
    hint="The caller still needs the numbers from before: the backward pass asks for the pre-activation. Work on a copy.",
    chapter="The Forward Pass: Activation Functions",
)
def relu_mutates(z):
    """The value is right, but the caller's own array now holds it as well. An array that is handed to a function is not
    copied; assigning to its entries changes it everywhere."""
    z[z < 0] = 0
    return z


@mistake(
    "relu-int",
    of="relu",
    title="Your ReLU cuts the decimals off.",
    hint="Something in your function turns decimal numbers into whole ones: 0.25 should stay 0.25.",
    chapter="The Forward Pass: Activation Functions",
)
def relu_int(z):
    """Converting to an integer type drops everything after the point, so 0.25 becomes 0 and 2.9 becomes 2."""
    return np.maximum(z, 0).astype(int)


@mistake(
    "tanh-half",
    of="tanh",
    title="Your tanh is too flat: it gives tanh(z / 2).",
    hint="You are close to the identity that links tanh and sigmoid, but the input has to be scaled too.",
    chapter="The Forward Pass: Activation Functions",
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
    chapter="The Forward Pass: Activation Functions",
)
def tanh_parens(z):
    """Without brackets around the numerator and the denominator only the two exponentials in the middle are divided.
    The result grows without bound."""
    return np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z)
