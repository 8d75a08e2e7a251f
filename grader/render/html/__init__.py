"""The report as one web page: one file that needs no network, made from the report alone."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files

from grader.language import _, language
from grader.model.report import Report
from grader.render import RenderOptions
from grader.render.html.markup import Html, el, join
from grader.render.html.page import body, heading


def render(report: Report, options: RenderOptions) -> str:
    """A page with the score, the mistakes, the tests and the pictures; light or dark as the reader's screen is."""
    style, script = asset("style.css"), _words() + asset("pictures.js") + asset("page.js")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", heading(report)),
        el("style", Html(style)),
    )
    whole = el(
        "html", head, el("body", body(report, options), el("script", Html(script))), lang=language().replace("_", "-")
    )
    return join(Html("<!DOCTYPE html>\n"), whole, "\n")


def _words() -> str:
    """What the script says, for ``page.js``."""
    words = {
        "told": _("{right} of {count} points on the right side."),
        "map": _("A map with points. {text}"),
        "pause": _("Pause"),
        "next": _("Next frame"),
        "play": _("Play"),
    }
    return f"const WORDS = {json.dumps(words)};\n".replace("<", "\\u003c")


def asset(name: str) -> str:
    """A file that lies beside this one."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or run but the style and the script that this page was made with."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
