"""Files in TCVN3, VNI, VISCII and code page 1258: read by the evidence of their words, else left alone."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.legacy import CODES as READERS
from extractors.legacy import read_by_words
from extractors.source import decode
from kg.readers import read_bytes
from tests.old_codes import CODES, tcvn3, viscii, vni

LETTER = (
    "ỦY BAN NHÂN DÂN\nXÃ THẠCH BÌNH\nSố: 48/KH-UBND\nThạch Bình, ngày 15 tháng 3 năm 2031\nKẾ HOẠCH\n"
    "Thực hiện Nghị quyết số 21-NQ/TU ngày 10/01/2031 của Tỉnh ủy\n"
    "Căn cứ Luật Đất đai ngày 18/01/2024; Căn cứ Nghị định số 102/2024/NĐ-CP ngày 30/7/2024 của Chính phủ;\n"
    "1. Phòng Kinh tế chủ trì, phối hợp với Phòng Văn hóa - Xã hội rà soát quỹ đất; hoàn thành trước ngày "
    "30/6/2031.\n2. Các trường học báo cáo kết quả về UBND xã trước ngày 05/7/2031.\n"
)


def said(text: str) -> list[tuple[object, ...]]:
    """What a text says, without the places of it."""
    found = extract(text)
    cited = [(c.form, c.type, c.number, c.title, c.date, c.issuer, c.role) for c in found.citations]
    return [*cited, *((t.lead, t.coordinate, t.due) for t in found.tasks)]


@pytest.mark.parametrize("code", CODES)
def test_a_file_comes_back_letter_for_letter(code):
    text, encoding = decode(CODES[code](LETTER))
    assert encoding == code
    assert unicodedata.normalize("NFC", text) == LETTER


@pytest.mark.parametrize("code", CODES)
def test_a_file_says_what_it_says_in_unicode(code):
    assert len(said(LETTER)) >= 6
    assert said(decode(CODES[code](LETTER))[0]) == said(LETTER)


@pytest.mark.parametrize("coded", [tcvn3, vni])
def test_a_unicode_file_of_old_letters_says_the_same_and_quotes_what_is_printed(coded):
    printed = coded(LETTER).decode("latin-1")
    assert said(printed)[0][:3] == said(LETTER)[0][:3]
    found, expected = extract(printed), extract(LETTER)
    assert [(c.type, c.number, c.role) for c in found.citations] == [
        (c.type, c.number, c.role) for c in expected.citations
    ]
    assert len(found.tasks) == len(expected.tasks)
    for citation in found.citations:
        quote = printed[citation.start : citation.end]
        assert quote in printed
        if citation.number:
            assert citation.number.split("/")[0] in quote


@pytest.mark.parametrize(
    "text",
    [
        "Le comité a été créé à Genève; l'hôtel où naïve façade œuvre, très élevé, déjà vécu. " * 4,
        "Über die Größe der Äpfel können wir nächste Woche reden, schöne Grüße. " * 4,
        "100µg ¶ ½ © 2031 §5 ®",
        "Nghi dinh so 5, 100µg",
    ],
)
def test_other_western_texts_are_not_taken_for_vietnamese(text):
    assert read_by_words(text.encode("cp1252")) is None


def test_signs_inside_unicode_stay_as_they_are():
    text = "Mỗi ngày uống 100µg ¶ ½ viên, © Sở Y tế ® theo Công văn số 5/SYT-NV, ngày 3/4/2031."
    assert decode(text.encode()) == (text, "utf-8")
    (citation,) = (c for c in extract(text).citations if c.number)
    assert text[citation.start : citation.end] == "Công văn số 5/SYT-NV"


def test_a_page_for_an_old_font_that_declares_latin_1():
    body = "".join(f"<p>{line}</p>" for line in tcvn3(LETTER).decode("latin-1").splitlines())
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><body>{body}</body></html>'
    reading = read_bytes("trang.html", page.encode("latin-1"))
    assert reading.encoding == "tcvn3"
    assert reading.text == LETTER.rstrip()


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not here")
def test_viscii_as_iconv_reads_it():
    every = bytes(i for i in range(256) if i not in (0, 10, 13))
    told = subprocess.run(
        ["iconv", "-f", "VISCII", "-t", "UTF-8"], input=every, capture_output=True, check=True
    )
    assert READERS["viscii"](every) == told.stdout.decode()


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạếềểễệộợứừửữựỳỵỷỹ ,.;0123456789/-", max_size=200))
def test_small_letters_go_there_and_back(text):
    assert READERS["tcvn3"](tcvn3(text)) == text
    assert READERS["viscii"](viscii(text)) == text


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_no_accident(data):
    found = read_by_words(data)
    assert found is None or found[1] in READERS
