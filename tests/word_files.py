"""Word files made part by part, for tests of what no library writes: tracked changes, fields, text boxes, bombs."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "header": "hdr", "footer": "ftr",
}  # fmt: skip


def relations(*targets: tuple[str, str]) -> str:
    """The relationships of a part: kind and target, the ids counted."""
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def parts_of(
    body: str, folder: str = "word", main: str = "document.xml", **others: str
) -> dict[str, str | bytes]:
    """The parts of a Word file with this body; other parts by what they are (``numbering="<w:num …"``)."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("officeDocument", f"{folder}/{main}")),
        f"{folder}/{main}": f"{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{main}.rels": relations(*((kind, f"{kind}1.xml") for kind in others)),
    }
    for kind, inside in others.items():
        root = ROOTS[kind]
        parts[f"{folder}/{kind}1.xml"] = f"{HEAD}<w:{root} {SPACES}>{inside}</w:{root}>"
    return parts


def word_file(body: str, **others: str) -> bytes:
    """A Word file with this body."""
    return zipped(parts_of(body, **others))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "") -> str:
    """A paragraph; what begins with a tag is taken as runs."""
    inside = text if text.startswith("<") or not text else run(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def listed(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, number)


def level(at: int, form: str, text: str, more: str = "") -> str:
    """A level of a list definition; `more` may set start, restart or style."""
    start = "" if "<w:start " in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(key: int, *levels: str, more: str = "") -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def copy(list_id: int, of: int, more: str = "") -> str:
    """A list of a definition."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def cell(*blocks: str, properties: str = "") -> str:
    """A cell of paragraphs; words are made paragraphs."""
    inside = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; words are made cells."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, lined: bool = True) -> str:
    """A table, with or without lines between its cells."""
    line = "single" if lined else "nil"
    borders = f'<w:tblBorders><w:insideH w:val="{line}"/><w:insideV w:val="{line}"/></w:tblBorders>'
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{''.join(rows)}</w:tbl>"


def big_word(paragraphs: int) -> bytes:
    """A file of many paragraphs and a table of a tenth of them, for measuring speed."""
    words = ("rà soát", "báo cáo", "tham mưu", "theo dõi", "kiểm tra", "đề xuất", "công bố")
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
    prose = "".join(
        paragraph(run(f"Sở Giáo dục và Đào tạo {words[n % 7]} việc thứ {n} theo Kế hoạch số {n % 900}/KH-UBND ", font) + run("năm 2031.", font))
        for n in range(paragraphs)
    )  # fmt: skip
    rows = (
        row(str(n), f"Việc {words[n % 7]} thứ {n}", "Sở Nội vụ", f"Tháng {n % 12 + 1}/2031")
        for n in range(paragraphs // 10)
    )
    return word_file(prose + table(*rows))
