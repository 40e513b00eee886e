"""What a check found, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg import _schema
from kg.validation.shapes import NAMESPACE, SEVERITIES, Rule

_SH = "http://www.w3.org/ns/shacl#"
_TYPE = NamedNode(_schema.PREFIXES["rdf"] + "type")


@dataclass(frozen=True, slots=True)
class Finding:
    """One node that breaks one rule.

    `node`, `path` and `value` are RDF terms, the last two None where the rule names none; `title` is what a
    person calls the node, `shown` the node's id without its base. Messages go by language (``vi``, ``en``).
    """

    rule: Rule
    node: NamedNode | BlankNode
    shown: str
    title: str
    path: NamedNode | None
    value: NamedNode | BlankNode | Literal | None
    message: dict[str, str]

    @property
    def severity(self) -> str:
        """Violation, Warning or Info."""
        return self.rule.severity

    @property
    def code(self) -> str:
        """The code of the broken rule."""
        return self.rule.code

    def record(self) -> dict[str, str]:
        """All there is to say, as JSON has it."""
        return {
            "severity": self.severity,
            "code": self.code,
            "node": self.shown,
            "title": self.title,
            "path": self.path.value if self.path else "",
            "value": "" if self.value is None else self.value.value,
            "message_vi": self.message["vi"],
            "fix_vi": self.rule.fix["vi"],
            "message_en": self.message["en"],
            "fix_en": self.rule.fix["en"],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, the gravest first; `rules` and `nodes` (evidence included) count what was checked."""

    findings: tuple[Finding, ...]
    rules: int
    nodes: int

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings and infos are allowed."""
        return not any(finding.severity == "Violation" for finding in self.findings)

    def counts(self) -> dict[str, int]:
        """Findings by severity, all three named."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    def by_rule(self) -> list[tuple[Rule, int]]:
        """Broken rules and how often, in the order of the findings."""
        found = Counter(finding.code for finding in self.findings)
        broken = {finding.code: finding.rule for finding in self.findings}
        return [(rule, found[code]) for code, rule in broken.items()]

    def turtle(self) -> str:
        """The report as SHACL writes one (``sh:ValidationReport``)."""
        prefixes = {"sh": _SH, "vsh": NAMESPACE, "vnl": _schema.NAMESPACE, "xsd": _schema.PREFIXES["xsd"]}
        text = serialize(self._triples(), format=RdfFormat.TURTLE, prefixes=prefixes)
        return (text or b"").decode()

    def _triples(self) -> Iterator[Triple]:
        report = BlankNode("report")
        yield Triple(report, _TYPE, _sh("ValidationReport"))
        yield Triple(report, _sh("conforms"), Literal(not self.findings))
        for n, finding in enumerate(self.findings):
            result = BlankNode(f"r{n}")
            yield Triple(report, _sh("result"), result)
            yield Triple(result, _TYPE, _sh("ValidationResult"))
            yield Triple(result, _sh("focusNode"), finding.node)
            yield Triple(result, _sh("resultSeverity"), _sh(finding.severity))
            yield Triple(result, _sh("sourceShape"), NamedNode(finding.rule.iri))
            if finding.path is not None:
                yield Triple(result, _sh("resultPath"), finding.path)
            if finding.value is not None:
                yield Triple(result, _sh("value"), finding.value)
            for language, said in finding.message.items():
                yield Triple(result, _sh("resultMessage"), Literal(said, language=language))


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)
