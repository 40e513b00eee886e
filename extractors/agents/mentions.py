"""The people and units of a text as records, with the body that each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.agents.persons import people_in
from extractors.agents.reading import Reading, holds, rx
from extractors.agents.rules import CONFIDENCE
from extractors.agents.unit_heads import level_of, starts_unit
from extractors.agents.units import read_unit
from extractors.layout import Layout
from extractors.types import Block, BlockKind, Person, Unit

_CREDIT = rx(r"\W{0,4}(?:tin|ảnh|bài|tác giả|nguồn|tin, ảnh|bài, ảnh|nơi nhận|lưu)(?:,| ?:| và)")
# A letter or mark at the head of a search, the look-behind after it: five times the speed.
_CUE = rx(
    r"(?:giao(?<!\wgiao)(?! ban| thông)|yêu(?<!\wyêu) cầu|đề(?<!\wđề) nghị"
    r"|ph(?<!\wph)(?:ân công|ối hợp(?: chặt chẽ)?(?: với)?)) "
)
_SLOT = rx(r"[;(] ?(?=[^;()]{4,160}? (?:chủ trì|phối hợp|chỉ đạo)[,;) ])")
_SLOT_MARKS, _SLOT_WORDS = (";", "("), ("trì", "phối", "chỉ")
_OF = rx(
    r"(?:thuộc|trực thuộc|của) (?P<parent>(?:sở|bộ|ubnd|ủy ban|tỉnh ủy|huyện ủy|thành ủy|phòng|trường|"
    r"tổng cục|cục)"
    r" ?[^,.;()]{0,60})$"
)
_OFFICE = rx(r"(?:văn phòng|thanh tra) (?=(?:sở|bộ|ubnd|tỉnh ủy|huyện ủy)(?!\w))")
_POST = rx(
    r"(?:phó |quyền |nguyên )?(?:giám đốc|chủ tịch|bí thư(?: thường trực)?|trưởng|chánh văn phòng|"
    r"hiệu trưởng|"
    r"chánh thanh tra|thường trực) "
)
_KINDS = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION)
)
_LONGEST = 130


def readable(reading: Reading, layout: Layout) -> tuple[Block, ...]:
    """The paragraphs and captions that may name people and units: no page furniture, rows and credits."""
    blocks = (block for block in layout.blocks if block.kind in _KINDS)
    return tuple(block for block in blocks if not _CREDIT.match(reading.low, block.start, block.end))


def people_of(reading: Reading, blocks: Iterable[Block]) -> tuple[Person, ...]:
    """The people named in paragraphs and captions, each with a post, title or courtesy word."""
    found: list[Person] = []
    for block in blocks:
        for person in people_in(reading, block.start, block.end):
            addressed = person.start < reading.text.find(person.name.split()[0], person.start)
            if not (person.positions or person.academic_title or addressed):
                continue
            unit = next((body for post in reversed(person.positions) if (body := body_of(post))), None)
            kind = "title" if person.academic_title else "post" if person.positions else "courtesy"
            rule = f"person.{kind}"
            found.append(
                Person(person.start, person.end, rule, CONFIDENCE[rule], person.name, person.academic_title,
                       person.positions, unit)
            )  # fmt: skip
    return tuple(found)


def units_of(reading: Reading, blocks: Iterable[Block]) -> tuple[Unit, ...]:
    """The units named at the head of paragraphs, behind the words that address them, and in brackets."""
    found: dict[int, Unit] = {}
    for block in blocks:
        body = _body(reading, block)
        for start in _places(reading, block, body):
            if start in found or not starts_unit(reading, start, block.end):
                continue
            name = read_unit(reading, start, block.end, subject=False)
            if name is None or name.end - start > _LONGEST or (name.ender == "point" and start == body):
                continue
            for at, printed in _each(reading, start, name.names, block.end):
                stop, sure = min(at + len(printed), block.end), CONFIDENCE["unit.name"]
                unit = Unit(at, stop, "unit.name", sure, printed, parent_of(printed), level_of(printed))
                found.setdefault(at, unit)
    return tuple(found[start] for start in sorted(found))


def _each(reading: Reading, position: int, names: tuple[str, ...], end: int) -> Iterator[tuple[int, str]]:
    """Where each unit of a list begins."""
    for printed in names:
        at = reading.text.find(printed.split()[0], position, end)
        at = position if at < 0 else at
        yield at, printed
        position = min(at + len(printed), end)


def parent_of(printed: str) -> str | None:
    """The body that a unit's name says it belongs to.

    >>> parent_of("các đơn vị hành chính thuộc Sở"), parent_of("Phòng Nội vụ")
    ('Sở', None)
    """
    folded = printed.lower()
    match = _OF.search(folded)
    if match:
        return printed[match.start("parent") : match.end("parent")].strip()
    office = _OFFICE.match(folded)
    return printed[office.end() :].strip() if office else None


def body_of(post: str) -> str | None:
    """The body in a post.

    >>> body_of("Phó Giám đốc Sở Y tế"), body_of("Tỉnh ủy viên")
    ('Sở Y tế', None)
    """
    match = _POST.match(post.lower())
    return post[match.end() :].strip() or None if match else None


def _places(reading: Reading, block: Block, body: int) -> Iterator[int]:
    yield body
    for match in _CUE.finditer(reading.low, body, block.end):
        yield match.end()
    span = body, block.end
    if holds(reading.low, _SLOT_MARKS, *span) and holds(reading.low, _SLOT_WORDS, *span):
        for match in _SLOT.finditer(reading.low, *span):
            yield match.end()


def _body(reading: Reading, block: Block) -> int:
    body = block.body
    while body < block.end and not reading.low[body].isalnum():
        body += 1
    return body
