"""Quality in one table: the development gold, our own examples, VNLegalText, precision per rule and band.

usage: quality.py [--errors N] [--check] [--raise] [--quick]
Writes docs/quality.md. --check compares with the floor (quality_floor.json) and ends with 1 where a figure
fell below it; --raise lifts the floor to what was measured (it never sinks); --quick leaves VNLegalText out.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from pathlib import Path
from typing import Any

import scoring
from scoring import ROOT, Outcome, Tally

FLOOR = Path(__file__).with_name("quality_floor.json")
REPORT = ROOT / "docs" / "quality.md"
SLACK = 0.002  # a figure may lose this much to another annotation's last digit
NAMES = {
    "citation.number": "citations: number",
    "citation.own": "citations: own number",
    "citation.short": "citations: short",
    "citation.named": "citations: named",
    "citation.self": "citations: self",
    "citation.back": "citations: back",
    "citation.all": "citations: all",
    "type": "type",
    "date": "date",
    "issuer": "issuer",
    "provision": "provisions",
    "role": "role",
    "form": "form of self and back",
    "relation": "relations",
    "task": "tasks",
    "task_label": "task: label",
    "task_lead": "task: lead",
    "task_coordinate": "task: co-operating",
    "task_supervisor": "task: supervisor",
    "task_due": "task: due",
    "task_cites": "task: cites",
    "meeting": "meetings",
    "meeting_title": "meeting: title",
    "meeting_date": "meeting: date",
    "meeting_place": "meeting: place",
    "meeting_organizer": "meeting: organiser",
    "meeting_chair": "meeting: chair",
    "resolution": "resolution",
    "resolution_reason": "resolution: reason",
    "antecedent": "antecedent",
}
BARS = {
    "citation.number": 0.99,
    "citation.own": 0.98,
    "citation.short": 0.95,
    "citation.named": 0.95,
    "type": 0.99,
    "date": 0.98,
    "issuer": 0.95,
    "provision": 0.95,
    "role": 0.92,
    "relation": 0.90,
    "task": 0.90,
    "task_lead": 0.92,
    "task_due": 0.95,
    "resolution": 0.95,
}
SPAN_BARS = {"exact": 0.94, "tolerant": 0.955, "overlap": 0.98}


def figure(row: dict[str, Any] | None) -> float | None:
    """The F1 or accuracy of a table row."""
    return None if row is None else row.get("F1", row.get("accuracy"))


def rows_of(development: Outcome, own: Outcome) -> list[str]:
    """The lines of the main table."""
    lines = [
        "| | gold | errors | P | R | F1 / accuracy | bar | own examples |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for key, name in NAMES.items():
        row, ours = development.table.get(key), figure(own.table.get(key))
        if row is None:
            continue
        cells = [
            name,
            row["gold"],
            row["errors"],
            *(_decimal(row.get(k)) for k in ("P", "R")),
            _decimal(figure(row)),
        ]
        lines.append("| " + " | ".join(map(str, [*cells, _bar(key, row), _decimal(ours)])) + " |")
    return lines


def _bar(key: str, row: dict[str, Any]) -> str:
    """The bar of a figure; where gold has fewer than 60 items it is a count of errors."""
    if key not in BARS:
        return ""
    if row["gold"] < 60:
        return f"≤ {max(1, math.floor(0.05 * row['gold']))} errors"
    return f"{BARS[key]:.2f}"


def _decimal(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def report(development: Outcome, own: Outcome, spans: scoring.Spans | None) -> str:
    """The text of docs/quality.md."""
    lines = ["# Quality", "", "Written by `make quality`; do not edit by hand.", ""]
    lines += [
        "Development gold (texts, seeds and meetings pooled), scored by its own scorer; our examples beside.",
        "",
    ]
    lines += rows_of(development, own)
    if spans:
        lines += ["", "## VNLegalText, validation part", ""]
        lines += ["| spans | F1, raw | raw, at most | F1, by its convention | bar |", "|---|--:|--:|--:|--:|"]
        lines += [
            f"| {name} | {raw:.4f} | {spans.most[name]:.4f} | {spans.by_convention[name]:.4f} | {bar} |"
            for name, bar in SPAN_BARS.items()
            for raw in (spans.raw[name],)
        ]
        lines += ["", *NOTE]
    lines += [
        "",
        "## Confidence",
        "",
        *CONFIDENCE,
        "",
        *_precision("citations", development.bands, own.bands),
    ]
    lines += ["", *_precision("documents given", development.resolution_bands, own.resolution_bands)]
    lines += [
        "",
        "## Precision of every citation rule",
        "",
        *_precision("rule", development.rules, own.rules),
    ]
    lines += ["", "## Precision of every resolution rule", ""]
    lines += _precision("rule", development.resolution_rules, own.resolution_rules)
    lines += ["", "## Kinds of error left", "", "| kind | count |", "|---|--:|"]
    lines += [f"| {kind} | {count} |" for kind, count in scoring.counts_of(development.errors).most_common()]
    return "\n".join(lines) + "\n"


def _precision(what: str, found: dict[str, Tally], own: dict[str, Tally]) -> list[str]:
    """A table of right and false, most frequent first; bands from sure to unsure."""
    lines = [f"| {what} | right | false | precision | own examples |", "|---|--:|--:|--:|--:|"]
    by_name = sorted(found.items(), key=lambda item: item[0], reverse=True)
    bands = all(name[:1].isdigit() for name in found)
    for name, tally in by_name if bands else sorted(found.items(), key=lambda item: -item[1].right):
        beside = _decimal(own[name].precision) if name in own else ""
        lines.append(f"| {name} | {tally.right} | {tally.false} | {tally.precision:.4f} | {beside} |")
    return lines


CONFIDENCE = (
    "One meaning everywhere: the share of right answers to expect of the rule that gave the answer. For a",
    "citation it is the chance that the text cites a document there; for its resolution, the chance that it",
    "is this document, given that the mention was read rightly. A band is well set where the measured",
    "precision is not below its lower end.",
)

NOTE = (
    "Raw is what the scorer of the set prints for our records. Two habits of its labels are not those of our",
    "gold, and the third column sets them aside on both sides (`as_labelled` in benchmarks/scoring.py). The",
    "second one is the raw figure of a reader that finds every label as it stands and also what our gold",
    "counts and the set does not: no reader that keeps to our gold can have more.",
    "",
    "- A document that the title of the text's own document names is not labelled there; here it is a",
    "  citation, because a title says what the text amends. 266 of what counts as false.",
    "- The label of an alias (`sau đây gọi tắt là Nghị định số 75/2008/NĐ-CP`) was looked up by its words",
    "  and stands on the first mention of them, inside the label of that mention: 170 of 8,278 labels stand",
    "  there a second time. Each is one miss, and the alias, which we read where it is printed, one false",
    "  mention.",
    "",
    "What is left: the same words labelled in one sentence and not in the next, generic mentions without",
    "number (`Nghị định về hợp đồng`), labels that run on into the sentence, dates behind the issuer.",
)


def measured(development: Outcome, own: Outcome, spans: scoring.Spans | None) -> dict[str, dict[str, float]]:
    """The figures that the floor holds."""
    return {
        "development": {
            key: value for key in NAMES if (value := figure(development.table.get(key))) is not None
        },
        "examples": {key: value for key in NAMES if (value := figure(own.table.get(key))) is not None},
        "vnlegaltext": spans.raw if spans else {},
        "vnlegaltext_by_convention": spans.by_convention if spans else {},
    }


def fallen(found: dict[str, dict[str, float]], floor: dict[str, dict[str, float]]) -> list[str]:
    """What is below the floor, one line each."""
    return [
        f"{group} {key}: {found[group][key]:.4f} is below the floor {least:.4f}"
        for group, figures in floor.items()
        for key, least in figures.items()
        if key in found.get(group, {}) and found[group][key] < least - SLACK
    ]


def raised(
    found: dict[str, dict[str, float]], floor: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """The floor lifted to what was measured; nothing sinks, nothing is dropped."""
    groups = {**{group: {} for group in found}, **floor}
    return {
        group: {**figures, **{k: max(v, figures.get(k, 0.0)) for k, v in found.get(group, {}).items()}}
        for group, figures in groups.items()
    }


def print_errors(outcome: Outcome, count: int) -> None:
    """The errors of the development gold by kind."""
    for row in sorted(outcome.errors, key=lambda row: str(row[0]))[:count]:
        print(" | ".join(re.sub(r"\s+", " ", str(cell)) for cell in row), file=sys.stderr)


def main() -> int:
    """Measure, write the report, compare with the floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    try:
        development = scoring.score_sets(scoring.development())
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    own = scoring.score_sets(scoring.examples())
    spans = None if options.quick else scoring.score_labelled_sentences()
    text = report(development, own, spans)
    print(text)
    print_errors(development, options.errors)
    found, floor = (
        measured(development, own, spans),
        json.loads(FLOOR.read_text("utf-8")) if FLOOR.is_file() else {},
    )
    if not options.check and not options.quick:
        REPORT.write_text(text, encoding="utf-8")
    if options.lift:
        lifted = json.dumps(raised(found, floor), indent=1, ensure_ascii=False, sort_keys=True)
        FLOOR.write_text(lifted + "\n", encoding="utf-8")
    below = fallen(found, floor) if options.check else []
    print("\n".join(below), file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
