"""`kg ontology`: the vocabulary, term by term and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import output_options

if TYPE_CHECKING:
    from kg.ontology.terms import Term


@click.group("ontology", short_help="Explain the terms of the graph.")
def command() -> None:
    """The terms of the graph: what each means, its names, its place among the standards.

    \b
    Examples:
      kg ontology show BASED_ON
      kg ontology show "chủ trì"
      kg ontology export -o vnlegal.ttl
    """


@command.command("show")
@click.argument("term")
@output_options
def show_command(term: str, form: str | None, output: str | None) -> None:
    """Tell what TERM means: an IRI, vnl:basedOn, BASED_ON, span_start, or a label such as "căn cứ".

    Beside the terms of the graph it knows document types, codes, bodies, provinces and districts by name.

    \b
    Examples:
      kg ontology show IMPLEMENTS
      kg ontology show BKHĐT
      kg ontology show "tỉnh Kon Tum"
    """
    from kg.cli.output import write_rows

    write_rows(("what", "value"), _told(term), form, output, asked=None)


def _told(name: str) -> list[tuple[str, str]]:
    """What is known of a term, else of a thing of the vocabularies; where neither is, the term's error."""
    from kg.ontology.lookup import look_up
    from kg.ontology.terms import UnknownTermError, show

    try:
        return _of_term(show(name))
    except UnknownTermError as unknown:
        found = look_up(name)
        if found is None:
            raise unknown from None
        return list(found)


def _of_term(found: Term) -> list[tuple[str, str]]:
    rows = [
        ("name", f"vnl:{found.name}"),
        ("graph name", found.graph_name or "(only in RDF)"),
        ("kind", found.kind),
        ("tiếng Việt", found.label_vi),
        ("English", found.label_en),
        ("định nghĩa", found.definition_vi),
        ("definition", found.definition_en),
        ("example", found.example),
        ("from", ", ".join(found.domain)),
        ("to", ", ".join(found.range)),
        ("inverse", found.inverse and f"vnl:{found.inverse}"),
        ("above", ", ".join(found.above)),
        *(("specialises" if m.how == "sub" else "see also", _mapped(m.to, m.why)) for m in found.mappings),
        ("questions", ", ".join(found.questions)),
        ("IRI", found.iri),
    ]
    return [row for row in rows if row[1]]


def _mapped(to: str, why: str) -> str:
    return f"{to}: {why}" if why else to


@command.command("list")
@click.option("--kind", type=click.Choice(("class", "relationship", "key")), help="Only terms of this kind.")
@output_options
def list_command(kind: str | None, form: str | None, output: str | None) -> None:
    """List all terms.

    \b
    Example:
      kg ontology list --kind relationship
    """
    from kg.cli.output import write_rows
    from kg.ontology.terms import all_terms

    columns = ("kind", "graph_name", "name", "label_vi", "label_en", "definition_vi")
    chosen = (term for term in all_terms() if kind in (None, term.kind))
    write_rows(columns, [[getattr(term, column) for column in columns] for term in chosen], form, output)


@command.command("export")
@click.option(
    "--part",
    default="core",
    show_default=True,
    metavar="PART",
    help="core, alignments, vocabularies, register, shapes, context, all; docs/ontology.md lists the rest.",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(("turtle", "nt", "jsonld")), help="Default: turtle."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.")
def export_command(part: str, form: str | None, output: str | None) -> None:
    """Write the ontology, or a part of it, for other tools; the same bytes each time.

    \b
    core          classes and properties
    alignments    how they stand to ELI, ORG, PROV-O, SKOS and others
    vocabularies  document types, bodies, relation kinds, provinces, districts, communes
    register      the known documents
    shapes        the SHACL shapes
    context       the JSON-LD context

    \b
    Examples:
      kg ontology export -o vnlegal.ttl
      kg ontology export --part vocabularies -f nt -o tu-vung.nt
    """
    from pathlib import Path

    from kg.exports.formats import format_of
    from kg.exports.placing import place_file
    from kg.ontology.parts import FORMATS, export

    named = format_of(output or "")
    chosen = form or (named if named in FORMATS else "turtle")
    pieces = export(part, chosen)
    if output and output != "-":
        size = place_file((piece.encode() for piece in pieces), Path(output))
        click.echo(f"{output}: {size:,} bytes of {chosen}", err=True)
        return
    for piece in pieces:
        click.echo(piece, nl=False)
