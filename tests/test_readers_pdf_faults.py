"""PDF files with something wrong: read as far as they go, else one clear line, in bounded time and memory."""

from __future__ import annotations

import contextlib
import random
import time

import pytest

from kg.readers import (
    DamagedInputError,
    EmptyInputError,
    OversizedInputError,
    ProtectedInputError,
    ReadingError,
    read,
    read_bytes,
)
from kg.readers.pdf.guard import MOST_DRAWING
from kg.readers.pdf.sheets import MOST_PAGES
from tests.pdf_files import LETTER, PICTURE, big_pdf, converted, document, paragraph, pdf

SAID = "Quyet dinh so 12/QD-UBND ngay 3/4/2031"
WHOLE = pdf(LETTER)


def at(x: float, y: float, text: str, size: float = 12, matrix: str = "1 0 0 1") -> bytes:
    """A text at a place of the page."""
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({text}) Tj ET\n".encode("cp1252")


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyInputError, "empty"),
        (b" \n", EmptyInputError, "empty"),
        (b"Nghi quyet 12", DamagedInputError, "no PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 500, DamagedInputError, "cut short"),
        (WHOLE[:500], DamagedInputError, "cut short"),
        (pdf(LETTER, count=MOST_PAGES + 1), OversizedInputError, "pages"),
        (pdf(b""), EmptyInputError, "nothing is printed"),
        (pdf(PICTURE), EmptyInputError, "ocrmypdf -l vie a.pdf"),
        (pdf(b"q " * (MOST_DRAWING // 2 + 9), packed=True), OversizedInputError, "unpacks"),
        (pdf(b"(a) Tj " * (MOST_DRAWING // 7 + 9), packed=True), OversizedInputError, "unpacks"),
        (pdf(b"/F0 Do " * 30_000, packed=True), OversizedInputError, "unpacks"),
    ],
    ids=lambda value: None if not isinstance(value, bytes) else f"{len(value)} bytes",
)
def test_what_cannot_be_read_is_one_clear_line(data, error, says):
    start = time.process_time()
    with pytest.raises(error) as caught:
        read_bytes("a.pdf", data)
    message = str(caught.value)
    assert says in message
    assert "a.pdf" in message
    assert "\n" not in message
    assert isinstance(caught.value, ReadingError)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.replace(b"startxref\n", b"startxref\n99"),
        WHOLE.replace(b"0000000000 65535 f", b"junk"),
        pdf(LETTER, count=10**9),
        pdf(LETTER, page="/MediaBox [0 0 1e9 1e9]"),
        pdf(LETTER, page="/MediaBox [0 0 -5 0]"),
        pdf(LETTER, packed=True),
        b"\x00" * 300 + WHOLE,
    ],
)
def test_what_is_only_broken_outside_is_read(data):
    assert read_bytes("a.pdf", data).text == SAID


def test_pages_without_text_are_reported():
    reading = read_bytes("a.pdf", pdf(LETTER, PICTURE, LETTER, PICTURE))
    assert reading.text == f"{SAID}\n{SAID}"
    assert [(block.reason, block.place) for block in reading.dropped] == [
        ("page without text", "page 2"),
        ("page without text", "page 4"),
    ]
    assert reading.unread == (
        "2 of 4 pages are scanned, without a text layer: 2, 4"
        " (add --ocr, or run text recognition first: ocrmypdf --skip-text -l vie FILE with-text.pdf)"
    )


STAMP = b" BT /F1 9 Tf 400 790 Td (Nguoi ky: UBND tinh. Thoi gian ky: 03.04.2031) Tj ET"


@pytest.mark.parametrize(
    ("pages", "missing"),
    [
        ((LETTER,), ""),
        ((LETTER + b" q 90 0 0 90 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q",), ""),  # a crest
        ((PICTURE + b" BT 3 Tr" + LETTER[2:],), ""),  # with a layer of text recognition
        ((LETTER, PICTURE + STAMP), "1 of 2 pages is scanned, with hardly more text than a stamp: 2 ("),
        ((b"q 1 0 0 1 0 0 cm " + PICTURE + b" Q" + STAMP, LETTER), "1 of 2 pages is scanned, with hardly"),
        ((LETTER, *[PICTURE] * 9), "9 of 10 pages are scanned, without a text layer: 2, 3, 4, 5, 6, 7, … ("),
    ],
)
def test_what_is_missing_is_said(pages, missing):
    unread = read_bytes("a.pdf", pdf(*pages)).unread
    assert unread.startswith(missing)
    assert bool(unread) == bool(missing)


def test_a_layer_of_text_recognition_is_read_and_marked():
    reading = read_bytes("a.pdf", pdf(PICTURE + b" BT 3 Tr" + LETTER[2:]))
    assert reading.text == SAID
    assert reading.place(0) == "page 1 (text recognition), paragraph 1"


@pytest.mark.parametrize(
    ("matrix", "x", "y"),
    [("1 0 0 1", 72, 700), ("0 1 -1 0", 300, 100), ("-1 0 0 -1", 500, 100), ("0 -1 1 0", 300, 700)],
)
def test_pages_are_turned_upright(matrix, x, y):
    assert read_bytes("a.pdf", pdf(at(x, y, SAID, matrix=matrix))).text == SAID


def test_slanted_print_is_left_out_with_a_reason():
    reading = read_bytes("a.pdf", pdf(LETTER + b"\n" + at(100, 100, "DU THAO", 60, "0.7 0.7 -0.7 0.7")))
    assert reading.text == SAID
    assert [(block.text, block.reason) for block in reading.dropped] == [("DU THAO", "slanted print")]


def test_glyphs_drawn_twice_count_once():
    assert read_bytes("a.pdf", pdf(at(72, 700, "KE HOACH") + at(72.4, 700, "KE HOACH"))).text == "KE HOACH"


def test_the_letters_of_a_ligature_stand_in_one_place_and_count_each():
    """A viewer gives "ffi" as three letters in one place, which are no letter drawn twice."""
    names = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [64 /ffi] >>"
    page = at(40, 700, "so") + at(72, 700, "Q-o@ce") + at(108.1, 703, "1", 6)
    assert read_bytes("a.pdf", pdf(page, encoding=names)).text.startswith("so Q-office")


def test_glyphs_are_sorted_by_their_place():
    """What a producer draws later, from another font, stands where it is printed."""
    bare = at(72, 700, "Ngh") + at(97, 700, "quy") + at(123, 700, "t so 5")
    assert read_bytes("a.pdf", pdf(bare + at(91.4, 700, "i") + at(117, 700, "e"))).text == "Nghi quyet so 5"


def test_a_mark_of_a_footnote_is_no_part_of_a_number():
    note = at(72, 60, "1", 6) + at(76, 56, "Duoc sua doi nam 2032.", 9)
    page = (
        at(72, 700, "theo so 29-NQ/TW")
        + at(164.5, 705, "1", 6)
        + at(170, 700, "va so 8.")
        + at(72, 685, "Dieu 1.")
        + note
    )
    text = read_bytes("a.pdf", pdf(page)).text
    assert "29-NQ/TW[1] va so 8." in text
    assert text.endswith("\n[1] Duoc sua doi nam 2032.")


def test_fonts_in_old_codes_are_read_by_their_names():
    tcvn3 = at(72, 700, "C¨n cø LuËt ®Êt ®ai vµ NghÞ ®Þnh sè 12/2031/N§-CP cña Nhµ n\xadíc")
    assert (
        read_bytes("a.pdf", pdf(tcvn3, font=".VnTime")).text
        == "Căn cứ Luật đất đai và Nghị định số 12/2031/NĐ-CP của Nhà nước"
    )
    assert read_bytes("a.pdf", pdf(at(72, 700, "QuyÕt ®Þnh"), font=".VnTimeH")).text == "QUYẾT ĐỊNH"
    vni = at(72, 700, "Caên cöù Boä luaät daân söï")
    assert read_bytes("a.pdf", pdf(vni, font="VNI-Times")).text == "Căn cứ Bộ luật dân sự"
    assert read_bytes("a.pdf", pdf(at(72, 700, "100µg ¶ ½"))).text == "100µg ¶ ½"


def test_a_letter_that_is_drawn_on_two_pages_counts_once():
    foot = at(72, 60, "Ê")
    reading = read_bytes("a.pdf", pdf(at(72, 700, "Ke hoach") + foot, at(72, 780, "Êa Kao")))
    assert reading.text.split("\n") == ["Ke hoach", "Êa Kao"]
    assert [(block.text, block.reason, block.place) for block in reading.dropped] == [
        ("Ê", "letter of the next page", "page 1")
    ]
    assert read_bytes("a.pdf", pdf(at(72, 700, "Ke hoach") + foot, at(90, 780, "Êa Kao"))).dropped == ()


NAMELESS = "<< /Differences [65 " + " ".join(f"/g{n}" for n in range(60)) + "] >>"


def test_letters_that_fonts_do_not_name_are_reported_and_not_guessed():
    with pytest.raises(DamagedInputError, match="ocrmypdf --force-ocr"):
        read_bytes("a.pdf", pdf(at(72, 700, "ABCD EFGH"), encoding=NAMELESS))
    assert read_bytes("a.pdf", pdf(at(72, 700, "BAN CHO TRONG"), encoding=NAMELESS)).text == "BAN CHO TRONG"


def test_heads_of_letters_in_one_file_are_no_running_heads():
    letters = [
        at(72, 790, "UBND XA EA TU")
        + at(300, 775, "Sè: 7/KH, ngµy 3/4", 11)
        + at(72, 700, f"Ke hoach thu {word}.")
        for word in ("nhat", "hai", "ba")
    ]
    text = read_bytes("a.pdf", pdf(*letters, font=".VnTime")).text
    assert text.count("UBND XA EA TU") == 3


def test_lines_of_a_list_are_no_running_heads():
    pages = [
        "".join(at(72, 790 - 15 * n, f"Uy ban nhan dan xa thu {n + 50 * page};").decode() for n in range(50))
        for page in range(5)
    ]
    reading = read_bytes("a.pdf", pdf(*(page.encode() for page in pages)))
    assert not reading.dropped
    assert reading.text.count("\n") == 249


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_never_end_in_a_traceback(seed):
    rng = random.Random(seed)
    data = bytearray(big_pdf(1) if seed % 2 else pdf(LETTER, PICTURE))
    for _ in range(rng.choice((1, 8, 60))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    with contextlib.suppress(ReadingError):
        read_bytes("a.pdf", bytes(data))


def test_passwords(tmp_path):
    source = tmp_path / "mat.fodt"
    source.write_text(document(paragraph("Quyết định số 12/QĐ-UBND")))
    secret = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    locked = '{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"x"}}'
    (file,) = converted([source], tmp_path, locked)
    assert read(file).text == "Quyết định số 12/QĐ-UBND"
    (file,) = converted([source], tmp_path, secret)
    with pytest.raises(ProtectedInputError, match="qpdf --password"):
        read(file)


def test_many_pages_take_little_memory_and_time():
    start = time.process_time()
    reading = read_bytes("a.pdf", big_pdf(60))
    assert [line.split(".")[0] for line in reading.text.split("\n")] == [f"Dieu {n}" for n in range(1, 2401)]
    assert time.process_time() - start < 10
