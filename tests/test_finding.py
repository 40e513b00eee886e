"""What a person types is found at once, and all of it, however many nodes the graph has."""

from __future__ import annotations

import pytest

from kg.queries.finding import AmbiguousError, NotFoundError, find_document, find_task, find_units
from kg.stores.embedded import EmbeddedStore
from kg.types import Node

DECREE = "doc/vn/y/nd-cp/2031/7"
CIRCULAR = "doc/vn/y/tt-bgddt/2031/107"


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    store = EmbeddedStore()
    signed = (
        (DECREE, "07/2031/NĐ-CP", "Nghị định 07/2031/NĐ-CP ngày 7/1/2031 của Chính phủ"),
        (CIRCULAR, "107/2031/TT-BGDĐT", "Thông tư 107/2031/TT-BGDĐT ngày 3/2/2031 của Bộ Giáo dục và Đào tạo"),
        ("doc/vn-an-phuoc/n/nq-hdnd/2031/29", "29/NQ-HĐND", "Nghị quyết 29/NQ-HĐND năm 2031 của HĐND tỉnh An Phước"),
        ("doc/vn-suoi-dau/n/nq-hdnd/2031/29", "29/NQ-HĐND", "Nghị quyết 29/NQ-HĐND năm 2031 của HĐND tỉnh Suối Đâu"),
        ("doc/vn/n/nq-tw/2031/30", "30a-NQ/TW", "Nghị quyết 30a-NQ/TW ngày 29/1/2031 của Ban Chấp hành Trung ương"),
    )  # fmt: skip
    nodes = [Node(id_, ("Document",), title, (("signature", sign),)) for id_, sign, title in signed]
    nodes += [Node(f"org/phong-{n}", ("Body",), f"Phòng Quản lý đô thị số {n}") for n in range(300)]
    nodes += [Node("org/so", ("Body",), "Phòng"), Node("office/1", ("Office",), "Trưởng phòng Nội vụ")]
    nodes += [Node("task/1", ("Task",), "Rà soát quy hoạch"), Node("task/2", ("Task",), "Rà soát")]
    store.load(nodes, [])
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("07/2031/NĐ-CP", DECREE),
        ("7/2031/NĐ-CP", DECREE),
        ("007/2031/NĐ-CP", DECREE),
        ("7/2031/nd-cp", DECREE),
        ("07 / 2031 / NĐ - CP", DECREE),
        ("nghị định số 7/2031/NÐ-CP", DECREE),
        ("Nghi\u0323 đi\u0323nh 07/2031/NĐ-CP", DECREE),
        ("107/2031/TT-BGD&ĐT", CIRCULAR),
        ("107/2031/tt-bgddt", CIRCULAR),
        ("Thông tư 107/2031/TT-BGDĐT", CIRCULAR),
        ("30a-NQ/TW", "doc/vn/n/nq-tw/2031/30"),
        ("29/NQ-HĐND tỉnh Suối Đâu", "doc/vn-suoi-dau/n/nq-hdnd/2031/29"),
        ("nghị quyết tỉnh an phước", "doc/vn-an-phuoc/n/nq-hdnd/2031/29"),
    ],
)
def test_a_document_is_found_by_its_number_as_anybody_writes_it(
    store: EmbeddedStore, typed: str, found: str
) -> None:
    assert find_document(store, typed) == found


@pytest.mark.parametrize("typed", ["07/2030/NĐ-CP", "7/2031/NĐ-CPP", "17/2031/NĐ-CP", "0/2031/NĐ-CP"])
def test_another_number_is_another_document(store: EmbeddedStore, typed: str) -> None:
    with pytest.raises(NotFoundError):
        find_document(store, typed)


def test_a_number_of_two_provinces_gets_both(store: EmbeddedStore) -> None:
    with pytest.raises(AmbiguousError) as caught:
        find_document(store, "29/NQ-HĐND")
    assert len(caught.value.candidates) == 2


def test_no_unit_is_left_out(store: EmbeddedStore) -> None:
    assert len(find_units(store, "quản lý đô thị")) == 300
    assert find_units(store, "phong quan ly do thi so 17") == ("org/phong-17",)


def test_the_very_name_comes_before_names_that_hold_it(store: EmbeddedStore) -> None:
    assert find_units(store, "phòng") == ("org/so",)
    assert find_task(store, "rà soát") == "task/2"
    assert find_units(store, "nội vụ") == ("office/1",)


@pytest.mark.parametrize("typed", ["", "?", "phò", "so 1'; MATCH (n) DETACH DELETE n"])
def test_pieces_of_words_are_no_words(store: EmbeddedStore, typed: str) -> None:
    with pytest.raises(NotFoundError):
        find_units(store, typed)
