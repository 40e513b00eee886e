"""What a PDF holds that could not be read, in one line with the remedy."""

from __future__ import annotations

from collections.abc import Iterable

from kg.readers.errors import DamagedInputError, EmptyInputError, OversizedInputError, ReadingError
from kg.readers.pdf.sheets import DAMAGED, GARBLED, TOO_LARGE
from kg.readers.pdf.writing import SCANNED, WITHOUT_TEXT
from kg.readers.reading import FILE, Dropped, with_path

_NAMED = 6
_RECOGNISE = f"run text recognition first: ocrmypdf {{how}}-l vie {FILE} with-text.pdf"
_TROUBLES = (
    (WITHOUT_TEXT, "scanned, without a text layer", _RECOGNISE.format(how="--skip-text ")),
    (SCANNED, "scanned, with hardly more text than a stamp", _RECOGNISE.format(how="--redo-ocr ")),
    (GARBLED, "in fonts that do not tell which letters they print", _RECOGNISE.format(how="--force-ocr ")),
    (DAMAGED, "damaged", "get the file again"),
    (TOO_LARGE, "fuller than any printed page", "print it to a new PDF"),
)
"""Why pages are not read, as a reader of the message understands it, and what to do."""


def read_in_part(dropped: Iterable[Dropped], pages: int) -> str:
    """Which of the pages of a file were not read, why, and what to do; nothing where all were.

    >>> read_in_part([Dropped("", WITHOUT_TEXT, "page 3"), Dropped("", WITHOUT_TEXT, "page 7")], 9)[:62]
    '2 of 9 pages are scanned, without a text layer: 3, 7 (run text'
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
    recognise = with_path(_RECOGNISE, name)
    if WITHOUT_TEXT in reasons:
        what = "this is a scan: its pages are pictures without a text layer"
        return EmptyInputError(what, name, recognise.format(how=""))
    if GARBLED in reasons:
        what = "its fonts do not tell which letters they print"
        return DamagedInputError(what, name, recognise.format(how="--force-ocr "))
    if DAMAGED in reasons:
        return DamagedInputError("none of its pages can be read", name, "get the file again")
    if TOO_LARGE in reasons:
        return OversizedInputError("its pages hold more than any printed page", name, "print it to a new PDF")
    return EmptyInputError("nothing is printed on its pages", name, "check the file")
