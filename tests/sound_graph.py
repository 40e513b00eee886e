"""A graph written by hand in which every rule has something to look at and nothing to find."""

from __future__ import annotations

from datetime import date

from kg.types import Edge, Node

DIGEST = "5ea1ab1e5ea1ab1e"
TEXT = f"text/{DIGEST}"
LAW, DECREE, OLD = "doc/vn/y/luat-qh14/2019/990", "doc/vn/y/nd-cp/2021/901", "doc/vn/y/nd-cp/2014/88"
NEW = "doc/vn/y/tt-bnn/2025/970"
LOCAL, PARTY = "doc/vn-an-phuoc/n/nq-hdnd/2022/77", "doc/vn/n/nq-tw/2017/918"
ARTICLE, CLAUSE = f"{DECREE}/dieu/5", f"{DECREE}/dieu/5/khoan/2"
PARTIAL = f"ref/{DIGEST}/-.n.qd-ubnd.-.12"
STATE, COUNCIL, OFFICE = "org/chinh-phu/1992", "org/hoi-dong-nhan-dan.vn-an-phuoc", "office/chu-tich.hoi-dong-nhan-dan.vn-an-phuoc"  # fmt: skip
OLD_MINISTRY, MINISTRY = "org/bo-nguon-nuoc/1995", "org/bo-nguon-nuoc/2025"
COUNTRY, PLACE, NEW_PLACE = "place/vn", "place/vn-an-phuoc", "place/vn-dai-an-2025"
PERSON = "person/tran-van-mau/hoi-dong-nhan-dan.vn-an-phuoc"
MEETING, TASK = "meeting/hoi-dong-nhan-dan.vn-an-phuoc/2022-08-05/1", f"task/{TEXT}/1"
SAID = {
    f"mention/{DIGEST}/10-32": ("Nghị định 901/2021/NĐ-CP"[:22], DECREE),
    f"mention/{DIGEST}/40-62": ("Nghị quyết 77/NQ-HĐND!"[:22], LOCAL),
    f"mention/{DIGEST}/70-94": ("Quyết định số 12/QĐ-UBND", PARTIAL),
}
FIRST, SECOND, THIRD = SAID
CHANGE = "change/vn-dai-an-2025/2025-07-01"
CHANGED = f"""a vnl:ChangeEvent ; dcterms:title 'Hình thành tỉnh Đại An'@vi ; vnl:changedFrom <{PLACE}> ;
    vnl:changedTo <{NEW_PLACE}> ; vnl:legalBasis <{LAW}> ; vnl:effective '2025-07-01'^^xsd:date ;
    vnl:source 'HAND' ; vnl:certainty 'confirmed'"""
"""A change event, which stands in RDF alone."""

TYPE_ND, TYPE_NQ, CODE_CP, CODE_TW = "voc/type/nd", "voc/type/nq", "code/issuer/cp", "code/issuer/tw"


def _document(
    iri: str, kind: str, title: str, issued: date, type_code: str, issuer: str, **more: object
) -> Node:
    place, series, code, year, number = iri.split("/")[1:]
    known = {
        "jurisdiction": place, "series": series, "code": code, "year": int(year), "number": number,
        "signature": title.split()[-1], "issued": issued, "type_code": type_code, "issuer": issuer,
        "normative": "no" if kind == "PartyDocument" else "yes", **more,
    }  # fmt: skip
    return Node(iri, ("Document", kind), title, tuple(sorted(known.items())))  # type: ignore[arg-type]


