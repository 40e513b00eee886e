"""The formats that need no server: every one read back, the same bytes twice, no wording where none is wanted."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import networkx
import openpyxl
import pyarrow as pa
import pytest
from click.testing import CliRunner

from benchmarks.generated_graph import write_graph
from kg.cli import root
from kg.errors import KgError
from kg.exports import neo4j_csv, workbook
from kg.exports.cypher import cypher_script, literal
from kg.exports.formats import FOLDER, FORMATS, format_of, pieces, place
from kg.exports.xml_graphs import name_token
from kg.graph.edges import id_of
from kg.graph.read import Graph
from kg.types import Edge, Node
from tests.small_graph import DECREE, HOSTILE, NEWS, NOTICE, edges, nodes

SAID = "Điều gì chỉ văn bản mới nói"
"""Wording that stands in the graph as quote, text of a task, title of a task and of a mention, nowhere else."""

SECRET = (
    Node("task/cccccccccccccccc/1", ("Task",), SAID, (("lead", ("a;b", "c")), ("text", SAID))),
    Node("mention/cccccccccccccccc/1-2", ("Mention",), f"{SAID} \x01\x0b", (("span_start", 1),)),
)
PARALLEL = (
    Edge(SECRET[0].id, "CITES", DECREE, NEWS, 1, SAID, 0.5, "test"),
    Edge(SECRET[0].id, "CITES", DECREE, NOTICE, 2, f"{SAID} =1+1", 0.5, "test"),
)
NODES, EDGES = (*nodes(), *SECRET), (*edges(), *PARALLEL)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return write_graph(NODES, EDGES, tmp_path_factory.mktemp("exports"))


def written(graph: Graph, form: str, *, quotes: bool = True) -> bytes:
    return b"".join(pieces(graph, form, quotes=quotes))


def unpacked(content: bytes) -> bytes:
    """The texts of a workbook, which is a zip."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return b"".join(book.read(name) for name in book.namelist())


def folder_content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(graph: Graph, form: str, tmp_path: Path) -> None:
    other = write_graph(reversed(NODES), reversed(EDGES), tmp_path)
    assert written(graph, form) == written(other, form)


@pytest.mark.parametrize("form", FORMATS)
def test_without_quotes_no_wording_is_left(graph: Graph, form: str) -> None:
    told = re.compile("|".join({SAID, SAID.encode("unicode_escape").decode().replace("\\", "\\\\")}))
    fold = "dieu gi chi van ban moi noi"
    loud, quiet = (unpacked(written(graph, form, quotes=quotes)).decode() for quotes in (True, False))
    assert told.search(loud)
    assert not told.search(quiet)
    assert fold not in quiet
    assert "Giao Văn phòng Sở chủ trì" not in quiet
    assert "Trần Văn Mẫu" in quiet


# GraphML and GEXF


def shape(network: networkx.MultiDiGraph[str]) -> tuple[Counter[str], Counter[tuple[str, str, str, str]]]:
    found = Counter(
        (
            network.nodes[a].get("id", a),
            row.get("relation", ""),
            network.nodes[b].get("id", b),
            str(row.get("id") or key),
        )
        for a, b, key, row in network.edges(keys=True, data=True)
    )
    return Counter(row.get("id", node) for node, row in network.nodes(data=True)), found


SHAPE = (
    Counter(node.id for node in NODES),
    Counter((edge.start, edge.relation, edge.end, id_of(edge)) for edge in EDGES),
)


def test_graphml_is_opened_again(graph: Graph) -> None:
    network = networkx.read_graphml(io.BytesIO(written(graph, "graphml")), force_multigraph=True)
    assert shape(network) == SHAPE
    decree = network.nodes[name_token(DECREE)]
    assert decree["labels"] == "Document; NormativeDocument"
    assert (decree["issued"], decree["year"]) == ("2021-09-14", 2021)
    assert network.nodes[name_token(SECRET[0].id)]["lead"] == "a;b; c"
    assert network.nodes[name_token(SECRET[1].id)]["title"] == f"{SAID} \ufffd\ufffd"
    told = {row["quote"] for _, _, row in network.edges(data=True)}
    assert told == {edge.quote for edge in EDGES}


