"""A small graph written by hand, in our own words: one decree, what carries it out, who does it, by when."""

from __future__ import annotations

from datetime import date

from kg.types import Edge, Node

DECREE = "doc/vn/y/nd-cp/2021/901"
LAW = "doc/vn/y/luat-qh14/2019/990"
RESOLUTION = "doc/vn-an-phuoc/n/nq-hdnd/2022/77"
PLAN = "doc/vn-an-phuoc/n/kh-ubnd/2022/455"
OTHER_PLAN = "doc/vn-an-phuoc.suoi-dau/n/kh-ubnd/2022/455"
OLD_DECREE = "doc/vn/y/nd-cp/2014/88"
NEWS, NOTICE = "text/aaaaaaaaaaaaaaaa", "text/bbbbbbbbbbbbbbbb"

HOSTILE = "<script>alert(1)</script> \"'`\\ =cmd|' /C' $x {id: 1} // SET \u202eđảo \U0001f600\n\tCREATE"


def nodes() -> tuple[Node, ...]:
    """The nodes; titles name documents as the build does."""
    return (
        Node(
            LAW,
            ("Document", "NormativeDocument"),
            "Luật Thủy lợi nội đồng 2019 (990/2019/QH14)",
            (("effective_from", date(2020, 1, 1)), ("issued", date(2019, 6, 14)), ("signature", "990/2019/QH14")),
        ),
        Node(
            DECREE,
            ("Document", "NormativeDocument"),
            "Nghị định 901/2021/NĐ-CP ngày 14/9/2021 của Chính phủ",
            (
                ("effective_from", date(2021, 11, 1)),
                ("issued", date(2021, 9, 14)),
                ("short_names", ("Nghị định Suối Nguồn",)),
                ("signature", "901/2021/NĐ-CP"),
                ("year", 2021),
            ),
        ),
        Node(
            OLD_DECREE,
            ("Document", "NormativeDocument"),
            "Nghị định 88/2014/NĐ-CP",
            (("effective_to", date(2021, 11, 1)), ("signature", "88/2014/NĐ-CP")),
        ),
        Node(RESOLUTION, ("Document",), "Nghị quyết 77/NQ-HĐND ngày 3/3/2022 của HĐND tỉnh An Phước"),
        Node(PLAN, ("Document", "AdministrativeDocument"), "Kế hoạch 455/KH-UBND năm 2022 của UBND tỉnh An Phước"),
        Node(OTHER_PLAN, ("Document",), "Kế hoạch 455/KH-UBND năm 2022 của UBND huyện Suối Đâu"),
        Node("meeting/so-nuoc.vn-an-phuoc/2022-08-05/1", ("Meeting",), "Hội nghị giao ban tháng 8 năm 2022",
             (("date", date(2022, 8, 5)), ("place", "Hội trường tầng 2"), ("sites", 3))),
        Node("task/aaaaaaaaaaaaaaaa/1", ("Task",), "Rà soát danh mục hồ chứa",
             (("due", "2022-08"), ("due_from", date(2022, 8, 1)), ("due_to", date(2022, 8, 31)),
              ("lead", ("Văn phòng Sở", "Phòng Kế hoạch")), ("text", "Rà soát danh mục hồ chứa, báo cáo Giám đốc Sở."))),
        Node("task/bbbbbbbbbbbbbbbb/1", ("Task",), "Tuyên truyền Nghị định",
             (("text", "Tuyên truyền Nghị định 901/2021/NĐ-CP trong toàn ngành."),)),
        Node("org/van-phong.so-nuoc.vn-an-phuoc", ("Body", "Unit"), "Văn phòng Sở"),
        Node("org/so-nuoc.vn-an-phuoc", ("Body",), "Sở Quản lý nguồn nước tỉnh An Phước"),
        Node("person/tran-van-mau/so-nuoc", ("Person",), "Trần Văn Mẫu", (("positions", ("Giám đốc Sở",)),)),
        Node(NEWS, ("TextSource",), "giao-ban-thang-8.txt", (("char_count", 1200),)),
        Node(NOTICE, ("TextSource",), "thong-bao.txt"),
        Node(f"mention/{NEWS[5:]}/100-125", ("Mention",), "Nghị định 901/2021/NĐ-CP", (("span_start", 100),)),
        Node(f"mention/{NOTICE[5:]}/10-35", ("Mention",), "Nghị định 901/2021/NĐ-CP", (("date", date(2021, 9, 15)), ("how", "printed"), ("intended", "901/2021/NĐ-CP"), ("signature", "901/2021/ND-CP"), ("span_start", 10))),
        Node(f"mention/{NOTICE[5:]}/90-110", ("Mention",), "Quyết định số 12/QĐ-UBND", (("span_start", 90),)),
        Node("ref/bbbbbbbbbbbbbbbb/-.n.qd-ubnd.-.12", ("PartialReference",), "Quyết định số 12/QĐ-UBND (chưa rõ năm)",
             (("candidates", ("doc/vn-an-phuoc/n/qd-ubnd/2021/12", "doc/vn-an-phuoc/n/qd-ubnd/2022/12")), ("reason", "no-date"))),
        Node("meeting/so-nuoc.vn-an-phuoc/2022-09-09/1", ("Meeting",), "Họp chuyên đề hồ chứa", (("date", date(2022, 9, 9)),)),
        Node("doc/vn/y/nd-cp/2023/45", ("Document", "NormativeDocument"), "Nghị định 45/2023/NĐ-CP ngày 1/2/2023 của Chính phủ",
             (("issued", date(2023, 2, 1)), ("signature", "45/2023/NĐ-CP"))),
        Node("doc/vn-an-phuoc/n/qc/2022/1", ("Document",), "Quy chế vận hành hồ chứa tỉnh An Phước"),
        Node("place/vn-an-phuoc/1997", ("Jurisdiction",), "tỉnh An Phước"),
        Node("place/vn-dai-an/2025", ("Jurisdiction",), "tỉnh Đại An"),
        Node("org/bo-nguon-nuoc/1995", ("Body",), "Bộ Nguồn nước"),
        Node("org/bo-tai-nguyen-dat-nuoc/2025", ("Body",), "Bộ Tài nguyên Đất nước"),
        Node("doc/vn/n/cv/2022/1", ("Document",), HOSTILE, (("source", HOSTILE),)),
    )  # fmt: skip


