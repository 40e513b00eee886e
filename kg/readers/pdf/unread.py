"""What a PDF holds that could not be read, in one line with the remedy."""

from __future__ import annotations

from collections.abc import Iterable

from kg.readers.errors import DamagedInputError, EmptyInputError, OversizedInputError, ReadingError
from kg.readers.pdf.sheets import DAMAGED, GARBLED, TOO_LARGE, UNFINISHED, UNRECOGNISED
from kg.readers.pdf.writing import SCANNED, WITHOUT_TEXT
from kg.readers.reading import FILE, Dropped, with_path

_NAMED = 6
_COMMAND = f"ocrmypdf {{how}}-l vie {FILE} with-text.pdf"
_FIRST = f"run text recognition first: {_COMMAND}"
_RECOGNISE = f"add --ocr, or run text recognition first: {_COMMAND}"
_SCAN = "scan it again, clean and with 300 dpi"
_TROUBLES = (
    (WITHOUT_TEXT, "scanned, without a text layer", _RECOGNISE.format(how="--skip-text ")),
    (SCANNED, "scanned, with hardly more text than a stamp", _RECOGNISE.format(how="--redo-ocr ")),
    (GARBLED, "in fonts that do not tell which letters they print", _RECOGNISE.format(how="--force-ocr ")),
    (UNRECOGNISED, "without text that Tesseract recognises", _SCAN),
    (UNFINISHED, "unread, as text recognition failed or took too long", _FIRST.format(how="--skip-text ")),
    (DAMAGED, "damaged", "get the file again"),
    (TOO_LARGE, "fuller than any printed page", "print it to a new PDF"),
)
"""Why pages are not read, as a reader of the message understands it, and what to do."""


def read_in_part(dropped: Iterable[Dropped], pages: int) -> str:
    """Which of the pages of a file were not read, why, and what to do; nothing where all were.

    >>> read_in_part([Dropped("", WITHOUT_TEXT, "page 3"), Dropped("", WITHOUT_TEXT, "page 7")], 9)[:62]
    '2 of 9 pages are scanned, without a text layer: 3, 7 (add --oc'
    """
    missing: dict[str, list[str]] = {}
    for block in dropped:
        missing.setdefault(block.reason, []).append(block.place.split()[1])
    said = []
    for reason, what, fix in _TROUBLES:
        if numbers := missing.get(reason):
            listed = ", ".join(numbers[:_NAMED]) + (", …" if len(numbers) > _NAMED else "")
            verb = "is" if len(numbers) == 1 else "are"
            said.append(f"{len(numbers)} of {pages} pages {verb} {what}: {listed} ({fix})")
    return "; ".join(said)


def nothing_read(name: str, dropped: Iterable[Dropped]) -> ReadingError:
    """Why nothing of a file could be read."""
    reasons = {block.reason for block in dropped}
    if WITHOUT_TEXT in reasons:
        what = "this is a scan: its pages are pictures without a text layer"
        return EmptyInputError(what, name, _remedy(_RECOGNISE, "", name))
    if UNFINISHED in reasons:
        what = "text recognition failed on its pages, or took too long"
        return OversizedInputError(what, name, _remedy(_FIRST, "", name))
    if UNRECOGNISED in reasons:
        return EmptyInputError("this is a scan on which Tesseract recognises no text", name, _SCAN)
    if GARBLED in reasons:
        what = "its fonts do not tell which letters they print"
        return DamagedInputError(what, name, _remedy(_RECOGNISE, "--force-ocr ", name))
    if DAMAGED in reasons:
        return DamagedInputError("none of its pages can be read", name, "get the file again")
    if TOO_LARGE in reasons:
        return OversizedInputError("its pages hold more than any printed page", name, "print it to a new PDF")
    return EmptyInputError("nothing is printed on its pages", name, "check the file")


def _remedy(pattern: str, how: str, name: str) -> str:
    return with_path(pattern.format(how=how), name)