def test_gexf_is_opened_again(graph: Graph) -> None:
    network = networkx.read_gexf(io.BytesIO(written(graph, "gexf")))
    assert shape(network) == SHAPE
    decree = network.nodes[DECREE]
    assert (decree["label"][:13], decree["class"]) == ("Nghị định 901", "Document")
    assert decree["start"] == "2021-09-14"
    assert network.nodes["task/aaaaaaaaaaaaaaaa/1"]["end"] == "2022-08-31"
    assert b"lastmodifieddate" not in written(graph, "gexf")


def test_graphml_keeps_to_its_structure(graph: Graph) -> None:
    """What the schema of GraphML 1.0 demands of the elements that we use."""
    names = "{http://graphml.graphdrawing.org/xmlns}"
    root_element = ElementTree.fromstring(written(graph, "graphml"))
    assert root_element.tag == f"{names}graphml"
    children = [child.tag for child in root_element]
    assert children == [f"{names}key"] * (len(children) - 1) + [f"{names}graph"]
    keys = {key.get("id"): key for key in root_element.findall(f"{names}key")}
    assert len(keys) == len(children) - 1
    assert {key.get("for") for key in keys.values()} == {"node", "edge"}
    assert {key.get("attr.type") for key in keys.values()} <= {
        "boolean",
        "int",
        "long",
        "float",
        "double",
        "string",
    }
    drawn = root_element[-1]
    assert drawn.get("edgedefault") == "directed"
    ids = {node.get("id") for node in drawn.findall(f"{names}node")}
    lines = drawn.findall(f"{names}edge")
    tokens = {
        *ids,
        *keys,
        *(line.get("id") for line in lines),
        *(key.get("attr.name") for key in keys.values()),
    }
    assert all(token and re.fullmatch(r"[\w.:-]+", token) for token in tokens), "the schema demands NMTOKEN"
    assert len({line.get("id") for line in lines}) == len(EDGES)
    assert all(line.get("source") in ids and line.get("target") in ids for line in lines)
    for element in drawn:
        kind = element.tag.removeprefix(names)
        assert all(keys[data.get("key")].get("for") == kind for data in element.findall(f"{names}data"))


def test_gexf_keeps_to_its_structure(graph: Graph) -> None:
    """What the schema of GEXF 1.2 demands of the elements that we use."""
    names = "{http://www.gexf.net/1.2draft}"
    root_element = ElementTree.fromstring(written(graph, "gexf"))
    assert (root_element.tag, root_element.get("version")) == (f"{names}gexf", "1.2")
    drawn = root_element.find(f"{names}graph")
    assert drawn is not None
    assert (drawn.get("mode"), drawn.get("timeformat")) == ("dynamic", "date")
    declared = {
        (group.get("class"), attribute.get("id")): attribute.get("type")
        for group in drawn.findall(f"{names}attributes")
        for attribute in group
    }
    assert set(declared.values()) <= {
        "integer",
        "long",
        "double",
        "float",
        "boolean",
        "string",
        "anyURI",
        "liststring",
    }
    for kind, plural in (("node", "nodes"), ("edge", "edges")):
        for element in drawn.iterfind(f"{names}{plural}/{names}{kind}"):
            for day in (element.get("start"), element.get("end")):
                assert day is None or date.fromisoformat(day)
            for value in element.iterfind(f"{names}attvalues/{names}attvalue"):
                assert (kind, value.get("for")) in declared


# Cypher


