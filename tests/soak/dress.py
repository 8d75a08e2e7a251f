"""The same program in another hand: names, docstrings, type hints, comments, lambdas, classes."""

from __future__ import annotations

import ast
import builtins
import random

# Called by keyword, or by the grader.
_FIXED = {"activation", "eps", "np"}
_NAMES = {
    "z": ["x", "t", "values", "inp", "pre_activation", "arr", "zz"],
    "a": ["inputs", "acts", "a_prev", "h"],
    "b": ["bias", "bb"],
    "W": ["weights", "w", "kernel"],
    "X": ["x", "data", "batch", "inputs"],
    "A": ["activ", "cur", "hidden", "h"],
    "Z": ["pre", "zed", "lin_out"],
    "L": ["n_layers", "depth", "last"],
    "params": ["p", "theta", "model", "parameters"],
    "cache": ["c", "memory", "saved", "fwd"],
    "m": ["n", "N", "batch_size", "num", "rows"],
    "y": ["labels", "targets", "truth", "Y", "t"],
    "y_hat": ["pred", "p", "probs", "predictions", "yhat"],
    "out": ["result", "res", "ans", "ret"],
    "e": ["exps", "ex", "num"],
    "s": ["sig", "sg", "squashed"],
    "grads": ["g", "gradients", "out", "result"],
}
_REMARKS = ["# TODO: faster", "# works!", "# see the lesson", "# checked by hand", "# vectorised", "#", "# ok"]


def dress(source: str, rng: random.Random) -> str:
    """A program that does the same and looks different."""
    tree = ast.parse(source)
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            if rng.random() < 0.6:
                _rename(node, rng, names)
            if rng.random() < 0.3:
                _split_return(node, rng)
            if rng.random() < 0.3:
                node.body.insert(0, ast.Expr(ast.Constant(f"{node.name}: {rng.choice(['done', 'my version', ''])}")))
            if rng.random() < 0.25:
                _annotate(node)
    if rng.random() < 0.25:
        tree.body = [_as_lambda(node) if rng.random() < 0.6 else node for node in tree.body]
    elif rng.random() < 0.15:
        tree = _in_class(tree, rng)
    if rng.random() < 0.12:
        tree = _other_numpy(tree)
    return _commented(ast.unparse(ast.fix_missing_locations(tree)), rng)


def _rename(function: ast.FunctionDef, rng: random.Random, taken: set[str]) -> None:
    own = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    own |= {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)} | own | taken | set(dir(builtins))
    renamed: dict[str, str] = {}
    for name in sorted(own - _FIXED):
        choices = [*_NAMES.get(name, []), f"{name}_", f"my_{name}"]
        new = rng.choice(choices)
        if rng.random() < 0.7 and new not in used and new not in renamed.values():
            renamed[name] = new
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            node.arg = renamed.get(node.arg, node.arg)
        elif isinstance(node, ast.Name):
            node.id = renamed.get(node.id, node.id)


def _split_return(function: ast.FunctionDef, rng: random.Random) -> None:
    last = function.body[-1]
    if isinstance(last, ast.Return) and last.value is not None and not isinstance(last.value, ast.Name):
        name = rng.choice(["final_value", "answer_", "to_return"])
        function.body[-1:] = [
            ast.Assign([ast.Name(name, ast.Store())], last.value),
            ast.Return(ast.Name(name, ast.Load())),
        ]


def _annotate(function: ast.FunctionDef) -> None:
    for argument in function.args.args:
        argument.annotation = ast.Constant("np.ndarray | dict | float")


def _as_lambda(node: ast.stmt) -> ast.stmt:
    if isinstance(node, ast.FunctionDef) and len(node.body) == 1 and isinstance(node.body[0], ast.Return):
        value = node.body[0].value
        arguments = ast.parse("def f(): pass").body[0]
        assert isinstance(arguments, ast.FunctionDef)
        for argument in node.args.args:
            argument.annotation = None
        assert value is not None
        return ast.Assign([ast.Name(node.name, ast.Store())], ast.Lambda(node.args, value))
    return node


def _in_class(tree: ast.Module, rng: random.Random) -> ast.Module:
    """Static methods of a class, handed on under their names."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    rest = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
    for function in functions:
        function.decorator_list.append(ast.Name("staticmethod", ast.Load()))
    name = rng.choice(["Net", "Functions", "NN", "Toolbox"])
    body: list[ast.stmt] = [*functions]
    house = ast.ClassDef(name=name, bases=[], keywords=[], body=body, decorator_list=[])
    if "type_params" in ast.ClassDef._fields:
        house.type_params = []
    handed = [ast.parse(f"{f.name} = {name}.{f.name}").body[0] for f in functions]
    return ast.Module([*rest, house, *handed], [])


def _other_numpy(tree: ast.Module) -> ast.Module:
    """``import numpy`` without its short name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "np":
            node.id = "numpy"
        elif isinstance(node, ast.alias) and node.asname == "np":
            node.asname = None
    return tree


def _commented(source: str, rng: random.Random) -> str:
    lines = []
    for line in source.splitlines():
        if line.startswith(("def ", "class ")) and rng.random() < 0.2:
            lines += ["", rng.choice(_REMARKS)]
        quiet = "'" in line or '"' in line  # a remark inside a string would change the program
        lines.append(line if quiet or not line.strip() or rng.random() > 0.04 else f"{line}  {rng.choice(_REMARKS)}")
    return "\n".join(lines) + "\n"
