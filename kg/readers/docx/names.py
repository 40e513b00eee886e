"""The names of WordprocessingML (ECMA-376-1) that the reader knows."""

from __future__ import annotations

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _MATH.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _DRAWING.encode()),
)
"""The namespaces of the strict variant (ISO/IEC 29500) and the usual ones that they stand for."""


def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{_WORD}}}{name}"


VAL = w("val")
BODY, PARAGRAPH, TABLE, ROW, CELL, RUN, TEXT = map(w, ("body", "p", "tbl", "tr", "tc", "r", "t"))
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = w("pPr"), w("rPr")
BOX = w("txbxContent")
RELATION_ID = f"{{{_RELATIONS}}}id"
CHOICE, FALLBACK = f"{{{_COMPATIBILITY}}}Choice", f"{{{_COMPATIBILITY}}}Fallback"
ALTERNATE = f"{{{_COMPATIBILITY}}}AlternateContent"
MATH_TEXT, DRAWING_TEXT = f"{{{_MATH}}}t", f"{{{_DRAWING}}}t"

INSERTED = frozenset(map(w, ("ins", "moveTo")))
REMOVED = {w("del"): "deleted in a tracked change", w("moveFrom"): "moved elsewhere in a tracked change"}
"""Tracked changes: what they put in is read, what they take out is left out, with the reason."""

BLOCKS = (
    PARAGRAPH,
    TABLE,
    *map(w, ("sdt", "customXml", "altChunk", "sectPr")),
    ALTERNATE,
    *INSERTED,
    *REMOVED,
)
"""What a body, a cell, a note or a text box holds."""


def is_on(element: object) -> bool:
    """Whether a switch (``w:vanish``, ``w:caps`` …) is there and not turned off."""
    get = getattr(element, "get", None)
    return get is not None and get(VAL) not in ("0", "false", "off", "none")
