"""The attested citations of the domain facts, and the probe of 38 identities in our own words.

The list is read in place (`KG_SHARED`, default ``../shared``): it holds other people's phrases. Where it is
absent the test is skipped and says so; on the build server (``CI=true``) that is a failure.
"""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from extractors import extract
from extractors.extraction import Extraction

SHARED = Path(os.environ.get("KG_SHARED") or Path(__file__).resolve().parents[2] / "shared")
LIST = SHARED / "domain" / "attested_citations.csv"
# Nicknames and names without a number: the register resolves them, the number rules do not read them.
NAMED = re.compile(r"^(?:Luật|Bộ luật|Chương trình|chương trình)\b")


def folded(signature: str) -> str:
    return "".join(signature.split()).replace("–", "-").casefold()


def numbers(extraction: Extraction) -> set[str]:
    return {folded(n) for c in extraction.citations for n in (c.number, c.intended) if n}


def rows() -> list[dict[str, str]]:
    if not LIST.is_file():
        return []
    with LIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(row: dict[str, str]) -> list[str]:
    """The signatures of a row; a remark behind a signature is left out."""
    return [re.sub(r"\s\(\d{4}.*", "", part).strip() for part in row["normalised_number"].split("|")]


def is_document(row: dict[str, str]) -> bool:
    return (
        row["normalised_number"][:1].isdigit()
        and not NAMED.match(row["surface"])
        and row["format_id"] != "F31"
    )


@pytest.mark.shared
def test_the_attested_list_is_there() -> None:
    if LIST.is_file():
        assert len(rows()) >= 200
    elif os.environ.get("CI") == "true":
        pytest.fail(f"{LIST} is missing: set KG_SHARED to the folder with the domain facts")
    else:
        pytest.skip(f"NOT TESTED: {LIST} is missing; set KG_SHARED to the folder with the domain facts")


@pytest.mark.shared
@pytest.mark.parametrize("row", [r for r in rows() if is_document(r)], ids=lambda r: r["surface"][:50])
def test_an_attested_citation_is_read(row: dict[str, str]) -> None:
    extraction = extract(row["surface"].replace("⏎", "\n"))
    found = numbers(extraction)
    for member in members(row):
        bare = re.match(r"[\d.]+[a-z]?", member)
        short = row["format_id"] == "F21" and bare and folded(bare.group()) in found
        assert short or folded(member) in found, (member, found)


@pytest.mark.shared
@pytest.mark.parametrize(
    "row",
    [r for r in rows() if is_document(r) and r["date_iso"] and "ngày" in r["surface"]],
    ids=lambda r: r["surface"][:50],
)
def test_the_date_of_an_attested_citation_is_read(row: dict[str, str]) -> None:
    extraction = extract(row["surface"].replace("⏎", "\n"))
    assert extraction.citations[0].date == row["date_iso"]


@pytest.mark.shared
@pytest.mark.parametrize(
    "row", [r for r in rows() if r["format_id"] == "F31"], ids=lambda r: r["surface"][:50]
)
def test_an_attested_look_alike_is_no_document(row: dict[str, str]) -> None:
    """What the list calls no document comes out as `other`; a document beside it is still found."""
    surface, wanted = (
        row["surface"],
        re.search(r"\d+/\d{4}/[A-ZĐ-]+", row["normalised_number"].partition("+")[2]),
    )
    if "L-CTN" in surface:  # a law cited by the number of the order that promulgated it: a document
        assert numbers(extract(surface)) == {folded("08/2025/L-CTN")}
        return
    extraction = extract(surface)
    assert numbers(extraction) == ({folded(wanted.group())} if wanted else set())
    assert any(aside.kind == "other" for aside in extraction.asides)


