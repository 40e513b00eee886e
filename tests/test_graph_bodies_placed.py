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


@pytest.mark.parametrize(
    ("printed", "title", "part_of"),
    [
        ("Trưởng thôn", "Trưởng thôn", None),
        ("Thủ trưởng cơ quan", "Thủ trưởng cơ quan", None),
        ("Thủ tướng", "Thủ tướng Chính phủ", "Chính phủ"),
        ("Giám đốc Sở Y tế", "Giám đốc Sở Y tế", "Sở Y tế"),
    ],
)
def test_the_posts_of_others_are_none_of_the_government(
    printed: str, title: str, part_of: str | None
) -> None:
    agent = agent_of(printed, at("vn", "Chính phủ"))
    assert agent is not None
    assert agent.node.title == title
    assert (agent.parent.node.title if agent.parent else None) == part_of


@pytest.mark.parametrize(
    "printed",
    [
        "Ban Thường trực UBMTTQ xã",
        "Ủy ban MTTQ xã",
        "Ủy ban Mặt trận Tổ quốc xã",
        f"{FRONT} xã",
        "UBMTTQVN xã",
    ],
)
def test_one_front_is_one_body_however_it_is_written(printed: str) -> None:
    agent = agent_of(printed, at("vn-lang-son.huu-lung.yen-binh", "Sở Y tế"))
    assert agent is not None
    assert agent.name.startswith("uy-ban-mat-tran-to-quoc-viet-nam.")


def test_the_assembly_keeps_its_own_head() -> None:
    agent = agent_of("Phó Chủ tịch", at("vn", "Quốc hội"))
    assert agent is not None
    assert agent.parent is not None
    assert agent.parent.node.title == "Quốc hội"
