"""Find the documents that a text names: signatures, short forms, names, self and back references."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.layout import Layout, lay_out
from extractors.references import (
    anaphora,
    damaged,
    names,
    own,
    pinpoints,
    relations,
    roles,
    signatures,
    tables,
)
from extractors.source import SourceText
from extractors.types import Aside, Citation, OwnDocument, Relation


@dataclass(frozen=True, slots=True)
class References:
    """All references of one text, ordered by start, and what it says about itself."""

    citations: tuple[Citation, ...]
    asides: tuple[Aside, ...]
    relations: tuple[Relation, ...]
    own: OwnDocument


def find_references(source: SourceText, layout: Layout) -> References:
    """The references of a text, stage after stage; each stage reads what the earlier ones found."""
    is_damaged = damaged.is_damaged(source.shadow)
    drafts, asides = signatures.find(source, layout, is_damaged=is_damaged)
    drafts = names.find(source, layout, drafts)
    drafts = own.set_name_aside(source, drafts, asides)
    document = own.read(source, layout, drafts)
    printed = drafts[document.mention] if document.mention is not None else None
    repair = damaged.Repair(source) if is_damaged else None
    if repair:  # the words round the citations are read in a copy that has its diacritics back
        repair.lead(drafts)
        source, layout = repair.source, lay_out(repair.source)
    drafts = anaphora.find(source, layout, drafts, document)
    if printed is not None:  # the new mentions have moved it
        document = replace(document, mention=next(i for i, d in enumerate(drafts) if d is printed))
    pinpoints.attach(source, layout, drafts)
    roles.attach(source, layout, drafts, document)
    tables.attach(source, layout, drafts)
    stated = relations.state(source, layout, drafts, document)
    if repair:
        repair.bring_back(drafts)
        stated = [repair.home(relation) for relation in stated]
    return References(tuple(d.freeze() for d in drafts), tuple(asides), tuple(stated), document)
