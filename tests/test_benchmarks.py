"""The arithmetic of the quality floor and the texts of the speed benchmark."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from extractors import extract

FOLDER = Path(__file__).resolve().parent.parent / "benchmarks"


def load(name: str) -> ModuleType:
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    return load("quality")


@pytest.fixture(scope="module")
def throughput() -> ModuleType:
    return load("throughput")


def test_a_floor_only_rises(quality: ModuleType) -> None:
    floor = {"development": {"date": 0.99, "role": 0.9}, "vnlegaltext": {"exact": 0.95}}
    lifted = quality.raised({"development": {"date": 0.98, "role": 0.95, "type": 1.0}}, floor)
    assert lifted == {
        "development": {"date": 0.99, "role": 0.95, "type": 1.0},
        "vnlegaltext": {"exact": 0.95},
    }


def test_what_fell_below_the_floor_is_named(quality: ModuleType) -> None:
    floor = {"development": {"date": 0.99, "role": 0.9}}
    below = quality.fallen({"development": {"date": 0.95, "role": 0.9}}, floor)
    assert below == ["development date: 0.9500 is below the floor 0.9900"]


def test_few_items_are_judged_by_a_count(quality: ModuleType) -> None:
    assert quality._bar("citation.own", {"gold": 28}) == "≤ 1 errors"
    assert quality._bar("citation.number", {"gold": 300}) == "0.99"


def test_every_confidence_lies_in_one_band(quality: ModuleType) -> None:
    band_of = sys.modules["scoring"].band_of
    assert [band_of(c) for c in (1.0, 0.95, 0.949, 0.9, 0.85, 0.8, 0.1)] == [
        "0.95–1.00", "0.95–1.00", "0.90–0.95", "0.90–0.95", "0.85–0.90", "0.80–0.85", "0.00–0.80",
    ]  # fmt: skip


def test_precision_tables_list_bands_from_sure_to_unsure(quality: ModuleType) -> None:
    tally = sys.modules["scoring"].Tally
    found = {"0.85–0.90": tally(9, 1), "0.95–1.00": tally(4, 0)}
    lines = quality._precision("documents given", found, {"0.95–1.00": tally(2, 2)})
    assert lines[2:] == [
        "| 0.95–1.00 | 4 | 0 | 1.0000 | 0.5000 |",
        "| 0.85–0.90 | 9 | 1 | 0.9000 |  |",
    ]


def test_a_missing_scorer_says_what_to_set(quality: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["scoring"], "SHARED", Path("/nowhere"))
    with pytest.raises(FileNotFoundError, match="KG_SHARED"):
        sys.modules["scoring"].load_score()


def test_generated_texts_cite(throughput: ModuleType) -> None:
    text = throughput.generated(20_000)
    assert len(text.encode()) >= 20_000
    assert extract(text).citations


def test_documents_of_every_size_hold_the_same_words(throughput: ModuleType) -> None:
    texts = [throughput.generated(20_000) for _ in range(10)]
    words = "\n".join(texts).split()
    for size in (2_000, 20_000, 200_000):
        documents = throughput.sized(size, texts)
        assert "\n".join(documents).split() == words
        assert 0.7 < sum(len(d.encode()) for d in documents) / len(documents) / size < 1.4


def test_the_text_for_the_peer_is_as_dense_as_asked(throughput: ModuleType) -> None:
    eyecite = pytest.importorskip("eyecite", reason="eyecite is not installed: make .venv/.bench")
    assert 0.9 < len(eyecite.get_citations(throughput.english(50_000, 800))) / 40 < 1.1


def test_hostile_texts_are_read(throughput: ModuleType) -> None:
    for name, text in throughput.hostile(4_000).items():
        extraction = extract(text)
        assert all(c.end <= len(text) for c in extraction.citations), name


def test_the_convention_of_the_labelled_sentences(quality: ModuleType) -> None:
    """Own titles and aliases are set aside among our records, labels inside labels among the labels."""
    as_labelled = sys.modules["scoring"].as_labelled
    title = "Nghị định Sửa đổi Nghị định số 5/2031/NĐ-CP Căn cứ Luật Viên chức"
    named = [{"start": title.index("Nghị định số"), "end": 43}, {"start": title.index("Luật"), "end": 65}]
    assert as_labelled(title, named, [])[0] == named[1:]
    alias = "Theo Nghị định số 5/2031/NĐ-CP ngày 2/3/2031 ( sau đây gọi tắt là Nghị định số 5/2031/NĐ-CP )"
    first, second = {"start": 5, "end": 30}, {"start": alias.rindex("Nghị"), "end": 91}
    labels = [{"start": 5, "end": 44}, {"start": 5, "end": 30}]
    assert as_labelled(alias, [first, second], labels) == ([first], labels[:1])
    assert as_labelled("Nghị định số 5/2031/NĐ-CP hết hiệu lực", [{"start": 0, "end": 25}], [])[0]
