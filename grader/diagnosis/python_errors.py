"""What Python's own error messages mean for a beginner. Wordings of Python 3.10 to 3.13."""

from __future__ import annotations

from grader.diagnosis.rules import Rule
from grader.language import N_

_NONE = r"'NoneType' object|unsupported operand type\(s\) for .*'NoneType'|argument \d+ of type NoneType"

PYTHON_RULES = (
    Rule(
        r"name 'np' is not defined",
        N_("NumPy is used as `np`, but the file does not import it under that name."),
        ("NameError",),
    ),
    Rule(
        r"name '(torch|nn|F|optim|math|copy|random|plt|pd)' is not defined",
        N_("A library is used that the file does not import under that name."),
        ("NameError",),
    ),
    Rule(
        r"cannot access local variable|referenced before assignment|cannot access free variable",
        N_(
            "A variable is read before it got a value in this function. Either the line that fills "
            "it did not run, or the function assigns to a name that exists outside."
        ),
        ("UnboundLocalError", "NameError"),
    ),
    Rule(
        r"name '.*' is not defined",
        N_(
            "A name is used that does not exist at that point: a spelling mistake, a missing import, "
            "or a variable of another function."
        ),
        ("NameError",),
    ),
    Rule(
        r"^'[Wb]\d+'$",
        N_("The dictionary of parameters has no entry of this name. Which keys does it have at that point?"),
        ("KeyError",),
    ),
    Rule(
        r"^'[XZA]\d*'$",
        N_("The cache has no entry of this name. Only what the exercise lists is certain to be in it."),
        ("KeyError",),
    ),
    Rule(r"", N_("A dictionary has no entry under that key. Print its keys."), ("KeyError",)),
    Rule(
        _NONE,
        N_("A `.grad` is None: no backward() has filled it yet, or it was cleared before it was used."),
        ("TypeError", "AttributeError"),
        source=r"\.grad\b",
    ),
    Rule(
        _NONE,
        N_("None is used as if it were a value. The usual reason is a function on the way that has no `return`."),
        ("TypeError", "AttributeError"),
    ),
    Rule(
        r"'(float|int)' object has no attribute '(shape|T|sum|mean|size|ndim|dot|copy|astype|reshape|ravel)'",
        N_("A plain number is used as if it were an array. Where did the array become one number?"),
        ("AttributeError",),
    ),
    Rule(
        r"'list' object has no attribute '(shape|T|sum|mean|size|ndim|dot|astype|reshape|ravel)'",
        N_("A Python list is used as if it were an array."),
        ("AttributeError",),
    ),
    Rule(
        r"'dict' object has no attribute",
        N_("The entries of a dictionary are read with square brackets and a key, not with a dot."),
        ("AttributeError",),
    ),
    Rule(
        r"partially initialized module",
        N_(
            "Two files import each other, or a file of yours has the same name as a library and was "
            "imported in its place."
        ),
        ("AttributeError", "ImportError"),
    ),
    Rule(
        r"object .*has no attribute",
        N_("An object has nothing of this name: a spelling mistake, or it was never set in `__init__`."),
        ("AttributeError",),
    ),
    Rule(
        r"got an unexpected keyword argument",
        N_(
            "A function was called with a named argument it does not have. Compare its first line "
            "with the exercise: names and order matter."
        ),
        ("TypeError",),
    ),
    Rule(
        r"(?<!<locals>)\.\w+\(\) takes \d+ positional arguments? but \d+ (was|were) given",
        N_("A method got more arguments than its first line has. Is `self` missing as the first one?"),
        ("TypeError",),
    ),
    Rule(
        r"takes (from )?\d+ .*positional arguments? but \d+ (was|were) given|takes \d+ positional",
        N_("A function got more arguments than its first line has. Compare it with the exercise."),
        ("TypeError",),
    ),
    Rule(
        r"missing \d+ required (positional|keyword-only) argument",
        N_("A function was called with too few arguments. Compare its first line with the exercise and with the call."),
        ("TypeError",),
    ),
    Rule(
        r"got multiple values for argument",
        N_("One argument was given twice, by its place and by its name."),
        ("TypeError",),
    ),
    Rule(
        r"'builtin_function_or_method' object is not|'(function|method)' object (is"
        r" not|cannot)|'(function|method|type)' and|and '(function|method)'",
        N_("A function is used without calling it: the brackets after its name are missing."),
        ("TypeError",),
    ),
    Rule(
        r"object is not callable",
        N_(
            "Something that is no function is called with brackets. Is a `*` missing, or did a "
            "variable take a function's name?"
        ),
        ("TypeError",),
    ),
    Rule(
        r"(too many|not enough) values to unpack|cannot unpack non-iterable",
        N_("The left side of an assignment expects another number of values than the right side gives."),
        ("ValueError", "TypeError"),
    ),
    Rule(
        r"'tuple' object does not support item assignment",
        N_("A tuple cannot be changed. A list, a dictionary or an array can."),
        ("TypeError",),
    ),
    Rule(
        r"'(float|int)' object is not (subscriptable|iterable)|'numpy\.float\d+' object is not"
        r" (subscriptable|iterable)",
        N_("A single number is used as if it held several."),
        ("TypeError",),
    ),
    Rule(
        r"can't multiply sequence by non-int|unsupported operand type\(s\) for .*'(list|tuple)'|can only concatenate",
        N_("A Python list, tuple or text is used in a calculation; arrays can be calculated with."),
        ("TypeError",),
    ),
    Rule(
        r"unsupported operand type\(s\)",
        N_("Two values of kinds that do not go together are used in one calculation. Print the type of each."),
        ("TypeError",),
    ),
    Rule(
        r"(list|tuple) indices must be integers",
        N_("A list is indexed with something that is not a whole number. Was a dictionary expected here?"),
        ("TypeError",),
    ),
    Rule(r"", N_("A number was divided by zero. Can a length or a count be 0 there?"), ("ZeroDivisionError",)),
    Rule(r"", N_("A function calls itself again and again without an end."), ("RecursionError",)),
    Rule(
        r"",
        N_("input() waits for somebody to type, and here nobody does. A function gets what it needs as arguments."),
        ("EOFError",),
    ),
    Rule(
        r"",
        N_("A file is opened that is not there. The exercise needs no files; the data comes as arguments."),
        ("FileNotFoundError",),
    ),
    Rule(
        r"",
        N_(
            "The grader does not allow this here: reading or writing files outside the working folder, "
            "starting programs or sending them signals, or using the network."
        ),
        ("PermissionError", "BlockingIOError"),
    ),
    Rule(
        r"matplotlib|seaborn|pandas|torch|sklearn|tensorflow|keras|scipy|IPython|google",
        N_(
            "The file imports a library that the grader does not have. The exercise can be solved "
            "without it; plots belong into a separate file."
        ),
        ("ModuleNotFoundError", "ImportError"),
    ),
    Rule(
        r"No module named",
        N_("The file imports something that is not there. Was a second file of yours not handed in?"),
        ("ModuleNotFoundError",),
    ),
    Rule(r"cannot import name", N_("A name is imported that does not exist in that module."), ("ImportError",)),
    Rule(
        r"",
        N_("The code asked for more memory than a solution needs. Look for an array or list that keeps growing."),
        ("MemoryError",),
    ),
    Rule(
        r"math (domain|range) error|too large",
        N_("A number became too large for the computer, often in an exponential."),
        ("OverflowError",),
    ),
    Rule(r"", N_("An `assert` in the code did not hold."), ("AssertionError",)),
    Rule(
        r"list\.remove|is not in list|substring not found",
        N_("Something was looked for in a list and is not in it."),
        ("ValueError",),
    ),
    Rule(r"", N_("`next` was called, and nothing was left."), ("StopIteration",)),
    Rule(r"", N_("The program was interrupted from inside."), ("KeyboardInterrupt",)),
)