def nodes() -> tuple[Node, ...]:
    """The nodes of the sound graph."""
    norm = "NormativeDocument"
    return (
        _document(LAW, norm, "Luật Thủy lợi nội đồng 990/2019/QH14", date(2019, 6, 14), "LUẬT", "Quốc hội", effective_from=date(2020, 1, 1)),
        _document(DECREE, norm, "Nghị định 901/2021/NĐ-CP", date(2021, 9, 14), "NĐ", "Chính phủ", effective_from=date(2021, 11, 1)),
        _document(OLD, norm, "Nghị định 88/2014/NĐ-CP", date(2014, 9, 26), "NĐ", "Chính phủ", effective_from=date(2014, 11, 15), effective_to=date(2021, 11, 1)),
        _document(NEW, norm, "Thông tư 970/2025/TT-BNN", date(2025, 5, 2), "TT", "Bộ Nguồn nước", effective_from=date(2025, 7, 1)),
        _document(LOCAL, norm, "Nghị quyết 77/NQ-HĐND", date(2022, 3, 3), "NQ", "Hội đồng nhân dân tỉnh An Phước"),
        _document(PARTY, "PartyDocument", "Nghị quyết 918-NQ/TW", date(2017, 10, 25), "NQ", "Ban Chấp hành Trung ương"),
        Node(ARTICLE, ("Provision",), "Điều 5 Nghị định 901/2021/NĐ-CP", (("level", "dieu"), ("ordinal", "5"), ("path", "dieu:5"))),
        Node(CLAUSE, ("Provision",), "khoản 2 Điều 5 Nghị định 901/2021/NĐ-CP", (("level", "khoan"), ("ordinal", "2"), ("path", "dieu:5/khoan:2"))),
        Node(PARTIAL, ("PartialReference",), "Quyết định số 12/QĐ-UBND (chưa rõ năm)",
             (("candidates", ("doc/vn-an-phuoc/n/qd-ubnd/2021/12", "doc/vn-an-phuoc/n/qd-ubnd/2022/12")), ("code", "qd-ubnd"), ("number", "12"),
              ("reason", "ambiguous"), ("series", "n"), ("signature", "12/QĐ-UBND"), ("source", TEXT), ("status", "ambiguous"))),
        Node(STATE, ("Body",), "Chính phủ", (("full_name", "Chính phủ"), ("jurisdiction", "vn"), ("valid_from", "1992-09"))),
        Node(COUNCIL, ("Body",), "Hội đồng nhân dân tỉnh An Phước", (("full_name", "Hội đồng nhân dân tỉnh An Phước"), ("jurisdiction", "vn-an-phuoc"))),
        Node(OLD_MINISTRY, ("Body",), "Bộ Nguồn nước (đến 2025)", (("full_name", "Bộ Nguồn nước"), ("jurisdiction", "vn"), ("valid_from", "1995"), ("valid_to", "2025-02-28"))),
        Node(MINISTRY, ("Body",), "Bộ Nguồn nước", (("full_name", "Bộ Nguồn nước"), ("jurisdiction", "vn"), ("valid_from", "2025-03-01"))),
        Node(OFFICE, ("Office",), "Chủ tịch Hội đồng nhân dân tỉnh An Phước", (("full_name", "Chủ tịch Hội đồng nhân dân tỉnh An Phước"),)),
        Node(PERSON, ("Person",), "Trần Văn Mẫu", (("full_name", "Trần Văn Mẫu"), ("positions", ("Chủ tịch Hội đồng nhân dân tỉnh",)))),
        Node(COUNTRY, ("Jurisdiction",), "Việt Nam", (("full_name", "Việt Nam"),)),
        Node(PLACE, ("Jurisdiction",), "Tỉnh An Phước", (("full_name", "An Phước"), ("level", "province"), ("valid_from", "1997"), ("valid_to", "2025-06-30"))),
        Node(NEW_PLACE, ("Jurisdiction",), "Tỉnh Đại An", (("full_name", "Đại An"), ("level", "province"), ("valid_from", "2025-07-01"))),
        Node(MEETING, ("Meeting",), "Kỳ họp thứ sáu (5/8/2022)", (("date", date(2022, 8, 5)), ("date_end", date(2022, 8, 6)), ("date_text", "2022-08-05"), ("kind", "ky_hop"), ("sites", 3))),
        Node(TASK, ("Task",), "Rà soát danh mục hồ chứa", (("due", "2022-09"), ("due_from", date(2022, 9, 1)), ("due_text", "trong tháng 9/2022"), ("due_to", date(2022, 9, 30)),
             ("lead", ("Thường trực Hội đồng nhân dân",)), ("text", "Rà soát danh mục hồ chứa trong tháng 9/2022."))),
        Node(TEXT, ("TextSource",), "bien-ban-ky-hop.txt", (("char_count", 1200), ("full_name", "bien-ban-ky-hop.txt"), ("kind", "BB"), ("sha256", DIGEST + "0" * 48))),
        *(Node(iri, ("Mention",), quote, (
            ("confidence", 0.95), ("form", "number"), *([("how", "printed")] if end != PARTIAL else []), ("quote", quote), ("role", "can_cu"), ("rule", "test.number"),
            ("span_end", int(iri.rpartition("-")[2])), ("span_start", int(iri.rpartition("/")[2].partition("-")[0])),
            ("status", "resolved" if end != PARTIAL else "ambiguous"))) for iri, (quote, end) in SAID.items()),
        Node(TYPE_ND, ("DocumentType",), "Nghị định", (("code", "NĐ"), ("full_name", "Nghị định"), ("normative", "yes"), ("valid_from", "1946"))),
        Node(TYPE_NQ, ("DocumentType",), "Nghị quyết", (("code", "NQ"), ("full_name", "Nghị quyết"), ("normative", "mixed"))),
        Node(CODE_CP, ("IssuerCode",), "CP", (("code", "CP"),)),
        Node(CODE_TW, ("IssuerCode",), "TW", (("code", "TW"),)),
    )  # fmt: skip


