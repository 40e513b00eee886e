"""The working copies of a text: composed, folded, aligned with the text that came in."""

import html
import re
import unicodedata
from html.entities import codepoint2name

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.alignment import INVISIBLE, Alignment
from extractors.entities import without_entities
from extractors.folding import cleaned
from extractors.source import SourceText

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
LETTERS = VIETNAMESE + VIETNAMESE.upper() + '0123456789/-–.,;:()"“” \n\r\t&ÐðƉ\u00a0\u2009\u3000１／'
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
messy = st.text(alphabet=LETTERS + MARKS + INVISIBLE + "İẞßΑОР\U0001f600", max_size=300)
clean = st.text(alphabet=LETTERS, max_size=300)
anything = st.text(max_size=120)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def one_blank(text: str) -> str:
    return re.sub(" +", " ", text)


def entity(character: str, way: str) -> str:
    code = ord(character)
    name = codepoint2name.get(code, f"#{code}")
    return {
        "dec": f"&#{code};", "hex": f"&#x{code:04X};", "named": f"&{name};", "twice": f"&amp;{name};",
    }[way]  # fmt: skip


@given(messy | anything)
@settings(max_examples=400, deadline=None)
def test_the_shadow_has_the_length_of_the_text(text):
    source = SourceText.of(text)
    assert len(source.shadow) == len(source.text)


@given(messy | anything)
@settings(max_examples=400, deadline=None)
def test_the_text_is_the_cleaned_composed_original_without_invisible_characters(text):
    marked = " " + text[1:] if text.startswith("\ufeff") else text
    expected = unicodedata.normalize("NFC", "".join(c for c in marked if c not in INVISIBLE))
    assert one_blank(SourceText.of(text).text) == one_blank(cleaned(expected))


@given(messy | anything)
@settings(max_examples=300, deadline=None)
def test_home_is_monotone_and_stays_inside(text):
    source = SourceText.of(text)
    homes = [source.home(offset) for offset in range(len(source.text) + 1)]
    assert homes == sorted(homes)
    assert all(0 <= home <= len(text) for home in homes)
    assert homes[-1] == len(text)


@given(messy, st.data())
@settings(max_examples=300, deadline=None)
def test_a_span_with_text_has_text_at_home(text, data):
    source = SourceText.of(text)
    if not source.text:
        return
    start = data.draw(st.integers(0, len(source.text) - 1))
    end = data.draw(st.integers(start + 1, len(source.text)))
    home_start, home_end = source.home_span(start, end)
    assert text[home_start:home_end]
    if len(source.text) == len({source.home(offset) for offset in range(len(source.text))}):
        assert text[source.home(start) : source.home(end)]
        assert home_end <= source.home(end)


@given(clean)
@settings(max_examples=300, deadline=None)
def test_composed_and_decomposed_spellings_are_the_same_text(text):
    composed, taken_apart = SourceText.of(unicodedata.normalize("NFC", text)), SourceText.of(decomposed(text))
    assert composed.text == taken_apart.text
    assert composed.shadow == taken_apart.shadow


@given(clean, st.data())
@settings(max_examples=300, deadline=None)
def test_a_span_of_a_decomposed_text_reads_the_same_at_home(text, data):
    source = SourceText.of(decomposed(text))
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    home_start, home_end = source.home_span(start, end)
    printed = unicodedata.normalize("NFC", source.original[home_start:home_end])
    assert one_blank(cleaned(printed + "đ")) == one_blank(cleaned(source.text[start:end] + "đ"))


@given(clean, st.data(), st.sampled_from(("dec", "hex", "named", "twice")))
@settings(max_examples=400, deadline=None)
def test_a_text_written_with_entities_is_the_same_text(text, data, way):
    # A code point that HTML reads as another one cannot be written by number; breaks stay breaks.
    written = "".join(c if c.isascii() and c != "&" else entity(c, way) for c in text)
    source, plain = SourceText.of(written), SourceText.of(text)
    assert (source.text, source.shadow) == (plain.text, plain.shadow)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    home_start, home_end = source.home_span(start, end)
    once = html.unescape(source.original[home_start:home_end])
    assert (html.unescape(once) if way == "twice" else once) == plain.original[
        slice(*plain.home_span(start, end))
    ]
    assert [source.away(source.home(offset)) for offset in range(end)] == list(range(end))