def _edge(
    start: str, relation: str, end: str, source: str, at: int, quote: str, sure: float = 0.9, **more: object
) -> Edge:
    properties = tuple(sorted(more.items()))
    return Edge(
        start,
        relation,
        end,
        source,
        at,
        quote,
        sure,
        "test.by-hand",
        (f"mention/{source[5:]}/{at}",),
        properties,
    )  # type: ignore[arg-type]


def edges() -> tuple[Edge, ...]:
    """The edges, with their evidence."""
    meeting, first, second = (
        "meeting/so-nuoc.vn-an-phuoc/2022-08-05/1",
        "task/aaaaaaaaaaaaaaaa/1",
        "task/bbbbbbbbbbbbbbbb/1",
    )
    office = "org/van-phong.so-nuoc.vn-an-phuoc"
    body = "org/so-nuoc.vn-an-phuoc"
    return (
        _edge(DECREE, "DETAILS", LAW, "register", 0, "quy định chi tiết Luật Thủy lợi nội đồng", 1.0, provisions=("dieu:5",)),
        _edge(DECREE, "REPLACES", OLD_DECREE, "register", 1, "thay thế Nghị định 88/2014/NĐ-CP", 1.0, effective=date(2021, 11, 1)),
        _edge(RESOLUTION, "BASED_ON", DECREE, NOTICE, 10, "Căn cứ Nghị định 901/2021/NĐ-CP"),
        _edge(PLAN, "IMPLEMENTS", RESOLUTION, NOTICE, 40, "thực hiện Nghị quyết 77/NQ-HĐND"),
        _edge(meeting, "IMPLEMENTS", PLAN, NEWS, 60, "Hội nghị triển khai Kế hoạch 455/KH-UBND", 0.8),
        _edge(meeting, "CONCLUDED", first, NEWS, 200, "Giám đốc Sở kết luận, giao nhiệm vụ"),
        _edge(meeting, "HELD_BY", body, NEWS, 0, "Sở tổ chức hội nghị giao ban"),
        _edge(meeting, "CHAIRED_BY", "person/tran-van-mau/so-nuoc", NEWS, 20, "đồng chí Trần Văn Mẫu chủ trì"),
        _edge(first, "LED_BY", office, NEWS, 210, "Giao Văn phòng Sở chủ trì"),
        _edge(first, "COORDINATED_BY", body, NEWS, 230, "phối hợp với các phòng của Sở"),
        _edge(first, "APPLIES", DECREE, NEWS, 240, "theo Nghị định 901/2021/NĐ-CP", 0.7),
        _edge(second, "DISSEMINATES", DECREE, NOTICE, 300, "tuyên truyền Nghị định 901/2021/NĐ-CP", 0.6),
        _edge(second, "ASSIGNED_IN", PLAN, NOTICE, 310, "theo phân công tại Kế hoạch"),
        _edge(second, "LED_BY", office, NOTICE, 320, "Văn phòng Sở chủ trì"),
        _edge(second, "CITES", OLD_DECREE, NOTICE, 330, "trước đây theo Nghị định 88/2014/NĐ-CP"),
        _edge(f"mention/{NEWS[5:]}/100-125", "REFERS_TO", DECREE, NEWS, 100, "Nghị định 901/2021/NĐ-CP", 1.0),
        _edge(f"mention/{NEWS[5:]}/100-125", "IN_TEXT", NEWS, NEWS, 100, "Nghị định 901/2021/NĐ-CP", 1.0),
        _edge(f"mention/{NOTICE[5:]}/10-35", "REFERS_TO", DECREE, NOTICE, 10, "Nghị định 901/2021/NĐ-CP", 1.0),
        _edge(f"mention/{NOTICE[5:]}/10-35", "IN_TEXT", NOTICE, NOTICE, 10, "Nghị định 901/2021/NĐ-CP", 1.0),
        _edge(f"mention/{NOTICE[5:]}/90-110", "REFERS_TO", "ref/bbbbbbbbbbbbbbbb/-.n.qd-ubnd.-.12", NOTICE, 90, "Quyết định số 12/QĐ-UBND", 0.5),
        _edge(f"mention/{NOTICE[5:]}/90-110", "IN_TEXT", NOTICE, NOTICE, 90, "Quyết định số 12/QĐ-UBND", 1.0),
        _edge("meeting/so-nuoc.vn-an-phuoc/2022-09-09/1", "DISSEMINATES", DECREE, NEWS, 500, "quán triệt Nghị định 901/2021/NĐ-CP"),
        _edge("doc/vn/y/nd-cp/2023/45", "AMENDS", DECREE, "register", 2, "sửa đổi Nghị định 901/2021/NĐ-CP", 1.0, scope="part", effective=date(2023, 4, 1)),
        _edge(PLAN, "PROMULGATES", "doc/vn-an-phuoc/n/qc/2022/1", NOTICE, 420, "ban hành kèm theo Quy chế vận hành hồ chứa"),
        _edge(RESOLUTION, "CITES", OLD_DECREE, NOTICE, 430, "đã nêu tại Nghị định 88/2014/NĐ-CP"),
        _edge(PLAN, "IN_JURISDICTION", "place/vn-an-phuoc/1997", "vocabulary", 0, "UBND tỉnh An Phước", 1.0),
        _edge("place/vn-an-phuoc/1997", "MERGED_INTO", "place/vn-dai-an/2025", "vocabulary", 1, "sáp nhập từ 1/7/2025", 1.0),
        _edge(DECREE, "ISSUED_BY", "org/bo-nguon-nuoc/1995", "register", 3, "do Bộ Nguồn nước trình", 1.0),
        _edge("org/bo-nguon-nuoc/1995", "SUCCEEDED_BY", "org/bo-tai-nguyen-dat-nuoc/2025", "vocabulary", 2, "hợp nhất từ 1/3/2025", 1.0),
        _edge("doc/vn/n/cv/2022/1", "CITES", DECREE, NOTICE, 400, HOSTILE),
        Edge(DECREE, "RESPONSIBLE_TODAY", "org/bo-tai-nguyen-dat-nuoc/2025", "rules", 0, "do Bộ Nguồn nước trình ⇒ hợp nhất từ 1/3/2025", 0.95, "rules.responsible-today"),
    )  # fmt: skip
