"""The annotated sets and how they are scored: by the scorer of the shared folder, imported from there."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

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
    """The table of a pooled set, its errors, and the precision of every citation rule."""

    table: dict[str, dict[str, Any]]
    errors: list[tuple[Any, ...]]
    rules: dict[str, Tally] = field(default_factory=dict)


def load_score() -> ModuleType:
    """The scorer of the shared folder. Raises FileNotFoundError with what to set where it is missing."""
    path = SHARED / "corpus" / "score.py"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: set KG_SHARED to the folder with corpus/score.py")
    spec = importlib.util.spec_from_file_location("shared_score", path)
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
    rules: dict[str, Tally] = defaultdict(Tally)
    _watch_rules(score, rules)
    pooled = score.Score()
    for each in sets:
        names = {f"{path.stem}.txt" for path in each.gold.glob("*.json")}
        records = [_plain(record) for record in predictions(each.texts, names)]
        resolution = str(each.resolution) if each.resolution and each.resolution.is_dir() else None
        one = score.score(str(each.gold), str(each.texts), records, resolution)
        for key, counts in one.n.items():
            pooled.n[key].update(counts)
        pooled.errors += one.errors
    return Outcome(pooled.table(), pooled.errors, dict(rules))


def _plain(record: Record) -> Record:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in record.items()}


def _watch_rules(score: ModuleType, rules: dict[str, Tally]) -> None:
    """Wrap the scorer's matching so that every prediction counts for the rule that made it."""
    original = score.citations

    def watched(s: Any, g: Any, text: str, ps: list[Record], alias: Any) -> Any:
        found = original(s, g, text, ps, alias)
        matched = {id(prediction) for _, prediction in found.values()}
        spans = [score.span_of(text, c["quote"], c.get("occurrence", 1)) for c in g.get("citations", [])]
        for prediction in ps:
            if id(prediction) in matched:
                rules[prediction["rule"]].right += 1
            elif not any(score.near(prediction, start, end) for start, end in spans):
                rules[prediction["rule"]].false += 1
        return found

    score.citations = watched


def score_labelled_sentences() -> dict[str, float]:
    """F1 on the validation part of VNLegalText: exact, date-tolerant, overlap."""
    folder = SHARED / "corpus" / "vnlegaltext"
    done = subprocess.run(
        [sys.executable, str(folder / "score_spans.py"), str(folder / "val.jsonl")],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [line.split() for line in done.stdout.splitlines()]
    return {row[0]: float(row[-1]) for row in rows if row and row[0] in ("exact", "tolerant", "overlap")}


def counts_of(errors: list[tuple[Any, ...]]) -> Counter[str]:
    """How many errors of each kind."""
    return Counter(str(row[0]) for row in errors)
