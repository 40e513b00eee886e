"""The output contract: every key of every kind, aligned with the text, ready for JSON."""

from __future__ import annotations

import json

import pytest

from extractors import extract
from kg.records import ALWAYS, CONTRACT, as_json_line, records_of, records_with
from kg.resolution import resolve

REPORT = """SỞ Y TẾ TỈNH LẠNG SƠN HỌP GIAO BAN THÁNG 5/2023

Ngày 12/5/2023, tại Hội trường, Sở Y tế tỉnh Lạng Sơn tổ chức Hội nghị giao ban. Thạc sĩ Đặng Thu Hoài – Giám đốc Sở Y tế chủ trì Hội nghị.

Kết luận Hội nghị, Giám đốc Sở chỉ đạo một số nhiệm vụ như sau:

1. Triển khai Kế hoạch số 90/KH-UBND ngày 02/4/2023 của UBND tỉnh theo Nghị định số 45/2019/NĐ-CP của Chính phủ (Văn phòng Sở chủ trì; các phòng thuộc Sở phối hợp; hoàn thành trong tháng 6/2023).

2. Rà soát Nghị quyết 12 ngày 08/12/2020 của HĐND tỉnh; điền mẫu số 01/TB-SYT.
"""


@pytest.fixture(scope="module")
def records():
    return list(records_of(REPORT, "bao-cao.txt"))


def test_every_record_has_the_keys_of_its_kind(records):
    for record in records:
        missing = [key for key in (*ALWAYS, *CONTRACT[record["kind"]]) if key not in record]
        assert not missing, (record["kind"], missing)


def test_records_are_ordered_and_quote_the_text(records):
    assert [r["start"] for r in records] == sorted(r["start"] for r in records)
    assert all(REPORT[r["start"] : r["end"]] == r["quote"] for r in records)
    assert {r["source"] for r in records} == {"bao-cao.txt"}


def test_records_are_json(records):
    assert all(json.loads(as_json_line(record)) == json.loads(json.dumps(record)) for record in records)
    assert all("\n" not in as_json_line(record) for record in records)


def test_citations_say_what_is_known_of_their_document(records):
    found = {r["number"]: r for r in records if r["kind"] == "citation"}
    plan = found["90/KH-UBND"]
    assert (plan["document"], plan["status"], plan["jurisdiction"]) == (
        "doc/vn-lang-son/n/kh-ubnd/2023/90", "resolved", "vn-lang-son",
    )  # fmt: skip
    short = found["12"]
    assert (short["document"], short["status"], short["reason"]) == (None, "ambiguous", "ambiguous")
    assert len(short["candidates"]) == 2
    assert short["jurisdiction"] == "vn-lang-son"


def test_resolutions_must_align():
    extraction = extract(REPORT)
    with pytest.raises(ValueError, match=r"a\.txt: 0 resolutions for"):
        list(records_with(extraction, (), "a.txt"))


def test_records_of_a_build_take_its_resolutions():
    extraction = extract(REPORT)
    assert list(records_with(extraction, resolve(extraction), "bao-cao.txt")) == list(
        records_of(REPORT, "bao-cao.txt")
    )


def test_an_empty_text_has_no_records():
    assert list(records_of("", "trong.txt")) == []
