"""Wrong ReLUs."""

import numpy as np

from grader.authoring import mistake


@mistake(
    "relu-python-max",
    of="relu",
    title="Your ReLU compares a whole array as if it were one number.",
    hint="Python's own comparison and max want a single yes or no; an array has one for every element.",
    chapter="Activation Functions",
    find="Try your function with the single number -2, then with an array of three numbers. If the first works and "
    "the second stops with an error about a 'truth value', this is it.",
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
    hint="NumPy has two functions with similar names: one finds the largest entry, the other compares pair by pair.",
    chapter="Activation Functions",
    find="Print your answer for the three numbers -2, 0.5 and 3: it should again be three numbers, 0, 0.5 and 3. A "
    "single 3, or an error that asks for an integer, shows the wrong function.",
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
    chapter="Activation Functions",
    find="Print your answer for -2, 0.5 and 3: it should be 0, 0.5 and 3. If you see -2, 0 and 0, the wrong half "
    "has survived.",
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
    chapter="Activation Functions",
    find="Try only negative numbers: -1, -2 and -3 should become three zeros. If you see 1, 2 and 3, they were "
    "mirrored.",
)
def relu_abs(z):
    """The absolute value has the same right half as ReLU, but on the left it climbs again: -2 becomes 2 instead of
    0."""
    return np.abs(z)


@mistake(
    "relu-leaky",
    of="relu",
    title="Your ReLU lets a little of the negative side through.",
    hint="What should a switched-off neuron pass on: very little, or nothing at all?",
    chapter="Activation Functions",
    find="Try a number far below zero, -100: exactly 0 should come out. If you see -1 or -10, something leaks through.",
)
def relu_leaky(z):
    """The leaky ReLU keeps a small slope for negative inputs. It is a useful activation, but not the one in the
    chapter's table: there, -2 becomes exactly 0."""
    return np.where(z > 0, z, 0.01 * z)


@mistake("relu-leaky", of="relu")
def relu_leaky_tenth(z):
    """The same with a steeper leak."""
    return np.where(z > 0, z, 0.1 * z)


@mistake("relu-leaky", of="relu")
def relu_leaky_fifth(z):
    """With an even larger slope."""
    return np.where(z > 0, z, 0.2 * z)


@mistake(
    "relu-filter",
    of="relu",
    title="Your ReLU throws the negative numbers away, so the array gets shorter.",
    hint="The output must have the shape of the input: what stands in the place of a negative number?",
    chapter="Activation Functions",
    find="Print the shapes before and after: they should be the same. Try only negative numbers, too: three of them "
    "should become three zeros, not an empty array.",
)
def relu_filter(z):
    """Choosing the positive entries removes the others. The places of the switched-off neurons are lost, and the next
    layer can no longer be multiplied with the result."""
    return z[z > 0]


@mistake(
    "relu-step",
    of="relu",
    title="Your ReLU returns its slope (0 or 1) instead of its value.",
    hint="A neuron that receives 3 passes 3 on, and one that receives 30 passes 30 on. What does yours pass on?",
    chapter="Activation Functions",
    find="Print your answer for -2, 0.5 and 3: it should be 0, 0.5 and 3. If you see 0, 1 and 1, the value got lost.",
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
    chapter="Activation Functions",
    find="Try 0.1, 0.5, 0.9 and 1.5: all four should come out unchanged. If the first three are 0, the hinge sits "
    "too far to the right.",
)
def relu_threshold_1(z):
    """ReLU switches on as soon as its input is above zero. With the hinge at 1 the inputs between 0 and 1 are lost."""
    return np.where(z > 1, z, 0.0)


@mistake(
    "relu-mutates",
    of="relu",
    title="Your ReLU changes the array it is given.",
    hint="The caller still needs the old numbers: the backward pass asks for the pre-activation. Work on a copy.",
    chapter="Activation Functions",
    find="Make an array with -2 in it, call your function, and print that array again, not the answer. If -2 has "
    "become 0, your function wrote into it.",
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
    chapter="Activation Functions",
    find="Try 0.25, 0.5 and 0.75: they should come out as they are. If you see three zeros, or the answer's dtype "
    "is int64, the decimals are gone.",
)
def relu_int(z):
    """Converting to an integer type drops everything after the point, so 0.25 becomes 0 and 2.9 becomes 2."""
    return np.maximum(z, 0).astype(int)
