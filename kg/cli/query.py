"""`kg query`: the question library, and the user's own Cypher and SPARQL."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import with_language
from kg.cli.options import RDF_FORMATS, graph_option, output_options, quiet_driver, result_options

if TYPE_CHECKING:
    from kg.queries import Parameter, Question, Result
    from kg.stores import Store

store_options = (
    graph_option,
    click.option(
        "--store", default="embedded", show_default=True, metavar="STORE",
        help="embedded, or a server: neo4j://HOST:7687 (login from NEO4J_USERNAME, NEO4J_PASSWORD).",
    ),
    click.option("--database", metavar="NAME", help="Database of the server; default: the server's own."),
)  # fmt: skip


_HITS = 20
"""Titles that a search shows unless more are asked for."""

_LONG = 120
"""Characters of a wording that a table shows unless it is asked for in full."""


class Library(click.Group):
    """The questions of `queries/` as commands; their options come from the files' heads."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all questions."""
        from kg.queries import questions

        return [question.name for question in questions()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that asks a question."""
        from kg.queries import question, questions

        known = {each.name for each in questions()}
        return with_language(_command(question(cmd_name))) if cmd_name in known else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:  # noqa: ANN401
        """The command of a name; an unknown one is answered with the nearest."""
        from kg.queries import question

        if args and not args[0].startswith("-"):
            question(args[0])
        return super().resolve_command(ctx, args)


@click.group(
    "query",
    short_help="Ask the graph.",
    cls=Library,
    invoke_without_command=True,
    subcommand_metavar="[QUESTION [OPTIONS]]",
)
@click.option("--list", "listed", is_flag=True, help="List the questions.")
@click.option("--cypher", metavar="TEXT|FILE", help="Ask in Cypher of your own; reading only. - is stdin.")
@click.option("--sparql", metavar="TEXT|FILE", help="Ask in SPARQL of your own; reading only. - is stdin.")
@click.option(
    "--search", metavar="WORDS", help="Find nodes by words of their titles, with or without diacritics."
)
@click.option("--limit", type=click.IntRange(min=1), help="Of a search or an own query, at most so many.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", default=300.0,
    show_default=True, help="Give up a SPARQL query after so long.",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    /,
    listed: bool,
    cypher: str | None,
    sparql: str | None,
    search: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Ask the graph: a question of the library, words of a title, or Cypher or SPARQL of your own.

    A name that ends in .cypher, .rq or .sparql is a file with the query. SPARQL needs no PREFIX for vnl,
    dcterms, prov, rdf, rdfs, skos, xsd and the other prefixes of our Turtle.

    \b
    Examples:
      kg query --list
      kg query directives-implementing --document 107/2020/NĐ-CP -g kg-demo/graph
      kg query -g kg-demo/graph --cypher "MATCH (t:Task) RETURN t.title AS title ORDER BY title"
      kg query -g kg-demo/graph --sparql "SELECT ?title { ?d a vnl:PartyDocument ; dcterms:title ?title }"
    """
    if ctx.invoked_subcommand is not None:
        return
    if listed:
        _list(options)
    elif cypher and sparql:
        raise click.UsageError("--cypher and --sparql: ask in one of them")
    elif cypher:
        _ask(_query_text(cypher), options)
    elif sparql:
        from kg.cli.sparql import ask

        ask(_query_text(sparql), options)
    elif search:
        _search(search, options)
    else:
        click.echo(ctx.get_help())


for _option in (*reversed(store_options), result_options):
    command = _option(command)


def _command(question: Question) -> click.Command:
    """The click command of a question."""
    options: list[click.Parameter] = [option for each in question.parameters for option in _options(each)]
    columns = "\n".join(f"  {column.name}: {column.says}" for column in question.columns)
    example = " ".join(filter(None, ("kg query", question.name, question.header.example, "-g kg-demo/graph")))
    head = f"{question.header.vi}\n\n{question.header.en}"
    help_text = f"{head}\n\n\b\nColumns:\n{columns}\n\n\b\nExample:\n  {example}"
    made = click.Command(
        question.name,
        params=options,
        callback=_asker(question),
        help=help_text,
        short_help=question.header.en,
    )
    decorated: Any = made.callback
    shared: tuple[Callable[[Any], Any], ...] = (
        *reversed(store_options),
        output_options,
        click.option("--quotes", is_flag=True, help="In a table, show the wording in full."),
        click.option(
            "--engine", type=click.Choice(("cypher", "sparql")), default="cypher", show_default=True,
            help="The language that the question is asked in; the rows are the same.",
        ),
    )  # fmt: skip
    for option in shared:
        decorated = option(decorated)
    made.params.extend(reversed(decorated.__click_params__))
    return made


def _options(parameter: Parameter) -> Iterator[click.Option]:
    for name in parameter.options:
        if parameter.kinds == ("flag",):
            yield click.Option(
                [f"--{name}", name.replace("-", "_")], is_flag=True, default=None, help=parameter.says
            )
        else:
            default = "" if parameter.default in (None, "null") else f" Default: {parameter.default}."
            yield click.Option(
                [f"--{name}", name.replace("-", "_")],
                metavar=name.upper(),
                help=f"{parameter.says}.{default}",
            )


def _asker(question: Question) -> Callable[..., None]:
    names = [name for parameter in question.parameters for name in parameter.options]

    def ask(quotes: bool, engine: str, **options: Any) -> None:  # noqa: ANN401
        from kg.cli.sparql import opened
        from kg.queries import run

        given = {name: value for name in names if (value := options.pop(name.replace("-", "_"))) is not None}
        store = _opened(options)
        try:
            rdf = opened(options) if engine == "sparql" else None
            result = run(store, question.name, given, rdf=rdf)
            _print(result, store, quotes, options)
        finally:
            store.close()

    return ask


def _query_text(given: str) -> str:
    """The query itself: what was typed, the content of a file, or stdin."""
    from kg.errors import KgError

    if given == "-":
        return sys.stdin.read()
    if not given.lower().endswith(_QUERY_FILES) or "\n" in given:
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or "it is not UTF-8"
        raise KgError(f"the query cannot be read, {reason.lower()}", given, "name a text file") from problem


_QUERY_FILES = (".cypher", ".cql", ".rq", ".sparql")


def _ask(cypher: str, options: dict[str, Any]) -> None:
    from kg.errors import KgError
    from kg.queries import ask

    if options["form"] in RDF_FORMATS:
        raise KgError("Cypher gives rows, not RDF", f"-f {options['form']}", "choose json or csv")
    store = _opened(options)
    try:
        result = ask(store, cypher)
        limit = options["limit"]
        if limit and len(result) > limit:
            result = replace(result, rows=result.rows[:limit], is_cut=True)
        _print(result, store, True, options)
    finally:
        store.close()


def _search(words: str, options: dict[str, Any]) -> None:
    from kg.cli.output import write_rows
    from kg.cli.speech import tell

    store = _opened(options)
    try:
        hits = store.search(words, limit=options["limit"] or _HITS)
    finally:
        store.close()
    best = max((hit.words for hit in hits), default=0)
    shown = hits if options["limit"] else [hit for hit in hits if hit.words == best]
    if len(shown) < len(hits):
        rest = f"{len(hits) - len(shown)} more hold only some of the words"
        tell("kg: note: ", f"{rest}; ask with --limit {_HITS} to see them")
    rows = [(hit.id, hit.label, hit.title) for hit in shown]
    write_rows(("id", "label", "title"), rows, options["form"], options["output"])


def _list(options: dict[str, Any]) -> None:
    from kg.cli.output import write_rows
    from kg.queries import questions

    rows = [
        (q.name, q.header.vi, " ".join(f"--{o}" for p in q.parameters for o in p.options))
        for q in questions()
    ]
    write_rows(("name", "question", "options"), rows, options["form"], options["output"])


def _opened(options: dict[str, Any]) -> Store:
    from kg.graph import read_graph
    from kg.stores import open_store

    target: str = options["store"]
    quiet_driver()
    folder: Path = options["graph"]
    graph = read_graph(folder) if target == "embedded" else None
    return open_store(graph, target, database=options["database"])


def _print(result: Result, store: Store, quotes: bool, options: dict[str, Any]) -> None:
    from kg.cli.output import chosen_format, is_for_people, write_rows
    from kg.cli.speech import tell

    for remark in result.remarks:
        tell("kg: note: ", remark)
    if result.is_cut:
        tell("kg: note: ", "more rows than the limit; raise --limit to see them")
    columns, rows = result.columns, result.rows
    wanted = options["form"], options["output"]
    if is_for_people(*wanted):
        in_full = quotes or chosen_format(*wanted) != "table"
        names = dict(
            store.cypher("MATCH (t:TextSource) RETURN t.id AS id, t.title AS title ORDER BY id").rows
        )
        columns = _shown(columns, in_full)
        if in_full and result.question:  # a workbook has room for the keys, behind what people read
            columns = (*columns, *(name for name in result.columns if name not in columns))
        rows = tuple(
            tuple(_readable(row[name], names, in_full) for name in columns) for row in result.dicts()
        )
        rows = rows if in_full else tuple(tuple(map(_brief, row)) for row in rows)
    asked = result.question.name if result.question else None
    write_rows(columns, rows, *wanted, asked=asked)


def _shown(columns: tuple[str, ...], quotes: bool) -> tuple[str, ...]:
    """The columns that a person reads: no key beside its title, no wording unless it is asked for."""
    readable = {"title", "task", "unit"} & set(columns)
    return tuple(
        column
        for column in columns
        if f"{column}_title" not in columns
        and not (column in ("id", "document") and readable)
        and not (column == "quote" and not quotes)
        and not (column == "due_to" and "due" in columns)
    )


def _brief(value: Any) -> Any:  # noqa: ANN401
    """A value without the tail of a long wording."""
    if isinstance(value, str) and len(value) > _LONG:
        return value[:_LONG].rpartition(" ")[0] + "…"
    return value


def _readable(value: Any, sources: dict[str, str], quotes: bool) -> Any:  # noqa: ANN401
    """A value for a table: steps in words, sources by the name of their file."""
    from kg.cli.speech import spoken

    if isinstance(value, list | tuple):
        return [_readable(inner, sources, quotes) for inner in value]
    if isinstance(value, dict) and "edge" in value and "relation" in value:
        said = f" «{value['quote']}» {sources.get(value['source'], value['source'])}" if quotes else ""
        return f"{spoken('relation', value['relation'])}{said} [{value['edge']}]"
    return sources.get(value, value) if isinstance(value, str) else value
