"""The annotated sets and how they are scored: by the scorer of the shared folder, imported from there."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import regex

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED") or ROOT.parent / "shared")
sys.path.insert(0, str(ROOT))

Record = dict[str, Any]


@dataclass(frozen=True)
class GoldSet:
    """One annotated set: folders of gold, texts and (where there is one) resolution."""

    gold: Path
    texts: Path
    resolution: Path | None = None


def development() -> tuple[GoldSet, ...]:
    """The three pooled sets of the development gold."""
    corpus = SHARED / "corpus"
    return (
        GoldSet(corpus / "gold", corpus / "texts", corpus / "resolution"),
        GoldSet(corpus / "gold_seeds", SHARED / "seeds", corpus / "resolution_seeds"),
        GoldSet(corpus / "meetings" / "gold", corpus / "meetings" / "texts", corpus / "resolution_meetings"),
    )


def examples() -> tuple[GoldSet, ...]:
    """The project's own annotated texts."""
    folder, expected = ROOT / "examples", ROOT / "tests" / "expected"
    return (GoldSet(expected / "gold", folder, expected / "resolution"),)


@dataclass
class Tally:
    """What one rule gave: right, false, and neither (beside neutral gold)."""

    right: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """The share of right records; 1.0 where there are none."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0


@dataclass
class Outcome:
    """The table of a pooled set, its errors, and the precision of every rule and band of confidence.

    `rules` and `bands` count citations, `resolution_rules` and `resolution_bands` the documents given.
    """

    table: dict[str, dict[str, Any]]
    errors: list[tuple[Any, ...]]
    rules: dict[str, Tally] = field(default_factory=dict)
    bands: dict[str, Tally] = field(default_factory=dict)
    resolution_rules: dict[str, Tally] = field(default_factory=dict)
    resolution_bands: dict[str, Tally] = field(default_factory=dict)


BANDS = (0.95, 0.90, 0.85, 0.80, 0.0)
"""The lower ends of the bands of confidence."""


def band_of(confidence: float) -> str:
    """The band in which a confidence lies.

    >>> band_of(0.95), band_of(0.8999), band_of(0.3)
    ('0.95–1.00', '0.85–0.90', '0.00–0.80')
    """
    at = next(i for i, low in enumerate(BANDS) if confidence >= low)
    return f"{BANDS[at]:.2f}–{BANDS[at - 1] if at else 1.0:.2f}"


def load_score() -> ModuleType:
    """The scorer of the shared folder. Raises FileNotFoundError with what to set where it is missing."""
    return _load(SHARED / "corpus" / "score.py", "shared_score")


def _load(path: Path, name: str) -> ModuleType:
    """A module of the shared folder. Raises FileNotFoundError with what to set where it is missing."""
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: set KG_SHARED to the folder with corpus/score.py")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(folder: Path, names: set[str]) -> Iterator[Record]:
    """The records of the named texts of a folder, resolved text by text."""
    from kg.records import records_of

    for path in sorted(folder.glob("*.txt")):
        if path.name in names:
            with path.open(encoding="utf-8", newline="") as file:
                yield from records_of(file.read(), path.name)


def score_sets(sets: tuple[GoldSet, ...]) -> Outcome:
    """Score several sets as one."""
    score = load_score()
    found = Outcome({}, [], *(defaultdict(Tally) for _ in range(4)))
    _watch_rules(score, found)
    _watch_resolution(score, found)
    pooled = score.Score()
    for each in sets:
        names = {f"{path.stem}.txt" for path in each.gold.glob("*.json")}
        records = [_plain(record) for record in predictions(each.texts, names)]
        resolution = str(each.resolution) if each.resolution and each.resolution.is_dir() else None
        one = score.score(str(each.gold), str(each.texts), records, resolution)
        for key, counts in one.n.items():
            pooled.n[key].update(counts)
        pooled.errors += one.errors
    found.table, found.errors = pooled.table(), pooled.errors
    return found


def _plain(record: Record) -> Record:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in record.items()}


def _watch_rules(score: ModuleType, outcome: Outcome) -> None:
    """Wrap the scorer's matching so that every prediction counts for the rule that made it and its band."""
    original = score.citations

    def watched(s: Any, g: Any, text: str, ps: list[Record], alias: Any) -> Any:
        found = original(s, g, text, ps, alias)
        matched = {id(prediction) for _, prediction in found.values()}
        spans = [score.span_of(text, c["quote"], c.get("occurrence", 1)) for c in g.get("citations", [])]
        for prediction in ps:
            tallies = outcome.rules[prediction["rule"]], outcome.bands[band_of(prediction["confidence"])]
            if id(prediction) in matched:
                for tally in tallies:
                    tally.right += 1
            elif not any(score.near(prediction, start, end) for start, end in spans):
                for tally in tallies:
                    tally.false += 1
        return found

    score.citations = watched


def _watch_resolution(score: ModuleType, outcome: Outcome) -> None:
    """Wrap the scorer's resolution so that every document given counts for its rule and its band."""
    original = score.resolution

    def watched(s: Any, folder: str | None, g: Any, text: str, found: Any) -> None:
        original(s, folder, g, text, found)
        path = Path(folder or "", Path(g["file"]).stem + ".json")
        for row in json.loads(path.read_text("utf-8")) if folder and path.is_file() else ():
            _, given = found.get((row["quote"], row.get("occurrence", 1)), (None, None))
            if given is None or row.get("neutral") or not given.get("document"):
                continue
            right = str(row.get("document") or "").lower() == given["document"].lower()
            for tally in (
                outcome.resolution_rules[given["resolution_rule"]],
                outcome.resolution_bands[band_of(given["resolution_confidence"])],
            ):
                tally.right, tally.false = tally.right + right, tally.false + (not right)

    score.resolution = watched


