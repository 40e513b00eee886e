"""Tables and lists of documents: what the head of a column, or of the list, says of those that it names.

"Văn bản bị bãi bỏ | Văn bản thay thế | Ngày có hiệu lực": the document of one column acts on that of another.
"Văn bản | Nội dung sửa đổi": the text itself acts on it, as the cell beside it says. "DANH MỤC VĂN BẢN BỊ BÃI
BỎ": the text repeals what stands below. A list that only makes known what is no longer in force ("hết hiệu
lực") repeals nothing; what its rows say of a successor is read like any sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import cast

from extractors.layout import Layout
from extractors.references.dates import find_dates
from extractors.references.draft import Draft
from extractors.references.pinpoints_grammar import CHAIN, paths
from extractors.source import SourceText
from extractors.types import Block, BlockKind, Role, Span

_VERBS: tuple[tuple[str, Role], ...] = (
    (r"bãi\s+bỏ|h[ủu]ỷ?y?\s+bỏ", "bai_bo"),
    (r"thay\s+thế", "thay_the"),
    (r"sửa\s+đổi|bổ\s+sung|đính\s+chính", "sua_doi"),
)
_VERB = re.compile("|".join(f"(?P<{role}>{verb})" for verb, role in _VERBS))
_EXPIRED = re.compile(r"hết\s+hiệu\s+lực|ngưng\s+hiệu\s+lực|còn\s+hiệu\s+lực")
_DOCUMENT = re.compile(
    r"\W*(?:các\s+|tên\s+(?:loại\s+)?|số[\s,]+|ký\s+hiệu[\s,]+|danh\s+mục\s+)*"
    r"(?:văn\s+bản|vbqppl|quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư|chỉ\s+thị|ký\s+hiệu|hiệu|"
    r"số/?\s*ký\s+hiệu)"
)
_WHAT = re.compile(r"\W*(?:nội\s+dung|ghi\s+chú|hình\s+thức|lý\s+do|biện\s+pháp|phương\s+án)")
_SCOPE = re.compile(r"\W*(?:các\s+)?(?:điều|quy\s+định|phạm\s+vi|nội\s+dung)")
_IN_FORCE = re.compile(r"(?:ngày|thời\s+(?:điểm|gian|hạn)).{0,20}hiệu\s+lực|hiệu\s+lực\s+(?:từ|kể|thi)")
_PASSIVE = re.compile(r"(?:bị|được)\s+(?:\w+\s+){0,2}$")
# What is only to be changed is not changed by the list that says so.
_INTENDED = re.compile(
    r"(?<!\w)(?:cần|phải|đề\s+nghị|kiến\s+nghị|đề\s+xuất|dự\s+kiến|xây\s+dựng|xem\s+xét)(?!\w)"
)
_OF_DOCUMENTS = re.compile(
    r"\W*(?:các\s+|một\s+số\s+|những\s+)*"
    r"(?:văn\s+bản|vbqppl|luật|nghị\s+(?:định|quyết)|quyết\s+định|thông\s+tư|chỉ\s+thị)(?!\w)"
)
_LIST = r"[ \t#*]{0,8}danh\s+mục(?P<what>(?:[^.;:\n]|\n(?=\W{0,4}văn\s+bản)){4,240})"
# The line break as a literal: an alternation with the beginning of the text costs ten times the search.
_FIRST_LIST_HEAD, _LIST_HEAD = re.compile(_LIST), re.compile(rf"\n{_LIST}")
_NEXT_PART = re.compile(r"\n[ \t#*]{0,8}(?:phụ\s+lục|danh\s+mục|điều\s+\d+\.|nơi\s+nhận)")
_HEAD_LIMIT, _OPENING, _LONGEST_LEAD = 90, 40, 400
_RESTS = re.compile(r"[\s\d.,;:()\-–+*_#|“\"]*(?:(?:các|số|ký\s+hiệu)\s*)*$")


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns of a table of documents: which holds what, and what its words say is done."""

    document: int
    role: Role | None
    acting: int | None = None
    what: tuple[int, ...] = ()
    in_force: int | None = None