@given(messy)
@settings(max_examples=200, deadline=None)
def test_decomposed_text_written_with_entities_goes_home(text):
    written = "".join(c if c.isascii() and c != "&" else f"&#{ord(c)};" for c in text.replace("\ufeff", ""))
    source = SourceText.of(written)
    assert source.text == SourceText.of(text.replace("\ufeff", "")).text
    homes = [source.home(offset) for offset in range(len(source.text) + 1)]
    assert homes == sorted(homes)
    assert homes[-1] == len(written)
    assert all(source.home(source.away(home)) == home for home in homes)


@given(messy)
@settings(max_examples=300, deadline=None)
def test_away_undoes_home(text):
    source = SourceText.of(text)
    for offset in range(len(source.text)):
        back = source.away(source.home(offset))
        assert back <= offset
        assert source.home(back) == source.home(offset)


@given(messy)
@settings(max_examples=200, deadline=None)
def test_away_is_monotone(text):
    source = SourceText.of(text)
    aways = [source.away(offset) for offset in range(len(text) + 1)]
    assert aways == sorted(aways)
    assert aways[-1] == len(source.text)


def test_a_clean_text_is_not_copied():
    text = "Căn cứ Kế hoạch số 12/KH-UBND"
    source = SourceText.of(text)
    assert source.text is text
    assert source.alignment is None
    assert source.home(7) == source.away(7) == 7


def test_carriage_returns_and_the_byte_order_mark_count():
    source = SourceText.of("\ufeffĐiều 1.\r\nĐiều 2.")
    assert source.text == " Điều 1.\r\nĐiều 2."
    assert source.home(source.text.index("Điều 2")) == 10


@pytest.mark.parametrize(
    ("printed", "shadow"),
    [
        ("Nghị định số 12/2031/NÐ-CP", "nghị định số 12/2031/nđ-cp"),
        ("QÐ–UBND của Ɖảng ủy", "qđ-ubnd của đảng ủy"),
        ("số\u00a05\u2009/\u2009KH", "số 5 / kh"),
        ("１２／KH－UBND", "12/kh-ubnd"),
        ("45/НQ-HĐND", "45/hq-hđnd"),
        ("İstanbul, ẞ", "istanbul, ß"),
        ("ﬁ", "ﬁ"),
        ("Москва – Hà Nội", "москва - hà nội"),
    ],
)
def test_folds(printed, shadow):
    assert SourceText.of(printed).shadow == shadow


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Sở GD&amp;ĐT, ng&agrave;y 5&#x002F;8", "Sở GD&ĐT, ngày 5/8"),
        ("c&amp;ocirc;ng v&#259;n", "công văn"),
        ("h&#7897;i ngh&#x1ecb;&nbsp;giao ban", "hội nghị giao ban"),
        ("nghi&#803;", "nghị"),
        ("Ban&shy; T&zwnj;ổ", "Ban Tổ"),
        ("Điều 1.&#10;Điều 2", "Điều 1. Điều 2"),
        ("A&B; R&D; &chu; &#0; &#xD800; &#9999999; &amp", "A&B; R&D; &chu; &#0; &#xD800; &#9999999; &amp"),
        ("tỉnh\u00a0Ðồng\u2009Tháp", "tỉnh Đồng Tháp"),
        ("ÐẢNG ỦY", "ĐẢNG ỦY"),
    ],
)
def test_the_text_is_what_a_reader_sees(printed, text):
    assert SourceText.of(printed).text == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("yêu  cầu các xã", "yêu cầu các xã"),
        ("của Ủy ban,  Hội đồng và   Sở Y tế", "của Ủy ban, Hội đồng và Sở Y tế"),
        ("Tổ quốc\u00a0 Việt Nam các xã", "Tổ quốc Việt Nam các xã"),
        (
            "Đông An, ngày     tháng 4 năm 2031, số    và các",
            "Đông An, ngày     tháng 4 năm 2031, số    và các",
        ),
        ("SỞ Y TẾ  CỘNG HÒA và hai", "SỞ Y TẾ  CỘNG HÒA và hai"),
        ("Các phòng chuyên môn       Lê Văn Minh\n", "Các phòng chuyên môn       Lê Văn Minh\n"),
        ("  - Rà soát các xã\n      - Báo cáo  \n", "  - Rà soát các xã\n      - Báo cáo  \n"),
        ("Điều  1.  Giao  Sở  Y  tế     lo", "Điều 1. Giao Sở Y tế     lo"),
    ],
)
def test_runs_of_blanks_between_words_are_one_blank(printed, text):
    assert SourceText.of(printed).text == text


