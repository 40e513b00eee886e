"""Gaps in the rows of a page: blanks stay blanks in every font and setting, columns and letterheads stay apart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.readers import read, read_bytes
from kg.readers.pdf.gaps import blank_of, cut
from kg.readers.pdf.page import Word
from tests.pdf_files import converted, document, document_of, paragraph, pdf, table
from tests.test_readers_pdf import EXAMPLES, said

SIZE = 10.0
# Letters that are as wide as each other in Helvetica, so that places of words can be told beforehand.
SYLLABLES = (
    "ban",
    "bo",
    "dan",
    "dang",
    "doan",
    "dong",
    "dung",
    "hop",
    "phong",
    "quan",
    "quang",
    "ubnd",
    "a",
    "o",
)
SET, TYPED = EXAMPLES[::5], EXAMPLES[:3]
HEAD = [
    "UBND TỈNH LÂM ĐỒNG         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "    SỞ NỘI VỤ                 Độc lập - Tự do - Hạnh phúc",
    "Số: 71/KH-SNV               Lâm Đồng, ngày 4 tháng 5 năm 2031",
    "",
    "KẾ HOẠCH",
    "Rà soát danh mục trường học trên địa bàn tỉnh năm 2031",
    "",
    "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát trường học; hoàn thành trước ngày 30/6/2031.",
    "",
    "Nơi nhận:                       TM. ỦY BAN NHÂN DÂN",
    "- Như trên;                         CHỦ TỊCH",
    "- Lưu: VT, NV.",
]
LEFT = ("UBND TỈNH KON TUM", "SỞ NỘI VỤ", "Số: 71/KH-SNV")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Kon Tum, ngày 4 tháng 5 năm 2031",
)
TWO = (
    '<style:style style:name="two" style:family="section"><style:section-properties><style:columns '
    'fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style></office:automatic-styles>'
)
PROSE = [
    f"{n}. Giao Ủy ban nhân dân xã thứ {n} chủ trì, phối hợp với Sở Nội vụ rà soát danh mục trường học; Văn phòng Ủy "
    f"ban nhân dân tỉnh báo cáo kết quả tại Công văn số {n}/UBND-VX trước ngày {n}/6/2031."
    for n in range(1, 13)
]


def wide(word: str, mono: bool) -> float:
    letters = len(word.rstrip("."))
    return SIZE * (0.6 * len(word) if mono else 0.556 * letters + 0.278 * (len(word) - letters))


def column(words: list[str], width: float, mono: bool, justified: bool) -> bytes:
    """A page with one column of words; behind a full stop two blanks are typed."""
    blank = SIZE * (0.6 if mono else 0.278)
    lines: list[list[str]] = [[]]
    used = 0.0
    for before, word in zip(["", *words], words, strict=False):
        gap = 2 * blank if before.endswith(".") else blank
        if lines[-1] and used + gap + wide(word, mono) > width:
            lines.append([])
        used = (used + gap if lines[-1] else 0.0) + wide(word, mono)
        lines[-1].append(word)
    out = []
    for at, line in enumerate(lines):
        gaps = [2 * blank if word.endswith(".") else blank for word in line[:-1]]
        rest = width - sum(gaps) - sum(wide(word, mono) for word in line)
        more = rest / len(gaps) if justified and gaps and at < len(lines) - 1 else 0.0
        x = 72.0
        for word, gap in zip(line, [*gaps, 0.0], strict=True):
            out.append(f"BT /F1 {SIZE} Tf 1 0 0 1 {x:.2f} {800 - 12 * at} Tm ({word}) Tj ET")
            x += wide(word, mono) + gap + more
    return pdf("\n".join(out).encode(), font="Courier" if mono else "Helvetica")


@pytest.mark.parametrize("stops", [False, True], ids=["", "two blanks behind stops"])
@pytest.mark.parametrize("width", [180, 260, 450])
@pytest.mark.parametrize("justified", [False, True], ids=["ragged", "justified"])
@pytest.mark.parametrize("mono", [False, True], ids=["sans", "mono"])
def test_words_of_one_column_stay_in_order(mono, justified, width, stops):
    for seed in range(6):
        rng = random.Random(seed)
        words = rng.choices(SYLLABLES, k=rng.choice((12, 80, 300)))
        words = [word + "." if stops and rng.random() < 0.2 else word for word in words]
        assert read_bytes("a.pdf", column(words, width, mono, justified)).text.split() == words


def row(*pieces: tuple[float, str], letter: float = 0.5) -> list[Word]:
    """Words that begin at places of a row."""
    return [Word(text, x, x + len(text) * letter * SIZE, 700.0, SIZE) for x, text in pieces]


def test_a_blank_is_a_quarter_of_the_size_and_more_where_all_letters_are_as_wide():
    sans = row(*((at * 22.5, "aaaa") for at in range(20)))
    mono = row(*((at * 30.0, "aaaa") for at in range(20)), letter=0.6)
    assert blank_of([sans]) == pytest.approx(0.25)
    assert blank_of([mono]) == pytest.approx(0.6)
    assert blank_of([mono[:4]]) == pytest.approx(0.25)  # too few to tell


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (row((0, "Nơi"), (17.5, "nhận:"), (60, "TM."), (77.5, "UBND")), ["Nơi nhận:", "TM. UBND"]),
        # A line of three words that is stretched from edge to edge.
        (row((0, "giáo"), (60, "dục"), (115, "tỉnh")), ["giáo dục tỉnh"]),
        # The sides of a letterhead nearly touch.
        (
            row((0, "TỈNH"), (22.5, "LÂM"), (44.0, "CỘNG"), (66.5, "HÒA"), (84.0, "XÃ"), (96.5, "HỘI")),
            ["TỈNH LÂM", "CỘNG HÒA XÃ HỘI"],
        ),
    ],
)  # fmt: skip
def test_rows_are_cut_at_gaps_that_are_wide_beside_their_blanks(words, pieces):
    assert [" ".join(word.text for word in piece) for piece in cut([words])[0]] == pieces


def test_a_gap_that_blanks_hide_is_found_by_the_edge_of_other_rows():
    sure = row((0, "một"), (17.5, "hai"), (100, "ba"), (112.5, "bốn"))
    hidden = row((0, "một"), (30, "hai"), (60, "năm"), (100, "ba"), (125, "bốn"), (155, "sáu"))
    assert len(cut([hidden])[0]) == 1
    assert len(cut([sure] * 4 + [hidden])[4]) == 2


@pytest.fixture(scope="session")
def printed(tmp_path_factory) -> dict[str, Path]:
    """The documents of this module as PDF files: plain texts, and documents in fonts whose blanks are wide."""
    folder = tmp_path_factory.mktemp("fonts")
    sources = {f"{file.stem}.mono.fodt": document_of(file.read_text(), "Liberation Mono") for file in SET}
    sources |= {f"{file.stem}.typed.txt": file.read_text() for file in TYPED}
    sources["head.typed.txt"] = "\n".join(HEAD)
    sources["columns.fodt"] = document("".join(map(paragraph, PROSE)), "Liberation Mono", columns=2)
    head = table([["\n".join(LEFT), "\n".join(RIGHT)]], head=0, ruled=False)
    section = (
        f'<text:section text:style-name="two" text:name="a">{"".join(map(paragraph, PROSE))}</text:section>'
    )
    end = table([["Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]], head=0, ruled=False)
    sources["letter.fodt"] = document(head + section + end).replace("</office:automatic-styles>", TWO, 1)
    for name, text in sources.items():
        (folder / name).write_text(text)
    files = converted([folder / name for name in sources], folder)
    return {name.rsplit(".", 1)[0]: file for name, file in zip(sources, files, strict=True)}


@pytest.mark.parametrize(
    ("file", "kind"),
    [*((file, "mono") for file in SET), *((file, "typed") for file in TYPED)],
    ids=lambda value: getattr(value, "stem", value),
)
def test_a_text_in_a_typewriter_font_says_the_same(printed, file, kind):
    text = file.read_text()
    reading = read(printed[f"{file.stem}.{kind}"])
    assert sorted(reading.text.split()) == sorted(text.split())
    assert said(reading.text) == said(text)


def test_sides_of_a_typed_letterhead_are_read_one_after_the_other(printed):
    assert read(printed["head.typed"]).text.split("\n") == [
        "UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ", "Số: 71/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lâm Đồng, ngày 4 tháng 5 năm 2031",
        *HEAD[4:6],
        HEAD[7],
        "Nơi nhận:", "- Như trên;", "- Lưu: VT, NV.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]  # fmt: skip


def test_two_justified_columns_in_a_typewriter_font(printed):
    assert read(printed["columns"]).text.split("\n") == PROSE


def test_letterhead_and_signatures_are_no_part_of_the_columns_between_them(printed):
    assert read(printed["letter"]).text.split("\n") == [
        *LEFT, *RIGHT, *PROSE, "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]  # fmt: skip
