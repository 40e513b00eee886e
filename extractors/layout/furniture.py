"""Page furniture: menus, counters, related news, running heads, page numbers; each line with its reason.

A line is furniture only as a whole and only by a form that no sentence, title or document head has, because a
lost title, date or number is worse than a kept menu.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.layout.furniture_rules import (
    CREDIT_ENDS,
    LINE_RULES,
    LINK,
    MARKUP,
    PICTURE,
    RULE_LINE,
    STAMP_LINES,
    TAIL,
    FurnitureRule,
)
from extractors.layout.lines import Lines

_LONGEST = 120
_TAIL_LINE = 220
_PAGE = 900
_HEAD_SHORTEST = 12
_REPEATED = 3
_BOX = 12
_PROSE = 20
_PAGED = frozenset(["running head", "signature stamp"])
_TAIL = 60
_DOCUMENT = re.compile(r"(?:luật )?số\s?:|điều \d+\s?[.:]|chương [ivx\d]+\s*$|căn cứ |kính gửi")
_ADDRESS = "ht"
_PICTURES = ((PICTURE, "picture"),)
_RULERS = ((RULE_LINE, "rule"),)
# What a line can be by its first character; a plus alone is a button, see below.
_FORMS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    **dict.fromkeys("[!h", _PICTURES),
    **dict.fromkeys("<&", ((MARKUP, "markup"),)),
    **dict.fromkeys("-_=~.·|:\\", _RULERS),
    "*": ((LINK, "link"), *_RULERS),
    "+": (),
}
_MARKS = frozenset(_FORMS) - {"h"}
_DIGITS = re.compile(r"\d{1,4}$")


def _by_head(rules: tuple[FurnitureRule, ...]) -> dict[str, tuple[FurnitureRule, ...]]:
    table: dict[str, tuple[FurnitureRule, ...]] = {}
    for rule in rules:
        for key in dict.fromkeys(head[:2] for head in rule.heads):
            table[key] = (*table.get(key, ()), rule)
    return table


def _openings(rules: tuple[FurnitureRule, ...]) -> dict[str, tuple[str, ...]]:
    """First two characters to the ways of beginning that a line with them can be furniture by."""
    table: dict[str, tuple[str, ...]] = {}
    for head in dict.fromkeys(head for rule in rules for head in rule.heads):
        table[head[:2]] = (*table.get(head[:2], ()), head)
    return table


_RULES = _by_head(LINE_RULES)
_DIGIT_RULES = _RULES.pop("0")
_RULES = {key: rules for key, rules in _RULES.items() if len(key) == 2 or not key.isdigit()}
_TAILS = frozenset(head[:2] for head in TAIL.heads)
_OPENINGS = {key: heads for key, heads in _openings((*LINE_RULES, TAIL)).items() if len(key) == 2}
_ONE = frozenset(key for key in _RULES if len(key) == 1)
_CREDIT_END = CREDIT_ENDS[0][-1]
_MARK, _DIGIT = ("mark",), ("digit",)


def find_furniture(lines: Lines, shadow: str) -> dict[int, str]:
    """The furniture of a page: line index to reason. One look at two characters settles nearly every line."""
    found: dict[int, str] = {}
    numbers: list[int] = []
    tails: list[int] = []
    gazette = "công báo" in shadow
    heads = [shadow[start : start + 2] for start, _ in lines.spans]
    looks = zip(lines.spans, heads, map(_look, heads), strict=True)
    for index, ((start, end), head, look) in enumerate(looks):
        if look is _DIGIT:
            if end - start <= 4 and _DIGITS.match(shadow, start, end):
                numbers.append(index)
            elif gazette and _is_running_head(shadow, start, end):
                found[index] = "running head"
            continue
        # A dash before a word is a bullet, the commonest mark of all.
        if look is _MARK and not (head == "- " and shadow[start + 2 : start + 3].isalpha()):
            if reason := _marked(shadow, start, end):
                found[index] = reason
                continue
        elif shadow[end - 1] != _CREDIT_END and not (look and shadow.startswith(look, start)):
            continue
        if end - start > _LONGEST:
            continue
        if reason := _line_reason(shadow[start:end], head):
            found[index] = reason
        elif head in _TAILS and end - start <= 40 and TAIL.pattern.match(shadow, start, end):
            tails.append(index)
    _stamps(lines, shadow, found)
    _page_numbers(lines, numbers, found)
    _running_heads(lines, found)
    _related(lines, shadow, tails, found)
    return found


@lru_cache(maxsize=4096)
def _look(head: str) -> tuple[str, ...]:
    """The closer look at lines with these first two characters: the openings to compare, or what they are."""
    if openings := _OPENINGS.get(head):
        return openings
    if head[0] in _MARKS or head[0] in _ONE or head == _ADDRESS:
        return _MARK
    return _DIGIT if head[0].isdigit() else ()


def _is_running_head(shadow: str, start: int, end: int) -> bool:
    """Whether a line that begins with its page number is the running head of the gazette."""
    gazette = "công báo" in shadow[start : start + 20]
    return gazette and _DIGIT_RULES[0].pattern.match(shadow, start, end) is not None


def _marked(shadow: str, start: int, end: int) -> str | None:
    if end - start == 1:
        # A minus and a plus alone in their lines are the buttons for smaller and larger type.
        return "control" if shadow[start] in "-+" else None
    for pattern, reason in _FORMS.get(shadow[start], ()):
        if pattern.match(shadow, start, end):
            return reason
    return None


def _line_reason(line: str, head: str) -> str | None:
    for rule in (*_RULES.get(head, ()), *_RULES.get(head[0], ())):
        if rule.pattern.match(line):
            return rule.reason
    return "credit" if line.endswith(CREDIT_ENDS) and len(line) <= 50 else None


def _stamps(lines: Lines, shadow: str, found: dict[int, str]) -> None:
    """The other lines of a signature stamp stand beside its first and last."""
    for index in [i for i, reason in found.items() if reason == "signature stamp"]:
        for near in (index - 2, index - 1, index + 1, index + 2):
            if 0 <= near < len(lines.spans) and shadow.startswith(STAMP_LINES, lines.spans[near][0]):
                found[near] = "signature stamp"


def _page_numbers(lines: Lines, numbers: list[int], found: dict[int, str]) -> None:
    """Lone numbers that count pages: beside a running head, or three in a row a page's length apart."""
    chains: dict[int, list[int]] = {}
    for index in numbers:
        if found.get(index - 1) in _PAGED or found.get(index + 1) in _PAGED:
            found[index] = "page number"
        elif _alone(lines, index):
            value, place = int(lines.slice(index)), lines.spans[index][0]
            before = chains.get(value - 1)
            apart = place - lines.spans[before[-1]][0] if before else 0
            chain = [*before[-_REPEATED:], index] if before and _PAGE < apart < _PAGE * 10 else [index]
            chains[value] = chain
            if len(chain) >= _REPEATED:
                found.update(dict.fromkeys(chain, "page number"))