@given(st.text(alphabet="ab Đệ.,\n\u00a0:ngày", max_size=200))
@settings(max_examples=300, deadline=None)
def test_every_letter_keeps_its_place_when_blanks_go(text):
    source = SourceText.of(text)
    for offset, letter in enumerate(source.text):
        home = source.home(offset)
        assert cleaned(text[home] + "đ")[0] == letter
        assert source.away(home) == offset


def test_a_name_in_a_justified_line_is_quoted_as_printed():
    text = "Căn cứ  Quyết định  số 12/QĐ-UBND  ngày 5 tháng 8 năm  2031 của Ủy ban  nhân dân tỉnh Lạng  Sơn."
    (found,) = extract(text).citations
    assert (found.date, found.issuer) == ("2031-08-05", "Ủy ban nhân dân tỉnh Lạng Sơn")
    assert text[found.start : found.end] == "Quyết định  số 12/QĐ-UBND"
    assert text[slice(*found.issuer_span)] == "Ủy ban  nhân dân tỉnh Lạng  Sơn"


def test_a_text_without_entities_needs_no_way_home():
    assert without_entities("Sở GD&ĐT; A&B;") is None
    assert SourceText.of("Sở GD&ĐT; A&B;").alignment is None


def test_what_is_found_behind_entities_is_quoted_as_printed():
    text = "Căn cứ C&ocirc;ng văn số 31/SGD&amp;ĐT-VP ng&agrave;y 5/8/2031 của Sở Gi&aacute;o dục v&agrave; Đ&agrave;o tạo"
    (found,) = extract(text).citations
    assert (found.type, found.number, found.date) == ("CV", "31/SGD&ĐT-VP", "2031-08-05")
    assert text[found.start : found.end] == "C&ocirc;ng văn số 31/SGD&amp;ĐT-VP"
    assert text[slice(*found.date_span)] == "ng&agrave;y 5/8/2031"


def test_an_icelandic_name_without_vietnamese_around_it_keeps_its_letter():
    assert SourceText.of("Guðni").shadow == "guðni"


def test_invisible_characters_at_the_end_of_a_span_are_left_out_at_home():
    text = "Số 7/NQ\u00ad-HĐND\u200b ngày"
    source = SourceText.of(text)
    start = source.text.index("7")
    assert source.home_span(start, source.text.index(" ngày")) == (3, 13)
    assert text[3:13] == "7/NQ\u00ad-HĐND"


def test_alignment_is_linear_in_one_long_line():
    text = decomposed("Hội nghị giao ban quý ") * 20_000
    alignment = Alignment.of(text)
    assert len(alignment.text) < len(text)
    assert alignment.home(len(alignment.text) - 1) == len(text) - 1
    assert len(alignment.sources) > 1000


def test_alignment_without_any_blank():
    text = decomposed("ệ") * 5_000
    alignment = Alignment.of(text)
    assert alignment.text == "ệ" * 5_000
    assert alignment.home(2_500) == 7_500


def test_an_extraction_as_it_was_read_speaks_of_the_working_copy():
    text = "C&#259;n c&#7913;  Nghị định số 12/2031/N&#272;-CP  ng&agrave;y 5/8/2031 của Ch&iacute;nh phủ và c&aacute;c nghị quyết"
    extraction = extract(text)
    read = extraction.as_read()
    assert read.source.original == read.source.text == extraction.source.text
    assert read.as_read() is read
    for there, here in zip(extraction.citations, read.citations, strict=True):
        assert SourceText.of(text[there.start : there.end]).text == read.quote(here.start, here.end)
        assert SourceText.of(text[slice(*there.date_span)]).text == read.quote(*here.date_span)
    clean = extract("Căn cứ Nghị định số 12/2031/NĐ-CP")
    assert clean.as_read() is clean


@given(messy)
@settings(max_examples=200, deadline=None)
def test_a_span_goes_home_and_back(text):
    source = SourceText.of(text)
    for start in range(0, len(source.text), 7):
        for end in range(start + 1, len(source.text) + 1, 11):
            back = source.away_span(*source.home_span(start, end))
            assert back[0] <= start
            assert back[1] <= end
            assert source.home(back[0]) == source.home(start)


@pytest.mark.parametrize("bullet", "\uf0b7\uf0a7\uf0d8\uf02d•-")
def test_a_bullet_of_words_symbol_fonts_opens_an_item(bullet):
    text = f"II. NHIỆM VỤ TRỌNG TÂM\n{bullet} Giao Thanh tra Sở kiểm tra hồ sơ; báo cáo trước ngày 25/8/2031."
    (task,) = extract(text).tasks
    assert task.lead == ("Thanh tra Sở",)
    assert text[task.start : task.end].endswith("25/8/2031.")
