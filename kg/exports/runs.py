"""The run of the tool that stands behind a graph, in PROV: what it read, by which rules, what it made.

Every notation opens with it, so that a graph says of itself where it comes from and which version of the
ontology it keeps to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import _schema
from kg.exports.rdf import MENTION, TITLE, TYPE, Fact, Part, Resource, Syntax, resources
from kg.exports.standards import entailed
from kg.identity import RunKey, content_hash

if TYPE_CHECKING:
    from kg.graph.manifest import Manifest
    from kg.graph.read import Graph

_PROV = _schema.PREFIXES["prov"]
GENERATED, USED, ASSOCIATED = (_PROV + name for name in ("wasGeneratedBy", "used", "wasAssociatedWith"))
AGENT = _PROV + "SoftwareAgent"
CONFORMS = _schema.PREFIXES["dcterms"] + "conformsTo"
ONTOLOGY = f"{_schema.NAMESPACE.removesuffix('#')}/{_schema.VERSION}"
"""The version of the ontology that graphs keep to."""
RUN, RULES, VOCABULARY = (
    _schema.NAMESPACE + name for name in ("ExtractionRun", "rulesHash", "vocabularyHash")
)


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
            fact(TYPE, syntax.named(RUN)),
            fact(CONFORMS, syntax.outside(ONTOLOGY)),
            fact(TITLE, title(f"{self.tool} {self.version}")),
            fact(ASSOCIATED, syntax.resource(agent)),
            *(fact(USED, syntax.resource(text)) for text in self.texts),
            fact(RULES, code(self.rules)),
            fact(VOCABULARY, code(self.vocabulary)),
        ]
        yield Resource(self.id, syntax.resource(self.id), run)
        tool = [
            fact(TYPE, syntax.named(AGENT)),
            fact(TITLE, title(f"{self.tool} {self.version}")),
        ]
        yield Resource(agent, syntax.resource(agent), tool)

    def signed(self, resource: Resource, syntax: Syntax) -> Resource:
        """A mention with the run that made it; other evidence as it is."""
        if not resource.id.startswith(MENTION):
            return resource
        made = (syntax.term(GENERATED), syntax.resource(self.id))
        types = syntax.term(TYPE)
        first = [fact for fact in resource.facts if fact[0] == types]
        return resource._replace(facts=[*first, *sorted([*resource.facts[len(first) :], made])])


def told(
    graph: Graph, syntax: Syntax, part: Part = Part.ALL, *, quotes: bool = True, standards: bool = False
) -> Iterator[Resource]:
    """Everything that a graph says, opened by the run that says it; with `standards` in their words too."""
    run = run_of(graph.manifest)
    if Part.EVIDENCE in part:
        yield from run.resources(syntax)
    found = resources(graph, syntax, part, quotes=quotes)
    for each in entailed(found, syntax) if standards else found:
        yield run.signed(each, syntax)


def run_of(manifest: Manifest) -> Run:
    """The run that wrote a graph; its id hashes all that the graph is a function of."""
    texts = tuple(sorted({each.text for each in manifest.inputs}))
    read = (*sorted(each.sha256 for each in manifest.inputs), manifest.rules, manifest.vocabulary)
    key = RunKey(content_hash("\n".join(read).encode()), manifest.version)
    return Run(key.iri, manifest.tool, manifest.version, texts, manifest.rules, manifest.vocabulary)
