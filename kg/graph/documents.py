"""Document nodes: what texts and the register know of a document, one node a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.vocabulary import DocumentType, RegisterRow, vocabulary
from kg.graph.agents import Home, agent_of
from kg.graph.edges import iso_day, properties
from kg.graph.references import provision_ids
from kg.graph.rows import row_of
from kg.graph.targets import Target, own_node
from kg.graph.texts import Page
from kg.graph.title_names import in_title
from kg.graph.titles import document_title, provision_title, unkeyed_title
from kg.identity import DocumentKey, ProvisionKey
from kg.resolution.dates import stated_day
from kg.types import Edge, Node

OWN, PRINTED = 3, 1
"""Weight of a witness: the document's own head, and a mention elsewhere."""

PARTY = frozenset({"dang", "dang_giay_to"})
DOCUMENT_DEPTH = 5
"""Slashes of a document's id; a provision's has more."""

_SECOND = {"hop_nhat": "ConsolidatedText"}


@dataclass(slots=True)
class Witnesses:
    """What was said of one document, with weights; the heaviest value stands, ties go to the lesser text."""

    said: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, weight: int, **values: str | None) -> None:
        """One witness's values."""
        for name, value in values.items():
            if value:
                self.said.setdefault(name, Counter())[value] += weight

    def best(self, name: str) -> str | None:
        """The value with most weight."""
        votes = self.said.get(name)
        return min(votes, key=lambda v: (-votes[v], -len(v), v)) if votes else None


class Documents:
    """Collects witnesses over all texts and writes the nodes of the documents."""

    def __init__(self) -> None:
        self._seen: dict[str, Witnesses] = {}
        self._provisions: set[str] = set()
        self._names: dict[str, str] = {}
        self._unkeyed: dict[str, Node] = {}

    def read(self, page: Page, targets: tuple[Target, ...]) -> None:
        """Take in what a text says of the documents it cites and of itself."""
        own, head = own_node(page), page.said.own
        for index, citation in enumerate(page.said.citations):
            target = targets[index]
            if not target.whole or not target.id.startswith("doc/vn"):
                continue
            witnesses = self._seen.setdefault(target.id, Witnesses())
            if citation.form in ("number", "own", "short"):
                number = None if citation.form == "short" else _whole(citation.intended or citation.number)
                witnesses.add(
                    PRINTED, number=number, type=citation.type, date=citation.date, issuer=citation.issuer,
                    name=citation.title,
                )  # fmt: skip
            self._provisions.update(provision_ids(target.id, page.pinned(citation)))
        for relation in page.said.relations:
            named = in_title(page, relation, targets)
            if named and named.target.whole:
                self._seen.setdefault(named.target.id, Witnesses())
        for each in page.attached if own else ():
            self._names.update(dict.fromkeys(provision_ids(own or "", (each.path,)), each.name))
        if own and own.startswith("doc/vn"):
            self._seen.setdefault(own, Witnesses()).add(
                OWN,
                number=_whole(head.number),
                type=head.type,
                date=stated_day(head),
                issuer=head.issuer,
                name=head.title,
            )
        elif own:
            self._unkeyed[own] = unkeyed_node(page, own)

    def know(self, ids: Iterable[str]) -> None:
        """Take in documents and provisions that only facts name."""
        for each in ids:
            if each.count("/") > DOCUMENT_DEPTH:
                self._provisions.add(each)
                each = ProvisionKey.parse(each).document.iri
            self._seen.setdefault(each, Witnesses())

    @property
    def ids(self) -> tuple[str, ...]:
        """The keyed documents so far, sorted."""
        return tuple(sorted(self._seen))

    def nodes(self) -> Iterator[Node]:
        """The nodes of documents and provisions."""
        titles: dict[str, str] = {}
        for document in sorted(self._seen):
            node = _node(DocumentKey.parse(document), self._seen[document], row_of(document))
            titles[document] = node.title
            yield node
        yield from (self._unkeyed[each] for each in sorted(self._unkeyed))
        for each in sorted(_with_parents({*self._provisions, *self._names})):
            key = ProvisionKey.parse(each)
            root = ProvisionKey(key.document, key.steps[:1]).iri
            yield _provision(key, titles.get(key.document.iri, key.document.iri), self._names.get(root))

    def provision_edges(self) -> Iterator[Edge]:
        """PART_OF from every provision to the one above it, up to the document; it follows from the key."""
        for each in sorted(_with_parents({*self._provisions, *self._names})):
            key = ProvisionKey.parse(each)
            above = _above(key)
            yield Edge(each, "PART_OF", above, "vocabulary", 0, each, 1.0, "identity.provision")


def _whole(signature: str | None) -> str | None:
    """A signature with its number; a form whose number was left empty is none."""
    return signature if signature and signature[0].isdigit() else None


def _completed(signature: str | None, document: str) -> str | None:
    """The own signature; where its number was left empty and found elsewhere, with that number."""
    if signature and signature[0] in "/-":
        return DocumentKey.parse(document).number + signature
    return _whole(signature)


def _above(key: ProvisionKey) -> str:
    return ProvisionKey(key.document, key.steps[:-1]).iri if len(key.steps) > 1 else key.document.iri


def _with_parents(provisions: set[str]) -> set[str]:
    found = set(provisions)
    for each in provisions:
        key = ProvisionKey.parse(each)
        found.update(ProvisionKey(key.document, key.steps[:n]).iri for n in range(1, len(key.steps)))
    return found