def _stated(start: str, relation: str, end: str, quote: str, *mentions: str, **more: object) -> Edge:
    return Edge(
        start, relation, end, TEXT, 10, quote, 0.9, "test.stated", mentions, tuple(sorted(more.items()))
    )  # type: ignore[arg-type]


def _known(start: str, relation: str, end: str, **more: object) -> Edge:
    return Edge(start, relation, end, "register", 0, f"{start} {relation} {end}", 1.0, "test.known", (), tuple(sorted(more.items())))  # type: ignore[arg-type]  # fmt: skip


def edges() -> tuple[Edge, ...]:
    """The edges of the sound graph, each with its evidence."""
    return (
        _stated(LOCAL, "BASED_ON", DECREE, "Căn cứ Nghị định 901/2021/NĐ-CP", FIRST, role="can_cu"),
        _stated(LOCAL, "CITES", PARTIAL, "Quyết định số 12/QĐ-UBND", THIRD),
        _stated(TASK, "IMPLEMENTS", LOCAL, "thực hiện Nghị quyết 77/NQ-HĐND", SECOND),
        _known(DECREE, "DETAILS", LAW, scope="part"),
        _known(DECREE, "REPLACES", OLD, scope="whole", effective=date(2021, 11, 1)),
        _known(NEW, "AMENDS", OLD),
        *(_known(start, "ISSUED_BY", end) for start, end in ((DECREE, STATE), (OLD, STATE), (NEW, MINISTRY), (LOCAL, COUNCIL))),
        *(_known(start, "HAS_TYPE", end) for start, end in ((DECREE, TYPE_ND), (LOCAL, TYPE_NQ))),
        _known(STATE, "USES_CODE", CODE_CP),
        _known(ARTICLE, "PART_OF", DECREE), _known(CLAUSE, "PART_OF", ARTICLE), _known(OFFICE, "PART_OF", COUNCIL),
        _known(PLACE, "PART_OF", COUNTRY), _known(NEW_PLACE, "PART_OF", COUNTRY),
        _known(PLACE, "MERGED_INTO", NEW_PLACE), _known(OLD_MINISTRY, "SUCCEEDED_BY", MINISTRY),
        *(_known(start, "IN_JURISDICTION", PLACE) for start in (LOCAL, COUNCIL)),
        _stated(PERSON, "HOLDS", OFFICE, "Chủ tịch Hội đồng nhân dân tỉnh Trần Văn Mẫu"),
        _stated(MEETING, "HELD_BY", COUNCIL, "Hội đồng nhân dân tỉnh tổ chức kỳ họp"),
        _stated(MEETING, "CHAIRED_BY", PERSON, "Chủ tịch Trần Văn Mẫu chủ tọa"),
        _stated(MEETING, "CONCLUDED", TASK, "kỳ họp giao rà soát"),
        _stated(TASK, "ASSIGNED_IN", LOCAL, "giao tại nghị quyết"),
        _stated(TASK, "LED_BY", COUNCIL, "Thường trực Hội đồng nhân dân chủ trì"),
        _stated(MEETING, "RECORDED_IN", TEXT, "biên bản"), _stated(TASK, "RECORDED_IN", TEXT, "biên bản"),
        *(_stated(iri, "IN_TEXT", TEXT, quote, iri) for iri, (quote, _) in SAID.items()),
        *(_stated(iri, "REFERS_TO", end, quote, iri) for iri, (quote, end) in SAID.items()),
    )  # fmt: skip
