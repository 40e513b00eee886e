"""The same report as text, Word, PDF, web page and in TCVN3 says the same: citations, meetings, tasks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.readers import read_bytes
from tests.report_formats import KINDS, MADE, PRINTED, ROOT, differences, in_formats, reports, said

# What TCVN3 cannot write: capitals with a tone, by which the name of a ward is told from the words around it,
# and curly quotes, in which a cited number is a quotation.
LOST_IN_TCVN3 = {"04-quyet-dinh-phuong-2025": 2, "05_binh_thuan_hop_ho_so_sgk": 1}


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The example corpus."""
    return reports(ROOT / "examples")


@pytest.fixture(scope="session")
def forms(texts, tmp_path_factory) -> dict[str, dict[str, tuple[str, bytes]]]:
    return in_formats(texts, tmp_path_factory.mktemp("formats"))


def test_the_examples_say_something(texts):
    facts = [said(text) for text in texts.values()]
    assert [
        sum(len(found[kind]) for found in facts) >= least
        for kind, least in zip(KINDS, (140, 9, 50), strict=True)
    ] == [True] * 3


@pytest.mark.parametrize("form", [*PRINTED, *MADE])
def test_every_format_says_the_same(form, texts, forms):
    for name, (suffix, data) in forms[form].items():
        found = [fact for facts in differences(texts[name], form, suffix, data).values() for fact in facts]
        allowed = LOST_IN_TCVN3.get(name, 0) if "TCVN3" in form else 0
        assert len(found) <= allowed, (form, name, found)


@pytest.mark.shared
def test_reports_of_meetings_say_the_same_in_word_and_on_pages(shared: Path):
    folder = shared / "corpus" / "meetings" / "texts"
    for name, text in reports(folder, shared / "seeds").items():
        for form, (suffix, make) in MADE.items():
            if "TCVN3" not in form:
                found = differences(text, form, suffix, make(text))
                assert not any(found.values()), (form, name, found)


def test_every_format_tells_where_its_words_stand(texts, forms):
    name = "15-ke-hoach-bang-nhiem-vu-2026"
    job = "Phân bổ kinh phí theo Luật Ngân sách nhà nước năm 2015"
    places = {}
    for form, per in forms.items():
        suffix, data = per[name]
        reading = read_bytes(f"a{suffix}", data)
        places[form] = reading.place(reading.text.index(job)) if job in reading.text else None
    assert places["docx, LibreOffice"] == places["docx, python-docx"] == "table 2, row 3, column 2"
    assert places["html, WordPress"].endswith("/tr[3]")
    assert all("page 1" in places[form] for form in PRINTED if form.startswith("pdf"))
