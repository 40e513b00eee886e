"""Bodies, units, posts and people: who acts, and what makes two prints of a name one thing.

A unit belongs to the body that the text speaks for ("Văn phòng Sở" of Kon Tum and of Quảng Nam are two
units). Where neither the name nor the text gives the body or its place, the unit stays inside its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.types import Person
from extractors.vocabulary import Body, fold
from kg.graph.edges import properties
from kg.graph.mentions import shortened
from kg.graph.names import Named, is_generic_level, is_post, place_of, read_name
from kg.graph.titles import titled
from kg.identity import BodyKey, OfficeKey, PersonKey, slug
from kg.types import Node

LONGEST_SLUG = 90
_HEADS = {
    "chính phủ": re.compile(r"(?:phó )?thủ tướng\b"),
    "quốc hội": re.compile(r"(?:phó )?chủ tịch(?: quốc hội| uỷ ban thường vụ quốc hội)?$"),
}
"""Own posts of the bodies whose acts speak of the posts of all others too ("Trưởng thôn")."""
_OF_EVERY_PLACE = frozenset({"UBND", "HĐND"})
"""Bodies that each place has one of: without a level they are those of the place that speaks."""
_PARENT_WORDS = ("sở", "bộ", "phòng", "tỉnh", "huyện", "xã", "ubnd", "ngành", "trường")
_COMPOUNDS = frozenset({
    "cơ sở", "trụ sở", "cán bộ", "nội bộ", "toàn bộ", "đồng bộ", "tiến bộ", "văn phòng", "quốc phòng",
    "thị xã", "tác xã", "chuyên ngành", "liên ngành", "môi trường", "thị trường", "nhà trường",
    "quảng trường",
})  # fmt: skip
"""Words whose last syllable alone would name the parent: "Công đoàn cơ sở" is no union of a Sở."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a text speaks from: its jurisdiction, its day, the body that speaks, its hash."""

    digest: str
    place: str | None = None
    day: str | None = None
    body: Agent | None = None

    @property
    def scope(self) -> str:
        """The last member of names that belong to this text alone."""
        return f"text-{self.digest}"


@dataclass(frozen=True, slots=True)
class Agent:
    """A body, unit or post: its node, its name as key member, what it belongs to and where it sits."""

    node: Node
    name: str
    body: Body | None = None
    place: str | None = None
    parent: Agent | None = None

    @property
    def id(self) -> str:
        """The id of its node."""
        return self.node.id


def agent_of(printed: str, home: Home) -> Agent | None:
    """The agent that a printed name means in a text; None for a name without letters.

    >>> home = Home("0" * 16, "vn-kon-tum", "2022-08-01")
    >>> agent_of("Sở GDĐT", home).id, agent_of("HĐND tỉnh", home).id, agent_of("Bộ Tài chính", home).name
    ('org/so-giao-duc-va-dao-tao.vn-kon-tum', 'org/hoi-dong-nhan-dan.vn-kon-tum', 'bo-tai-chinh')
    >>> at_so = Home("0" * 16, "vn-kon-tum", "2022-08-01", agent_of("Sở GDĐT", home))
    >>> agent_of("Văn phòng Sở", at_so).id, agent_of("Giám đốc Sở", at_so).id
    ('org/van-phong.so-giao-duc-va-dao-tao.vn-kon-tum', 'office/giam-doc.so-giao-duc-va-dao-tao.vn-kon-tum')
    """
    named = read_name(printed, home.day)
    if not slug(named.name):
        return None
    if is_post(named.name):
        return _office(named.name, home)
    if named.body is not None and _settled(named, home):
        return _body(named, named.body, home)
    return _unit(named.name, home)


def _settled(named: Named, home: Home) -> bool:
    """Whether the vocabulary's body and the rest of the name leave nothing over ("Sở GDĐT các tỉnh" does)."""
    return (
        not named.rest
        or is_generic_level(named.rest)
        or place_of(named.rest, home.place, home.day) is not None
    )


def _body(named: Named, body: Body, home: Home) -> Agent:
    return body_agent(body, _place_of_body(named, body, home), home.scope, home.day)


def body_agent(body: Body, place: str | None, scope: str = "", on: str | None = None) -> Agent:
    """A body of the vocabulary as an agent: one node a place, or one incarnation of a central body.

    `scope` keeps a local body of unknown place inside its text; `on` is the day whose place names hold.
    """
    name = slug(body.name)
    if body.placed and (place or scope):
        name += f".{place or scope}"
    year = int(body.valid_from[:4]) if body.valid_from and not body.placed else None
    somewhere = place or not body.placed  # a body of unknown place is none of its incarnations for sure
    node = Node(
        BodyKey(name, year).iri, ("Body",), titled(body.name, place, on),
        properties(code=body.code, level=body.level, kind=body.kind,
                   valid_from=body.valid_from if somewhere else None,
                   valid_to=body.valid_to if somewhere else None, jurisdiction=place, full_name=body.name),
    )  # fmt: skip
    return Agent(node, name, body, place)


def _place_of_body(named: Named, body: Body, home: Home) -> str | None:
    if not body.placed:
        return "vn"
    if named.rest:
        return place_of(named.rest, home.place, home.day)
    if home.body and home.body.body is body:
        return home.body.place
    if home.place is None or home.place == "vn":
        return None
    members = home.place.split(".")
    if body.kind in _OF_EVERY_PLACE and home.body is not None:
        return home.place
    if body.level == "tỉnh":
        return members[0]
    if body.level == "huyện":
        return ".".join(members[:2]) if len(members) > 1 else None
    return home.place if body.level == "xã" and len(members) > 1 else None


