"""Tesseract, which reads the letters off pictures of pages, where the user asks for it (`--ocr`).

A page goes in as a grey picture and comes out as a page of a PDF with invisible words, each where it stands
in the picture: what `ocrmypdf` lays over a scan, so columns and paragraphs are told as in any PDF.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.readers.errors import MissingToolError
from kg.readers.programs import ended

LANGUAGE = "vie"
_TURNED, _UPRIGHT = "1", "3"
"""Page segmentation with and without looking which way up the page is."""
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # a build reads several files at once; more threads only wait
_ANSWERS_IN = 30.0
_INSTALL = "install it (apt-get install tesseract-ocr tesseract-ocr-vie), or leave --ocr out"


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed Tesseract that knows Vietnamese: where it is, and its name and version as it says them.

    `turns` tells that it can see which way up a page is.
    """

    program: str
    version: str
    turns: bool = True

    def layer(self, picture: bytes, dpi: int, seconds: float) -> bytes | None:
        """The PDF of a page with the words of a picture (PGM, PNG); None where it failed or took too long."""
        try:
            return self._layer(picture, dpi, seconds)
        except OSError:  # no room for the picture, or the program is gone
            return None

    def _layer(self, picture: bytes, dpi: int, seconds: float) -> bytes | None:
        with TemporaryDirectory(prefix="kg-ocr-", ignore_cleanup_errors=True) as scratch:
            file = Path(scratch) / "page.pgm"
            file.write_bytes(picture)
            command = [
                self.program, str(file), str(file.with_suffix("")), "-l", LANGUAGE, "--dpi", str(dpi),
                "--psm", _TURNED if self.turns else _UPRIGHT,
                "-c", "textonly_pdf=1", "-c", "tessedit_create_pdf=1",
            ]  # fmt: skip
            if ended(command, seconds, _ONE_THREAD) != 0:
                return None
            made = file.with_suffix(".pdf")
            return made.read_bytes() if made.exists() else None


def find_tesseract() -> Tesseract:
    """The installed Tesseract.

    Raises `MissingToolError` where there is none, or none that reads Vietnamese.
    """
    program = shutil.which("tesseract")
    if program is None:
        what = "scanned pages are read (--ocr) with Tesseract, which is not installed"
        raise MissingToolError(what, "", _INSTALL)
    languages = _answer(program, "--list-langs").split()
    if LANGUAGE not in languages:
        raise MissingToolError("Tesseract is installed without its Vietnamese data", program, _INSTALL)
    version = (_answer(program, "--version").splitlines() or ["tesseract"])[0].strip()
    return Tesseract(program, version, "osd" in languages)


def _answer(program: str, question: str) -> str:
    try:
        done = subprocess.run(
            [program, question], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=_ANSWERS_IN, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        raise MissingToolError("Tesseract does not answer", program, _INSTALL) from None
    return done.stdout
