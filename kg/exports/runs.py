"""The run of the tool that stands behind a graph, in PROV: what it read, by which rules, what it made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import _schema
from kg.exports.rdf import MENTION, TITLE, TYPE, Fact, Resource, Syntax
from kg.identity import RunKey, content_hash

if TYPE_CHECKING:
    from kg.graph.manifest import Manifest

_PROV = _schema.PREFIXES["prov"]
GENERATED = _PROV + "wasGeneratedBy"


@dataclass(frozen=True, slots=True)
class Run:
    """One build: its id holds no clock, so the same build has the same id everywhere."""

    id: str
    tool: str
    version: str
    texts: tuple[str, ...]
    rules: str
    vocabulary: str

    def resources(self, syntax: Syntax) -> Iterator[Resource]:
        """The run and the tool."""
        agent = f"tool/{self.tool}/{self.version}"

        def fact(predicate: str, object_: str) -> Fact:
            return syntax.term(predicate), object_

        code, title = syntax.literal("sha256"), syntax.literal("title")
        run = [
            fact(TYPE, syntax.named(_schema.NAMESPACE + "ExtractionRun")),
            fact(TITLE, title(f"{self.tool} {self.version}")),
            fact(_PROV + "wasAssociatedWith", syntax.resource(agent)),
            *(fact(_PROV + "used", syntax.resource(text)) for text in self.texts),
            fact(_schema.NAMESPACE + "rulesHash", code(self.rules)),
            fact(_schema.NAMESPACE + "vocabularyHash", code(self.vocabulary)),
        ]
        yield Resource(self.id, syntax.resource(self.id), run)
        tool = [
            fact(TYPE, syntax.named(_PROV + "SoftwareAgent")),
            fact(TITLE, title(f"{self.tool} {self.version}")),
        ]
        yield Resource(agent, syntax.resource(agent), tool)

    def signed(self, resource: Resource, syntax: Syntax) -> Resource:
        """A mention with the run that made it; other evidence as it is."""
        if not resource.id.startswith(MENTION):
            return resource
        made = (syntax.term(GENERATED), syntax.resource(self.id))
        return resource._replace(facts=[resource.facts[0], *sorted([*resource.facts[1:], made])])


def run_of(manifest: Manifest) -> Run:
    """The run that wrote a graph; its id hashes all that the graph is a function of."""
    texts = tuple(sorted({each.text for each in manifest.inputs}))
    read = "\n".join(
        (*(each.sha256 for each in sorted(manifest.inputs)), manifest.rules, manifest.vocabulary)
    )
    key = RunKey(content_hash(read.encode()), manifest.version)
    return Run(key.iri, manifest.tool, manifest.version, texts, manifest.rules, manifest.vocabulary)