def attach(source: SourceText, layout: Layout, drafts: list[Draft]) -> None:
    """Fill in role, governor, `scope` and `effective` of the documents that tables and lists name."""
    if not drafts:
        return
    shadow = source.shadow
    if "\t" in source.text or "|" in source.text:
        _read_rows(source, layout, drafts)
    if "danh mục" in shadow or "danh  mục" in shadow:
        first = _FIRST_LIST_HEAD.match(shadow)
        for head in (*((first,) if first else ()), *_LIST_HEAD.finditer(shadow)):
            _read_list(source, layout, drafts, head)


def _read_list(source: SourceText, layout: Layout, drafts: list[Draft], head: re.Match[str]) -> None:
    """Give the role of a list's head to the documents with which its items and rows begin."""
    role = _role_of(head["what"])
    if role is None or not _OF_DOCUMENTS.match(head["what"]):
        return
    if _EXPIRED.search(head["what"]) or _INTENDED.search(head["what"]):
        return
    following = _NEXT_PART.search(source.shadow, head.end())
    stop = following.start() if following else len(source.shadow)
    for at in range(bisect_left(drafts, head.end(), key=lambda d: d.start), len(drafts)):
        draft = drafts[at]
        if draft.start >= stop:
            break
        if draft.form in ("self", "own", "back") or draft.role not in (None, "dan_chieu"):
            continue
        block = layout.blocks[layout.block_at(draft.start)]
        start = draft.start if draft.phrase_start is None else draft.phrase_start
        if block.kind is BlockKind.ROW:
            fits = at == 0 or drafts[at - 1].end <= block.start
        else:
            fits = _RESTS.match(source.shadow, block.body, start) is not None and block.body >= head.end()
        if fits and source.text[block.start] != "(":
            _say(draft, role, head.span("what"))


def _role_of(words: str) -> Role | None:
    """The one thing that words say is done; None where they say nothing, or several things."""
    roles = {match.lastgroup for match in _VERB.finditer(words)}
    return cast(Role, roles.pop()) if len(roles) == 1 else None


def _say(draft: Draft, role: Role, span: Span, governor: Draft | None = None) -> None:
    draft.role, draft.role_detail, draft.role_span = role, role, span
    draft.governor, draft.passive = governor, False


def _read_rows(source: SourceText, layout: Layout, drafts: list[Draft]) -> None:
    """Read the rows of tables whose head names documents and what is done to them."""
    head: _Head | None = None
    blocks = layout.blocks
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.ROW:
            head = head if head and block.end - block.start < _HEAD_LIMIT else None
            continue
        cells = cells_of(source.text, block)
        cites = _first_in(drafts, (cells[0][0], block.end)) is not None
        named = None if cites else _head(source.shadow, cells)
        if named:
            lead = blocks[index - 1] if index and blocks[index - 1].kind is not BlockKind.ROW else None
            head = named if named.role else _announced(source.shadow, named, lead)
        elif head and cites:
            _read_row(source, drafts, head, cells)


def cells_of(text: str, block: Block) -> list[Span]:
    """The spans of the cells of a row, blanks left out.

    >>> text = "| 1 | Nghị định A |"
    >>> [text[a:b] for a, b in cells_of(text, Block(BlockKind.ROW, 0, len(text), 0))]
    ['1', 'Nghị định A']
    """
    start, end = block.start, block.end
    mark = "|" if "|" in text[start:end] else "\t"
    if mark == "|":
        start, end = start + (text[start] == "|"), end - (text[end - 1] == "|")
    else:
        while start and text[start - 1] in "\t ":
            start -= 1
    found, position = list[Span](), start
    for piece in text[start:end].split(mark):
        left = position + len(piece) - len(piece.lstrip())
        found.append((left, max(left, position + len(piece.rstrip()))))
        position += len(piece) + 1
    return found


