"""The page: what stands on it from the start. ``play.js`` fills in what changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from grader.catalog.playground import DATASETS, Playground
from grader.model.exercise import Exercise
from grader.play.datasets import dataset
from grader.play.orders import SPEEDS
from grader.play.server import Files
from grader.render.html import asset
from grader.render.html.figures import legend
from grader.render.html.markup import Html, data, el, join, prose

_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


def page_files(exercise: Exercise, playground: Playground) -> Files:
    """The page, by the name "", and what it loads. The map is drawn by the script of the HTML report."""
    return {
        "": ("text/html; charset=utf-8", page(exercise, playground).encode()),
        "style.css": (_STYLE, asset("style.css").encode()),
        "play.css": (_STYLE, _own("play.css")),
        "pictures.js": (_SCRIPT, asset("pictures.js").encode()),
        "play.js": (_SCRIPT, _own("play.js")),
    }


def page(exercise: Exercise, playground: Playground) -> Html:
    """The whole page."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"Playground: {exercise.title}"),
        Html('<link rel="icon" href="data:,">'),
        *(Html(f'<link rel="stylesheet" href="{name}">') for name in ("style.css", "play.css")),
        *(el("script", src=name, defer=True) for name in ("pictures.js", "play.js")),
    )
    bench = el("div", _map(), _settings(playground), _loss(), class_="bench")  # as a narrow screen shows them
    main = el(
        "main",
        _header(exercise, playground),
        bench,
        _experiments(playground),
        _printed(),
        _footer(),
        _data(exercise, playground),
    )
    return join(Html("<!DOCTYPE html>\n"), el("html", head, el("body", main), lang="en"), "\n")


def rates(playground: Playground) -> list[float]:
    """The learning rates that can be chosen: 1, 2, 5, 10, ..."""
    low, high = playground.rates
    steps = [float(f"{factor}e{power}") for power in range(-9, 10) for factor in (1, 2, 5)]
    chosen = {rate for rate in steps if low <= rate <= high}
    return sorted(chosen | {playground.setup.rate, *(each.setup.rate for each in playground.experiments)})


def _own(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()


def _header(exercise: Exercise, playground: Playground) -> Html:
    return el(
        "header",
        el("p", "Playground · ", exercise.id, " · ", exercise.file, class_="eyebrow"),
        el("h1", exercise.title),
        el("p", prose(playground.text), class_="intro"),
    )


def _news() -> tuple[Html, ...]:
    """Empty until there is something to say."""
    trouble = el(
        "section",
        el("h3", "This has to be mended first", id="trouble-title"),
        el("p", id="trouble-text"),
        el("p", id="trouble-where", class_="label"),
        el("pre", id="trouble-source"),
        el("p", id="trouble-next"),
        id="trouble",
        role="alert",
        hidden=True,
    )
    return (
        el("p", id="said", role="status"),
        trouble,
        el("p", id="warned", class_="label", hidden=True),
        el("p", id="look", class_="next", hidden=True),
        el("p", id="heard", role="status", class_="heard"),
    )


def _map() -> Html:
    buttons = [
        el("button", words, type="button", id=name)
        for name, words in (
            ("start", "Start"),
            ("step", "One more epoch"),
            ("reset", "Reset"),
            ("another", "Another start"),
            ("reload", "Reload my file"),
        )
    ]
    return el(
        "figure",
        el("figcaption", el("h2", "The decision boundary")),
        el("canvas", width=640, height=640, role="img", id="map", aria_label="A map with points."),
        legend(area=True),
        el("p", "Your code is being started.", class_="told", id="told"),
        el("noscript", el("p", "This page is moved by a script, and scripts are off here.")),
        el("div", *buttons, class_="controls", role="group", aria_label="Training"),
        *_news(),
        class_="map",
    )


def _settings(playground: Playground) -> Html:
    choices = rates(playground)
    hidden = None
    if playground.hidden:
        low, high = playground.hidden
        hidden = _slider("hidden", "Hidden neurons", low, high, playground.setup.hidden)
    optimizers = {name: name for name in playground.optimizers}
    return el(
        "section",
        el("h2", "Settings"),
        _radios("dataset", "Points", {name: dataset(name).title for name in DATASETS}, playground.setup.dataset),
        _slider("rate", "Learning rate", 0, len(choices) - 1, choices.index(playground.setup.rate)),
        hidden,
        _radios("optimizer", playground.choice, optimizers, playground.setup.optimizer)
        if len(optimizers) > 1
        else None,
        _radios("speed", "Speed", {name: name.capitalize() for name in SPEEDS}, "ordinary"),
        el("p", "A new rate or speed counts at once. Everything else begins a new network.", class_="label"),
        class_="card",
    )


def _slider(name: str, label: str, low: int, high: int, value: int) -> Html:
    return el(
        "div",
        el("label", label, for_=name),
        el("output", id=f"{name}-now", for_=name),
        el("input", type="range", id=name, min=low, max=high, step=1, value=value),
        class_="slider",
    )


def _radios(name: str, label: str, choices: Mapping[str, str], chosen: str) -> Html:
    parts: list[Html] = []
    for value, words in choices.items():
        ident = f"{name}-{len(parts) // 2}"
        parts.append(el("input", type="radio", id=ident, name=name, value=value, checked=value == chosen))
        parts.append(el("label", words, for_=ident))
    return el("fieldset", el("legend", label), el("div", *parts, class_="tabs"))


def _loss() -> Html:
    return el(
        "figure",
        el("figcaption", el("h2", "The loss")),
        el("div", el("p", "It is drawn as soon as your network trains.", class_="told"), id="curve"),
        el("ul", id="starts", hidden=True),
        class_="loss",
    )


def _experiments(playground: Playground) -> Html | None:
    if not playground.experiments:
        return None
    rows: Sequence[Html] = [
        el(
            "li",
            el("button", each.name, type="button", class_="experiment", aria_describedby=f"look-{number}"),
            el("p", prose(each.look), id=f"look-{number}"),
        )
        for number, each in enumerate(playground.experiments)
    ]
    return el("section", el("h2", "Experiments to try"), el("ul", *rows, class_="experiments"), class_="card try")


def _printed() -> Html:
    return el("details", el("summary", "Printed by your code"), el("pre", id="printed-text"), id="printed", hidden=True)


def _footer() -> Html:
    end = "To end the playground, press Ctrl-C in the terminal in which you started it."
    return el("footer", el("p", id="tier"), el("p", end))


def _data(exercise: Exercise, playground: Playground) -> Html:
    known = {
        "exercise": exercise.id,
        "file": exercise.file,
        "maps": {name: dataset(name).drawn() for name in DATASETS},
        "rates": rates(playground),
    }
    return data(known, id="known")
