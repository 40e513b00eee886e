"""The vocabulary page (``docs/ontology.md``): every term with definition, example, mapping and questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg import _schema
from kg.ontology.parts import GROUPS, PARTS
from kg.ontology.terms import Mapping, Term, all_terms

_TASKS, _EVIDENCE = {"Meeting", "Task"}, {"Mention", "TextSource", "PartialReference"}
_DRAWINGS = {
    "documents": "Documents / Văn bản",
    "tasks": "Meetings and tasks / Cuộc họp và nhiệm vụ",
    "facts": "Bodies, people, places / Cơ quan, người, địa phương",
    "evidence": "Evidence / Bằng chứng",
}
_ABOUT_DRAWINGS = (
    "Drawn from domain and range. A relationship that may also end at a `Provision` or a `PartialReference` "
    "is drawn to `Document`, one of a `Unit` or to a `Unit` at `Body`."
)
_KIND_BY_KIND = {
    "PART_OF": {
        ("Provision", "Provision"), ("Provision", "Document"), ("Jurisdiction", "Jurisdiction"),
        ("Office", "Body"), ("Body", "Body"), ("Task", "Task"),
    },
}  # fmt: skip
"""Of all pairs of domain and range those that a definition means, where it joins things of a kind."""


def page() -> str:
    """The whole page as Markdown."""
    known = all_terms()
    classes = [term for term in known if term.kind == "class"]
    relations = [term for term in known if term.kind == "relationship" and term.graph_name]
    keys = [term for term in known if term.kind == "key"]
    rdf_only = [term for term in known if term.kind == "relationship" and not term.graph_name]
    lines = [
        *_opening(),
        "## Diagram / Sơ đồ", "",
        _ABOUT_DRAWINGS, "",
        *_drawings(relations),
        "## Classes / Lớp", "", *_entries(classes),
        "## Relationships / Quan hệ", "", *_entries(relations),
        "## Keys / Thuộc tính", "", *_key_table(keys),
        "## Only in RDF / Chỉ có trong RDF", "",
        "Inverses, and what the property graph does not speak of.", "", *_inverse_table(rdf_only),
        "## Parts and files / Các phần", "", *_parts(),
    ]  # fmt: skip
    return "\n".join(lines).rstrip() + "\n"


def _opening() -> Iterator[str]:
    yield "# The vocabulary / Từ vựng"
    yield ""
    yield "Generated from `ontology/` by `python -m kg.ontology`; do not edit."
    yield ""
    yield f"Namespace `{_schema.NAMESPACE}`, preferred prefix `vnl`, version {_schema.VERSION}, CC BY 4.0."
    yield "One name in three shapes: a class is a label of the graph, an object property a relationship type"
    yield "(`basedOn` is `BASED_ON`), a datatype property a key (`spanStart` is `span_start`). In RDF a title"
    yield "is `dcterms:title`; the evidence of a relationship is an `rdf:Statement` named `edge/ID`, ID being"
    yield "what `kg why` takes. `⊑` says that a term specialises one of a standard, `→` only points there."
    yield ""
    yield "`kg ontology show TERM` prints an entry, `kg ontology export` the ontology itself."
    yield ""


def _drawings(relations: Iterable[Term]) -> Iterator[str]:
    drawn: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for term in relations:
        for pair in _pairs(term):
            drawn[_drawing(*pair)][pair].append(term.graph_name)
    for name, heading in _DRAWINGS.items():
        yield from (f"### {heading}", "", "```mermaid", "flowchart LR")
        for number, ((start, end), names) in enumerate(sorted(drawn[name].items())):
            # A box of its own for the names: labels of edges would lie on one another.
            box = f'{name}{number}("{"<br/>".join(sorted(names))}")'
            yield f'    {start}["{start}"] --- {box} --> {end}["{end}"]'
        yield from ("```", "")


def _drawing(start: str, end: str) -> str:
    if _EVIDENCE & {start, end}:
        return "evidence"
    if _TASKS & {start, end}:
        return "tasks"
    return "documents" if "Document" in (start, end) else "facts"


def _pairs(term: Term) -> Iterator[tuple[str, str]]:
    """Where a relationship begins and ends, as far as it is drawn."""
    minor = {"Provision", "PartialReference"} if "Document" in term.range else set()
    meant = _KIND_BY_KIND.get(term.graph_name)
    for start in term.domain:
        for end in term.range:
            drawn = start in _schema.LABELS and end not in minor and "Unit" not in (start, end)
            if drawn and (meant is None or (start, end) in meant):
                yield start, end


def _entries(known: Iterable[Term]) -> Iterator[str]:
    for term in known:
        mark = "" if term.graph_name else " (RDF)"
        yield f"### {term.graph_name or term.name}{mark}"
        yield ""
        yield f"**{term.label_vi}** · {term.label_en} · `vnl:{term.name}`"
        yield ""
        yield f"{term.definition_vi}<br/>{term.definition_en}"
        yield ""
        yield from (f"- {line}" for line in _facts(term))
        yield ""


def _facts(term: Term) -> Iterator[str]:
    if term.example:
        yield f"ví dụ: {term.example}"
    if term.domain or term.range:
        yield f"{_or(term.domain)} → {_or(term.range)}"
    if term.above:
        yield f"⊑ {', '.join(f'`vnl:{each}`' for each in term.above)}"
    if term.inverse:
        yield f"inverse: `vnl:{term.inverse}`"
    yield from map(_mapping, term.mappings)
    if term.questions:
        yield f"questions: {', '.join(map(_question, term.questions))}"


def _mapping(mapping: Mapping) -> str:
    sign = "⊑" if mapping.how == "sub" else "→"
    return f"{sign} `{mapping.to}`" + (f": {mapping.why}" if mapping.why else "")


def _question(name: str) -> str:
    return f"[{name}](questions.md#{name})"


def _or(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "anything"


def _key_table(keys: Iterable[Term]) -> Iterator[str]:
    yield "| key | vi · en | definition | example | on | type | mapping | questions |"
    yield "|---|---|---|---|---|---|---|---|"
    for term in keys:
        known = _schema.KEYS.get(term.graph_name)
        kind = term.range[0] + (" (list)" if known and known.many else "")
        on = _or(term.domain) + (", relationships" if known and known.on_edges else "")
        cells = (
            f"`{term.graph_name}`" if term.graph_name else f"`vnl:{term.name}` (RDF)",
            f"{term.label_vi} · {term.label_en}", f"{term.definition_vi}<br/>{term.definition_en}",
            term.example, on, kind, "<br/>".join(map(_mapping, term.mappings)),
            ", ".join(map(_question, term.questions)),
        )  # fmt: skip
        yield f"| {' | '.join(map(_cell, cells))} |"
    yield ""


def _inverse_table(known: Iterable[Term]) -> Iterator[str]:
    yield "| property | vi · en | definition | inverse of | from → to | mapping |"
    yield "|---|---|---|---|---|---|"
    for term in known:
        cells = (
            f"`vnl:{term.name}`", f"{term.label_vi} · {term.label_en}",
            f"{term.definition_vi}<br/>{term.definition_en}", f"`vnl:{term.inverse}`",
            f"{_or(term.domain)} → {_or(term.range)}", "<br/>".join(map(_mapping, term.mappings)),
        )  # fmt: skip
        yield f"| {' | '.join(map(_cell, cells))} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _parts() -> Iterator[str]:
    yield "| `kg ontology export --part` | phần | what |"
    yield "|---|---|---|"
    for name, part in PARTS.items():
        yield f"| {name} | {part.vi} | {part.en} |"
    for name, members in GROUPS.items():
        yield f"| {name} | | {', '.join(members)} |"
    yield "| context | | the JSON-LD context |"