def _unit(name: str, home: Home) -> Agent:
    """An agent that the vocabulary does not know: a unit inside the body that speaks, else a body beside it.

    Either is told apart by that body, because the same words ("các đơn vị") mean others elsewhere.
    """
    head, printed = _held_by(name, home) if _INNER.match(fold(name)) else (name, None)
    beside = printed or home.body
    if beside and slug(name)[:LONGEST_SLUG].strip("-") == beside.name.partition(".")[0]:
        return beside
    parent = printed or (beside if beside and _is_inside(name, beside) else None)
    own = head if printed else _without_parent(name, parent)
    inner = f"{slug(own)[:LONGEST_SLUG].strip('-')}.{beside.name if beside else home.scope}"
    place = beside.place if beside else home.place
    node = Node(
        BodyKey(inner).iri, ("Body", "Unit") if parent else ("Body",), shortened(name),
        properties(jurisdiction=place, full_name=name),
    )  # fmt: skip
    return Agent(node, inner, None, place, parent)


_INNER = re.compile(r"(?:các )?(?:phòng|văn phòng|tổ|bộ phận|thanh tra)(?!\w)")
_ELSEWHERE = re.compile(r"(?<!\w)(?:liên quan|huyện|xã|phường|thành phố|thị xã|các cơ quan)(?!\w)")
_UNDER = re.compile(r"(?<!\w)(?:trực )?thuộc (\w+)")
_NO_UNITS = frozenset({"ban chỉ đạo", "tổ công tác", "UBND", "HĐND", "chính phủ", "quốc hội"})
"""Kinds of bodies whose neighbours in a text are other bodies, not units of theirs."""


def _is_inside(name: str, agent: Agent) -> bool:
    """Whether a name means a unit of the body that speaks: its offices, and what it says is under it."""
    folded = fold(name)
    if agent.body is not None and agent.body.kind in _NO_UNITS:
        return False
    under = _UNDER.search(folded)
    if under:
        return fold(agent.node.title).startswith(under[1])
    return bool(_INNER.match(folded)) and not _ELSEWHERE.search(folded)


def _held_by(name: str, home: Home) -> tuple[str, Agent | None]:
    """An inner unit's or a post's own words and the body printed behind them ("Thanh tra Sở Y tế")."""
    words = name.split(" ")
    for cut in range(1, len(words)):
        held = read_name(" ".join(words[cut:]), home.day)
        if held.body is not None and _settled(held, home) and not is_post(held.name):
            return " ".join(words[:cut]), _body(held, held.body, home)
    return name, None


def _office(name: str, home: Home) -> Agent:
    post, body = _held_by(name, home)
    if body is None and _is_of_others(name, home.body):
        return _post(name, name, home.body, home, part=False)
    if body is None:
        own = _without_parent(name, home.body)
        printed = f"{name} {home.body.node.title}" if home.body and own == name else name
        return _post(own, printed, home.body, home)
    return _post(post, name, body, home)


def _is_of_others(post: str, speaks: Agent | None) -> bool:
    """Whether a post without its body is none of the body that speaks, but one of all others."""
    heads = _HEADS.get(speaks.body.kind or "") if speaks is not None and speaks.body is not None else None
    return heads is not None and not heads.match(fold(post))


def _post(post: str, printed: str, body: Agent | None, home: Home, *, part: bool = True) -> Agent:
    """A post told apart by a body; `part` says that it is one of that body's own."""
    inner = f"{slug(post)[:LONGEST_SLUG].strip('-')}.{body.name if body else home.scope}"
    node = Node(
        OfficeKey(inner).iri, ("Office",), shortened(printed),
        properties(full_name=printed),
    )  # fmt: skip
    return Agent(node, inner, None, body.place if body else home.place, body if part else None)


def _without_parent(name: str, parent: Agent | None) -> str:
    """A unit's own name: "Văn phòng Sở" is the Văn phòng of the sở that speaks."""
    words = name.split(" ")
    if parent is None or len(words) < 2:
        return name
    last, before = fold(words[-1]), fold(words[-2])
    if last not in _PARENT_WORDS or f"{before} {last}" in _COMPOUNDS:
        return name
    return " ".join(words[:-1]) if fold(parent.node.title).startswith(last) else name


def person_of(name: str, known: Person | None, home: Home) -> Node | None:
    """The node of a person: the bare name, told apart by the body; posts and academic title as printed."""
    if not slug(name):
        return None
    body = _served(known, home)
    academic = known.academic_title if known else None
    return Node(
        PersonKey(slug(name), body).iri, ("Person",), f"{academic} {name}" if academic else name,
        properties(
            full_name=name, academic_title=academic, positions=sorted(known.positions) if known else (),
        ),
    )  # fmt: skip


def _served(known: Person | None, home: Home) -> str:
    """The body that tells a person apart: that of their last printed post, else the one that speaks.

    A guest of another body ("Phó Chủ tịch Ủy ban nhân dân tỉnh" at a session of the council) stays one person
    wherever they are named; one who holds a post in the body that speaks is of that body.
    """
    posts = (agent_of(post, home) for post in known.positions) if known else ()
    served = [post.parent.name for post in posts if post and post.parent and "Office" in post.node.labels]
    own = home.body.name if home.body else home.scope
    return own if not served or own in served else served[-1]


def speaking(printed: str, home: Home) -> Agent | None:
    """The body that a text speaks for: the issuer or organiser, for a post the body it belongs to."""
    agent = agent_of(printed, home)
    return agent.parent if agent is not None and "Office" in agent.node.labels else agent


def lineage(agent: Agent) -> Iterator[Agent]:
    """An agent and everything it belongs to, inside out."""
    here: Agent | None = agent
    while here is not None:
        yield here
        here = here.parent
