"""The language in which a person is spoken to: Vietnamese or English.

What programs read (JSON, CSV, names of options and questions) is the same in both. What people read (tables,
workbooks, summaries, errors) is made in English and said in Vietnamese by `words.csv` and the labels of the
ontology; a message without a translation stays English, so nothing is lost.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import click

VIETNAMESE, ENGLISH = "vi", "en"

_chosen: list[str] = []
"""What `--lang` chose, at most one."""


def choose(name: str) -> None:
    """Speak this language from now on."""
    _chosen[:] = [name]


def language() -> str:
    """What `--lang` says, else KG_LANG, else the locale of the system; English for any other language."""
    names = (*_chosen, *(os.environ.get(key) for key in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG")))
    name = next(filter(None, names), None) or _of_the_system()
    return VIETNAMESE if name.lower().startswith(VIETNAMESE) else ENGLISH


def _of_the_system() -> str:
    """The locale where no variable names one: Windows says Vietnamese_Vietnam."""
    import locale

    try:
        return locale.getlocale()[0] or ENGLISH
    except ValueError:
        return ENGLISH


def tell(*parts: str) -> None:
    """Say a line on stderr, each part in the reader's language."""
    click.echo("".join(map(say, parts)), err=True)


def say(text: str) -> str:
    """A message in the reader's language; one that says the remedy in brackets is read in two parts.

    >>> choose("vi")
    >>> say("no graph here"), say("there is no such file (check the path)"), say("a new message")
    ('ở đây chưa có đồ thị', 'không có tệp này (hãy kiểm tra đường dẫn)', 'a new message')
    >>> choose("en")
    """
    if language() == ENGLISH or not text:
        return text
    if (known := _translated(text)) is not None:
        return known
    what, bracket, fix = text.partition(" (")
    if bracket and fix.endswith(")"):
        return f"{say(what)} ({say(fix[:-1])})"
    return text


def _translated(text: str) -> str | None:
    messages, patterns = _messages()
    if text in messages:
        return messages[text]
    for pattern, vietnamese in patterns:
        if found := pattern.fullmatch(text):
            return vietnamese.format(*map(say, found.groups()))
    return None


def head(column: str, question: str = "") -> str:
    """The head of a column: the table's word for it, else the ontology's label, else its name."""
    if language() == ENGLISH:
        return column
    from kg import _schema

    words = _words("column")
    key = _schema.KEYS.get(column)
    word = words.get(f"{question}.{column}") or words.get(column) or (key.vi if key else column)
    return word[:1].upper() + word[1:]


def spoken(column: str, value: Any) -> Any:  # noqa: ANN401
    """A value under a column: codes, relations and labels in words, and a term as people write it.

    >>> choose("vi")
    >>> spoken("status", "in force"), spoken("relation", "LED_BY"), spoken("due", "2023-09")
    ('còn hiệu lực', 'chủ trì', '09/2023')
    >>> choose("en")
    """
    if language() == ENGLISH or not isinstance(value, str):
        return value
    if column == "due":
        return "/".join(reversed(value.split("-"))) if _DAY_OR_MONTH.fullmatch(value) else value
    if column not in _CODED:
        return value
    from kg import _schema

    names = _schema.RELATIONSHIPS if column in ("relation", "name", "value") else {}
    term = names.get(value) or _schema.LABELS.get(value)
    return term.vi if term else _words("value").get(value, value)


def day(value: date) -> str:
    """A day as a table shows it: ISO in English, as Vietnamese texts write it in Vietnamese."""
    return value.isoformat() if language() == ENGLISH else f"{value:%d/%m/%Y}"


def heads(columns: Sequence[str], question: str = "") -> list[str]:
    """The heads of all columns."""
    return [head(column, question) for column in columns]


_CODED = {
    "direction", "how", "kind", "label", "name", "reason", "relation", "role", "severity", "source", "status",
    "value", "what",
}  # fmt: skip
"""Columns whose values are words of ours."""

_DAY_OR_MONTH = re.compile(r"\d{4}-\d{2}(-\d{2})?")


@cache
def _words(kind: str) -> dict[str, str]:
    with (Path(__file__).parent / "words.csv").open(encoding="utf-8", newline="") as lines:
        return {row["en"]: row["vi"] for row in csv.DictReader(lines) if row["kind"] == kind}


@cache
def _messages() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Messages without gaps, and patterns of those with gaps: the longer, the earlier."""
    words = _words("message")
    gapped = sorted((en for en in words if "{}" in en), key=lambda en: (-len(en), en))
    patterns = [(re.compile("(.+?)".join(map(re.escape, en.split("{}"))), re.S), words[en]) for en in gapped]
    return {en: vi for en, vi in words.items() if "{}" not in en}, patterns
