"""Titles: what a person reads on a node."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.types import Task
from extractors.vocabulary import vocabulary
from kg.graph.contacts import without_contacts
from kg.identity import DocumentKey, ProvisionKey

_SHORT = (("Hội đồng nhân dân", "HĐND"), ("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"))
_LEVEL_WORDS = {
    "phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu-muc": "Tiểu mục", "dieu": "Điều",
    "khoan": "khoản", "diem": "điểm", "tiet": "tiết", "phu-luc": "Phụ lục", "mau": "Mẫu", "bieu": "Biểu",
}  # fmt: skip
_UPPER = frozenset({"phan", "chuong", "muc", "phu-luc"})


@lru_cache(maxsize=4096)
def place_title(slug: str, on: str | None = None) -> str:
    """A jurisdiction as a sentence prints it; the incarnation of 2025 is told apart by its year.

    >>> place_title("vn-kon-tum"), place_title("vn-kon-tum.dak-ha"), place_title("vn")
    ('tỉnh Kon Tum', 'huyện Đắk Hà, tỉnh Kon Tum', 'Việt Nam')
    """
    if slug == "vn":
        return "Việt Nam"
    names: list[str] = []
    members = slug.split(".")
    for depth in range(len(members), 0, -1):
        place = vocabulary().place(".".join(members[:depth]), on) or vocabulary().place(
            ".".join(members[:depth])
        )
        if place:
            names.append(place.name[:1].lower() + place.name[1:])
    return ", ".join(names) or slug


_LEVELS_IN_NAMES = {
    "tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã", "xã": "xã",
    "phường": "phường",
}  # fmt: skip


def titled(name: str, place: str | None, on: str | None = None) -> str:
    """The name of a body with its place; a level that the name holds is not said twice.

    >>> [titled(name, "vn-kon-tum") for name in ("Công an tỉnh", "Tỉnh ủy", "Sở Y tế")]
    ['Công an tỉnh Kon Tum', 'Tỉnh ủy Kon Tum', 'Sở Y tế tỉnh Kon Tum']
    >>> titled("Tỉnh ủy", "vn-ha-noi"), titled("Bộ Y tế", "vn")
    ('Thành ủy Hà Nội', 'Bộ Y tế')
    """
    if place is None or place == "vn":
        return name
    where = place_title(place, on)
    if where.startswith("thành phố "):
        name = re.sub(r"^Tỉnh (?=ủy|đoàn)", "Thành ", name).removesuffix(" tỉnh")
    words = name.lower().split(" ")
    for level in (_LEVELS_IN_NAMES.get(words[0]), _LEVELS_IN_NAMES.get(words[-1])):
        if level and where.startswith(level + " "):
            return f"{name} {where[len(level) + 1 :]}"
    return f"{name} {where}"


def document_title(key: DocumentKey, type_code: str | None, number: str | None, date: str | None,
                   issuer: str | None, name: str | None = None) -> str:  # fmt: skip
    """A document as a person names it: noun, number, day, issuer; a law by its name.

    >>> key = DocumentKey("vn-kon-tum", "n", "nq-hdnd", 2021, "29")
    >>> document_title(key, "NQ", "29/NQ-HĐND", "2021-04-29", "Hội đồng nhân dân tỉnh Kon Tum")
    'Nghị quyết 29/NQ-HĐND ngày 29/4/2021 của HĐND tỉnh Kon Tum'
    >>> document_title(DocumentKey("vn", "y", "luat-qh14", 2019, "43"), "LUẬT", "43/2019/QH14", None, None,
    ...                "Luật Giáo dục")
    'Luật Giáo dục 2019 (43/2019/QH14)'
    """
    noun = vocabulary().nouns.get(type_code or "", "") or (type_code or "Văn bản")
    if name and type_code in ("LUẬT", "BỘ LUẬT", "PL", "HP"):
        year = str(key.year)
        shown = name[:120] if year in name else f"{name[:120]} {year}"
        return f"{shown} ({number})" if number and number[:1].isdigit() else shown
    title = f"{noun} {number or key.number}"
    if date:
        title += f" ngày {printed_day(date)}" if len(date) == 10 else f" năm {date[:4]}"
    elif key.series == "n":
        title += f" năm {key.year}"
    return f"{title} của {short_issuer(issuer)}" if issuer else title


def unkeyed_title(
    type_code: str | None, number: str | None, date: str | None, issuer: str | None, name: str | None
) -> str:
    """A document without a key: noun, number or none, day, issuer; else its name.

    >>> unkeyed_title("KH", None, "2022-03-03", "Trường THPT Chi Lăng", None)
    'Kế hoạch (không số) ngày 3/3/2022 của Trường THPT Chi Lăng'
    """
    noun = vocabulary().nouns.get(type_code or "", "")
    if not noun and not number and name:
        return name[:160]
    title = f"{noun or 'Văn bản'} {number if number and number[0].isdigit() else '(không số)'}"
    if date and len(date) == 10:
        title += f" ngày {printed_day(date)}"
    return f"{title} của {short_issuer(issuer)}" if issuer else title


def printed_day(iso: str) -> str:
    """A day as Vietnamese texts print it.

    >>> printed_day("2021-04-09")
    '9/4/2021'
    """
    year, month, day = iso.split("-")
    return f"{int(day)}/{int(month)}/{year}"


def short_issuer(issuer: str) -> str:
    """An issuer with the two longest words abbreviated, as titles print them."""
    for long, short in _SHORT:
        issuer = issuer.replace(long, short)
    return issuer


def provision_title(key: ProvisionKey, document: str) -> str:
    """A provision as it is cited, innermost level first.

    >>> provision_title(ProvisionKey.parse("doc/vn/y/nd-cp/2020/107/dieu/5/khoan/2/diem/dd"), "Nghị định 107/2020/NĐ-CP")
    'điểm đ khoản 2 Điều 5 Nghị định 107/2020/NĐ-CP'
    """  # noqa: E501
    steps = [
        f"{_LEVEL_WORDS.get(level, level)} {_printed(level, value)}" for level, value in reversed(key.steps)
    ]
    return " ".join([*steps, document])


def _printed(level: str, value: str) -> str:
    if level in _UPPER:
        return value.upper()
    return value.replace("dd", "đ") if level == "diem" else value


def task_title(task: Task, longest: int = 90) -> str:
    """A task by its first words."""
    words = " ".join(without_contacts(task.text).split())
    if len(words) <= longest:
        return words
    cut = words.rfind(" ", 0, longest)
    return words[: cut if cut > 0 else longest].rstrip(" ,;:.") + "…"
