"""Training loops, one right and each other with one mistake."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.diagnosis.loops.player import Loop, Player, Rows


def every_batch(play: Callable[[Player, Rows], None], before: Callable[[Player], None] | None = None) -> Loop:
    def loop(player: Player) -> None:
        for number in range(len(player.context.epochs)):
            batches = player.epoch(number)
            if before:
                before(player)
            for rows in batches:
                play(player, rows)

    return loop


def right(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step()


def no_zero(player: Player, rows: Rows) -> None:
    player.backward(player.forward(rows))
    player.step()


def two_forwards(player: Player, rows: Rows) -> None:
    """The gradient is right; a second look at the data between backward and step must not confuse."""
    player.zero()
    player.backward(player.forward(rows))
    player.forward(rows)
    player.step()


def zero_between(player: Player, rows: Rows) -> None:
    player.backward(player.forward(rows))
    player.zero()
    player.step()


def step_first(player: Player, rows: Rows) -> None:
    player.zero()
    number = player.forward(rows)
    player.step()
    player.backward(number)


def step_at_start(player: Player, rows: Rows) -> None:
    player.step()
    player.zero()
    player.backward(player.forward(rows))


def no_step(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))


def no_backward(player: Player, rows: Rows) -> None:
    player.zero()
    player.forward(rows)
    player.step()


def neither(player: Player, rows: Rows) -> None:
    player.forward(rows)


def two_steps(player: Player, rows: Rows) -> None:
    right(player, rows)
    player.step()


def two_backwards(player: Player, rows: Rows) -> None:
    player.zero()
    number = player.forward(rows)
    player.backward(number)
    player.backward(number)
    player.step()


def uphill(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows), factor=-1.0)
    player.step()


def summed(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows), factor=len(rows))
    player.step()


def maximised(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step(rate=-0.1)
    player.steps[-1][2] = 0.1


def detached(player: Player, rows: Rows) -> None:
    player.zero()
    player.losses.append(player.forwards[player.forward(rows)][1])
    player.backward(0, kind="d")
    player.step()
    player.losses[:] = player.losses[:1]


def rounded(player: Player, rows: Rows) -> None:
    player.zero()
    player.losses.append((player.forwards[player.forward(rows)][1] > 0).astype(float))
    player.backward(0, kind="d")
    player.step()


def new_optimizer(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step(own=False)


def slow_optimizer(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step(rate=1e-3, own=False)


def other_model(player: Player, rows: Rows) -> None:
    player.own = False
    player.backward(player.forward(rows))
    player.step()


def only_once(player: Player) -> None:
    """One step an epoch, with the sum of all gradients."""
    for number in range(len(player.context.epochs)):
        player.zero()
        for rows in player.epoch(number):
            player.backward(player.forward(rows))
        player.step()


def last_left_out(player: Player) -> None:
    for number in range(len(player.context.epochs)):
        for rows in player.epoch(number)[:-1]:
            right(player, rows)


def zero_once(player: Player) -> None:
    player.zero()
    every_batch(no_zero)(player)


def beginning_again(player: Player) -> None:
    first = player.states[0]
    for number in range(len(player.context.epochs)):
        player.states.append(first.copy())
        for rows in player.epoch(number):
            right(player, rows)


def leaking(player: Player) -> None:
    """Cleared after each step, and a backward pass on the validation data after each epoch."""
    for number in range(len(player.context.epochs)):
        for rows in player.epoch(number):
            player.backward(player.forward(rows))
            player.step()
            player.zero()
        player.backward(player.forward((5, 6, 7)))


def validation_too(player: Player) -> None:
    every_batch(right)(player)
    right(player, (5, 6, 7))
