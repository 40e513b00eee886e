"""Document types, issuer codes, bodies and kinds as SKOS and ORG, from their tables."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.vocabulary import parts, read_table, vocabulary
from kg._schema import RELATIONSHIPS
from kg.graph.agents import body_agent
from kg.graph.statements import BY_DETAIL, BY_ROLE
from kg.identity import BodyKey, IssuerCodeKey, TermKey, slug
from kg.ontology.describing import Description, change, scheme

TYPES, ROWS = "voc/type", "voc/document-type"
"""Schemes of the types by their code, as graphs use them, and of the rows of the table."""


def document_types() -> Iterator[Description]:
    """Every type code as a concept, and below it the types of the table that print it."""
    yield scheme("type", "Loại văn bản theo tên gọi", "Document types by their printed noun")
    yield scheme("document-type", "Loại văn bản", "Document types")
    for row in read_table("document_types"):
        above = TermKey.of("type", row["code"])
        yield _type_of(above.iri, row["code"])
        concept = Description(TermKey.of("document-type", _dashed(row["id"])).iri).is_a("vnl:DocumentType")
        concept.named(row["name"], row["name_en"]).points("skos:inScheme", ROWS).points(
            "skos:broader", above.iri
        )
        concept.says("skos:altLabel", *parts(row["variants"]), language="vi")
        concept.says("skos:notation", row["id"]).says("vnl:code", row["code"])
        concept.says("skos:altLabel", row["abbreviation"], language="vi")
        concept.says("vnl:family", row["family"]).says("vnl:normative", row["normative"])
        concept.says("vnl:validFrom", row["valid_from"]).says("vnl:validTo", row["valid_to"])
        concept.says("skos:example", row["example"], language="vi")
        concept.says("skos:scopeNote", _note("cơ quan ban hành", row["issuers"]), language="vi")
        concept.says("skos:scopeNote", _note("Luật 80/2015/QH13", row["law_2015"]), language="vi")
        concept.says("skos:scopeNote", _note("Luật 64/2025/QH15", row["law_2025"]), language="vi")
        yield concept.says("skos:editorialNote", row["note"], language="en").sourced(row)


def _type_of(identifier: str, code: str) -> Description:
    known = vocabulary()
    concept = Description(identifier).is_a("vnl:DocumentType").named(known.nouns.get(code, code))
    return concept.says("skos:notation", code).says("vnl:code", code).points("skos:topConceptOf", TYPES)


def _note(what: str, cell: str) -> str:
    return f"{what}: {cell}" if cell else ""


def _dashed(identifier: str) -> str:
    return identifier.replace("_", "-")


def issuers() -> Iterator[Description]:
    """Issuer codes, central bodies, kinds of bodies that every place has, and what became of them."""
    yield scheme("issuer-code", "Chữ viết tắt cơ quan", "Issuer codes")
    yield scheme("body-kind", "Loại cơ quan có ở mọi địa phương cùng cấp", "Bodies that every place has")
    for row in read_table("bodies"):
        code = IssuerCodeKey(TermKey.of("code", row["code"]).name).iri
        letters = Description(code).is_a("vnl:IssuerCode").named(row["code"])
        letters.says("skos:notation", row["code"]).says("vnl:code", row["code"])
        letters.points("vnl:codeOf", body_id(row["id"]))
        yield letters.says("skos:altLabel", *parts(row["variants"])).points(
            "skos:topConceptOf", "voc/issuer-code"
        )
        yield _body(row).points("vnl:usesCode", code)
        yield from _changes(row)


def body_id(identifier: str) -> str:
    """The id of a body of the table: a body as graphs know it, or a kind where every place has one.

    >>> body_id("bkhdt"), body_id("sgddt")
    ('org/bo-ke-hoach-va-dau-tu/1995', 'voc/body-kind/sgddt')
    """
    body = vocabulary().body[identifier]
    return TermKey.of("body-kind", _dashed(identifier)).iri if body.placed else body_agent(body, "vn").id


def _body(row: dict[str, str]) -> Description:
    placed = row["placed"] == "yes"
    body = Description(body_id(row["id"]))
    body.is_a("vnl:BodyKind") if placed else body.is_a("vnl:Body", "org:FormalOrganization")
    body.named(row["name"], row["name_en"]).says("skos:altLabel", *parts(row["other_names"]), language="vi")
    body.says("vnl:level", row["level"]).says("vnl:kind", row["kind"])
    body.says("vnl:validFrom", row["valid_from"]).says("vnl:validTo", row["valid_to"])
    body.says("skos:example", row["example"], language="vi")
    body.says("skos:editorialNote", row["note"], language="en")
    for successor in map(body_id, parts(row["successors"])):
        both = not placed and successor.startswith("org/")
        body.points("vnl:succeededBy" if both else "dcterms:isReplacedBy", successor)
    if placed:
        body.points("skos:topConceptOf", "voc/body-kind")
    return body.sourced(row)


def _changes(row: dict[str, str]) -> Iterator[Description]:
    """The events by which a body went into others, one for each; bodies that joined one day share it."""
    former = body_id(row["id"])
    if row["placed"] == "yes" or not row["valid_to"]:
        return
    for successor in parts(row["successors"]):
        after = vocabulary().body[successor]
        resulting = body_id(successor)
        if not resulting.startswith("org/"):
            continue
        title = f"Chuyển chức năng về {after.name}", f"Functions pass to the {after.name_en or after.name}"
        name = BodyKey.parse(resulting).name
        event = change(name, row["valid_to"], title, row["source"])
        event.points("vnl:changedFrom", former).points("vnl:changedTo", resulting)
        event.points("org:originalOrganization", former).points("org:resultingOrganization", resulting)
        yield event.sourced(row)


_SCHEMES = {
    "relation": ("RelationKind", "Quan hệ giữa các văn bản", "Relations between documents"),
    "force": ("ForceStatus", "Tình trạng hiệu lực", "Force status"),
    "meeting": ("MeetingKind", "Loại cuộc họp", "Kinds of meetings"),
}


def kinds() -> Iterator[Description]:
    """Relation kinds with the phrases that state them, force status, kinds of meetings."""
    for name, (_, vi, en) in _SCHEMES.items():
        yield scheme(name, vi, en)
    for row in read_table("kinds"):
        name, code = row["scheme"], row["code"]
        concept = Description(_kind_id(name, code)).is_a(f"vnl:{_SCHEMES[name][0]}")
        concept.named(row["name"], row["name_en"]).says("skos:notation", code)
        concept.says("skos:definition", row["definition"], language="vi")
        concept.says("skos:definition", row["definition_en"], language="en")
        if row["broader"]:
            concept.points("skos:inScheme", f"voc/{name}")
            concept.points("skos:broader", _kind_id(name, row["broader"]))
        else:
            concept.points("skos:topConceptOf", f"voc/{name}")
        if row["maps_to"]:
            close = row["code"] in ("con_hieu_luc", "het_hieu_luc_mot_phan")
            concept.facts.add(("skos:closeMatch" if close else "skos:broadMatch", row["maps_to"]))
        relation = BY_DETAIL.get(code) or BY_ROLE.get(code) if name == "relation" else None
        if relation:
            concept.facts.add(("vnl:projectsTo", f"vnl:{RELATIONSHIPS[relation].iri.rpartition('#')[2]}"))
        yield concept.sourced(row)
    yield from _phrases()


def _phrases() -> Iterator[Description]:
    """What texts print: plain phrases as labels, patterns with gaps as notes."""
    for row in read_table("relation_cues"):
        code = row["role_detail"] or row["role"]
        if not code:
            continue
        concept = Description(_kind_id("relation", code))
        for phrase in parts(row["cue"]):
            plain = not any(mark in phrase for mark in "[](){}…/_")
            concept.says("skos:altLabel" if plain else "skos:scopeNote", phrase, language="vi")
        yield concept.says("skos:example", row["example"], language="vi")
    for row in read_table("meeting_cues"):
        if row["slot"] == "head":
            yield Description(_kind_id("meeting", row["value"])).says(
                "skos:altLabel", row["cue"], language="vi"
            )


def _kind_id(name: str, code: str) -> str:
    return TermKey(name, slug(_dashed(code))).iri
