"""What can be wrong with a Word file: one clear line, bounded time and memory, and the rest goes on."""

from __future__ import annotations

import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers import (
    BinaryInputError,
    DamagedInputError,
    EmptyInputError,
    OversizedInputError,
    ProtectedInputError,
    ReadingError,
    read_bytes,
)
from tests.word_files import (
    SPACES,
    WORD,
    cell,
    paragraph,
    parts_of,
    relations,
    row,
    run,
    table,
    word_file,
    zipped,
)

GOOD = word_file(paragraph("Căn cứ Luật Giáo dục;") * 40)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


def with_document(markup: str, **others: str) -> bytes:
    parts = parts_of("", **others)
    parts["word/document.xml"] = markup
    return zipped(parts)


def with_entity(head: str) -> bytes:
    return with_document(
        f"{head}<w:document {SPACES}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    )


def locked() -> bytes:
    """A zip archive whose entries ask for a password."""
    data = bytearray(GOOD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


NESTED = (
    f"<w:document {SPACES}><w:body>{'<w:ins>' * 100_000}<w:p/>{'</w:ins>' * 100_000}</w:body></w:document>"
)
FAULTS = {
    "empty": (b"", DamagedInputError, "empty"),
    "no zip": ("Điều 1. Phạm vi".encode(), DamagedInputError, "no Word file"),
    "a page": (b"<html><p>x", DamagedInputError, "no Word file"),
    "cut short": (GOOD[: len(GOOD) // 2], DamagedInputError, "cut short"),
    "only the first bytes": (GOOD[:4], DamagedInputError, "cut short"),
    "Word 97": (OLE, DamagedInputError, "soffice --headless --convert-to docx a.docx"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedInputError, "password"),
    "an encrypted zip": (locked(), ProtectedInputError, "password"),
    "no document": (zipped({"a.txt": "x"}), DamagedInputError, "no document inside"),
    "a workbook": (zipped({"_rels/.rels": relations(("officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<x/>"}), DamagedInputError, "Excel"),
    "OpenDocument": (zipped({"mimetype": "x", "content.xml": "<x/>"}), DamagedInputError, "OpenDocument"),
    "no body": (with_document(f"<w:document {SPACES}/>"), DamagedInputError, "no text body"),
    "broken XML": (with_document(f"<w:document {SPACES}><w:body><w:p>"), DamagedInputError, "well-formed"),
    "no XML": (with_document("Điều 1"), DamagedInputError, "well-formed"),
    "broken styles": (zipped({**parts_of(paragraph("x"), styles=""), "word/styles1.xml": "<w:styles"}), DamagedInputError, "styles1.xml"),
    "billion laughs": (with_entity(LAUGHS), DamagedInputError, "entities"),
    "an entity from outside": (with_entity(OUTSIDE), DamagedInputError, "entities"),
    "a parameter entity": (with_entity(PARAMETER), DamagedInputError, "entities"),
    "entities in the styles": (zipped({**parts_of(paragraph("x"), styles=""), "word/styles1.xml": LAUGHS + f'<w:styles xmlns:w="{WORD}"/>'}), DamagedInputError, "entities"),
    "100,000 tags in one another": (with_document(NESTED), OversizedInputError, "nests"),
    "a zip bomb": (zipped({**parts_of(""), "word/document.xml": b" " * (60 << 20)}), OversizedInputError, "60 MB"),
    "too many files": (zipped({f"{n}": "" for n in range(20_001)}, zipfile.ZIP_STORED), OversizedInputError, "20,000"),
    "nothing printed": (word_file(paragraph() * 3), EmptyInputError, "nothing is written"),
    "a scan": (word_file(paragraph("<w:r><w:drawing/></w:r>") * 3), EmptyInputError, "OCR"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "error", "words"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_one_clear_line(data, error, words):
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(error) as caught:
        read_bytes("a.docx", data)
    taken, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    message = str(caught.value)
    assert isinstance(caught.value, ReadingError)
    assert words in message
    assert "a.docx" in message
    assert "\n" not in message
    assert caught.value.fix
    assert taken < 5
    assert peak < 64 << 20


def test_a_word_file_under_another_name_is_told():
    with pytest.raises(BinaryInputError, match="docx"):
        read_bytes("a.txt", GOOD)


def test_a_part_that_lies_about_its_size_is_not_read_beyond_it():
    data = bytearray(zipped({**parts_of(""), "word/document.xml": b"<a>" + b" " * (9 << 20)}))
    real, said = (len(b"<a>") + (9 << 20)).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert real in data
    with pytest.raises(DamagedInputError, match="damaged"):
        read_bytes("a.docx", bytes(data).replace(real, said))


def test_tables_in_tables_end_somewhere():
    deep = paragraph("đáy")
    for _ in range(60):
        deep = table(row(cell(deep)))
    reading = read_bytes("a.docx", word_file(paragraph("Đầu.") + deep))
    assert reading.text == "Đầu."
    assert [(d.text, d.reason) for d in reading.dropped] == [("đáy", "nested too deep")]
    assert reading.unread.startswith("nested too deep in table 1, row 1, column 1 (")


def test_merged_cells_repeat_no_more_than_a_document_holds():
    long = "x" * 400
    rows = row(cell(long, properties='<w:gridSpan w:val="60"/><w:vMerge w:val="restart"/>'), "b") + "".join(
        row(cell(properties='<w:gridSpan w:val="60"/><w:vMerge/>'), "b") for _ in range(600)
    )
    reading = read_bytes("a.docx", word_file(table(rows)))
    assert len(reading.text) < 2_200_000


def test_circles_of_styles_and_lists_end():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/><w:rPr><w:rStyle w:val="{a}"/></w:rPr></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    body = paragraph(run("Điều 1", '<w:rStyle w:val="A"/>'), '<w:pStyle w:val="A"/>')
    assert read_bytes("a.docx", word_file(body, styles=styles)).text == "Điều 1"


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=200, deadline=None)
def test_no_damage_makes_a_traceback(place, noise):
    data = GOOD[:place] + noise + GOOD[place + len(noise) :]
    try:
        text = read_bytes("a.docx", data).text
    except ReadingError as error:
        text = error.what
    assert text.strip()
