"""pytest's side of the judge: marks, fixtures, and one record a test.

Two ways in. ``nngrade check`` hands over a :class:`Hosting` with both workers. An author who runs
``pytest reference/exercise3 --submission my.py`` gets the same fixtures, with pytest's own output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import pytest

from grader.judge.seeds import derived_seed, seed_of_calls
from grader.language import course_text

if TYPE_CHECKING:
    import numpy as np

    from grader.diagnosis import Trial
    from grader.judge.agree import Agree, Notebook, ReferenceFixture, StudentFixture
    from grader.judge.following import Following
    from grader.judge.record import TestRecord
    from grader.judge.reference import Reference
    from grader.judge.student import Student

_MARKS = (
    "points(number): what the test is worth; without it, nothing",
    "hidden: the student sees neither inputs nor values of this test",
    "needs(*tests): when one of these failed and this one fails too, this one is reported as skipped",
)


@dataclass
class Hosting:
    """What a session needs and what it collects."""

    student: Student
    reference: Reference
    seed: int
    records: list[TestRecord] = field(default_factory=list)
    trials: list[Trial] = field(default_factory=list)
    fault: BaseException | None = None
    """The first error that is not the student's."""
    on_test: Callable[[str], None] | None = None
    """Called with each test's title before it runs, for a progress display."""
    following: Following | None = None
    """Is told what becomes of each test as soon as that is known."""


HOSTING = pytest.StashKey["Hosting"]()
_NOTEBOOK = pytest.StashKey["Notebook"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("nngrade")
    group.addoption("--submission", metavar="PATH", help="grade this submission with the hidden tests (nngrade)")
    group.addoption("--nngrade-seed", type=int, default=0, metavar="N", help="seed of the hidden tests' inputs")


def pytest_configure(config: pytest.Config) -> None:
    for mark in _MARKS:
        config.addinivalue_line("markers", mark)


@pytest.fixture(scope="session")
def _hosting(request: pytest.FixtureRequest) -> Iterator[Hosting]:
    hosting = request.config.stash.get(HOSTING, None)
    if hosting is not None:
        yield hosting
        return
    from grader.judge.authors import hosting_for_authors

    with hosting_for_authors(request) as made:
        yield made


@pytest.fixture
def _notebook(request: pytest.FixtureRequest, _hosting: Hosting) -> Iterator[Notebook]:
    from grader.judge.agree import Notebook

    # Not the seed of the inputs: a submission can read this one, and would know what it is asked next.
    notebook = Notebook(request.node.name, seed_of_calls(_hosting.seed, request.node.name))
    request.node.stash[_NOTEBOOK] = notebook
    yield notebook
    _hosting.trials.extend(notebook.trials)


@pytest.fixture
def student(_hosting: Hosting, _notebook: Notebook) -> StudentFixture:
    """The submission: ``student.relu(z)``."""
    from grader.judge.agree import StudentFixture

    return StudentFixture(_hosting.student, _notebook)


@pytest.fixture
def reference(_hosting: Hosting, _notebook: Notebook) -> ReferenceFixture:
    """The solution: ``reference.relu(z)``."""
    from grader.judge.agree import ReferenceFixture

    return ReferenceFixture(_hosting.reference, _notebook)


@pytest.fixture
def agree(_hosting: Hosting, _notebook: Notebook) -> Agree:
    """Both with the same arguments, compared: ``agree("relu", z)``."""
    from grader.judge.agree import Agree

    return Agree(_hosting.student, _hosting.reference, _notebook)


@pytest.fixture
def rng(request: pytest.FixtureRequest, _hosting: Hosting) -> np.random.Generator:
    """Random numbers from the run's seed and the test's name: equal on every machine, different in every run."""
    import numpy as np

    return np.random.default_rng(derived_seed(_hosting.seed, request.node.name))


def pytest_runtest_setup(item: pytest.Item) -> None:
    if _NOTEBOOK in item.stash:
        del item.stash[_NOTEBOOK]  # of the submission before
    hosting = item.config.stash.get(HOSTING, None)
    if hosting is not None and hosting.on_test is not None:
        hosting.on_test(title_of(item))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
    """The record of a test. pytest's own report, with a traceback that nobody reads, takes ten times as long."""
    hosting = item.config.stash.get(HOSTING, None)
    if hosting is None:
        return None
    error = call.excinfo.value if call.excinfo else None
    if call.when == "call":
        _record(hosting, item, error)
    elif error is not None and hosting.fault is None:
        hosting.fault = error
    outcome: Literal["passed", "failed"] = "passed" if error is None else "failed"
    return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)  # type: ignore[arg-type]  # not "collect"


def _record(hosting: Hosting, item: pytest.Item, error: BaseException | None) -> None:
    from grader.judge.record import TestRecord

    if error is not None and not isinstance(error, AssertionError) and hosting.fault is None:
        hosting.fault = error
    notebook = item.stash.get(_NOTEBOOK, None)
    hosting.records.append(
        TestRecord(
            id=item.name,
            base=getattr(item, "originalname", None) or item.name,
            title=title_of(item),
            points=sum(float(mark.args[0]) for mark in item.iter_markers("points")),
            hidden=item.get_closest_marker("hidden") is not None,
            needs=tuple(str(name) for mark in item.iter_markers("needs") for name in mark.args),
            ended=error if isinstance(error, AssertionError) else None,
            output="".join(notebook.printed) if notebook else "",
            warnings=tuple(notebook.warnings) if notebook else (),
        )
    )
    if hosting.following is not None:
        hosting.following.test_ended(hosting.records[-1])


def title_of(item: pytest.Item) -> str:
    """The docstring's first line, with ``{name}`` replaced by the parameter of that name."""
    document = (getattr(getattr(item, "function", None), "__doc__", None) or item.name).strip()
    title = course_text(item.path.parent.parent, document.splitlines()[0].strip())
    parameters: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
    for name, value in parameters.items():
        title = title.replace("{" + name + "}", str(value))
    return title