@dataclass(frozen=True, slots=True)
class Spans:
    """F1 on the validation part of VNLegalText by kind of comparison: exact, date-tolerant, overlap.

    `raw` is what its own scorer counts, `by_convention` the same with both sides brought to one convention
    (`as_labelled`), `most` the raw figure of a reader that makes no error but keeps to our scheme.
    """

    raw: dict[str, float]
    by_convention: dict[str, float]
    most: dict[str, float]


def score_labelled_sentences() -> Spans:
    """The three figures of the validation part of VNLegalText, each in three ways."""
    folder = SHARED / "corpus" / "vnlegaltext"
    done = subprocess.run(
        [sys.executable, str(folder / "score_spans.py"), str(folder / "val.jsonl")],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [line.split() for line in done.stdout.splitlines()]
    raw = {row[0]: float(row[-1]) for row in rows if row and row[0] in ("exact", "tolerant", "overlap")}
    return Spans(raw, *_by_convention(folder / "val.jsonl"))


_OWN_TITLE = regex.compile(
    r"(?:(?:Thông tư(?: liên tịch)?|Nghị định|Quyết định|Nghị quyết)(?= \p{Lu})"
    r"|(?:Luật|Pháp lệnh)(?= Sửa đổi))"
    r".*?(?= Căn cứ | Để | Thực hiện |$)"
)
_ALIAS = re.compile(r"\( ?(?:sau|dưới|từ) đây[^()]{0,60}$")
_Span = dict[str, Any]


def as_labelled(text: str, citations: list[_Span], labels: list[_Span]) -> tuple[list[_Span], list[_Span]]:
    """Our citations and the labels of a sentence, both by the convention of VNLegalText.

    Its labels leave out what the title of the text's own document names (the sentence that opens a text runs
    title and preamble together), and the label of an alias stands on the first mention of its words, a
    second time. So both are set aside: our mentions there, and labels inside other labels.

    >>> as_labelled("Thông tư Sửa đổi A Căn cứ B", [{"start": 17, "end": 18}], [])
    ([], [])
    """
    title = _OWN_TITLE.match(text)
    behind = title.end() if title else 0
    kept = [
        each
        for each in citations
        if each["start"] >= behind and not _ALIAS.search(text, max(0, each["start"] - 80), each["start"])
    ]
    outer = [
        label
        for label in labels
        if not any(
            other["start"] <= label["start"] and label["end"] <= other["end"]
            for other in labels
            if (other["start"], other["end"]) != (label["start"], label["end"])
        )
    ]
    return kept, list({(label["start"], label["end"]): label for label in outer}.values())


def _by_convention(sentences: Path) -> tuple[dict[str, float], dict[str, float]]:
    """`by_convention` and `most` of `Spans`."""
    spans = _load(sentences.with_name("score_spans.py"), "shared_spans")
    from extractors import extract

    ours: dict[str, Counter[str]] = defaultdict(Counter)
    most: dict[str, Counter[str]] = defaultdict(Counter)
    for line in sentences.open(encoding="utf-8"):
        row = json.loads(line)
        text = row["text"]
        named = [
            record
            for record in extract(text).records()
            if record["kind"] == "citation" and record["form"] not in ("self", "back")
        ]
        citations, labels = as_labelled(text, named, row["spans"])
        aside = [record for record in named if record not in citations]
        perfect = [{**label, "type": _TYPE.get(label["label"], label["label"])} for label in labels]
        for name, same in _sameness(spans, text).items():
            ours[name].update(_outcomes(spans.counts(labels, citations, same)))
            most[name].update(_outcomes(spans.counts(row["spans"], perfect + aside, same)))
    return _f1(spans, ours), _f1(spans, most)


_TYPE = {"L": "LUẬT", "BL": "BỘ LUẬT"}
"""Our type codes of labels that name them otherwise."""


def _outcomes(counts: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("tp", "fp", "fn"), counts, strict=True))


def _f1(spans: ModuleType, total: dict[str, Counter[str]]) -> dict[str, float]:
    return {name: round(spans.f1(c["tp"], c["fp"], c["fn"])[2], 4) for name, c in total.items()}


def _sameness(spans: ModuleType, text: str) -> dict[str, Callable[[_Span, _Span], bool]]:
    """The three comparisons of the set's own scorer, for one sentence."""

    def fits(label: _Span, record: _Span) -> bool:
        return record["type"] in spans.TYPES.get(label["label"], {label["label"]})

    def dated(end: int) -> int:
        date = spans.DATE_NEXT.match(text, end)
        return int(date.end()) if date else end

    def core(span: _Span) -> int:
        return int(span["start"] + len(spans.DATE_LAST.sub("", text[span["start"] : span["end"]])))

    return {
        "exact": lambda g, p: fits(g, p) and g["start"] == p["start"] and g["end"] == dated(p["end"]),
        "tolerant": lambda g, p: fits(g, p) and g["start"] == p["start"] and core(g) == core(p),
        "overlap": lambda g, p: fits(g, p) and g["start"] < p["end"] and p["start"] < g["end"],
    }


def counts_of(errors: list[tuple[Any, ...]]) -> Counter[str]:
    """How many errors of each kind."""
    return Counter(str(row[0]) for row in errors)
