"""Parts of a page that are not its text, by element, role, and the names that web sites give them."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

SILENT = {
    **dict.fromkeys(
        ("script", "style", "noscript", "template", "svg", "canvas", "object", "embed", "iframe"), "script"
    ),
    **dict.fromkeys(("input", "select", "option", "textarea", "button", "datalist"), "control"),
    **dict.fromkeys(("video", "audio", "map"), "media"),
}
"""Elements that print nothing of the text, with the reason."""

_TAGS = {"nav": "navigation", "header": "page header", "footer": "page footer", "aside": "sidebar"}
_ROLES = {
    "navigation": "navigation", "banner": "page header", "contentinfo": "page footer",
    "complementary": "sidebar", "search": "control", "menu": "navigation", "menubar": "navigation",
}  # fmt: skip
_NAMES = (
    ("navigation", "menu|menus|nav|navbar|navigation|breadcrumb|breadcrumbs|mainmenu|topmenu|pagination"),
    ("sidebar", "sidebar|aside|widget|widgets|leftcol|rightcol|colleft|colright|weblink|weblinks|lienket"),
    ("page footer", "footer|copyright"),
    ("related news", "related|tinkhac|tinlienquan|lienquan|othernews|relatednews|hotnews|tinmoi|bailienquan"),
    ("comments", "comment|comments|binhluan|disqus"),
    ("control", "social|share|sharing|addthis|toolbar|login|dangnhap|search|timkiem|rating|fontsize"),
    ("advertisement", "ads|advert|advertisement|quangcao|popup"),
    ("counter", "counter|counters|luottruycap|thongketruycap|visitor|visitors"),
)  # fmt: skip
_BY_NAME = {name: reason for reason, names in _NAMES for name in names.split("|")}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = re.compile(r"[A-Za-z]+")
_MAIN_SHARE = 0.4


def silence_of(node: LexborNode, total: int | None) -> str | None:
    """Why an element prints nothing, or None. What hides most of the page waits for a script.

    `total` is the length of the printed page; without it what is hidden is not measured.
    """
    tag = node.tag or ""
    if tag in SILENT:
        return SILENT[tag]
    attributes = node.attributes
    hidden = "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "")
    return "hidden" if hidden and (total is None or len(node.text()) <= total * _MAIN_SHARE) else None


def zone_of(node: LexborNode, parents: list[str], total: int) -> str | None:
    """Why an element is not part of the text, or None. A part that holds much of the page is never a zone.

    `parents` are the tags around it, innermost last; `total` is the length of the printed page.
    """
    tag = node.tag or ""
    if tag in ("html", "body", "main", "article", "p", "td", "tr", "tbody", "a", "span", "b", "strong", "br"):
        return None
    reason = _TAGS.get(tag)
    if tag in ("header", "footer") and ("article" in parents or "main" in parents):
        return None
    attributes = node.attributes
    reason = reason or _ROLES.get((attributes.get("role") or "").lower()) or _named(attributes)
    if reason and len(node.text()) > total * _MAIN_SHARE and reason != "page footer":
        return None
    return reason


def _named(attributes: dict[str, str | None]) -> str | None:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if len(names) < 3:
        return None
    for token in names[:300].split():
        words = [word.lower() for part in _WORDS.findall(token) for word in _CAMEL.split(part)]
        for word in (*words, "".join(words)):
            if word in _BY_NAME:
                return _BY_NAME[word]
    return None
