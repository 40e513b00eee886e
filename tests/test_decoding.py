"""Bytes to text: what is read, and what is refused with a reason."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.legacy import CODES
from extractors.source import DecodingError, decode
from tests.old_codes import cp1258

SAMPLE = (
    "Thực hiện Kế hoạch số 48/KH-UBND ngày 15/3/2031 của Ủy ban nhân dân xã Thạch Bình về chuyển đổi số,\r\n"
    "Phòng Văn hóa - Xã hội đề nghị các trường rà soát, báo cáo trước ngày 20 tháng 3.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_byte_order_marks_are_understood_and_kept(encoding):
    text, found = decode(("\ufeff" + SAMPLE).encode(encoding))
    assert (text, found) == ("\ufeff" + SAMPLE, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_by_its_zeros(encoding):
    ascii_heavy = "Ke hoach so 12/KH-UBND, danh sach truong hoc, muc 1, muc 2, muc 3. " * 4
    assert decode(ascii_heavy.encode(encoding)) == (ascii_heavy, encoding)


def test_utf_8_without_a_mark():
    assert decode(SAMPLE.encode()) == (SAMPLE, "utf-8")


def test_cp1258():
    text, encoding = decode(cp1258(SAMPLE * 4))
    assert encoding == "cp1258"
    assert unicodedata.normalize("NFC", text) == SAMPLE * 4


def test_the_name_of_the_encoding_decodes_the_bytes():
    data = cp1258(SAMPLE * 4)
    text, encoding = decode(data)
    assert data.decode(encoding) == text


@pytest.mark.parametrize(
    "data", [b"", b"  \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", codecs.BOM_UTF16_LE]
)
def test_nothing_is_empty(data):
    with pytest.raises(DecodingError) as caught:
        decode(data)
    assert caught.value.trouble == "empty"
    assert caught.value.fix


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x7fELF\x02\x01\x01\x00" * 40, "NUL"),
        (bytes(range(1, 32)) * 40, "control"),
    ],
)
def test_binary_is_named(data, word):
    with pytest.raises(DecodingError, match=word) as caught:
        decode(data)
    assert caught.value.trouble == "binary"


def test_damaged_utf_8_names_line_and_byte():
    lines = SAMPLE.encode() * 20
    data = lines + b"\xe1\xbb\n" + lines
    with pytest.raises(DecodingError, match="line 41") as caught:
        decode(data)
    assert caught.value.trouble == "encoding"
    assert caught.value.where == len(lines)


def test_an_encoding_that_nothing_tells_is_not_guessed():
    with pytest.raises(DecodingError, match="encoding") as caught:
        decode("Điều 5, ĐÍNH KÈM, ơ ư ắ. ".encode("utf-7") + b"\x81\x8d\x8f\x90\x9d " * 20)
    assert "iconv" in caught.value.fix


def test_a_few_nul_bytes_in_a_sound_text_are_text():
    text = SAMPLE * 20 + "\n\x00 Đầu tư theo phương thức PPP"
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (codecs.BOM_UTF16_LE + SAMPLE.encode("utf-16-le")[:-1], "iconv -c -f UTF-16-LE"),
        (codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be") + b"\xd8\x00", "iconv -c -f UTF-16-BE"),
        (SAMPLE.encode("utf-16-le") + b"\x41", "iconv -c -f UTF-16-LE"),
        (SAMPLE.encode()[:-60] + b"\xe1\xbb", "iconv -c -f UTF-8"),
    ],
)
def test_a_cut_file_is_told_by_its_own_encoding(data, hint):
    with pytest.raises(DecodingError) as caught:
        decode(data)
    assert hint in caught.value.fix
    assert "TCVN" not in caught.value.fix


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_every_utf_8_text_comes_back_as_it_is(text):
    assert decode(("Điều " + text).encode()) == ("Điều " + text, "utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_reasoned_refusal(data):
    try:
        text, encoding = decode(data)
    except DecodingError as error:
        refusal = error
    else:
        assert (CODES[encoding](data) if encoding in CODES else data.decode(encoding)) == text
        return
    assert refusal.what
    assert refusal.fix
    assert 0 <= refusal.where <= len(data)