def _provision(key: ProvisionKey, title: str, name: str | None) -> Node:
    """The node of a provision; `name` is that of the attachment it is or stands in."""
    level, value = key.steps[-1]
    path = "/".join(f"{level}:{value}" for level, value in key.steps)
    shown, whole = _short(title), not key.steps[1:]
    if name:
        shown = f"{name} (kèm theo {shown})"
    if not name or not whole:
        shown = provision_title(ProvisionKey(key.document, key.steps[1:]) if name else key, shown)
    more = properties(level=level, ordinal=value, path=path, full_name=name if whole else None)
    return Node(key.iri, ("Provision",), shown, more)


def _short(title: str) -> str:
    """A title without its day and issuer: what follows "Điều 5" in a citation."""
    return title.split(" ngày ", 1)[0]


def _node(key: DocumentKey, seen: Witnesses, row: RegisterRow | None) -> Node:
    number = (row.signature if row else None) or seen.best("number") or key.number
    type_code = seen.best("type") or (row.type if row else None)
    date = (row.date if row else None) or _date_of_key(seen, key)
    issuer = _issuer(seen, row)
    name = (row.title if row else None) or seen.best("name")
    shown = _law_name(type_code, name, row)
    kind = document_type(type_code)
    title = document_title(key, type_code, number, date, _placed(issuer, key, date), shown)
    return Node(
        key.iri, _labels(key, kind), title,
        properties(
            signature=number, number=key.number, series=key.series, year=key.year, code=key.code,
            jurisdiction=key.jurisdiction, type_code=type_code, issued=iso_day(date), date_text=date,
            issuer=issuer, full_name=name, short_names=row.short_names if row else (),
            known="register" if row else None,
            effective_from=iso_day(row.effective_from) if row else None,
            effective_to=iso_day(row.effective_to) if row else None,
            normative=kind.normative if kind else None,
        ),
    )  # fmt: skip


def _placed(issuer: str | None, key: DocumentKey, date: str | None) -> str | None:
    """The issuer with its place, where the text says "HĐND tỉnh" and the key knows which."""
    if issuer is None or key.jurisdiction == "vn" or ";" in issuer:
        return issuer
    agent = agent_of(issuer, Home("issuer", key.jurisdiction, date or str(key.year)))
    return agent.node.title if agent is not None and agent.body is not None and agent.place else issuer


def _law_name(type_code: str | None, name: str | None, row: RegisterRow | None) -> str | None:
    """The name by which a law is known: it opens with its noun."""
    if type_code == "HP":
        return "Hiến pháp"
    noun = vocabulary().nouns.get(type_code or "", "")
    names = [n for n in (name, *(row.short_names if row else ())) if n]
    return next((n for n in names if noun and n.lower().startswith(noun.lower())), None)


def _date_of_key(seen: Witnesses, key: DocumentKey) -> str | None:
    """The day most witnesses print, of those in the key's year; a misprinted year is no date."""
    votes = seen.said.get("date", Counter())
    fitting = [d for d in votes if d.startswith(str(key.year))]
    return min(fitting, key=lambda d: (-votes[d] - (len(d) == 10), d)) if fitting else None


def _issuer(seen: Witnesses, row: RegisterRow | None) -> str | None:
    return "; ".join(row.issuers) if row and row.issuers else seen.best("issuer")


def document_type(code: str | None) -> DocumentType | None:
    """The type of a code, the first that the vocabulary lists."""
    return next((t for t in vocabulary().types if t.code == code), None) if code else None


def _labels(key: DocumentKey, kind: DocumentType | None) -> tuple[str, ...]:
    """Document, and what kind where type, issuer and series tell."""
    members = key.code.split("-")
    if members[0] == "vbhn" or (kind and kind.family in _SECOND):
        return ("Document", "ConsolidatedText")
    if set(members) & _PARTY_CODES or (kind and kind.family in PARTY):
        return ("Document", "PartyDocument")
    if kind is None or kind.family not in ("vbqppl", "hanh_chinh", "ban_sao", "lien_nganh"):
        return ("Document",)
    if kind.code in _NORMATIVE or (kind.family == "vbqppl" and key.series == "y"):
        return ("Document", "NormativeDocument")
    if kind.family == "vbqppl" and key.year < YEAR_PRINTED:
        return ("Document",)
    return ("Document", "AdministrativeDocument")


_NORMATIVE = frozenset({"HP", "LUẬT", "BỘ LUẬT", "PL", "NĐ", "TT", "TTLT", "NQLT"})
"""Types that set norms whatever the form of their number."""

YEAR_PRINTED = 1997
"""Since then the signature of a normative document prints its year; before, its form proves nothing."""


_PARTY_CODES = frozenset({"tw", "tu", "hu", "du", "qu", "btctw", "bbt", "ubkttw", "btgtw", "vptw", "qutw"})
"""Party bodies as they stand in signatures: the same letters of a type serve state and Party."""


def unkeyed_node(page: Page, node_id: str) -> Node:
    """A document that prints no number that identifies it: known by its text alone, never merged."""
    own, day = page.said.own, stated_day(page.said.own)
    code = own.type or own.kind
    return Node(
        node_id, ("Document",), unkeyed_title(code, own.number, day, own.issuer, own.title),
        properties(
            signature=own.number, type_code=code, issued=iso_day(day), date_text=day,
            issuer=own.issuer, full_name=own.title, known="text",
        ),
    )  # fmt: skip
