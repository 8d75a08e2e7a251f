"""Click through the report as a reader does: it works from disk, alone, in any light and at any width."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.render import render
from tests.browser.conftest import playwright
from tests.browser.samples import hostile, report

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
expect = playwright.expect
Open = Callable[..., Any]
PIXELS = "canvas => canvas.toDataURL()"


def test_nothing_leaves_the_machine_and_nothing_fails(opened: Open) -> None:
    made = opened(render(report(), "html"))
    assert made.page.title() == "Backpropagation: 1 of 4 points"
    assert made.requests == []
    assert made.faults == []


def test_the_policy_keeps_strange_scripts_and_requests_out(opened: Open) -> None:
    made = opened(render(report(), "html"))
    made.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')")
    made.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))"
    )
    assert made.page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')") == "refused"
    assert made.page.title() == "Backpropagation: 1 of 4 points"
    assert made.requests == []
    assert all("Content Security Policy" in fault for fault in made.faults)
    assert len(made.faults) >= 3


def test_what_a_student_wrote_is_inert(opened: Open) -> None:
    made = opened(render(hostile(), "html"))
    assert made.faults == []
    assert made.requests == []
    assert made.page.title() != "owned"
    assert made.page.locator("img, iframe, link, a, main script:not([type='application/json'])").count() == 0
    shown = made.page.locator("main").inner_text()
    assert "<script>document.title='owned';alert(1)</script>" in shown


def test_the_boundary_plays_and_can_be_moved_by_hand(opened: Open) -> None:
    page = opened(render(report(), "html")).page
    figure = page.locator("figure.boundary")
    canvas, told = figure.locator("canvas"), figure.locator(".told")
    slider, button = figure.get_by_role("slider"), figure.get_by_role("button")
    assert told.inner_text() == "Step 100: 4 of 4 points on the right side."
    assert button.inner_text() == "Play"
    last = canvas.evaluate(PIXELS)
    slider.fill("0")
    assert told.inner_text() == "Step 0: 2 of 4 points on the right side."
    assert slider.get_attribute("aria-valuetext") == "step 0"
    assert canvas.get_attribute("aria-label") == "A map with points. Step 0: 2 of 4 points on the right side."
    assert canvas.evaluate(PIXELS) != last
    slider.press("ArrowRight")
    assert told.inner_text() == "Step 50: 3 of 4 points on the right side."
    button.click()
    expect(told).to_have_text("Step 100: 4 of 4 points on the right side.")  # waits; the page allows no eval
    expect(button).to_have_text("Play")
    assert canvas.evaluate(PIXELS) == last


def test_pictures_stand_still_for_who_wants_less_motion(opened: Open) -> None:
    page = opened(render(report(), "html"), reduced_motion="reduce").page
    figure = page.locator("figure.boundary")
    button, told = figure.get_by_role("button"), figure.locator(".told")
    for words in ("Step 0: 2 of 4", "Step 50: 3 of 4", "Step 100: 4 of 4", "Step 0: 2 of 4"):
        assert button.inner_text() == "Next frame"
        button.click()
        assert told.inner_text().startswith(words)


def test_an_input_is_chosen_and_walked_through(opened: Open) -> None:
    page = opened(render(report(), "html")).page
    figure = page.locator("figure.steps")
    figure.get_by_text("x = (1.0, 1)").click()
    panel = figure.locator(".panel:visible")
    assert panel.count() == 1
    rows = panel.locator("tbody tr")
    assert rows.locator("visible=true").count() == 4
    panel.get_by_role("button", name="Step by step").click()
    assert rows.locator("visible=true").count() == 1
    panel.get_by_role("button", name="Next").click()
    assert rows.locator("visible=true").count() == 2
    assert "expected: 1, 1" in rows.nth(1).inner_text()
    panel.get_by_role("button", name="Back").click()
    assert rows.locator("visible=true").count() == 1
    assert panel.get_by_role("button", name="Back").is_disabled()
    panel.get_by_role("button", name="All").click()
    assert rows.locator("visible=true").count() == 4


def test_inputs_can_be_chosen_without_a_mouse_and_without_scripts(opened: Open) -> None:
    page = opened(render(report(), "html"), java_script_enabled=False).page
    figure = page.locator("figure.steps")
    figure.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")
    assert figure.locator(".panel2").is_visible()
    assert not figure.locator(".panel1").is_visible()
    assert not page.locator("button:visible").count()
    assert "scripts are off here" in page.locator("figure.boundary").inner_text()
    assert "Step 100: 4 of 4 points" in page.locator("figure.boundary").inner_text()


@pytest.mark.parametrize("width", [320, 390, 1000])
@pytest.mark.parametrize("made", [report, hostile])
def test_nothing_is_wider_than_the_screen(opened: Open, made: Callable[[], Any], width: int) -> None:
    page = opened(render(made(), "html"), viewport={"width": width, "height": 700}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_light_and_dark_follow_the_system(opened: Open) -> None:
    page = opened(render(report(), "html"), color_scheme="light").page
    ground = "getComputedStyle(document.body).backgroundColor"
    light, drawn = page.evaluate(ground), page.locator("canvas").evaluate(PIXELS)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) != light
    assert page.locator("canvas").evaluate(PIXELS) != drawn, "the canvas is drawn again"


def test_it_prints(opened: Open) -> None:
    page = opened(render(report(), "html")).page
    page.emulate_media(media="print")
    assert not page.locator("button:visible").count()
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1000])
def test_axe_finds_no_fault(opened: Open, scheme: str, width: int) -> None:
    page = opened(render(report(), "html"), color_scheme=scheme, viewport={"width": width, "height": 700}).page
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(result => result.violations)")
    assert [(item["id"], item["impact"], [node["html"][:200] for node in item["nodes"]]) for item in found] == []


def test_it_lives_in_a_frame_and_tells_its_height(opened: Open) -> None:
    """As a notebook shows it."""
    inner = html.escape(render(report(), "html"), quote=True)
    outer = (
        "<!DOCTYPE html><title>Notebook</title><script>addEventListener('message', e => { window.told = e.data; });"
        f'</script><iframe sandbox="allow-scripts" srcdoc="{inner}" style="width:700px;height:300px"></iframe>'
    )
    made = opened(outer)
    made.page.wait_for_function("window.told && window.told.nngrade === 'height' && window.told.height > 800")
    frame = made.page.frame_locator("iframe")
    frame.locator("figure.boundary").get_by_role("slider").fill("0")
    assert frame.locator("figure.boundary .told").inner_text().startswith("Step 0:")
    assert made.faults == []
    assert made.requests == []