def _head(shadow: str, cells: list[Span]) -> _Head | None:
    """What the head of a table says of its columns; None where the row is no head of a table of documents."""
    if not any(_DOCUMENT.match(shadow, *cell) for cell in cells):
        return None
    changed: list[tuple[int, Role]] = []
    acting: list[tuple[int, Role]] = []
    plain: list[int] = []
    what: list[int] = []
    in_force = None
    for at, (start, end) in enumerate(cells):
        words = shadow[start:end]
        if end - start > _HEAD_LIMIT:
            return None
        if _IN_FORCE.search(words):
            in_force = at
        elif _INTENDED.search(words) and _VERB.search(words):
            return None
        elif _DOCUMENT.match(words):
            verb, role = _VERB.search(words), _role_of(words)
            if verb is None:
                plain.append(at)
            elif role and _PASSIVE.search(words, 0, verb.start()):
                changed.append((at, role))
            elif role:
                acting.append((at, role))
        elif _WHAT.match(words) or _SCOPE.match(words):
            what.append(at)
    if changed or (acting and plain):
        document = changed[0][0] if changed else plain[0]
        role = acting[0][1] if acting else changed[0][1]
        return _Head(document, role, acting[0][0] if acting else None, tuple(what), in_force)
    return _Head(plain[0], None, None, tuple(what), in_force) if plain else None


def _announced(shadow: str, head: _Head, lead: Block | None) -> _Head | None:
    """The head of a table whose columns do not say what is done, as the line above announces it."""
    words = shadow[max(lead.start, lead.end - _LONGEST_LEAD) : lead.end] if lead else ""
    if head.what and _VERB.search(words) and words.rstrip().endswith(":") and not _EXPIRED.search(words):
        return _Head(head.document, _role_of(words), None, head.what, head.in_force)
    return head if head.what or head.in_force is not None else None


def _read_row(source: SourceText, drafts: list[Draft], head: _Head, cells: list[Span]) -> None:
    if len(cells) <= head.document:
        return
    cited = _first_in(drafts, cells[head.document])
    if head.in_force is not None and head.in_force < len(cells):
        _date_of_force(source, drafts, cells, head)
    if cited is None:
        return
    beside = [cells[at] for at in head.what if at < len(cells)]
    cited.scope = next((found for span in beside if (found := _scope(source, drafts, span))), ())
    if head.acting is None:
        actor = None
        role = next((said for span in beside if (said := _opening_role(source.shadow, span))), head.role)
    else:
        actor = _first_in(drafts, cells[head.acting]) if head.acting < len(cells) else None
        role = head.role if actor else None
    if role and cited.role in (None, "dan_chieu", role) and cited.governor is None:
        _say(cited, role, cells[head.document], actor)


def _opening_role(shadow: str, cell: Span) -> Role | None:
    """What the first words of a cell say is done: "Sửa đổi khoản 2 Điều 5"; passive ones name their actor."""
    verb = _VERB.search(shadow, cell[0], min(cell[1], cell[0] + _OPENING))
    if verb is None or _PASSIVE.search(shadow, cell[0], verb.start()):
        return None
    return cast(Role, verb.lastgroup)


def _scope(source: SourceText, drafts: list[Draft], cell: Span) -> tuple[str, ...]:
    """The provisions that a cell names before it names another document."""
    other = _first_in(drafts, cell)
    stop = other.start if other else cell[1]
    found = [paths(source.text[m.start() : m.end()]) for m in CHAIN.finditer(source.shadow, cell[0], stop)]
    return tuple(dict.fromkeys(path for each in found for path in each))


def _first_in(drafts: list[Draft], cell: Span) -> Draft | None:
    """The first document that a cell names."""
    at = bisect_left(drafts, cell[0], key=lambda d: d.start)
    found = drafts[at] if at < len(drafts) and drafts[at].start < cell[1] else None
    return found if found and found.form not in ("self", "own") else None


def _date_of_force(source: SourceText, drafts: list[Draft], cells: list[Span], head: _Head) -> None:
    """Give the day of a row's own column to what its documents do; it is no day of issue."""
    start, end = cells[head.in_force or 0]
    day = next(iter(find_dates(source, start, end)), None)
    at = bisect_left(drafts, cells[0][0], key=lambda d: d.start)
    while at < len(drafts) and drafts[at].start < cells[-1][1]:
        draft, at = drafts[at], at + 1
        if draft.date_span and start <= draft.date_span[0] < end:
            draft.date = draft.date_span = None
        draft.effective = day.iso if day and day.iso and len(day.iso) == 10 else None
