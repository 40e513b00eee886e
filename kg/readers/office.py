"""Old Word and rich text files (.doc, .rtf): LibreOffice makes a .docx of them, which our own walk reads.

So automatic numbers, tables, fonts in TCVN3 and tracked changes are read as in any Word file. LibreOffice
works without a window, in a profile of its own that is thrown away, without macros and links to elsewhere.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from kg.readers.docx import read_docx
from kg.readers.errors import (
    DamagedInputError,
    EmptyInputError,
    MissingToolError,
    OversizedInputError,
    ReadingError,
)
from kg.readers.html import read_html
from kg.readers.programs import ended
from kg.readers.reading import Reading
from kg.readers.types import OLD_WORD, RICH_TEXT, is_markup

LONGEST = 120.0
"""Seconds that LibreOffice may take for one file; a long report takes two."""

MOST = 64 << 20
_PROGRAMS = ("soffice", "libreoffice")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
_SAVE = "open it in Word or LibreOffice and save it as .docx"


def read_office(name: str, data: bytes) -> Reading:
    """The reading of an old Word or rich text file.

    A web page or a .docx that is only called .doc is read as what it is. Raises `MissingToolError` where
    LibreOffice is not installed, else a `ReadingError` for what is empty, too large, damaged or protected.
    """
    if data.startswith(b"PK\x03\x04"):
        return read_docx(name, data)
    if is_markup(data):
        return read_html(name, data)
    if not data.strip(b"\0 \r\n"):
        raise EmptyInputError("the file is empty", name, "get it again")
    if len(data) > MOST:
        what = f"more than {MOST >> 20} MB, which no document needs"
        raise OversizedInputError(what, name, "take the pictures out, or save it as .docx")
    if data.startswith(_OLE):
        suffix, media_type = ".doc", OLD_WORD
    elif data.lstrip().startswith(b"{\\rtf"):
        suffix, media_type = ".rtf", RICH_TEXT
    else:
        kind = PurePath(name).suffix.lower() or "Word"
        what = f"this is no {kind} file, whatever its name says"
        raise DamagedInputError(what, name, "name it by what it is (.txt, .html, .pdf), or fetch it again")
    reading = read_docx(name, _as_docx(name, data, suffix))
    return replace(reading, media_type=media_type, encoding="libreoffice")


def office() -> str | None:
    """The program of LibreOffice, or None where it is not installed."""
    return next((found for program in _PROGRAMS if (found := shutil.which(program))), None)


def _as_docx(name: str, data: bytes, suffix: str) -> bytes:
    program = office()
    if program is None:
        what = f"{suffix} files are read with LibreOffice, which is not installed"
        raise MissingToolError(what, name, f"install it (apt-get install libreoffice-writer), or {_SAVE}")
    with TemporaryDirectory(prefix="kg-office-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        (folder / f"text{suffix}").write_bytes(data)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        if not _converts(program, folder, f"text{suffix}"):
            what = f"LibreOffice was not done with it after {LONGEST:.0f} seconds"
            raise OversizedInputError(what, name, _SAVE)
        try:
            return (folder / "made" / "text.docx").read_bytes()
        except FileNotFoundError:
            raise _unopened(name) from None


def _converts(program: str, folder: Path, file: str) -> bool:
    """Whether LibreOffice came to an end in time; it and what it started is ended otherwise."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program, profile, "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(folder / file),
    ]  # fmt: skip
    return ended(command, LONGEST) is not None


def _settings() -> str:
    """The settings of the profile: no macros, nothing fetched from elsewhere."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>"
    )


def _unopened(name: str) -> ReadingError:
    what = "LibreOffice cannot open it: it is damaged, or protected by a password"
    return DamagedInputError(what, name, f"{_SAVE}, without a password")
