"""Drives a submission of exercise 4 in the jail: builds model, batches and optimizer, and returns plain arrays.

It holds no answers. Besides what the functions gave back and what became of the weights, every answer carries
``"audit"``: what happened during the call, as plain facts that only serve to find the right words.

It is one long file because it alone of this folder enters the jail.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook
from torch.utils.data import DataLoader, Sampler, TensorDataset

MOST_EVENTS = 2000
MOST_FORWARDS = 400
MOST_FILES = 20
MAKERS = {"tensor", "as_tensor", "Tensor", "FloatTensor", "DoubleTensor", "Variable"}
BARE = {"step", "backward", "zero_grad", "train", "eval"}


def train_step(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """Calls ``train_step`` once for each batch, in order, and notes loss and weights after every call."""
    table = Table(case)
    losses: list[Any] = []
    answer: dict[str, Any] = {"losses": losses}
    with table.watched(submission):
        for X, y in list(table.train):
            table.log.event("(")
            losses.append(submission.train_step(table.model, X, y, table.criterion, table.optimizer))
            answer[f"after step {len(losses)}"] = table.weights()
    return answer | {"audit": table.log.facts()}


def train_epoch(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """Calls ``train_epoch`` as often as the case says and notes loss and weights after every call."""
    table = Table(case)
    losses: list[Any] = []
    answer: dict[str, Any] = {"losses": losses}
    with table.watched(submission):
        for number in range(1, case["epochs"] + 1):
            table.set_mode()
            table.log.event("(")
            loss = submission.train_epoch(table.model, table.train, table.criterion, table.optimizer)
            losses.append(table.log.over_examples(loss, table.train))
            answer[f"after epoch {number}"] = table.weights()
    return answer | {"audit": table.log.facts()}


def evaluate(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """Calls ``evaluate`` on the validation data and notes what became of the weights."""
    table = Table(case)
    with table.watched(submission):
        table.log.event("(")
        answer = submission.evaluate(table.model, table.val, table.criterion)
    if isinstance(answer, (tuple, list)):
        answer = tuple(table.log.over_examples(number, table.val) for number in answer)
    return {"answer": answer, "weights": table.weights(), "audit": table.log.facts()}


def train(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """Calls ``train`` and notes the history and the final weights."""
    table = Table(case)
    with table.watched(submission):
        table.log.event("(")
        history = submission.train(
            table.model, table.train, table.val, table.criterion, table.optimizer, case["epochs"]
        )
    if isinstance(history, dict):
        loaders = {"train_loss": table.train, "val_loss": table.val, "val_accuracy": table.val}
        for key, loader in loaders.items():
            if isinstance(history.get(key), list):
                history = {**history, key: [table.log.over_examples(number, loader) for number in history[key]]}
    return {"history": history, "weights": table.weights(), "audit": table.log.facts()}


class Table:
    """Everything one call is played with."""

    def __init__(self, case: dict[str, Any]) -> None:
        dtype = getattr(torch, case.get("dtype", "float64"))
        self._mode = case.get("mode")
        self.log = Log()
        data = [torch.tensor(case[name], dtype=dtype) for name in ("X", "y")]
        self.train = self._loader("L", data, case["batch_size"], case.get("order"))
        self.log.know(*data, first=0)
        if "X_val" in case:
            val = [torch.tensor(case[name], dtype=dtype) for name in ("X_val", "y_val")]
            self.val = self._loader("V", val, case["val_batch_size"], None)
            self.log.know(*val, first=len(data[0]))
        self.model = Network(case["weights"], dtype, case.get("gate"), self.log)
        self.log.model = self.model
        self.criterion = Criterion(self.log)
        kind, lr = case.get("optimizer", "sgd"), case.get("lr", 0.1)
        if kind == "adam":
            self.optimizer: torch.optim.Optimizer = torch.optim.Adam(self.model.parameters(), lr=lr)
        else:
            self.optimizer = torch.optim.SGD(self.model.parameters(), lr=lr, momentum=0.9 * (kind == "momentum"))
        self.set_mode()

    def _loader(self, name: str, data: list[torch.Tensor], batch_size: int, order: Any) -> DataLoader[Any]:
        rows = np.arange(len(data[0]))[None] if order is None else np.asarray(order)
        return DataLoader(
            TensorDataset(*data), batch_size=batch_size, sampler=Order(name, rows.tolist(), batch_size, self.log)
        )

    def set_mode(self) -> None:
        if self._mode is not None:
            self.model.train(self._mode == "train")

    def weights(self) -> dict[str, np.ndarray[Any, Any]]:
        return {name: value.detach().numpy().copy() for name, value in self.model.named_parameters()}

    @contextlib.contextmanager
    def watched(self, submission: Any) -> Iterator[None]:
        """Note calls of ``backward``, ``zero_grad`` and ``step`` that happen meanwhile."""
        log, backward, zero_grad = self.log, torch.autograd.backward, torch.optim.Optimizer.zero_grad
        with contextlib.suppress(Exception):
            log.bare = bare_calls(Path(submission.__file__).parent)

        def seen_backward(tensors: Any, *args: Any, **kwargs: Any) -> None:
            log.backward(tensors)
            backward(tensors, *args, **kwargs)

        def seen_zero_grad(optimizer: torch.optim.Optimizer, *args: Any, **kwargs: Any) -> None:
            log.event("Z")
            zero_grad(optimizer, *args, **kwargs)

        hooks = [
            register_optimizer_step_pre_hook(
                lambda optimizer, *_: log.before_step(optimizer, optimizer is self.optimizer)
            ),
            register_optimizer_step_post_hook(lambda *_: log.after_step()),
        ]
        torch.autograd.backward, torch.optim.Optimizer.zero_grad = seen_backward, seen_zero_grad  # type: ignore[method-assign]
        try:
            yield
        except RuntimeError as error:
            log.complete(error)
            raise
        finally:
            torch.autograd.backward, torch.optim.Optimizer.zero_grad = backward, zero_grad  # type: ignore[method-assign]
            for hook in hooks:
                hook.remove()


class Order(Sampler[int]):
    """One order of the rows for each epoch. Looking at the data once more between two epochs does not use one up."""

    def __init__(self, name: str, orders: list[list[int]], batch_size: int, log: Log) -> None:
        self._name, self._orders, self._log = name, orders, log
        self._batches = -(-len(orders[0]) // batch_size)

    def __iter__(self) -> Iterator[int]:
        number = self._log.steps // self._batches % len(self._orders)
        self._log.event(f"{self._name}{number}")
        return iter(self._orders[number])

    def __len__(self) -> int:
        return len(self._orders[0])


class Network(nn.Module):
    """Linear layers with ReLU between them; gives logits. With a gate it behaves otherwise in evaluation mode."""

    def __init__(self, weights: dict[str, Any], dtype: torch.dtype, gate: Any, log: Log) -> None:
        super().__init__()
        self._names = [name.removesuffix(".weight") for name in weights if name.endswith(".weight")]
        self._gate, self._log = gate, log
        for name in self._names:
            layer = nn.Linear(*weights[name + ".weight"].shape[::-1], dtype=dtype)
            for part in ("weight", "bias"):
                getattr(layer, part).data.copy_(torch.tensor(weights[f"{name}.{part}"], dtype=dtype))
            self.add_module(name, layer)

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        signal = X
        for name in self._names:
            signal = getattr(self, name)(signal if signal is X else torch.relu(signal))
        if self._gate is not None and not self.training:
            signal = signal * self._gate[0] + self._gate[1]
        self._log.forward(self, X, signal)
        return signal

    def zero_grad(self, set_to_none: bool = True) -> None:
        self._log.event("Z")
        super().zero_grad(set_to_none)


class Criterion(nn.BCEWithLogitsLoss):
    """Mean binary cross-entropy of logits, as the course uses it; notes what it was given."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log

    def forward(self, input: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        loss = super().forward(input, target)
        self._log.criterion(input, target, loss)
        return loss


class Log:
    """What happened during one call. It must never disturb it: whatever cannot be noted is left out."""

    def __init__(self) -> None:
        self.model: Network | None = None
        self.bare = ""
        self.steps = 0
        self._events: list[str] = []
        self._row_ids: dict[tuple[float, ...], int] = {}
        self._labels: list[float] = []
        self._segment = 0
        self._forwards: list[tuple[tuple[int, ...], np.ndarray[Any, Any], int]] = []
        self._flags: list[list[int]] = []
        self._states: list[np.ndarray[Any, Any]] = []
        self._slopes: list[tuple[int, np.ndarray[Any, Any]]] = []
        self._steps: list[tuple[str, list[float]]] = []
        self._grads: list[np.ndarray[Any, Any]] = []
        self._missing: list[list[int]] = []
        self._losses: list[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], int]] = []
        self._last_loss: torch.Tensor | None = None
        self._known_means: dict[tuple[range, int], list[tuple[float, float]]] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> Log:
        return self

    def know(self, X: torch.Tensor, y: torch.Tensor, first: int) -> None:
        """Rows are all different, so that a row tells its number."""
        self._row_ids |= {tuple(row): first + number for number, row in enumerate(X.tolist())}
        self._labels += y.reshape(-1).tolist()

    def event(self, name: str) -> None:
        if len(self._events) < MOST_EVENTS:
            self._events.append(name)
        self._segment += name[0] in "LV("

    def forward(self, model: Network, X: torch.Tensor, logits: torch.Tensor) -> None:
        with contextlib.suppress(Exception):
            if len(self._forwards) >= MOST_FORWARDS:
                return
            rows = tuple(self._row_ids.get(tuple(row), -1) for row in X.detach().reshape(-1, X.shape[-1]).tolist())
            number, own = len(self._forwards), model is self.model
            self._flags.append([model.training, torch.is_grad_enabled(), logits.requires_grad, own, self._state(model)])
            self._forwards.append((rows, _numbers(logits), self._segment))
            self.event(f"F{number}")
            if logits.requires_grad:
                logits.register_hook(lambda slope: self._slope(number, slope))

    def criterion(self, input: torch.Tensor, target: torch.Tensor, loss: torch.Tensor) -> None:
        with contextlib.suppress(Exception):
            self._last_loss = loss.detach()  # kept alive, so that its memory is not given to another tensor
            if len(self._losses) < MOST_FORWARDS:
                self._losses.append((_numbers(input), _numbers(target), input.requires_grad))

    def backward(self, tensors: Any) -> None:
        with contextlib.suppress(Exception):
            tensor = tensors if isinstance(tensors, torch.Tensor) else tensors[0]
            same = self._last_loss is not None and tensor.data_ptr() == self._last_loss.data_ptr()
            self.event("B" if tensor.grad_fn is not None else "d" if same else "r")

    def before_step(self, optimizer: torch.optim.Optimizer, own: bool) -> None:
        with contextlib.suppress(Exception):
            if len(self._steps) >= MOST_FORWARDS:
                return
            self.event(f"S{len(self._steps)}")
            rate = float(optimizer.param_groups[0]["lr"])
            self._steps.append((type(optimizer).__name__, [own, self._state(self.model), rate]))

    def after_step(self) -> None:
        self.steps += 1
        with contextlib.suppress(Exception):
            step = f"S{len(self._steps) - 1}"
            if self._events[-1] != step:  # a closure ran inside the step: the update itself comes after it
                self._events.remove(step)
                self._events.append(step)
            if not self.model or len(self._grads) == len(self._steps):
                return
            parameters = list(self.model.parameters())
            grads = [torch.zeros_like(p) if p.grad is None else p.grad for p in parameters]
            self._grads.append(_numbers(nn.utils.parameters_to_vector(grads)))
            self._missing.append([p.grad is None for p in parameters])
            self._steps[-1][1].append(self._state(self.model))

    def complete(self, error: RuntimeError) -> None:
        """Torch's message for a loss without history has two causes; what was noted tells which it was."""
        with contextlib.suppress(Exception):
            if "does not require grad" in str(error) and self._flags:
                lost = "when the prediction was made" if not self._flags[-1][2] else "between prediction and loss"
                error.args = (f"{error} (the history was lost {lost})",)

    def over_examples(self, number: Any, loader: DataLoader[Any]) -> Any:
        """A mean of batch means over the loader is told as the mean over its examples: the course accepts both."""
        value = _plain(number)
        if value is None:
            return number
        first = self._row_ids[tuple(loader.dataset[0][0].tolist())]
        data = range(first, first + len(loader.dataset))  # type: ignore[arg-type]
        # The nearest one: two epochs may happen to have nearly the same mean of batch means.
        found = min(
            self._means(data, len(self._forwards)), key=lambda pair: abs(value - pair[0]), default=(np.inf, 0.0)
        )
        return found[1] if abs(value - found[0]) <= 1e-6 else number

    def facts(self) -> dict[str, Any]:
        """Everything noted, packed into few arrays."""
        inputs, targets, attached = zip(*self._losses, strict=True) if self._losses else ((), (), ())
        rows = [np.array(rows, dtype=np.int64) for rows, _, _ in self._forwards]
        return {
            "events": " ".join(self._events),
            "bare": self.bare,
            **_packed("rows", rows),
            **_packed("logits", [logits for _, logits, _ in self._forwards]),
            "flags": np.array(self._flags, dtype=np.int64).reshape(-1, 5),
            "states": np.array(self._states),
            **_packed("slopes", [slope for _, slope in self._slopes]),
            "slope_of": np.array([number for number, _ in self._slopes], dtype=np.int64),
            "optimizers": " ".join(kind for kind, _ in self._steps),
            "steps": np.array([row for _, row in self._steps if len(row) == 4], dtype=np.float64).reshape(-1, 4),
            "grads": np.array(self._grads),
            "missing": np.array(self._missing, dtype=np.int64),
            **_packed("loss_inputs", list(inputs)),
            **_packed("loss_targets", list(targets)),
            "loss_attached": np.array(attached, dtype=np.int64),
        }

    def _slope(self, number: int, slope: torch.Tensor) -> None:
        with contextlib.suppress(Exception):
            if len(self._slopes) < MOST_FORWARDS:
                self.event(f"G{len(self._slopes)}")
                self._slopes.append((number, _numbers(slope)))

    def _state(self, model: Any) -> int:
        weights = _numbers(nn.utils.parameters_to_vector(model.parameters()))
        if not self._states or not np.array_equal(self._states[-1], weights):
            self._states.append(weights)
        return len(self._states) - 1

    def _means(self, data: range, forwards: int) -> list[tuple[float, float]]:
        """(mean of batch means, mean over examples) of loss and accuracy, for every pass over these rows."""
        if (data, forwards) not in self._known_means:
            means = []
            for batches in self._passes(data):
                for measure in (_bce, _hits):
                    values = [measure(logits, np.array([self._labels[n] for n in rows])) for rows, logits in batches]
                    of_batches = sum(value.sum() / value.size for value in values) / len(values)
                    of_examples = sum(value.sum() for value in values) / len(data)
                    means.append((float(of_batches), float(of_examples)))
            self._known_means[data, forwards] = means
        return self._known_means[data, forwards]

    def _passes(self, data: range) -> Iterator[list[tuple[tuple[int, ...], np.ndarray[Any, Any]]]]:
        """Every pass over these rows in several batches, each with the logits of the first look at it."""
        for _, group in itertools.groupby(self._forwards, key=lambda forward: forward[2]):
            seen: dict[tuple[int, ...], np.ndarray[Any, Any]] = {}
            covered: set[int] = set()
            for rows, logits, _ in [*group, ((), np.zeros(0), 0)]:
                if len(seen) > 1 and rows in ((), next(iter(seen))):  # the end, or the data once more
                    if len(covered) == len(data):
                        yield list(seen.items())
                    seen, covered = {}, set()
                # Later looks at a batch may come after its update; a look at all the data is no batch.
                if covered.isdisjoint(rows) and set(rows) < set(data) and len(rows) == len(logits) > 0:
                    seen[rows] = logits
                    covered |= set(rows)


