"""``nngrade doctor``"""

from __future__ import annotations

import click

from grader.language import N_, _


@click.command("doctor", short_help=N_("Prove what this machine can isolate, by trying to escape."))
def command() -> int:
    """Prove what this machine can isolate: programs in every kind of jail try to read, write, connect and escape.

    Exit code: 0 when student code can be kept apart (tier A or B holds), 1 when it cannot.

    \b
    Examples:
      nngrade doctor
      nngrade doctor && nngrade check exercise1
    """
    from grader.cli.output import say, screen
    from grader.cli.signals import orderly
    from grader.cli.waiting import Waiting
    from grader.render.probes import holding_tiers, probe_table

    with orderly(), Waiting(_("Trying to escape")):
        from grader.sandbox import doctor

        results = doctor()
    say(probe_table(results, screen()), screen())
    return 0 if {"A", "B"} & set(holding_tiers(results)) else 1
