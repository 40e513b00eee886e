"""The versions of a law over time: which one held on a day, and which one a decree details."""

from __future__ import annotations

from extractors.vocabulary import RegisterRow

_DAY = len("2024-01-31")
_DETAILED_AHEAD = 100
"""Days before its effect from which on decrees detail a new law."""
_HELD_WITHOUT_DATE = 400
"""Days after adoption by which every law so far had come into force, where its date is not known."""


def alive(rows: list[RegisterRow], day: str | None) -> list[RegisterRow]:
    """Two laws of one name in one year: the one in force on the text's day."""
    if len(rows) < 2 or day is None:
        return rows
    return in_force(rows, day) or rows


def detailed(rows: list[RegisterRow], day: str) -> list[RegisterRow]:
    """The version that a decree of this day details: the newest adopted, often days before it takes effect.

    A version that takes effect only months later is not detailed yet; the one in force is.
    """
    adopted = [r for r in rows if (r.date or str(r.year)) <= day + "-99"]
    latest = max((r.date or str(r.year) for r in adopted), default=None)
    newest = [r for r in adopted if (r.date or str(r.year)) == latest]
    whole = len(day) == _DAY
    later = [r for r in newest if r.effective_from and _age(day, r.effective_from) > _DETAILED_AHEAD]
    return in_force(rows, day) if whole and later else newest


def in_force(rows: list[RegisterRow], day: str) -> list[RegisterRow]:
    """The version in force on a day; an unknown beginning or end leaves its neighbour possible too."""
    begun = sorted((r for r in rows if _begins(r, day) is not False), key=lambda r: r.date or str(r.year))
    alive = [
        r for r in begun if not (r.effective_to and r.effective_to[: len(day)] <= day[: len(r.effective_to)])
    ]
    sure = [r for r in alive if _begins(r, day)]
    if not sure:
        return alive
    latest = sure[-1]
    return [r for r in alive if r is latest or (not _begins(r, day) and (r.date or "") > (latest.date or ""))]


def in_force_during(rows: list[RegisterRow], day: str) -> list[RegisterRow]:
    """The versions in force on a day, or on some day of a month or year where no more is known."""
    last = day + "-12-31"[len(day) - _DAY :] if len(day) < _DAY else day
    return list(dict.fromkeys([*in_force(rows, first_day(day)), *in_force(rows, last)]))


def first_day(day: str) -> str:
    """The first day of a year or month; a day itself.

    >>> first_day("2024"), first_day("2024-05"), first_day("2024-05-17")
    ('2024-01-01', '2024-05-01', '2024-05-17')
    """
    return (day + "-01-01")[:_DAY]


def _begins(row: RegisterRow, day: str) -> bool | None:
    """Whether a law had begun: known, or sure by its age; None where it was adopted but perhaps not begun."""
    if row.effective_from:
        return row.effective_from <= day + "-99"
    adopted = row.date or str(row.year)
    if adopted > day + "-99":
        return False
    return True if _age(adopted, day) > _HELD_WITHOUT_DATE else None


def _age(earlier: str, later: str) -> int:
    def days(iso: str) -> int:
        year, month, day = (int(p) for p in (iso + "-07-01").split("-")[:3])
        return year * 365 + month * 30 + day

    return days(later) - days(earlier)


def in_force_since(rows: list[RegisterRow], day: str, years: int) -> list[RegisterRow]:
    """The versions in force on some day of the `years` after the last day that a text tells or cites.

    Such a text is not older than the day, but may be younger.
    """
    until = f"{int(day[:4]) + years}{day[4:]}"
    later = [row for row in rows if day < row.since <= until]
    return list(dict.fromkeys([*in_force(rows, day), *later]))
