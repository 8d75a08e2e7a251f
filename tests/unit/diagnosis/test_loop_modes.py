"""Modes of training and evaluation, and what is said about them."""

from __future__ import annotations

import pytest

from tests.unit.diagnosis.loops.played import every_batch, right
from tests.unit.diagnosis.loops.player import Player, said_of


class TestModes:
    GATE = (0.6, 0.35)

    def test_evaluation_mode_before_training(self) -> None:
        def loop(player: Player) -> None:
            player.training = False
            every_batch(right)(player)

        assert said_of(loop, gate=self.GATE, mode="train")[0] == ("mode-train-in-eval",)

    def test_mode_left_as_it_was(self) -> None:
        assert said_of(every_batch(right), gate=self.GATE, mode="eval")[0] == ("mode-never-back",)
        assert said_of(every_batch(right), gate=self.GATE, mode="eval", bare="train")[0] == ("mode-no-parens",)

    def test_mode_lost_after_the_first_epoch(self) -> None:
        def loop(player: Player) -> None:
            for number in range(2):
                for rows in player.epoch(number):
                    right(player, rows)
                player.training = False
                player.forward((5, 6, 7))

        assert said_of(loop, "train", gate=self.GATE)[0] == ("mode-never-back",)

    @pytest.mark.parametrize(
        ("recording", "bare", "ids"),
        [
            (True, "", ("mode-no-eval",)),
            (False, "", ("mode-no-eval", "mode-no-grad-for-eval")),
            (False, "eval", ("mode-no-parens",)),
        ],
    )
    def test_measured_in_training_mode(self, recording: bool, bare: str, ids: tuple[str, ...]) -> None:
        def loop(player: Player) -> None:
            player.recording = recording
            player.forward((5, 6, 7))

        assert said_of(loop, "evaluate", gate=self.GATE, bare=bare)[0] == ids

    def test_without_a_gate_modes_do_not_matter(self) -> None:
        assert said_of(lambda player: player.forward((5, 6, 7)) and None, "evaluate") == ((), "")