def test_statements_of_the_script_end_where_lines_end(graph: Graph) -> None:
    script = "".join(cypher_script(graph))
    statements = script.split(";\n")
    assert statements.pop() == ""
    opening = ("CREATE ", "CALL db.awaitIndexes", "UNWIND [")
    assert all(text.startswith(opening) for text in statements[1:])
    assert script.count("MERGE (n:VnLegal") == len({node.labels for node in NODES})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\\u0041", "'a\\\\\\u00750041'"),
        ("\r\n\t\x00\u2028", "'\\r\\n\\t\\u0000\\u2028'"),
        ((True, 1, 0.5), "[true, 1, 0.5]"),
        ([], "[]"),
    ],
)
def test_literals(value: object, text: str) -> None:
    assert literal(value) == text


def test_no_literal_for_what_cypher_does_not_know() -> None:
    with pytest.raises(TypeError, match="bytes"):
        literal(b"a")


# neo4j-csv


def test_headers_name_the_types(graph: Graph, tmp_path: Path) -> None:
    place(graph, tmp_path / "out", FOLDER)
    files = folder_content(tmp_path / "out")
    assert set(files) >= {"import.sh", "finish.cypher", "README.txt", "nodes/Task.csv", "edges/CITES.csv"}
    head = files["nodes/Task.csv"].split(b"\n", 1)[0].decode().replace('"', "").split(",")
    assert head[:4] == ["id:ID", ":LABEL", "title", "title_fold"]
    assert {"due_from:date", "lead:string[]", "text"} <= set(head)
    head = files["edges/CITES.csv"].split(b"\n", 1)[0].decode().replace('"', "").split(",")
    assert head[:3] == [":START_ID", ":END_ID", ":TYPE"]
    assert {"id", "span_start:long", "confidence:double", "mentions:string[]", "quote"} <= set(head)
    again = tmp_path / "again"
    place(graph, again, FOLDER)
    assert folder_content(again) == files


def test_the_delimiter_is_one_that_no_item_holds(graph: Graph, tmp_path: Path) -> None:
    place(graph, tmp_path / "out", FOLDER)
    assert "--array-delimiter=U+007C" in (tmp_path / "out" / "import.sh").read_text()
    assert '"Task|VnLegal"' in (tmp_path / "out" / "nodes" / "Task.csv").read_text()
    full = pa.table({"aliases": [["".join(neo4j_csv.DELIMITERS)]]})
    with pytest.raises(KgError, match="every delimiter"):
        neo4j_csv.list_delimiter([full])


def test_the_import_folder_without_wording(graph: Graph, tmp_path: Path) -> None:
    place(graph, tmp_path / "out", FOLDER, quotes=False)
    content = b"".join(folder_content(tmp_path / "out").values()).decode()
    assert SAID not in content
    assert "dieu gi chi" not in content
    assert '"quote"' not in content


def test_a_folder_of_something_else_is_never_replaced(graph: Graph, tmp_path: Path) -> None:
    target = tmp_path / "out"
    place(graph, target, FOLDER)
    (target / "import.report").write_text("")
    place(graph, target, FOLDER)
    assert not (target / "import.report").exists()
    (target / "luan-van.docx").write_text("mine")
    with pytest.raises(KgError, match="something else"):
        place(graph, target, FOLDER)
    assert (target / "luan-van.docx").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


# Workbook


def sheets(content: bytes) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        yield sheet.title, list(sheet.iter_rows(values_only=True))


def test_the_workbook_holds_every_node_and_edge(graph: Graph) -> None:
    found = dict(sheets(written(graph, "xlsx")))
    head, *rows = found["Đối tượng"]
    assert head[:3] == ("mã", "loại", "tiêu đề")
    assert Counter(row[0] for row in rows) == SHAPE[0]
    decree = dict(zip(head, next(row for row in rows if row[0] == DECREE), strict=True))
    assert decree["ngày ban hành"] == datetime(2021, 9, 14)
    head, *rows = found["Quan hệ"]
    assert head[:6] == ("từ", "từ (tên)", "quan hệ", "đến", "đến (tên)", "nguyên văn")
    relation = re.compile(r"\((\w+)\)$")
    assert Counter((row[0], relation.search(str(row[2]))[1], row[3], row[-1]) for row in rows) == SHAPE[1]  # type: ignore[index]


