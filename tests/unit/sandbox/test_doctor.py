"""The doctor must find everything contained that a tier promises."""

from __future__ import annotations

from grader.sandbox import doctor


def test_every_promise_is_kept() -> None:
    results = doctor()
    tiers = {result.tier for result in results if result.probe == "available" and result.ok}
    assert "F" in tiers
    for result in results:
        assert result.ok or result.probe == "available", result
    for tier in tiers - {"F"}:
        promised = [result for result in results if result.tier == tier and result.wanted == "contained"]
        assert len(promised) > 10
        assert all(result.seen.startswith("contained: ") for result in promised)
    assert not any("not tried:" in result.seen for result in results)
