"""The torch zygote: warm, with one thread, and with an optimizer that costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.model.outcome import Call, Outcome, Raised, Returned
from grader.model.value import TensorValue, Unsupported
from grader.sandbox import Sandbox, Worker

pytest.importorskip("torch")
Run = Callable[..., Any]


@pytest.fixture
def sandbox(boxes: Any) -> Sandbox:
    found = boxes.get("torch", "A")
    assert isinstance(found, Sandbox)
    return found


@pytest.fixture
def run(sandbox: Sandbox, start: Callable[..., Worker]) -> Run:
    def call(source: str, *args: Any, **options: Any) -> Any:
        outcome: Outcome = start("import torch\n" + source, sandbox).call(Call("f", args, **options))
        return outcome.value if isinstance(outcome, Returned) else outcome

    return call


def test_tensors_go_both_ways(run: Run) -> None:
    given = TensorValue(np.arange(3.0, dtype=np.float32), requires_grad=True)
    result = run("def f(t): return [t * 2, t, t.requires_grad, torch.nn.Parameter(t.detach())]", given)
    assert [type(item) for item in result] == [TensorValue, TensorValue, bool, TensorValue]
    assert result[0].array.tolist() == [0.0, 2.0, 4.0]
    assert result[0].array.dtype == np.float32
    assert [(item.requires_grad, item.is_parameter) for item in (result[0], result[1], result[3])] == [
        (True, False),
        (True, False),
        (True, True),
    ]


@pytest.mark.parametrize(
    "name",
    ["float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool", "complex64", "complex128"],
)
def test_types(run: Run, name: str) -> None:
    result = run(f"def f(): return torch.ones(2, 3).to(torch.{name}).T")
    assert result.array.dtype == np.dtype(name)
    assert result.array.shape == (3, 2)


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("torch.ones(2, dtype=torch.bfloat16)", "bfloat16 tensor"),
        ("torch.ones(2).to_sparse()", "sparse tensor"),
        ("torch.ones(2, device='meta')", "meta tensor"),
        ("torch.quantize_per_tensor(torch.ones(2), .1, 0, torch.qint8)", "quantised tensor"),
        ("torch.ones(2, dtype=torch.complex32)", "complex32 tensor"),
        ("torch.nested.nested_tensor([torch.ones(2), torch.ones(3)])", "nested tensor"),
        ("torch.ones(2).as_subclass(type('Sneaky', (torch.Tensor,), {}))", "Sneaky (a kind of tensor)"),
        ("torch.nn.Linear(2, 2)", "Linear"),
        ("torch.nn.Linear(2, 2).parameters()", "generator"),
    ],
)
def test_what_is_no_plain_tensor_is_named(run: Run, expression: str, name: str) -> None:
    result = run(f"def f(): return {expression}")
    assert isinstance(result, Unsupported), result
    assert result.type_name == name


def test_conjugates_views_and_sizes(run: Run) -> None:
    result = run(
        "def f(): return [torch.tensor([1j]).conj(), torch.ones(2, 3).shape, torch.arange(6.)[::2], torch.empty(0, 2)]"
    )
    assert result[0].array.tolist() == [-1j]
    assert result[1] == (2, 3)
    assert result[2].array.tolist() == [0.0, 2.0, 4.0]
    assert result[3].array.shape == (0, 2)


TRAIN = """
def f(name="SGD"):
    model = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
    optimizer = getattr(torch.optim, name)(model.parameters(), lr=0.1)
    x = torch.randn(8, 2)
    for _ in range(3):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(x), x[:, :1]).backward()
        optimizer.step()
    return [p.detach() for p in model.parameters()]
"""


def test_training_is_repeatable_and_needs_no_compiler(run: Run) -> None:
    more = (
        TRAIN
        + "\nimport sys\nfirst = f\n"
        + "def f(): return [first(), 'torch._dynamo.config' in sys.modules, torch.get_num_threads()]"
    )
    one, two = run(more, seed=3), run(more, seed=3)
    assert [t.array.tolist() for t in one[0]] == [t.array.tolist() for t in two[0]]
    assert one[1:] == [False, 1]
    other = run(more, seed=4)
    assert one[0][0].array.tolist() != other[0][0].array.tolist()


def test_the_same_numbers_as_outside(run: Run) -> None:
    import hashlib
    import subprocess
    import sys

    source = """
import hashlib
def f():
    torch.manual_seed(1)
    a = torch.randn(64, 64)
    b = torch.softmax(torch.sin(a @ a), 1)
    return hashlib.sha256(b.numpy().tobytes()).hexdigest()
"""
    outside = subprocess.run(
        [sys.executable, "-c", f"import torch\ntorch.set_num_threads(1)\n{source}\nprint(f())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert hashlib.sha256(b"").digest_size == 32
    assert run(source) == outside.stdout.strip()


@pytest.mark.parametrize(
    "statement",
    [
        "import torch._dynamo.utils; assert torch._dynamo.utils.counters is not None",
        "from torch.utils.checkpoint import checkpoint as c; c(torch.sin, torch.ones(1), use_reentrant=False)",
        "torch.compile(lambda x: x + 1, backend='eager')(torch.ones(2))",
    ],
)
def test_whoever_wants_the_compiler_gets_the_real_one(run: Run, statement: str) -> None:
    result = run(
        f"def f():\n    global torch\n    {statement}\n    return g()\n"
        "def g(): return torch._dynamo.__file__.endswith('__init__.py')",
        seconds=60,
    )
    assert result is True, result


def test_every_optimizer_runs_on_the_stand_in(run: Run) -> None:
    names = "['SGD', 'Adam', 'AdamW', 'RMSprop', 'Adagrad', 'Adadelta', 'Adamax', 'NAdam', 'RAdam', 'ASGD', 'Rprop']"
    source = (
        TRAIN
        + f"""
train = f
def f():
    for name in {names}: train(name)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=1.0)
    torch.optim.lr_scheduler.StepLR(optimizer, 1).step()
    torch.nn.utils.clip_grad_norm_([torch.nn.Parameter(torch.ones(1))], 1.0)
    import sys
    return "torch._dynamo.config" in sys.modules
"""
    )
    assert run(source, seconds=30) is False


def test_no_memory(run: Run) -> None:
    outcome = run("def f(): return torch.ones(1 << 34)")
    assert isinstance(outcome, Raised)
    assert outcome.type_name == "MemoryError"


def test_two_threads_if_somebody_asks(run: Run) -> None:
    source = """
def f():
    torch.set_num_threads(2)
    a = torch.ones(600, 600, requires_grad=True)
    (a @ a).sum().backward()
    return float(a.grad[0, 0])
"""
    assert run(source, seconds=20) == 1200.0


def test_a_data_loader_without_processes(run: Run) -> None:
    source = """
def f():
    data = torch.utils.data.TensorDataset(torch.arange(6.))
    loader = torch.utils.data.DataLoader(data, batch_size=4)
    return [batch[0].sum().item() for batch in loader]
"""
    assert run(source) == [6.0, 9.0]


def test_saving_and_loading_in_the_scratch(run: Run) -> None:
    assert (
        run(
            "def f():\n    torch.save({'a': torch.ones(2)}, 'model.pt')\n"
            "    return torch.load('model.pt')['a'].sum().item()"
        )
        == 2.0
    )


def test_a_gpu_is_refused_by_torch_itself(run: Run) -> None:
    assert isinstance(run("def f(): return torch.ones(2).cuda()"), Raised)


def test_versions(sandbox: Sandbox) -> None:
    assert set(sandbox.environment) == {"python", "numpy", "torch"}