def _running_heads(lines: Lines, found: dict[int, str]) -> None:
    """A line that stands beside the page numbers of a third of all pages is the head of the pages."""
    beside: dict[str, list[int]] = {}
    pages = [i for i, reason in found.items() if reason == "page number"]
    for index in pages:
        for near in (index - 1, index + 1):
            if 0 <= near < len(lines.spans) and near not in found:
                start, end = lines.spans[near]
                if _HEAD_SHORTEST <= end - start <= _LONGEST:
                    beside.setdefault(lines.slice(near), []).append(near)
    for places in beside.values():
        if len(places) >= max(_REPEATED, len(pages) // 3):
            found.update(dict.fromkeys(places, "running head"))


def _alone(lines: Lines, index: int) -> bool:
    """Whether a lone number stands between lines of prose, not in a column of short cells."""
    near = lines.spans[index - 1 : index] + lines.spans[index + 1 : index + 2]
    return all(end - start > _PROSE for start, end in near)


def _related(lines: Lines, shadow: str, tails: list[int], found: dict[int, str]) -> None:
    """After "Tin khác" come titles and menus to the end of the page.

    In the middle of a page such a line heads a box of a few links: where the text does not begin again soon,
    the line is taken alone, because a document may follow.
    """
    count, done, content = len(lines.spans), 0, 0
    for first in tails:
        if first < done:
            continue
        content = max(content, first + 1)
        while content < count and not _is_content(lines, shadow, content, found):
            content += 1
        long_box = content - first > _BOX and content < count
        done = first + 1 if long_box or count - first > max(_TAIL, count // 2) else content
        found.setdefault(first, TAIL.reason)
        for index in range(first + 1, done):
            found.setdefault(index, "related news")


def _is_content(lines: Lines, shadow: str, index: int, found: dict[int, str]) -> bool:
    """Whether a line is prose, or the head or a provision of a document."""
    start, end = lines.spans[index]
    if end - start > _TAIL_LINE or (end - start > 60 and shadow[end - 1] in ".;:"):
        return True
    return found.get(index) == "motto" or _DOCUMENT.match(shadow, start, end) is not None
