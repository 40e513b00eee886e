"""Bodies named without their level or place, and what is not claimed of them."""

from __future__ import annotations

import pytest

from kg.graph.agents import Home, agent_of

FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"


def at(place: str | None, speaks: str | None) -> Home:
    bare = Home("0" * 16, place, "2025-12-10")
    return Home("0" * 16, place, "2025-12-10", agent_of(speaks, bare) if speaks else None)


@pytest.mark.parametrize(
    ("printed", "home", "expected"),
    [
        ("UBND", at("vn-lang-son.huu-lung", FRONT), "org/uy-ban-nhan-dan.vn-lang-son.huu-lung"),
        ("HĐND", at("vn-lang-son", "Sở Y tế"), "org/hoi-dong-nhan-dan.vn-lang-son"),
        ("UBND tỉnh", at("vn-lang-son.huu-lung", FRONT), "org/uy-ban-nhan-dan.vn-lang-son"),
        # nobody speaks, or a ministry does: which committee is meant stays unknown
        ("UBND", at("vn-lang-son", None), "org/uy-ban-nhan-dan.text-0000000000000000"),
        ("UBND", at("vn", "Bộ Y tế"), "org/uy-ban-nhan-dan.text-0000000000000000"),
    ],
)
def test_a_committee_without_level_is_that_of_the_place_that_speaks(
    printed: str, home: Home, expected: str
) -> None:
    agent = agent_of(printed, home)
    assert agent is not None
    assert agent.id == expected


def test_a_body_of_unknown_place_claims_no_time_of_existence() -> None:
    unknown, placed = agent_of("UBND", at("vn", "Bộ Y tế")), agent_of("UBND", at("vn-lang-son", "Sở Y tế"))
    assert unknown is not None
    assert placed is not None
    assert "valid_from" not in dict(unknown.node.properties)
    assert "valid_from" in dict(placed.node.properties)
