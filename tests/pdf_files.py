"""PDF files for the tests: printed by LibreOffice and Chromium, and made byte by byte where something is wrong."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2 as pdfium
import pytest

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
LETTER = b"BT /F1 12 Tf 72 700 Td (Quyet dinh so 12/QD-UBND ngay 3/4/2031) Tj ET"
PICTURE = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"


def pdf(
    *contents: bytes, font: str = "Helvetica", encoding: str = "/WinAnsiEncoding", page: str = "",
    count: int | None = None, packed: bool = False,
) -> bytes:  # fmt: skip
    """A file with a page for each content stream; `page` is put to the dictionary of every page."""
    box = "" if "/MediaBox" in page else "/MediaBox [0 0 595 842]"
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count or len(contents)} >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding {encoding} >>".encode(),
    ]
    for index, content in enumerate(contents):
        resources = f"/Contents {5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {resources} {page} >>".encode())
        stream = zlib.compress(content, 9) if packed else content
        kind = "/Filter /FlateDecode " if packed else ""
        objects.append(f"<< {kind}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def big_pdf(pages: int) -> bytes:
    """A file of many pages of prose, for measuring speed."""
    words = ("ra soat", "bao cao", "tham muu", "theo doi", "kiem tra", "de xuat", "cong bo")
    contents = []
    for page in range(pages):
        lines = "".join(
            f"(Dieu {page * 40 + n}. So Giao duc va Dao tao {words[(page + n * n) % 7]} viec {n}/2031 voi So Noi vu.) Tj T* "
            for n in range(1, 41)
        )
        contents.append(f"BT /F1 11 Tf 15 TL 72 760 Td {lines} ET".encode())
    return pdf(*contents, packed=True)


def scanned(data: bytes, dpi: int = 300, turned: int = 0) -> bytes:
    """The pages of a PDF as pictures, as a scanner makes them; `turned` by some degrees."""
    source, made, file = pdfium.PdfDocument(data), pdfium.PdfDocument.new(), io.BytesIO()
    for page in source:
        page.set_rotation(turned)
        width, height = page.get_size()
        picture = pdfium.PdfImage.new(made)
        picture.set_bitmap(page.render(scale=dpi / 72, grayscale=True))
        picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
        sheet = made.new_page(width, height)
        sheet.insert_obj(picture)
        sheet.gen_content()
    made.save(file)
    return file.getvalue()


def converted(files: Iterable[Path], out: Path, options: str = "", suffix: str = "pdf") -> list[Path]:
    """Documents as PDF (or other) files of LibreOffice; one call for all."""
    soffice = shutil.which("soffice")
    if soffice is None:
        reason = "LibreOffice is not installed: apt-get install libreoffice-writer"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    files = list(files)
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    kind = f"pdf:writer_pdf_Export:{options}" if options else suffix
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return [out / f"{file.stem}.{suffix}" for file in files]


def document(
    body: str, font: str = "Liberation Serif", header: str = "", footer: str = "", columns: int = 1
) -> str:
    """A flat OpenDocument text; `body` is its markup (see `paragraph`, `table`, `columns`)."""
    parts = "".join(
        f"<style:{kind}><text:p>{text}</text:p></style:{kind}>"
        for kind, text in (("header", header), ("footer", footer))
        if text
    )
    edge = '<style:{0}-style><style:header-footer-properties fo:min-height="1cm"/></style:{0}-style>'
    area = f'<style:columns fo:column-count="{columns}" fo:column-gap="1cm"/>' if columns > 1 else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:font-family="'{font}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F" fo:font-size="14pt"/></style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="prose" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="1.2cm" fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties style:font-name="F" fo:font-weight="bold"/></style:style>
<style:style style:name="small" style:family="paragraph"><style:text-properties style:font-name="F" fo:font-size="11pt"/></style:style>
<style:style style:name="grid" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm" fo:margin-left="3cm">{area}</style:page-layout-properties>{edge.format("header") if header else ""}{edge.format("footer") if footer else ""}</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">{parts}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def paragraph(text: str, style: str = "prose") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def note(number: int, text: str) -> str:
    """A footnote, to be put into the text of a paragraph."""
    return (
        f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p>{escape(text)}</text:p></text:note-body></text:note>"
    )


def table(rows: list[list[str]], head: int = 1, ruled: bool = True) -> str:
    """A table; the first rows repeat on every page. "^" reaches down from the cell above, "<" across from the left."""
    style = ' table:style-name="grid"' if ruled else ""
    made = []
    for at, row in enumerate(rows):
        cells = ""
        for column, cell in enumerate(row):
            if cell in ("^", "<"):
                cells += "<table:covered-table-cell/>"
                continue
            wide = 1 + next(
                (n for n, other in enumerate(row[column + 1 :]) if other != "<"), len(row) - column - 1
            )
            high = 1 + next(
                (n for n, other in enumerate(rows[at + 1 :]) if other[column] != "^"), len(rows) - at - 1
            )
            lines = "".join(paragraph(line, "title" if not ruled else "plain") for line in cell.split("\n"))
            cells += f'<table:table-cell{style} table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}">{lines}</table:table-cell>'
        made.append(f"<table:table-row>{cells}</table:table-row>")
    heads = f"<table:table-header-rows>{''.join(made[:head])}</table:table-header-rows>" if head else ""
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f"<table:table>{columns}{heads}{''.join(made[head:])}</table:table>"


RIGHT = re.compile(r"CỘNG HÒA|ĐẢNG CỘNG SẢN|Độc lập|-{12,}|.{2,30}, ngày")


def document_of(text: str, font: str = "Liberation Serif") -> str:
    """A text as an officer types it: letterhead and signatures side by side without lines, tables with lines."""
    head, _, rest = escape(text).partition("\n\n")
    if not any(RIGHT.match(line) for line in head.split("\n")):
        head, rest = "", escape(text)
    body = _side_by_side(head.split("\n"), RIGHT.match) if head else ""
    for part in rest.split("\n\n"):
        lines = [line for line in part.split("\n") if line.strip()]
        if lines and lines[0].startswith("Nơi nhận"):
            body += _side_by_side(lines, lambda line: not line.startswith(("Nơi nhận", "-")))
            continue
        for is_row, group in groupby(lines, key=lambda line: "\t" in line):
            members = list(group)
            if is_row:
                body += table([row.split("\t") for row in members])
            else:
                body += "".join(paragraph(line, "title" if line.isupper() else "prose") for line in members)
    return document(body, font)


def _side_by_side(lines: list[str], is_right: Callable[[str], object]) -> str:
    left = "\n".join(line for line in lines if not is_right(line))
    return table([[left, "\n".join(line for line in lines if is_right(line))]], head=0, ruled=False)
