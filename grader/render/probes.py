"""The page of ``nngrade doctor``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.text import Text

from grader.render import RenderOptions
from grader.render.layout import Page
from grader.render.words import TIERS, count


class Probe(Protocol):
    """One attempt to escape, as ``grader.sandbox.doctor`` reports it."""

    @property
    def tier(self) -> str: ...
    @property
    def probe(self) -> str: ...
    @property
    def wanted(self) -> str: ...
    @property
    def seen(self) -> str: ...
    @property
    def ok(self) -> bool: ...


def holding_tiers(results: Sequence[Probe]) -> list[str]:
    """Tiers in which every attempt ended as it should, best first."""
    tiers = dict.fromkeys(item.tier for item in results)
    return sorted(tier for tier in tiers if all(item.ok for item in results if item.tier == tier))


def probe_table(results: Sequence[Probe], options: RenderOptions) -> str:
    """A table a tier, and the verdict."""
    page = Page(options)
    for tier in dict.fromkeys(item.tier for item in results):
        own = [item for item in results if item.tier == tier]
        page.rule(Text.assemble((f"Tier {tier}", "bold"), f"  {TIERS.get(tier, '')}"))
        for item in own:
            word, style = ("holds", "green") if item.ok else ("FAILS", "red")
            page.add(_what(item), first=Text(word, style=style), indent=7)
        broken = sum(not item.ok for item in own)
        page.add(
            f"{count(len(own), 'attempt')}, {broken} broke out."
            if broken
            else f"{count(len(own), 'attempt')}, none broke out."
        )
    page.blank()
    page.add(_verdict(holding_tiers(results)), style="bold")
    return str(page)


def _what(item: Probe) -> str:
    return f"{item.probe}: {item.seen}" if item.ok else f"{item.probe}: wanted {item.wanted}, seen {item.seen}"


def _verdict(tiers: Sequence[str]) -> str:
    if not tiers:
        return "No tier holds on this machine: do not grade other people's code here."
    if tiers[0] in ("A", "B"):
        return f"Tier {tiers[0]} holds: this machine can grade other people's code."
    return f"Only tier {tiers[0]} holds: fine for your own code, too weak for other people's."
