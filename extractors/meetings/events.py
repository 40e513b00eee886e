"""Where a page reports a meeting: the first sentence, the title, the slots of minutes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from re import Match, Pattern

from extractors.agents.lexicon import any_of, cues
from extractors.agents.reading import Reading, rx
from extractors.layout import Layout
from extractors.types import Block, BlockKind

TABLE = "meeting_cues"
_DAY = r"\d{1,2}(?: ?(?:[/.\-]|tháng) ?\d{1,2})"
_OPENING = rx(
    r"(?:<[^>]{0,300}>|\"\w+\": \"|\([^)]{2,40}\)|[^\w<(\"])*(?:trong )?(?:sáng|chiều|tối|trưa|ngày|hôm nay|vào (?:lúc|ngày|hồi)|lúc|hồi|từ ngày)"
    rf"[^.;]{{0,40}}?{_DAY}"
)
_HOLDS = r"(?:tổ chức|chủ trì|đồng chủ trì|khai mạc|diễn ra|tiến hành|đã có|có|họp|tham dự|dự|triệu tập|đã dự)"
_CUT = (
    r"(?<!\w)(?:nhằm|để|dưới sự chủ trì|do (?=đồng chí|ông|bà|các đồng chí)|với sự tham dự|với sự tham gia|vào (?:ngày|sáng|chiều)|"
    r"(?<![,;] )đánh giá|tại (?=hội trường|trụ sở|phòng họp|nhà)|theo hình thức)(?!\w)|[.](?= |$|<|\")|[\"<\n]|\((?=\d)|, ?(?=do |nhằm |với sự )"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence or heading that names a meeting: its span, where the name begins and ends, the kind."""

    start: int
    end: int
    name_start: int
    name_end: int
    kind: str
    dated: bool


@cache
def head() -> Pattern[str]:
    """The nouns that name a meeting."""
    return rx(rf"(?<!\w)(?<!trung tâm )(?<!phòng )(?<!nghị quyết )(?<!khu ){any_of('head', TABLE)}(?! xúc|\w)")


def opening_events(reading: Reading, layout: Layout) -> list[Event]:
    """The sentences that report that a meeting was held on a day: at most one a paragraph.

    >>> from extractors.layout import lay_out
    >>> from extractors.source import SourceText
    >>> source = SourceText.of("Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban quý I.")
    >>> [e.kind for e in opening_events(Reading.of(source), lay_out(source))]
    ['hoi_nghi']
    """
    events = []
    for block in layout.blocks:
        if block.kind is BlockKind.FURNITURE or block.kind is BlockKind.ROW:
            continue
        for start, end in _sentences(reading, block):
            event = _opening_event(reading, start, end)
            if event:
                events.append(event)
                break
    return events


def _sentences(reading: Reading, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block; a day such as 21.4 or an abbreviation does not end one."""
    cuts = [m.end() for m in rx(r"[.!?]\W{0,3} (?=\w)").finditer(reading.low, block.start, block.end) if reading.upper_at(m.end())]
    bounds = [block.start, *cuts, block.end]
    return list(zip(bounds, bounds[1:], strict=False))[:4]


def _opening_event(reading: Reading, start: int, end: int) -> Event | None:
    opening = _OPENING.match(reading.low, start, end)
    if not opening:
        return None
    named = _held(reading, opening.end(), end)
    if not named:
        return None
    return Event(start, end, named.start(), name_end(reading, named, end), kind_of(named.group()), True)


def _held(reading: Reading, start: int, end: int) -> Match[str] | None:
    """The meeting that the sentence says was held: the noun behind a verb of holding, or behind "tại"."""
    for match in head().finditer(reading.low, start, end):
        before = reading.low[max(start, match.start() - 60) : match.start()]
        if rx(rf"(?<!\w){_HOLDS}(?: (?:các|một|buổi|cuộc|thành công|trọng thể|trực tuyến|trực tiếp))?[ *]{{1,3}}$").search(before):
            return match
        if match.group() in ("kỳ họp", "phiên họp") and rx(r"tại $").search(before):
            return match
        if rx(r"(?:được|đã) (?:được )?(?:tổ chức|diễn ra|khai mạc)|(?:đã )?diễn ra (?:hội nghị|cuộc họp)?").search(reading.low, match.end(), min(end, match.end() + 200)):
            return match
    return None


def kind_of(noun: str) -> str:
    """The code of a meeting noun."""
    return cues("head", TABLE).get(" ".join(noun.split()), "hoi_nghi")


def name_end(reading: Reading, named: Match[str], end: int) -> int:
    """Where the name of a meeting ends."""
    cut = rx(_CUT).search(reading.low, named.end(), end)
    stop = cut.start() if cut else end
    if named.group() == "kỳ họp" and (comma := reading.low.find(",", named.end(), stop)) >= 0:
        stop = comma
    while stop > named.end() and reading.text[stop - 1] in " .,;:*-–\n\r\t":
        stop -= 1
    return stop


def title_event(reading: Reading, layout: Layout) -> Event | None:
    """The meeting that the title of the page names ("X tổ chức Hội nghị …", "Kết luận … tại Hội nghị …")."""
    seen = 0
    for block in layout.blocks[:60]:
        if block.kind in (BlockKind.FURNITURE, BlockKind.ROW, BlockKind.CAPTION):
            continue
        seen += 1
        if seen > 25 or block.end - block.start > 420:
            break
        named = head().search(reading.low, block.start, block.end)
        if not named or _OPENING.match(reading.low, block.start, block.end) or not _is_title(reading, block, named):
            continue
        return Event(block.start, block.end, named.start(), _title_end(reading, block, named), kind_of(named.group()), False)
    return None


def _title_end(reading: Reading, block: Block, named: Match[str]) -> int:
    cut = rx(r"\(\d|[\"<]|\.$").search(reading.low, named.end(), block.end)
    stop = cut.start() if cut else block.end
    while stop > named.end() and reading.text[stop - 1] in " .,;:*\n\r\t":
        stop -= 1
    return stop


def _is_title(reading: Reading, block: Block, named: Match[str]) -> bool:
    before = reading.low[block.start : named.start()].strip(" *#\"<>")
    if not before or before.endswith("\": \""):
        return True
    if "kết luận" in before or "ý kiến" in before:
        return bool(rx(r"tại (?:buổi |cuộc )?$").search(before + " "))
    return bool(rx(r"(?:tổ chức|chủ trì|khai mạc)$").search(before)) and block.end - block.start < 260
