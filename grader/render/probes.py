"""The page of ``nngrade doctor``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.text import Text

from grader.language import _
from grader.render import RenderOptions
from grader.render.layout import Page, heading
from grader.render.words import TIERS, count

_AVAILABLE = "available"


class Probe(Protocol):
    """One attempt to escape, as ``grader.sandbox.doctor`` reports it; ``available`` says whether a tier can be had."""

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
    """Tiers in which every attempt ended as the tier promises, best first."""
    tiers = dict.fromkeys(item.tier for item in results)
    return sorted(tier for tier in tiers if all(item.ok for item in results if item.tier == tier))


def probe_table(results: Sequence[Probe], options: RenderOptions) -> str:
    """A table a tier, and the verdict."""
    page = Page(options)
    for tier in dict.fromkeys(item.tier for item in results):
        page.rule(Text.assemble((_("Tier {tier}").format(tier=tier), "bold"), f"  {_(TIERS.get(tier, ''))}"))
        own = [item for item in results if item.tier == tier]
        missing = [item for item in own if item.probe == _AVAILABLE and not item.ok]
        if missing:
            page.add(_("Not on this machine. {reason}").format(reason=missing[0].seen))
            continue
        attempts = [item for item in own if item.probe != _AVAILABLE]
        for item in attempts:
            _row(page, item)
        page.add(_sum(attempts))
    page.blank()
    page.add(_verdict(holding_tiers(results)), style="bold")
    return str(page)


def _row(page: Page, item: Probe) -> None:
    held = (_("stopped"), "green") if _stopped(item) else (_("open"), "dim")
    word, style = held if item.ok else (_("BROKE OUT"), "bold red")
    detail = (
        item.seen.partition(": ")[2]
        if item.ok
        else _("wanted {wanted}, seen {seen}").format(wanted=item.wanted, seen=item.seen)
    )
    line = Text.assemble((f"{word:9}  ", style), heading(item.probe), (f"  {heading(detail)}", "dim"))
    line.truncate(page.width, overflow="ellipsis")
    page.add(line)


def _stopped(item: Probe) -> bool:
    return item.seen.startswith("contained")


def _sum(attempts: Sequence[Probe]) -> str:
    stopped = sum(item.ok and _stopped(item) for item in attempts)
    escaped = sum(not item.ok for item in attempts)
    left = len(attempts) - stopped - escaped
    words = _("{attempts}: {stopped} stopped, {escaped} broke out.")
    if left:
        words = _(
            "{attempts}: {stopped} stopped, {left} open, which this tier does not promise to stop, {escaped} broke out."
        )
    many = count(len(attempts), "attempt")
    return words.format(attempts=many, stopped=stopped, left=left, escaped=escaped or _("none"))


def _verdict(tiers: Sequence[str]) -> str:
    if not tiers:
        return _("No tier holds on this machine: do not grade here.")
    if tiers[0] in ("A", "B"):
        return _("Tier {tier} holds: this machine can grade other people's code.").format(tier=tiers[0])
    return _("Only tier {tier} holds: fine for your own code, too weak for other people's.").format(tier=tiers[0])
