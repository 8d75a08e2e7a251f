"""What NumPy's error messages mean for a beginner. Wordings of NumPy 1.26 to 2.4."""

from __future__ import annotations

from grader.diagnosis.rules import Rule
from grader.language import N_

_SHAPES = "Print the shapes of both sides of that line."

NUMPY_RULES = (
    Rule(
        r"operands could not be broadcast|could not broadcast input array|all the input array dimensions",
        f"Two arrays do not fit together entry by entry. {_SHAPES}",
    ),
    Rule(
        r"mismatch in its core dimension|shapes .* not aligned|incorrect dimensions|does not have enough dimensions",
        "A matrix product needs the left side's columns to equal the right side's rows, and here they do not. Is the "
        f"order right, is one of them to be transposed? {_SHAPES}",
        chapter="Layer-by-Layer Computation",
    ),
    Rule(
        r"only (length-1|size-1|0-dimensional) arrays can be converted",
        N_(
            "A function that works on one number was given a whole array. Those of the `math` module "
            "take single numbers; NumPy has its own for arrays."
        ),
        ("TypeError",),
        mistake="sig-scalar-only",
        where="sigmoid",
        source=r"math\.|\bexp\(",
        chapter="Activation Functions",
    ),
    Rule(
        r"only (length-1|size-1|0-dimensional) arrays can be converted",
        N_(
            "A function that works on one number was given a whole array. Those of the `math` "
            "module, and float() and int(), take single numbers; NumPy has its own for arrays."
        ),
        ("TypeError",),
    ),
    Rule(
        r"truth value of an array .* is ambiguous",
        N_("Python's own `max` and `if` ask for one yes or no, and an array answers with one for each entry."),
        mistake="relu-python-max",
        where="relu",
        chapter="Activation Functions",
    ),
    Rule(
        r"truth value of an (empty )?array",
        N_(
            "An `if`, `and`, `or`, `max` or `min` of plain Python asks for one yes or no, and an "
            "array answers with one for each entry."
        ),
    ),
    Rule(
        r"Cannot cast ufunc .* from dtype\('float\d+'\) to dtype\('u?int",
        N_(
            "Decimals cannot be stored in an array of whole numbers, and that array was changed in "
            "place. Look where the array was created, and with which dtype."
        ),
    ),
    Rule(
        r"Cannot cast ufunc",
        N_("A result cannot be stored in an array of that dtype. Look where the array was created."),
    ),
    Rule(
        r"ufunc '\w+' (not supported for the input types|did not contain a loop)",
        N_("NumPy was asked to calculate with something that is not a number, such as a text."),
    ),
    Rule(
        r"loop of ufunc does not support argument (?!.*NoneType)",
        N_(
            "An array holds Python objects instead of numbers. Are all its rows equally long, and is "
            "there a None in it?"
        ),
    ),
    Rule(
        r"setting an array element with a sequence|inhomogeneous shape",
        N_("An array was built from rows of different lengths, or a list was put where one number belongs."),
    ),
    Rule(
        r"cannot reshape array of size",
        N_("An array cannot be brought into that shape: the number of entries does not fit."),
    ),
    Rule(
        r"axis -?\d+ is out of bounds|Dimension out of range",
        N_("That axis does not exist: an array with two axes has axis 0 and axis 1."),
    ),
    Rule(
        r"too many indices for array",
        N_("The array has fewer axes than the brackets ask for. Print its shape."),
        ("IndexError",),
    ),
    Rule(
        r"only integers, slices .* are valid indices|arrays used as indices must be of integer",
        N_("An array was indexed with something that is not a whole number: a decimal number or a text."),
        ("IndexError",),
    ),
    Rule(
        r"boolean index did not match",
        N_("The mask of True and False has another shape than the array it should select from."),
        ("IndexError",),
    ),
    Rule(
        r"index -?\d+ is out of bounds|list index out of range|tuple index out of range|out of bounds for dimension",
        N_("An index is larger than what is there. Counting starts at 0, so the last one is the length minus 1."),
        ("IndexError",),
    ),
    Rule(
        r"assignment destination is read-only|output array is read-only",
        N_("An array was to be changed that must stay as it is. Work on a copy."),
    ),
    Rule(
        r"cannot be interpreted as an integer|'numpy\.float\d+' object cannot be",
        N_(
            "A whole number was expected: a size, a count or an index, each as an argument of its "
            "own. `/` always gives a decimal number, `//` a whole one."
        ),
        ("TypeError",),
    ),
    Rule(
        r"only integer scalar arrays can be converted to a scalar index",
        N_(
            "An array was given where one whole number is expected, such as the axis. `np.max` looks "
            "for the largest entry; `np.maximum` compares two arrays entry by entry."
        ),
    ),
    Rule(
        r"Cannot interpret '.*' as a data type|data type '.*' not understood",
        N_(
            "The second argument of this function is the dtype. A shape of several sizes goes into "
            "one pair of brackets, as a tuple."
        ),
    ),
    Rule(
        r"module 'numpy' has no attribute '(float|int|bool|object|complex)'",
        N_("NumPy removed this name. Plain `float`, `int` and `bool` do the same."),
    ),
    Rule(r"^module '(numpy|torch|math|np)[\w.]*' has no attribute", N_("That library has no function of this name.")),
    Rule(
        r"'numpy\.random\._generator\.Generator' object has no attribute",
        N_(
            "The generator `rng` names its functions a little differently from `np.random`: for "
            "example `standard_normal`, `random`, `integers`, `permutation`."
        ),
    ),
    Rule(r"negative dimensions are not allowed", N_("A size came out negative.")),
    Rule(
        r"Unable to allocate",
        N_("An array was asked for that is far too large. Print the shapes that go into it."),
        ("MemoryError", "_ArrayMemoryError"),
    ),
    Rule(
        r"math (domain|range) error|expected a positive input",
        N_(
            "A function of the `math` module got a number it has no result for, such as the log of 0 "
            "or a huge exponential."
        ),
    ),
    Rule(
        r"argument must be a string or a (real )?number|could not convert string to float",
        N_("Something that is not a number was to be turned into one."),
    ),
)