@functools.lru_cache(maxsize=4)
def bare_calls(folder: Path) -> str:
    """Methods that some statement mentions without calling them, such as ``optimizer.step``: ``"backward step"``.

    And ``tensor`` where a new tensor that requires gradients is made of numbers."""
    found: set[str] = set()
    for path in sorted(folder.glob("*.py"))[:MOST_FILES]:
        with contextlib.suppress(Exception):  # a file that cannot be read says nothing
            tree = ast.parse(path.read_bytes())
            statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
            found |= {node.attr for node in statements if isinstance(node, ast.Attribute)} & BARE
            calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
            found |= {"tensor" for call in calls if _makes_a_leaf(call)}
    return " ".join(sorted(found))


def _makes_a_leaf(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "requires_grad_" and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call):
        return _makes_a_leaf(ast.Call(call.func.value.func, [], [ast.keyword("requires_grad", ast.Constant(True))]))
    return name in MAKERS and (name == "Variable" or any(word.arg == "requires_grad" for word in call.keywords))


def _numbers(tensor: torch.Tensor) -> np.ndarray[Any, Any]:
    return tensor.detach().double().reshape(-1).numpy().copy()


def _plain(number: Any) -> float | None:
    if isinstance(number, torch.Tensor):
        if number.requires_grad or number.numel() != 1:
            return None
        return float(number)
    array = np.asarray(number) if isinstance(number, (float, int, np.generic, np.ndarray)) else None
    return float(array.reshape(())) if array is not None and array.size == 1 and array.dtype.kind in "fi" else None


def _packed(name: str, arrays: list[np.ndarray[Any, Any]]) -> dict[str, np.ndarray[Any, Any]]:
    flat = np.concatenate(arrays) if arrays else np.zeros(0)
    return {name: flat, f"{name}_counts": np.array([len(array) for array in arrays], dtype=np.int64)}


def _bce(logits: np.ndarray[Any, Any], labels: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.asarray(np.logaddexp(0.0, logits) - labels * logits)


def _hits(logits: np.ndarray[Any, Any], labels: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.asarray((logits > 0) == (labels > 0.5), dtype=np.float64)
