"""One report in every form that officers hold: do they say the same, and how fast is each read?

usage: forms.py [--mb N] [--show] [--write]
Texts: the example corpus, and where it is at hand the shared one (seeds, reports of meetings). Each is made a
Word file, a PDF file (LibreOffice prints it, once in a font without toned letters), three web pages and TCVN3
bytes; its citations, meetings and tasks are compared with those of the plain text. --show prints what
differs, --write writes docs/readers.md. Where Tesseract is installed, pictures of the pages are read too.
The forms are those of tests/report_formats.py.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED") or ROOT.parent / "shared")
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
_package = ModuleType("tests")
_package.__path__ = [str(ROOT / "tests")]
sys.modules["tests"] = _package  # ours: some distributions install a package of this name

from pypdfium2 import PdfDocument  # noqa: E402
from readers import speeds  # noqa: E402

from kg.readers import MissingToolError, find_tesseract, read_bytes  # noqa: E402
from tests.pdf_files import scanned  # noqa: E402
from tests.report_formats import (  # noqa: E402
    KINDS,
    MADE,
    PRINTED,
    differences,
    in_formats,
    printed,
    reports,
    said,
)

REPORT = ROOT / "docs" / "readers.md"
PREFACE = """# Reading files

Written by `make bench` (benchmarks/forms.py).

## One report in nine forms

Every text is made a Word file, a PDF, three web pages and TCVN3 bytes; what each form says is compared
with what the plain text says: citations (form, type, number, date, issuer, role, provisions), meetings
(title, kind, date, time, place, organiser, chair) and tasks (text, leads, partners, term, documents). A fact
that differs in one field counts twice, as missing and as new. The figures are facts that differ, of those of
the plain text.

{forms}

TCVN3 has no capitals with a tone ("PHƯỜNG" is small letters of another font), and a name is told from the
words around it by its capitals; it has no curly quotes, in which a cited number is a quotation, and no sign
for three dots. Bytes alone cannot say more: in a Word file the font .VnTimeH does.

## Scans

The same pages as pictures of 300 dpi without noise, read with `--ocr`: facts that the scan says as the text
does in every field, facts that it lacks, and facts that it says otherwise. Numbers in a letterhead beside
another column are misread most, then i, l and 1, and tones (â for ă); one letter in the wording of a task
makes it another.

{scans}

## Speed

One core, process time, the best of three rounds; text that comes out, and file that goes in.

{speed}
"""


def corpora() -> Iterator[tuple[str, dict[str, str]]]:
    """The texts to compare, by the name of their corpus."""
    yield "examples", reports(ROOT / "examples")
    folders = [SHARED / "corpus" / "meetings" / "texts", SHARED / "seeds"]
    if all(folder.is_dir() for folder in folders):
        yield "seeds and reports of meetings", reports(*folders)


def compared(texts: dict[str, str], show: bool) -> Mapping[str, list[int]]:
    """How many citations, meetings and tasks differ in each form, over all texts."""
    found: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
        for form, per_text in in_formats(texts, Path(scratch)).items():
            counts = found.setdefault(form, [0] * len(KINDS))
            for name, (suffix, data) in per_text.items():
                facts = differences(texts[name], form, suffix, data)
                for at, kind in enumerate(KINDS):
                    counts[at] += len(facts[kind])
                    for fact in facts[kind] if show else ():
                        print(f"{form}\t{name}\t{fact}")
    return found


def as_table(head: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, ("---", *["---:"] * (len(head) - 1)), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def of_corpus(name: str, texts: dict[str, str], show: bool) -> str:
    """The table of one corpus."""
    facts = [said(text) for text in texts.values()]
    totals = {kind: sum(len(each[kind]) for each in facts) for kind in KINDS}
    found = compared(texts, show)
    head = ("form", *(f"{kind}s, of {totals[kind]:,}" for kind in KINDS))
    rows = ((form, *found[form]) for form in (*PRINTED, *MADE))
    return f"{len(texts)} texts of the {name}:\n\n{as_table(head, rows)}"


def of_scans(texts: dict[str, str], show: bool) -> str:
    """The table of the texts as scans, which Tesseract reads; without it a line that says so."""
    try:
        ocr = find_tesseract()
    except MissingToolError as missing:
        return f"Not measured: {missing}."
    counts = {kind: [0, 0, 0, 0] for kind in KINDS}
    pages, seconds = 0, 0.0
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as scratch:
        for name, (_, data) in printed(texts, Path(scratch))["pdf, LibreOffice"].items():
            scan = scanned(data)
            start = os.times()
            found = said(read_bytes("a.pdf", scan, ocr=ocr).text)
            end = os.times()
            seconds += end.user - start.user + end.children_user - start.children_user
            pages += len(PdfDocument(scan))
            for kind, facts in said(texts[name]).items():
                wanted, got = Counter(facts), Counter(found[kind])
                more = (
                    wanted.total(),
                    (wanted & got).total(),
                    (wanted - got).total(),
                    (got - wanted).total(),
                )
                counts[kind] = [a + b for a, b in zip(counts[kind], more, strict=True)]
                for fact in (got - wanted) if show else ():
                    print(f"scan with --ocr\t{name}\t+ {fact}")
    head = ("scan with --ocr", "in the text", "the same", "missing", "otherwise")
    table = as_table(head, ((f"{kind}s", *counts[kind]) for kind in KINDS))
    measured = f"{pages} pages, {ocr.version}, {seconds / pages:.1f} s of one core a page"
    return f"{len(texts)} texts of the examples, {measured}:\n\n{table}"


def main() -> None:
    """Compare, measure, and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=2.0, help="MB of text for each reader")
    parser.add_argument("--show", action="store_true", help="print the facts that differ")
    parser.add_argument("--write", action="store_true", help="write docs/readers.md")
    options = parser.parse_args()
    forms = "\n\n".join(of_corpus(name, texts, options.show) for name, texts in corpora())
    scans = of_scans(reports(ROOT / "examples"), options.show)
    measured = (
        (kind, f"{text / 1e6 / seconds:.1f}", f"{size / 1e6 / seconds:.1f}")
        for kind, text, size, seconds in speeds(int(options.mb * 1e6))
    )
    speed = as_table(("reader", "MB of text a second", "MB of file a second"), measured)
    print(f"{forms}\n\n{scans}\n\n{speed}")
    if options.write:
        REPORT.write_text(PREFACE.format(forms=forms, scans=scans, speed=speed), encoding="utf-8")


if __name__ == "__main__":
    main()
