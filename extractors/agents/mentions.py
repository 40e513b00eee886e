"""The people and units of a text as records, with the body that each belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.agents.persons import people_in
from extractors.agents.reading import Reading, rx
from extractors.agents.units import level_of, read_unit, starts_unit
from extractors.layout import Layout
from extractors.types import Block, BlockKind, Person, Unit

_CREDIT = rx(r"\W{0,4}(?:tin|ảnh|bài|tác giả|nguồn|tin, ảnh|bài, ảnh|nơi nhận|lưu)(?:,| ?:| và)")
_CUE = rx(r"(?<!\w)(?:giao(?! ban| thông)|yêu cầu|đề nghị|phân công|phối hợp(?: chặt chẽ)?(?: với)?) ")
_SLOT = rx(r"(?<=[;(]) ?(?=[^;()]{4,160}? (?:chủ trì|phối hợp|chỉ đạo)[,;) ])")
_LONGEST = 130
_OF = rx(r"(?:thuộc|trực thuộc|của) (?P<parent>(?:sở|bộ|ubnd|ủy ban|tỉnh ủy|huyện ủy|thành ủy|phòng|trường|tổng cục|cục) ?[^,.;()]{0,60})$")
_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION))


def people_of(reading: Reading, layout: Layout) -> tuple[Person, ...]:
    """The people named in the paragraphs and captions of a text."""
    found: list[Person] = []
    for block in _readable(reading, layout):
        for person in people_in(reading, block.start, block.end):
            if person.positions or person.academic_title or person.start < reading.text.find(person.name, person.start):
                unit = next((body for post in reversed(person.positions) if (body := _body_of(post))), None)
                rule = "person.title" if person.academic_title else "person.post" if person.positions else "person.courtesy"
                found.append(
                    Person(person.start, person.end, rule, 0.9, person.name, person.academic_title, person.positions, unit)
                )
    return tuple(found)


def units_of(reading: Reading, layout: Layout) -> tuple[Unit, ...]:
    """The units named at the head of paragraphs and clauses and behind the words that address them."""
    found: dict[int, Unit] = {}
    for block in _readable(reading, layout):
        for start in _places(reading, block):
            if start in found or not starts_unit(reading, start, block.end):
                continue
            name = read_unit(reading, start, block.end, subject=False)
            if name is None or name.end - start > _LONGEST or (name.ender == "point" and start == _body(reading, block)):
                continue
            position = start
            for printed in name.names:
                at = reading.text.find(printed.split()[0], position, block.end)
                at = position if at < 0 else at
                stop = min(at + len(printed), block.end)
                found.setdefault(at, Unit(at, stop, "unit.name", 0.9, printed, parent_of(printed), level_of(printed)))
                position = stop
    return tuple(found[start] for start in sorted(found))


def parent_of(printed: str) -> str | None:
    """The body that a unit's name says it belongs to.

    >>> parent_of("các đơn vị hành chính thuộc Sở"), parent_of("Phòng Nội vụ")
    ('Sở', None)
    """
    match = _OF.search(printed.lower())
    if match:
        return printed[match.start("parent") : match.end("parent")].strip()
    office = rx(r"(?:văn phòng|thanh tra) (?=(?:sở|bộ|ubnd|tỉnh ủy|huyện ủy)(?!\w))").match(printed.lower())
    return printed[office.end() :].strip() if office else None


def _body_of(post: str) -> str | None:
    """The body in a post: "Phó Giám đốc Sở Y tế" is of Sở Y tế."""
    match = rx(
        r"(?:phó |quyền |nguyên )?(?:giám đốc|chủ tịch|bí thư(?: thường trực)?|trưởng|chánh văn phòng|hiệu trưởng|chánh thanh tra|thường trực) "
    ).match(post.lower())
    if not match:
        return None
    return post[match.end() :].strip() or None


def _readable(reading: Reading, layout: Layout) -> Iterator[Block]:
    for block in layout.blocks:
        if block.kind in _KINDS and not _CREDIT.match(reading.low, block.start, block.end):
            yield block


def _places(reading: Reading, block: Block) -> Iterator[int]:
    body = _body(reading, block)
    yield body
    for expression in (_CUE, _SLOT):
        for match in expression.finditer(reading.low, body, block.end):
            yield match.end()


def _body(reading: Reading, block: Block) -> int:
    body = block.body
    while body < block.end and not reading.low[body].isalnum():
        body += 1
    return body
