"""The picture: what the page holds, that it calls nobody, and that no text becomes markup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.views.arrangement import MAX_IN_ROW, arrange
from kg.views.picture import KINDS, LIMIT, PictureEdge, PictureNode, draw

HOSTILE = '"><img src=x onerror="window.hit=1"><a href="https://example.invalid">x</a></script><script>window.hit=1</script>'

NODES = (
    PictureNode(
        "doc/vn/y/nd-cp/2020/107", "Nghị định 107/2020/NĐ-CP", "NormativeDocument", (("date", "14/09/2020"),)
    ),
    PictureNode(
        "task/a/1",
        f"Sắp xếp các phòng chuyên môn {HOSTILE}",
        "Task",
        (("hạn", "31/12/2023"),),
        (("ký hiệu mục", "1"),),
    ),
    PictureNode("meeting/a", "Hội nghị giao ban quý II", "Meeting"),
    PictureNode("ref/x", "58/NQ-HĐND (chưa rõ năm)", "PartialReference"),
)
EDGES = (
    PictureEdge(
        "e1",
        "task/a/1",
        "APPLIES",
        "doc/vn/y/nd-cp/2020/107",
        f"theo Nghị định 107 {HOSTILE}",
        "a.txt",
        0.97,
        "r1",
    ),
    PictureEdge("e2", "meeting/a", "CONCLUDED", "task/a/1", "kết luận và giao", "a.txt", 0.9, "r2"),
    PictureEdge("e3", "task/a/1", "CITES", "ref/x", "Nghị quyết 58", "a.txt", 0.6, "r3"),
    PictureEdge("e4", "task/a/1", "PROPOSES_CHANGE", "ref/x", "tham mưu điều chỉnh", "a.txt", 0.6, "r4"),
)


@pytest.mark.browser
def test_page_opens_offline_and_shows_the_evidence(browser, tmp_path: Path) -> None:
    page_file = tmp_path / "hình.html"
    page_file.write_text(draw(NODES, EDGES, f"Sơ đồ {HOSTILE}"), encoding="utf-8")
    page = browser.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page_file.as_uri())
    page.wait_for_function("window.picture !== undefined")
    assert page.evaluate("[picture.nodes.length, picture.edges.length]") == [4, 4]
    assert page.evaluate("window.hit") is None
    assert errors == []
    assert [url for url in requests if url.startswith("http")] == []
    assert len(requests) == 1

    page.locator("#rows tr").first.click()
    assert "theo Nghị định 107" in page.locator("#panel blockquote").inner_text()
    assert "a.txt" in page.locator("#panel").inner_text()
    page.fill("#filter", "tham muu")
    assert page.locator("#count").inner_text() == "1 / 4"


@pytest.mark.browser
def test_an_officer_finds_a_task_and_follows_it_to_the_decree(browser, tmp_path: Path) -> None:
    page_file = tmp_path / "p.html"
    page_file.write_text(draw(NODES, EDGES, "Sơ đồ"), encoding="utf-8")
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.wait_for_function("window.picture !== undefined")
    panel = page.locator("#panel")
    page.fill("#search", "nghi dinh 107")
    assert "Tìm thấy 1" in panel.inner_text()
    page.fill("#search", "sap xep phong")  # words, not a phrase
    page.press("#search", "Enter")
    assert page.evaluate("picture.network.getSelectedNodes()") == ["task/a/1"]
    said = panel.inner_text()
    assert said.index("31/12/2023") < said.index("Quan hệ từ đây") < said.index("Quan hệ đến đây")
    assert "Hội nghị giao ban quý II" in said
    assert not page.get_by_text("ký hiệu mục").is_visible()
    panel.get_by_role("button", name="theo, áp dụng").click()
    assert "theo Nghị định 107" in panel.locator("blockquote").inner_text()
    panel.get_by_role("button", name="Nghị định 107/2020/NĐ-CP").last.click()
    assert page.evaluate("picture.network.getSelectedNodes()") == ["doc/vn/y/nd-cp/2020/107"]
    assert page.evaluate("window.hit") is None
    page.fill("#search", "khong co gi")
    assert "Tìm thấy 0" in panel.inner_text()


@pytest.mark.browser
def test_pointing_at_a_node_shows_its_tooltip(browser, tmp_path: Path) -> None:
    page_file = tmp_path / "p.html"
    page_file.write_text(draw(NODES, EDGES, "Sơ đồ"), encoding="utf-8")
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.wait_for_function("window.picture !== undefined")
    page.wait_for_timeout(300)
    spot = page.evaluate(
        "(() => { const c = picture.network.canvasToDOM(picture.network.getPosition('doc/vn/y/nd-cp/2020/107'));"
        " const b = document.getElementById('picture').getBoundingClientRect(); return [c.x + b.x, c.y + b.y]; })()"
    )
    page.mouse.move(*spot)
    page.wait_for_selector("div.vis-tooltip", state="visible")
    assert page.locator("div.vis-tooltip").inner_text() == "Nghị định 107/2020/NĐ-CP"


def test_everything_is_in_one_file_with_a_policy_that_forbids_requests() -> None:
    html = draw(NODES, EDGES, "Sơ đồ")
    assert "default-src 'none'" in html
    for forbidden in ('src="http', "src='http", 'href="http', "<link", "@import"):
        assert forbidden not in html


def test_the_same_part_is_drawn_the_same() -> None:
    assert draw(NODES, EDGES, "Sơ đồ") == draw(NODES, EDGES, "Sơ đồ")


def test_too_many_nodes_are_refused_with_the_way_out() -> None:
    many = [PictureNode(f"n{i}", "x", "Task") for i in range(LIMIT + 1)]
    with pytest.raises(KgError, match="kg view NODE"):
        draw(many, [], "Sơ đồ")


def test_hostile_text_stays_data() -> None:
    html = draw(NODES, EDGES, HOSTILE)
    body = html[html.index("<body>") :]
    assert "<img" not in body
    data = body[body.index('id="data">') + 10 : body.index("</script>", body.index('id="data">'))]
    assert json.loads(data)["edges"][0]["quote"].endswith(HOSTILE)


@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=4), st.integers(0, 7), max_size=40), st.randoms()
)
@settings(max_examples=60, deadline=None)
def test_no_two_nodes_stand_in_one_place(lanes: dict[str, int], random) -> None:
    names = sorted(lanes)
    edges = [(random.choice(names), random.choice(names)) for _ in range(2 * len(names))] if names else []
    places = arrange(lanes, edges)
    assert set(places) == set(lanes)
    assert len(set(places.values())) == len(places)
    rows: dict[int, int] = {}
    for _, y in places.values():
        rows[y] = rows.get(y, 0) + 1
    assert all(count <= MAX_IN_ROW for count in rows.values())
    for a in names:
        for b in names:
            assert lanes[a] >= lanes[b] or places[a][1] < places[b][1]


def test_every_drawn_kind_is_in_the_ontology() -> None:
    from kg import _schema

    assert set(KINDS) <= set(_schema.LABELS)
