"""Click through a playground as a student does, with right, broken and hostile code in the jail behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import load_course
from grader.catalog.playground import read_playground
from grader.grading import start_sandbox
from grader.intake import read_submission
from grader.play import session as rules
from grader.play.page import page_files
from grader.play.server import Server
from grader.play.session import Session
from grader.play.workshop import Workshop
from grader.watch.files import Files
from tests.browser.conftest import playwright
from tests.browser.test_report import AXE, PIXELS

expect = playwright.expect
expect.set_options(timeout=60_000)  # a busy machine is no fault
COURSE = load_course()
SOLUTION = (COURSE.find("exercise6").reference / "solution" / "xor.py").read_text(encoding="utf-8")
ATTACK = "</p><script>document.title='owned'</script><img src=//127.0.0.1:9/x onerror=alert(1)>\\x1b[2J`<b>b</b>`"


class Playing:
    """A page, the file it plays with, and everything that went wrong on it or left it."""

    def __init__(self, page: Any, file: Path, server: Server) -> None:
        self.page, self.file, self.server = page, file, server
        self.strange: list[str] = []
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        ours = f"http://127.0.0.1:{server.gate.port}/"
        page.route(lambda url: not url.startswith((ours, "data:")), lambda route: self._refuse(route))
        page.goto(server.gate.opening)

    def _refuse(self, route: Any) -> None:
        self.strange.append(route.request.url)
        route.abort()

    def __getitem__(self, ident: str) -> Any:
        """``told``, ``said``, ``trouble``: what stands there."""
        return self.page.locator(f"#{ident}")

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def pixels(self) -> str:
        found: str = self["map"].evaluate(PIXELS)
        return found


Play = Callable[..., Playing]


@pytest.fixture
def play(browser: Any, tmp_path: Path) -> Iterator[Play]:
    """``play(source)``: exercise 6 with this file."""
    with ExitStack() as stack:

        def begin(source: str = SOLUTION, **options: Any) -> Playing:
            exercise = COURSE.find("exercise6")
            playground = read_playground(exercise)
            file = tmp_path / exercise.file
            file.write_text(source, encoding="utf-8")
            workshop = Workshop(exercise, playground, lambda: start_sandbox(exercise, COURSE))
            session = Session(playground, workshop, lambda: read_submission(file, main=exercise.file))
            stack.callback(session.close)
            server = stack.enter_context(Server(session, playground, page_files(exercise, playground)))
            stack.enter_context(Files(tmp_path, (file,), session.saved, deep=False))
            session.start()
            context = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **options})
            stack.callback(context.close)
            return Playing(context.new_page(), file, server)

        yield begin


def test_training_starts_moves_the_boundary_and_stops(play: Play) -> None:
    made = play()
    expect(made["told"]).to_have_text("Before training: 2 of 4 points on the right side.")
    untrained = made.pixels()
    made.click("Start")
    expect(made["told"]).to_contain_text("4 of 4 points on the right side.")
    made.click("Stop")
    expect(made["start"]).to_have_text("Start")
    told = made["told"].inner_text()
    assert made.pixels() != untrained
    assert made["curve"].locator("svg[role=img] path.line0").count() == 1
    assert made["map"].get_attribute("aria-label") == f"A map with points. {told}"
    expect(made["heard"]).to_have_text(told)
    made.click("Reset")
    expect(made["told"]).to_have_text("Before training: 2 of 4 points on the right side.")
    assert made.pixels() == untrained
    assert (made.faults, made.strange) == ([], [])


def test_one_more_epoch_and_another_start(play: Play) -> None:
    made = play()
    made.click("One more epoch")
    expect(made["told"]).to_contain_text("Epoch 1: loss ")
    made.click("One more epoch")
    expect(made["told"]).to_contain_text("Epoch 2: loss ")
    made.click("Another start")
    expect(made["starts"].locator("li").first).to_contain_text("Start 1: ")
    made.click("Stop")
    expect(made["starts"].locator("li")).to_have_count(2)


def test_sliders_and_choices_by_keyboard(play: Play) -> None:
    made = play()
    expect(made["told"]).to_contain_text("Before training")
    rate = made.page.get_by_role("slider", name="Learning rate")
    assert rate.get_attribute("aria-valuetext") == "2"
    rate.press("ArrowRight")
    expect(made["rate-now"]).to_have_text("5")
    assert rate.get_attribute("aria-valuetext") == "5"
    before = made.pixels()
    hidden = made.page.get_by_role("slider", name="Hidden neurons")
    hidden.press("End")
    expect(made["hidden-now"]).to_have_text("16")
    made.page.get_by_role("radio", name="XOR").press("ArrowRight")
    expect(made["told"]).to_contain_text("of 120 points")
    assert made.page.get_by_role("radio", name="Circles").is_checked()
    assert made.pixels() != before
    made["start"].press("Enter")
    expect(made["told"]).to_contain_text("Epoch ")
    made["start"].press("Enter")
    expect(made["start"]).to_have_text("Start")
    made.page.reload()
    expect(made["rate-now"]).to_have_text("5")
    expect(made["hidden-now"]).to_have_text("16")


def test_an_experiment_is_one_click_and_says_what_to_look_for(play: Play) -> None:
    made = play()
    made.page.get_by_role("radio", name="Fast").press("Space")
    made.click("Learning rate too high")
    expect(made["look"]).to_contain_text("look how the loss jumps")
    expect(made["said"]).to_have_text("Done: 300 epochs. Start goes on from here.")
    expect(made["told"]).to_contain_text("Epoch 300:")
    expect(made["rate-now"]).to_have_text("20")
    button = made.page.get_by_role("button", name="Learning rate too high")
    assert button.get_attribute("aria-current") == "true"
    assert "look how the loss jumps" in made.page.locator(f"#{button.get_attribute('aria-describedby')}").inner_text()


def test_a_changed_file_is_read_again(play: Play) -> None:
    made = play()
    expect(made["told"]).to_contain_text("Before training")
    made.file.write_text(SOLUTION.replace("> 0.5", "> 2.0"), encoding="utf-8")
    expect(made["said"]).to_have_text("Your file was read again. A new network begins.")
    one_sided = made.pixels()
    made.file.write_text("def train(:", encoding="utf-8")
    expect(made["trouble"]).to_contain_text("Python cannot read xor.py")
    made.file.write_text(SOLUTION, encoding="utf-8")
    expect(made["trouble"]).to_be_hidden(timeout=60_000)
    assert made.pixels() != one_sided
    made.click("Reload my file")
    expect(made["said"]).to_have_text("Your file is the same as before. A new network begins.")


def test_a_function_that_is_not_written_is_named(play: Play) -> None:
    made = play((COURSE.find("exercise6").handout / "xor.py").read_text(encoding="utf-8"))
    expect(made["trouble"]).to_contain_text("init_params is not written yet.")
    expect(made["trouble-next"]).to_contain_text("It belongs to exercise6")
    expect(made["told"]).to_have_text("There is no network to show yet.")


def test_what_a_student_wrote_is_inert(play: Play) -> None:
    raising = f'\ndef train(params, X, y, lr, epochs):\n    print("{ATTACK}")\n    raise ValueError("{ATTACK}")\n'
    made = play(SOLUTION + raising)
    expect(made["told"]).to_contain_text("Before training")
    made.click("Start")
    expect(made["trouble"]).to_contain_text("<script>document.title='owned'</script>")
    made.page.get_by_text("Printed by your code").click()
    expect(made["printed-text"]).to_contain_text("<img src=//127.0.0.1:9/x onerror=alert(1)>")
    assert made.page.title() == "Playground: XOR from scratch"
    assert made.page.locator("main img, main iframe, main b, main script:not([type='application/json'])").count() == 0
    assert (made.faults, made.strange) == ([], [])


def test_an_endless_loop_is_stopped_and_the_page_goes_on(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_PATIENCE", 0.1)
    made = play(SOLUTION + "\ndef train(params, X, y, lr, epochs):\n    while True:\n        pass\n")
    expect(made["told"]).to_contain_text("Before training")
    made.click("Start")
    expect(made["said"]).to_have_text("Your code has not come back yet. Stop ends it.")
    made.click("Stop")
    expect(made["trouble"]).to_contain_text("Was it an endless loop?")
    made.file.write_text(SOLUTION, encoding="utf-8")
    expect(made["trouble"]).to_be_hidden(timeout=60_000)
    made.click("One more epoch")
    expect(made["told"]).to_contain_text("Epoch 1:")


def test_a_process_that_ends_itself_costs_nothing_but_its_network(play: Play) -> None:
    made = play(SOLUTION + "\ndef train(params, X, y, lr, epochs):\n    import os\n    os._exit(0)\n")
    expect(made["told"]).to_contain_text("Before training")
    made.click("Start")
    expect(made["trouble"]).to_contain_text("The Python process was ended by the program itself.")
    made.click("Reset")
    expect(made["trouble"]).to_be_hidden()
    expect(made["told"]).to_contain_text("Before training")


def test_a_loss_that_is_no_number_is_named(play: Play) -> None:
    made = play(SOLUTION + "\ndef train(params, X, y, lr, epochs):\n    return params, [float('nan')] * epochs\n")
    expect(made["told"]).to_contain_text("Before training")
    made.click("Start")
    expect(made["said"]).to_contain_text("not a number (nan)")
    expect(made["said"]).to_contain_text("Look at the learning rate")
    expect(made["start"]).to_have_text("Start")


def test_the_policy_keeps_strange_scripts_and_requests_out(play: Play) -> None:
    made = play()
    made.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')")
    made.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))"
    )
    assert made.page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')") == "refused"
    assert made.page.title() == "Playground: XOR from scratch"
    assert made.strange == []


def test_who_wants_less_motion_gets_a_picture_now_and_then(play: Play) -> None:
    made = play(reduced_motion="reduce")
    expect(made["told"]).to_contain_text("Before training")
    made.page.clock.install()
    made.page.clock.pause_at(datetime.now() + timedelta(hours=1))
    made.click("Start")
    expect(made["heard"]).to_have_text("Training.")
    told, still = made["told"].inner_text(), made.pixels()
    news = "fetch('state?known=0').then(answer => answer.json()).then(state => state.told)"
    while made.page.evaluate(news) == told:  # it goes on behind the picture
        pass
    assert (made["told"].inner_text(), made.pixels()) == (told, still)
    made.page.clock.run_for(2100)
    expect(made["told"]).not_to_have_text(told)
    made.click("Stop")
    expect(made["start"]).to_have_text("Start")


def test_the_end_of_the_playground_is_told(play: Play) -> None:
    made = play()
    expect(made["told"]).to_contain_text("Before training")
    made.server.__exit__(None, None, None)
    expect(made["said"]).to_contain_text("Start it again in your terminal: nngrade play exercise6")
    assert made["start"].is_disabled()


@pytest.mark.parametrize("width", [320, 390, 1100])
def test_nothing_is_wider_than_the_screen(play: Play, width: int) -> None:
    made = play(viewport={"width": width, "height": 700})
    made.click("One more epoch")
    expect(made["told"]).to_contain_text("Epoch 1:")
    assert made.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 390), ("light", 1100), ("dark", 1100)])
def test_axe_finds_no_fault(play: Play, scheme: str, width: int) -> None:
    broken = "\ndef train(params, X, y, lr, epochs):\n    print('hello')\n    raise ValueError('no')\n"
    made = play(SOLUTION + broken, color_scheme=scheme, viewport={"width": width, "height": 700})
    expect(made["told"]).to_contain_text("Before training")
    made.click("Several starts")
    expect(made["trouble"]).to_be_visible()
    made.page.evaluate(AXE)
    found = made.page.evaluate("axe.run().then(result => result.violations)")
    assert [(item["id"], item["impact"], [node["html"][:200] for node in item["nodes"]]) for item in found] == []
