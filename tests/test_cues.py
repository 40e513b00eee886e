"""The cue tables: one row a cue, each with its ground and an example that holds it."""

from __future__ import annotations

import pytest

from extractors.agents.lexicon import any_of, cues
from extractors.agents.reading import plain, rx
from extractors.vocabulary.tables import read_table

TABLES = ("task_cues", "meeting_cues")
COLUMNS = ["id", "cue", "slot", "value", "basis", "example", "counter_example"]


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_complete_and_unique(table: str) -> None:
    rows = read_table(table)
    assert list(rows[0]) == COLUMNS
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({(row["slot"], row["cue"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["cue"] == row["cue"].strip() != ""
        assert row["basis"]
        assert row["example"]


@pytest.mark.parametrize("table", TABLES)
def test_examples_hold_their_cue(table: str) -> None:
    for row in read_table(table):
        cue = plain(row["cue"].lower())
        if row["slot"] not in ("lead_out",):
            assert cue in plain(row["example"].lower()), row["id"]


def test_a_cue_is_found_across_a_line_break() -> None:
    assert rx(any_of("order")).match("yêu  cầu")
    assert cues("order")["yêu cầu"] == "yeu_cau"