def test_no_cell_of_the_workbook_is_a_formula(graph: Graph) -> None:
    content = written(graph, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not any(
        cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    )
    assert b"<f>" not in unpacked(content)
    assert b"hyperlink" not in unpacked(content)


def test_a_text_longer_than_a_cell_is_cut_with_a_mark(tmp_path: Path) -> None:
    long = Node("doc/vn/n/cv/2022/2", ("Document",), "x" * 40_000)
    found = dict(sheets(written(write_graph([long], [], tmp_path), "xlsx")))
    title = str(found["Đối tượng"][1][2])
    assert len(title) == workbook.LONGEST
    assert title.endswith(workbook.CUT)


def test_more_rows_than_a_sheet_holds_is_said(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    with pytest.raises(KgError, match="neo4j-csv"):
        written(graph, "xlsx")


# The command


def run(graph: Graph, *arguments: str) -> tuple[int, bytes, object]:
    result = CliRunner().invoke(root, ["export", "-g", str(graph.folder), *arguments])
    return result.exit_code, result.stdout_bytes, result.exception


def test_the_name_of_the_file_says_the_format(graph: Graph, tmp_path: Path) -> None:
    for name, form in FORMATS.items():
        target = tmp_path / f"do-thi{form.suffix}"
        assert format_of(target) == name
        assert run(graph, "-o", str(target))[0] == 0
        assert target.read_bytes() == written(graph, name)
    assert run(graph, "-f", FOLDER, "-o", str(tmp_path / "nap"))[0] == 0
    assert (tmp_path / "nap" / "import.sh").is_file()


def test_stdout_is_data(graph: Graph) -> None:
    assert run(graph)[1] == written(graph, "turtle")
    assert run(graph, "-f", "jsonld", "--no-quotes")[1] == written(graph, "jsonld", quotes=False)
    json.loads(run(graph, "-f", "jsonld")[1])


@pytest.mark.parametrize("form", ["xlsx", FOLDER])
def test_what_is_no_text_needs_a_place(graph: Graph, form: str) -> None:
    assert isinstance(run(graph, "-f", form)[2], KgError)


@pytest.mark.parametrize("form", [*FORMATS, FOLDER])
def test_a_place_that_cannot_be_written(graph: Graph, form: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    failure = run(graph, "-f", form, "-o", str(tmp_path / "file" / "out"))[2]
    assert isinstance(failure, KgError)
    assert "cannot write" in str(failure)


def test_a_writer_that_fails_leaves_the_old_file(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "do-thi.cypher"
    target.write_text("old")

    def fails(*_: object, **__: object) -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.exports.cypher.cypher_script", fails)
    with pytest.raises(KgError, match="No space"):
        place(graph, target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["do-thi.cypher"]


def test_an_unknown_format_is_named(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"do-thi\.doc.*turtle"):
        place(graph, tmp_path / "do-thi.doc")


def test_hostile_wording_comes_back_from_xml(graph: Graph) -> None:
    network = networkx.read_graphml(io.BytesIO(written(graph, "graphml")), force_multigraph=True)
    assert network.nodes["doc:vn:n:cv:2022:1"]["title"] == HOSTILE


def test_the_compose_file_holds_no_password_and_listens_here_only() -> None:
    text = (Path(__file__).parent.parent / "compose.yaml").read_text(encoding="utf-8")
    ports = re.findall(r'- "(.*):\d+:\d+"', text)
    assert ports == ["127.0.0.1", "127.0.0.1"]
    assert re.findall(r"NEO4J_AUTH: (.*)", text) == [
        '"neo4j/${NEO4J_PASSWORD:?set NEO4J_PASSWORD in the environment}"'
    ]
