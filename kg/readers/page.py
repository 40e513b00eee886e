"""Which printed lines of a page belong to its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.readers.walk import Leaf

_SIGNATURE = re.compile(r"\d{1,5}\s?(?:/\s?(?:19|20)\d{2}\s?)?[/-]\s?[A-ZĐÐ]{1,12}\d{0,2}[-–A-ZĐÐ&]{0,30}")
_DATE = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}|ngày\s\d{1,2}\stháng\s\d{1,2}", re.IGNORECASE
)
# The imprint at the foot of a portal, whatever its element is called.
_IMPRINT = re.compile(
    r"(?:©|bản quyền|(?:cơ quan|đơn vị) chủ quản|(?:người )?chịu trách nhiệm(?: chính| nội dung|\s?:)"
    r"|trưởng ban biên tập|thiết kế (?:bởi|và)|phát triển bởi|ghi rõ nguồn|lượt truy cập|đang truy cập)",
    re.IGNORECASE,
)
_LONGEST_IMPRINT = 300
_HEADINGS = frozenset(("h1", "h2"))
_STRICT = frozenset(("navigation", "sidebar", "related news", "advertisement"))
_LINKED = 0.75
_MENU_ENTRY = 60
_RUN = 3


def classify(leaves: list[Leaf], title: str) -> Iterator[tuple[Leaf, str | None]]:
    """Every line with the reason why it is dropped, or None.

    A zone (navigation, sidebar, footer …) loses its lines except a title, and except lines of print, not of
    links, that hold a date or a signature. Outside of zones only runs of short links and the imprint are
    dropped, and never one with a date, a signature or the title.
    """
    menus = _link_runs(leaves)
    title_key = title.casefold()
    for index, leaf in enumerate(leaves):
        if leaf.zone is not None:
            yield leaf, None if _is_kept(leaf, title_key) else leaf.zone
        elif index in menus and not _is_precious(leaf, title_key):
            yield leaf, "menu of links"
        elif (
            len(leaf.text) <= _LONGEST_IMPRINT
            and _IMPRINT.match(leaf.text)
            and not _is_precious(leaf, title_key)
        ):
            yield leaf, "page footer"
        else:
            yield leaf, None


def _is_kept(leaf: Leaf, title: str) -> bool:
    if leaf.tag in _HEADINGS and leaf.zone not in _STRICT:
        return True
    if leaf.linked >= 0.5 or leaf.zone == "advertisement":
        return False
    return _is_precious(leaf, title)


def _is_precious(leaf: Leaf, title: str) -> bool:
    text = leaf.text
    if leaf.tag in _HEADINGS or (len(text) > 15 and text.casefold() in title):
        return True
    return bool(_SIGNATURE.search(text) or _DATE.search(text))


def _link_runs(leaves: list[Leaf]) -> frozenset[int]:
    """Three or more short links in a row are a menu; single links in a text stay."""
    found: set[int] = set()
    run: list[int] = []
    for index, leaf in enumerate([*leaves, Leaf("", "", "")]):
        if leaf.linked >= _LINKED and len(leaf.text) <= _MENU_ENTRY:
            run.append(index)
            continue
        if len(run) >= _RUN:
            found.update(run)
        run = []
    return frozenset(found)