PROBE = (
    ("Triển khai Nghị quyết số 41/NQ-HĐND ngày 8/7/2022 của HĐND tỉnh Gia Lai", ("41/NQ-HĐND",)),
    ("đúng quy định tại Nghị định 88/2021/NĐ-CP", ("88/2021/NĐ-CP",)),
    ("Thông tư 27/2019/TT-BGDĐT của Bộ Giáo dục và Đào tạo", ("27/2019/TT-BGDĐT",)),
    ("Kế hoạch số 3910/KH-UBND của UBND tỉnh", ("3910/KH-UBND",)),
    ("Nghị quyết 05-NQ/TU của Tỉnh ủy", ("05-NQ/TU",)),
    ("Công văn số 2077/SGDĐT-VP ngày 9/11/2022 của Sở GDĐT", ("2077/SGDĐT-VP",)),
    ("Luật số 38/2031/QH17 do Quốc hội thông qua", ("38/2031/QH17",)),
    ("Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ", ("411/QĐ-TTg",)),
    ("Thông tư liên tịch số 21/2014/TTLT-BGDĐT-BNV", ("21/2014/TTLT-BGDĐT-BNV",)),
    ("Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Ban Chấp hành Trung ương", ("33-NQ/TW",)),
    ("Chỉ thị số 19-CT/TW của Bộ Chính trị", ("19-CT/TW",)),
    ("Kết luận số 62-KL/TW của Ban Bí thư", ("62-KL/TW",)),
    ("Tờ trình số 204/TTr-SGDĐT ngày 07/9/2022", ("204/TTr-SGDĐT",)),
    ("Thông báo số 2210/TB-VPCP của Văn phòng Chính phủ", ("2210/TB-VPCP",)),
    ("Nghị quyết số 1311/2017/UBTVQH14", ("1311/2017/UBTVQH14",)),
    ("Văn bản hợp nhất số 54/VBHN-VPQH", ("54/VBHN-VPQH",)),
    ("Báo cáo số 318/BC-UBND về tình hình thu ngân sách", ("318/BC-UBND",)),
    ("Quyết định số 23/2022/QĐ-UBND của UBND tỉnh Gia Lai", ("23/2022/QĐ-UBND",)),
    ("Nghị quyết liên tịch số 88/2016/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", ("88/2016/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN",)),
    ("Hướng dẫn số 07-HD/BTGTU và Chương trình hành động số 28-CTr/TU", ("07-HD/BTGTU", "28-CTr/TU")),
    ("Giấy mời số 67/GM-UBND", ("67/GM-UBND",)),
    ("Công văn 4407/BGDĐT-GDTrH của Bộ", ("4407/BGDĐT-GDTrH",)),
    ("Các Nghị định số 31/2015/NĐ-CP, số 46/2016/NĐ-CP và 118/2021/NĐ-CP", ("31/2015/NĐ-CP", "46/2016/NĐ-CP", "118/2021/NĐ-CP")),
    ("các Quyết định số 222/QĐ-TTg, 801/QĐ-TTg và 977/QĐ-TTg", ("222/QĐ-TTg", "801/QĐ-TTg", "977/QĐ-TTg")),
    ("NĐ 118/2021/NĐ-CP và TT số 27/2019/TT-BGDĐT", ("118/2021/NĐ-CP", "27/2019/TT-BGDĐT")),
    ("Nghi dinh so 118/2021/ND-CP ngay 23/12/2021", ("118/2021/NĐ-CP",)),
    ("Nghị quyết số 41 /NQ-HĐND và Nghị định số 118 / 2021 / NĐ - CP", ("41/NQ-HĐND", "118/2021/NĐ-CP")),
    ("Nghị định số 118/2021/NÐ-CP", ("118/2021/NĐ-CP",)),
)  # fmt: skip
NAMES = (("Luật Giáo dục năm 2019", 1), ("Bộ luật Lao động 2019 và Hiến pháp năm 2013", 2))


def test_the_probe_has_38_identities() -> None:
    assert sum(len(wanted) for _, wanted in PROBE) + sum(count for _, count in NAMES) == 38


@pytest.mark.parametrize(("phrase", "wanted"), PROBE, ids=[phrase[:40] for phrase, _ in PROBE])
def test_a_probe_phrase_gives_its_identities(phrase: str, wanted: tuple[str, ...]) -> None:
    extraction = extract(phrase)
    assert numbers(extraction) == {folded(number) for number in wanted}
    assert len(extraction.citations) == len(wanted)


@pytest.mark.parametrize(("phrase", "count"), NAMES)
def test_a_probe_name_is_one_citation(phrase: str, count: int) -> None:
    assert [c.form for c in extract(phrase).citations] == ["named"] * count
