"""The vocabulary tables hold together: ids, references, dates, spelling, validity, provenance."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from extractors.resources import data_dir
from extractors.vocabulary import code_key, fold, number_key, read_table, signature_key, slug

TABLES = sorted(path.stem for path in data_dir("ontology").glob("*.csv"))
FACTS = (
    "document_types", "type_words", "bodies", "provinces", "districts", "communes", "register",
    "register_relations",
)  # fmt: skip
PLACES = ("provinces", "districts", "communes")
DATED = (
    "valid_from",
    "valid_to",
    "effective_from",
    "effective_to",
    "date",
    "effective",
    "subject_date",
    "object_date",
)
ISO = re.compile(r"(1[6-9]|20)\d\d(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?")
JURISDICTION = re.compile(r"vn(-[a-z]+(-[a-z]+)*(-\d{4})?(\.[a-z0-9]+(-[a-z0-9]+)*){0,2})?")
CONFIDENCE = {"confirmed", "partly", "secondary", "from memory", "high", "medium", "low"}
ROLES = {
    "can_cu", "sua_doi", "thay_the", "bai_bo", "dinh_chinh", "huong_dan", "thuc_hien", "kem_theo", "theo_de_nghi",
    "hop_nhat", "dan_chieu",
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_clean(name):
    for row in read_table(name):
        for column, cell in row.items():
            assert cell == cell.strip(), (row, column)
            assert unicodedata.is_normalized("NFC", cell), (row, column)
            assert not re.search("[\u0000-\u001f\u00a0\u00d0\u200b\ufeff]", cell), (row, column)


@pytest.mark.parametrize("name", TABLES)
def test_dates_are_iso_and_in_order(name):
    for row in read_table(name):
        for column in DATED:
            cell = row.get(column, "")
            assert not cell or ISO.fullmatch(cell), (row, column)
            if len(cell) == 10:
                date.fromisoformat(cell)
        since, until = row.get("valid_from", ""), row.get("valid_to", "")
        assert not (since and until) or since <= until, row


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_names_its_source(name):
    rows = read_table(name)
    assert "source" in rows[0]
    assert all(row["source"] for row in rows)
    assert {row["confidence"] for row in rows if "confidence" in row} <= CONFIDENCE


@pytest.mark.parametrize("name", ["document_types", "bodies"])
def test_ids_are_unique(name):
    ids = [row["id"] for row in read_table(name)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[a-z0-9_]+", each) for each in ids)


def test_types_have_words():
    nouns = {fold(row["word"]): row["code"] for row in read_table("type_words") if row["form"] == "noun"}
    for row in read_table("document_types"):
        assert row["code"], row
        if row["id"] != "lien_so":
            assert nouns[fold(row["noun"])] == row["code"], row
        assert row["normative"] in {"yes", "no", "mixed", "n/a"}


def test_type_words_are_unique():
    words = [(fold(row["word"]), row["form"]) for row in read_table("type_words") if row["form"] != "code"]
    codes = [code_key(row["word"]) for row in read_table("type_words") if row["form"] == "code"]
    assert len(words) == len(set(words))
    assert len(codes) == len(set(codes))
    assert {row["form"] for row in read_table("type_words")} == {"noun", "short", "code"}


def test_bodies_refer_to_bodies():
    rows = {row["id"]: row for row in read_table("bodies")}
    for row in rows.values():
        followers = [each for each in row["successors"].split(" | ") if each]
        assert set(followers) <= rows.keys() - {row["id"]}, row
        assert not followers or row["valid_to"], f"{row['id']} has a successor and no end"
        assert row["placed"] in {"yes", "no"}
        assert row["placed"] == ("no" if row["level"] == "trung ương" else "yes"), row


def test_bodies_of_one_code_and_place_do_not_overlap_without_reason():
    """Central bodies that sign with the same letters follow each other; TW is one code for three bodies."""
    by_code = defaultdict(list)
    for row in read_table("bodies"):
        if row["placed"] == "no" and row["code"] not in {"TW", "CT"}:
            by_code[code_key(row["code"])].append(row)
    for rows in by_code.values():
        rows.sort(key=lambda row: row["valid_from"] or "0")
        for earlier, later in pairwise(rows):
            assert earlier["valid_to"] < later["valid_from"] or not later["valid_from"], (earlier, later)


@pytest.mark.parametrize("name", PLACES)
def test_slugs_follow_the_grammar_and_their_parent(name):
    for row in read_table(name):
        assert JURISDICTION.fullmatch(row["slug"]), row
        assert row["slug"].count(".") + 1 <= 3
        if row["parent"]:
            assert row["slug"].startswith(row["parent"] + "."), row
        last = row["slug"].rpartition(".")[2] if row["parent"] else row["slug"].removeprefix("vn-")
        plain = re.sub(r"-(\d{4}|\d)$", "", last) if not row["short_name"][-1].isdigit() else last
        assert plain in {slug(row["short_name"]), slug(row["name"])} or last in {
            slug(row["short_name"]), slug(row["name"]),
        }, row  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_one_slug_is_one_place(name):
    """Rows of a slug have one name (they may change their kind), and rows with known bounds do not overlap."""
    by_slug = defaultdict(list)
    for row in read_table(name):
        by_slug[row["slug"]].append(row)
    for rows in by_slug.values():
        assert len({fold(row["short_name"]) for row in rows}) == 1, rows
        assert len({(row["kind"], row["valid_from"], row["valid_to"]) for row in rows}) == len(rows), rows
        if name == "provinces":
            for earlier, later in pairwise(rows):
                assert earlier["valid_to"] < later["valid_from"], rows


def test_no_place_of_one_level_stands_in_another():
    levels = [{row["slug"] for row in read_table(name)} for name in PLACES]
    assert not levels[0] & levels[1]
    assert not levels[1] & levels[2]


def test_parents_and_mergers_exist():
    provinces = {row["slug"]: row for row in read_table("provinces")}
    districts = {row["slug"] for row in read_table("districts")}
    assert all(row["parent"] in provinces for row in read_table("districts"))
    for row in read_table("communes"):
        late = row["valid_from"] == "2025-07-01"
        assert row["parent"] in (provinces if late else districts), row
    for row in provinces.values():
        if row["merged_into"]:
            assert row["valid_to"], row
            assert row["merged_into"] in provinces, row


def test_mergers_are_closed():
    """63 provinces went into 34 on 2025-07-01: every one that ended then has a heir that begins the next day."""
    rows = read_table("provinces")
    ended = [row for row in rows if row["valid_to"] == "2025-06-30"]
    begun = {row["slug"] for row in rows if row["valid_from"] == "2025-07-01"}
    assert len(ended) == 52
    assert len(begun) == 23
    assert {row["merged_into"] for row in ended} == begun
    now = [row for row in rows if not row["valid_to"]]
    assert len(now) == 34
    assert sum(row["kind"] == "thành phố" for row in now) == 9


def test_counts_of_the_official_lists():
    provinces = read_table("provinces")
    before = [
        row for row in provinces
        if row["valid_from"] <= "2025-06-30" and (not row["valid_to"] or row["valid_to"] >= "2025-06-30")
    ]  # fmt: skip
    assert len(before) == 63
    assert sum(row["valid_from"] == "2025-07-01" for row in read_table("communes")) == 3321


def test_late_communes_are_told_from_former_districts():
    districts = {row["slug"] for row in read_table("districts")}
    for row in read_table("communes"):
        assert row["slug"] not in districts
        if row["slug"].endswith("-2025"):
            assert row["slug"].removesuffix("-2025") in districts


def test_register_keys_are_unique():
    seen = set()
    for row in read_table("register"):
        party = row["date"] if row["issuer_code"] == "TW" else ""
        key = (row["type"], row["issuer_code"], row["year"], number_key(row["number"]), row["form"], party)
        assert not row["number"] or key not in seen, row
        seen.add(key)
        assert row["form"] in {"y", "n"}
        assert 1945 <= int(row["year"]) <= 2026
        assert not row["date"] or row["date"][:4] == row["year"], row
        if row["form"] == "y":
            assert f"/{row['year']}/" in row["signature"], row


def test_register_types_are_declared():
    codes = {row["code"] for row in read_table("document_types")}
    assert {row["type"] for row in read_table("register")} <= codes


def test_register_relations_name_roles_and_known_ends():
    known = {signature_key(row["signature"]) for row in read_table("register")}
    rows = read_table("register_relations")
    open_ends = 0
    for row in rows:
        assert row["relation"] in ROLES
        assert row["scope"] in {"whole", "part"}
        assert row["subject"] != row["object"]
        for path in row["provisions"].split():
            assert re.fullmatch(r"[a-z-]+:[\wđ.-]+(/[a-z-]+:[\wđ.-]+)*", path), row
        open_ends += not {signature_key(row["subject"]), signature_key(row["object"])} <= known
    assert open_ends <= len(rows) // 10
