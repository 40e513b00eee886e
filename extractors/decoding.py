"""Bytes to text: byte order marks, UTF-8, the codes from before Unicode, else what charset-normalizer finds.

The old Vietnamese codes are taken by the evidence of their words, the others where the letters confirm them.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import Literal

from charset_normalizer import from_bytes

Trouble = Literal["empty", "binary", "encoding"]

_MARKS = (
    (BOM_UTF8, "utf-8"), (BOM_UTF32_LE, "utf-32-le"), (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip

_MAGIC = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a zip archive (.docx, .xlsx, .odt, .zip)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"), (b"Rar!", "a RAR archive"), (b"{\\rtf", "an RTF file"),
)  # fmt: skip

_SAMPLE = 65536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A legacy Vietnamese font read as Latin-1 or the like puts symbols inside words: "ChÝnh phñ", "®iÒu", "t¸c".
_SYMBOL_IN_WORD = re.compile(r"(?<=\w)[¡-©«-¹»-¿×÷†‡•‰…™˜‹›](?=\w)|[®¸µ¶·¹§](?=[a-zà-ÿ])")
_LEGACY = ("cp1258", "utf_16", "utf_16_le", "utf_16_be", "cp1252", "latin_1", "utf_7")
_FIX_ENCODING = (
    "open it in the program that wrote it and save it as UTF-8, or name its encoding to "
    "iconv -f ENCODING -t UTF-8 FILE > new.txt"
)
_FIX_BINARY = "convert it to text first, e.g. soffice --headless --convert-to txt:Text FILE, or leave it out"


class DecodingError(ValueError):
    """Bytes that are no text: what is wrong, where (byte offset), how to fix it."""

    def __init__(self, trouble: Trouble, what: str, where: int, fix: str) -> None:
        super().__init__(f"{what} (at byte {where}); {fix}")
        self.trouble: Trouble = trouble
        self.what = what
        self.where = where
        self.fix = fix


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes and the encoding that was used: ``data.decode(encoding) == text``.

    Python has no codec for ``tcvn3``, ``vni`` and ``viscii``: `extractors.legacy.CODES` reads them. A byte
    order mark stays in the text and newlines stay as they are, because offsets count them.
    Raises `DecodingError` for empty input, for binary data and for bytes in no encoding that is known.

    >>> decode("Điều 1".encode())
    ('Điều 1', 'utf-8')
    """
    if not data.strip():
        raise DecodingError("empty", "there is no text", 0, "give a file with text in it")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise DecodingError("binary", f"this is {name}, not plain text", 0, _FIX_BINARY)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding), encoding)
    if data.count(0, 0, _SAMPLE) * 50 > min(len(data), _SAMPLE):  # a few are what a printer left behind
        return _without_mark(data)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error)
    return _guessed(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"the file begins as {encoding}, but its bytes are not {encoding}: cut short or damaged"
        fix = f"get it anew, or drop the bad bytes: iconv -c -f {encoding.upper()} -t UTF-8 FILE > new.txt"
        raise DecodingError("encoding", what, error.start, fix) from None


def _checked(text: str, encoding: str) -> tuple[str, str]:
    """Refuse what decodes but is no text: nothing but blanks, or full of control characters."""
    if not text.strip("\ufeff \t\r\n\x0c"):
        raise DecodingError("empty", "there is no text", 0, "give a file with text in it")
    head = text[:_SAMPLE].encode("utf-8", "replace")
    controls = _CONTROLS.findall(head)
    if len(controls) > 8 and len(controls) * 50 > len(head):
        found = _CONTROLS.search(head)
        raise DecodingError(
            "binary", "control characters all over", found.start() if found else 0, _FIX_BINARY
        )
    return text, encoding


def _without_mark(data: bytes) -> tuple[str, str]:
    """NUL bytes: UTF-16 without a mark has them on one side of most pairs, anything else is binary."""
    head = data[:_SAMPLE]
    pairs = max(len(head) // 2, 1)
    for encoding, zeros in (("utf-16-le", head[1::2].count(0)), ("utf-16-be", head[0::2].count(0))):
        if zeros > pairs * 0.4 and head.count(0) < zeros * 1.05:
            return _checked(_strict(data, encoding), encoding)
    raise DecodingError("binary", "NUL bytes: this is no text", data.index(0), _FIX_BINARY)


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """A few bad bytes in a UTF-8 text are a damaged file, not another encoding."""
    head = data[: max(_SAMPLE, error.start + 4096)]
    text = head.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    letters = sum(1 for character in text if character > "\x7f") - bad
    if letters > 8 * bad:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"damaged UTF-8 or mixed encodings: byte 0x{data[error.start]:02x} in line {line}"
        fix = "repair that line, or drop the bad bytes: iconv -c -f UTF-8 -t UTF-8 FILE > new.txt"
        raise DecodingError("encoding", what, error.start, fix)


def _guessed(data: bytes) -> tuple[str, str]:
    """A legacy encoding, taken only when the words or letters that come out make sense."""
    from extractors.legacy import read_by_words  # the tables of words are read when such a file comes

    if found := read_by_words(data):
        return _checked(*found)
    start = next(i for i, byte in enumerate(data) if byte > 0x7F)
    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    if best is not None:
        text = _strict(data, best.encoding)
        odd, foreign = len(_SYMBOL_IN_WORD.findall(text)), sum(1 for c in text[:_SAMPLE] if c > "\x7f")
        if odd * 20 <= foreign:
            return _checked(text, best.encoding)
    raise DecodingError(
        "encoding", "the encoding is neither UTF-8 nor one that can be told", start, _FIX_ENCODING
    )
