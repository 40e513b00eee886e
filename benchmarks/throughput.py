"""Speed on one core: bulk texts, document sizes, hostile texts, memory; beside the floor and beside eyecite.

usage: throughput.py [--mb N] [--rounds N] [--full] [--huge] [--no-peer] [--write]
Times are process times of this run, the best of several rounds that take turns. Texts: the shared bulk
corpus, else generated ones. Two floors: the least any extractor does (decoding, the composition check, one
scan for the slash of a signature), and the same with a scan for the anchors of every kind of mention.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED") or ROOT.parent / "shared")
sys.path.insert(0, str(ROOT))

from peer_text import english  # noqa: E402

from extractors import Extraction, extract  # noqa: E402
from extractors.agents import find_agents  # noqa: E402
from extractors.layout import lay_out  # noqa: E402
from extractors.meetings import find_meetings  # noqa: E402
from extractors.references import find_references  # noqa: E402
from extractors.source import SourceText  # noqa: E402
from extractors.tasks import find_tasks  # noqa: E402

T = TypeVar("T")

SIZES = (2_000, 20_000, 200_000, 2_000_000)
SLASH = re.compile(r"/\s{0,3}[a-zđ]")
ANCHORS = tuple(
    map(
        re.compile,
        (
            r"\d{1,5}(?=[/\-. ])",
            r"ngày|tháng|năm \d",
            r"luật|pháp lệnh|hiến pháp|nghị quyết",
            r"này|nêu trên|nói trên",
            r"điều|khoản|điểm|chương|mục|phụ lục",
            r"căn cứ|theo|thực hiện|sửa đổi|thay thế|bãi bỏ|hướng dẫn|ban hành|quy định",
            r"bộ |sở |ủy ban|ubnd|hội đồng|chính phủ|trường|phòng|công ty",
            r"giao |yêu cầu|đề nghị|chủ trì|phối hợp|trách nhiệm|hội nghị|cuộc họp",
            r"\n",
        ),
    )
)
"""What each kind of mention and statement begins with: signature digits, dates, names, self and back
references, provisions, cues of roles, bodies, orders and meetings, lines."""

SENTENCES = (
    "Sở Nội vụ phối hợp với các đơn vị liên quan tổ chức thực hiện nhiệm vụ trong quý tới.",
    "Các phòng chuyên môn rà soát, tổng hợp số liệu và báo cáo lãnh đạo trước ngày 15 hằng tháng.",
    "Thực hiện Nghị định số {n}/2021/NĐ-CP ngày 23/12/2021 của Chính phủ, các xã hoàn thành việc rà soát.",
    "Căn cứ Kế hoạch số {n}/KH-UBND ngày 04/4/2022 của UBND tỉnh Kon Tum về công tác năm.",
)


PREFACE = """# Speed of extraction

Written by `make bench` (benchmarks/throughput.py): process times on one core, the best of rounds that take
turns. A shared machine is slower than a quiet one, the peer too: compare within a run.

```
{}
```

What keeps it fast: one scan for a literal word or letter, then a pattern at the place found; look-behinds
behind the first letters; words of a table as a tree of letters; searches bound to their end only where the
last word fits. Every hostile text grows in step with its length; those above a second hold a mention or a
line every few characters, and their cost is that of the mentions.
"""
SAID: list[str] = []
"""The lines of this run, for docs/speed.md."""


def say(line: str) -> None:
    """Print a line and keep it."""
    print(line, flush=True)
    SAID.append(line)


def generated(size: int) -> str:
    """A text of our own of about `size` bytes, about 450 citations a megabyte."""
    chance, pieces, length = random.Random(7), [], 0
    while length < size:
        cited = chance.random() < 0.06
        sentence = chance.choice(SENTENCES[2:] if cited else SENTENCES[:2]).format(n=chance.randint(1, 4999))
        pieces.append(sentence + ("\n" if chance.random() < 0.3 else " "))
        length += len(pieces[-1].encode())
    return "".join(pieces)


def bulk(megabytes: float) -> tuple[list[bytes], str]:
    """Bytes of texts of about so many megabytes, in a fixed random order, and what they are."""
    folder = SHARED / "corpus" / "bulk"
    paths = sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []
    if not paths:
        return [generated(20_000).encode() for _ in range(int(megabytes * 50))], "generated texts"
    random.Random(1).shuffle(paths)
    texts, size = [], 0
    for path in paths:
        if size > megabytes * 1e6:
            break
        texts.append(path.read_bytes())
        size += len(texts[-1])
    return texts, "bulk texts"


def timed(work: Callable[[], object]) -> float:
    """Process time of a piece of work, in seconds."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def best(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The best time of each piece of work in seconds; they take turns, so that a busy minute hits all."""
    found = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            found[name] = min(found[name], timed(work))
    return found


def each(work: Callable[[T], object], items: Sequence[T]) -> Callable[[], None]:
    """The work on one item after the other; nothing is kept, so that memory is that of one document."""

    def run() -> None:
        for item in items:
            work(item)

    return run


def read(raw: bytes) -> Extraction:
    """The extraction of the bytes of a text."""
    return extract(raw.decode("utf-8", "replace"))


def floor(raw: bytes, anchors: Sequence[re.Pattern[str]] = ()) -> int:
    """What no extractor can leave out; with `anchors` what none can that reads these kinds of mentions."""
    text = raw.decode("utf-8", "replace")
    unicodedata.is_normalized("NFC", text)
    lowered = text.lower()
    return sum(1 for anchor in (SLASH, *anchors) for _ in anchor.finditer(lowered))


def measure_bulk(megabytes: float, rounds: int) -> tuple[float, float]:
    """Print speed on the bulk beside the floors; returns citations a megabyte and the speed in MB/s."""
    raws, what = bulk(megabytes)
    size = sum(map(len, raws))
    for raw in raws[:: max(1, len(raws) // 50)]:
        read(raw)  # the vocabulary is read once
    found = sum(len(read(raw).citations) for raw in raws)
    seconds = best(
        {
            "least": each(floor, raws),
            "anchors": each(partial(floor, anchors=ANCHORS), raws),
            "whole": each(read, raws),
        },
        rounds,
    )
    whole = seconds["whole"]
    say(f"{what}: {len(raws)} documents, {size / 1e6:.1f} MB, {found / size * 1e6:.0f} citations/MB")
    say(f"  whole extraction       {size / 1e6 / whole:8.2f} MB/s, {whole / found * 1e6:.0f} µs a citation")
    for name, says in (("least", "decode, NFC check, slash"), ("anchors", "the same, all anchors   ")):
        speed, times = size / 1e6 / seconds[name], whole / seconds[name]
        say(f"  {says} {speed:6.1f} MB/s   extraction takes {times:.1f} times it")
    return found / size * 1e6, size / 1e6 / whole


def measure_stages(megabytes: float) -> None:
    """Print where the time goes: each stage of the extraction in the order of the pipeline."""
    raws, _ = bulk(megabytes)
    spent = dict.fromkeys(
        ("working copy", "layout", "references", "people and units", "meetings", "tasks"), 0.0
    )
    for raw in raws:
        marks = [time.process_time()]
        source = SourceText.of(raw.decode("utf-8", "replace"))
        marks.append(time.process_time())
        layout = lay_out(source)
        marks.append(time.process_time())
        references = find_references(source, layout)
        marks.append(time.process_time())
        agents = find_agents(source, layout, references)
        marks.append(time.process_time())
        meetings = find_meetings(source, layout, references, agents)
        marks.append(time.process_time())
        find_tasks(source, layout, references, agents, meetings)
        marks.append(time.process_time())
        for stage, (begin, end) in zip(spent, pairwise(marks), strict=True):
            spent[stage] += end - begin
    say("where the time goes")
    size, whole = sum(map(len, raws)) / 1e6, sum(spent.values())
    for stage, seconds in spent.items():
        say(f"  {stage:22} {seconds / size * 1000:6.0f} ms/MB {seconds / whole:5.0%}")


def sized(size: int, texts: Sequence[str]) -> list[str]:
    """Documents of about `size` bytes with the same words at every size: cut smaller, or run together."""
    if size < SIZES[1]:
        return [piece for text in texts for piece in _cut(text, size)]
    found, parts, length = list[str](), list[str](), 0
    for text in texts:
        parts.append(text)
        length += len(text.encode())
        if length >= size:
            found.append("\n".join(parts))
            parts, length = [], 0
    return found or ["\n".join(parts)]


def measure_sizes(rounds: int) -> None:
    """Print speed by document size: documents of the bulk of about 20 kB, cut and run together."""
    raws, _ = bulk(40)
    texts = [raw.decode("utf-8", "replace") for raw in raws if SIZES[1] <= len(raw) < 2 * SIZES[1]][:150]
    documents = {size: sized(size, texts) for size in SIZES}
    seconds = best({str(size): each(extract, found) for size, found in documents.items()}, rounds)
    per_byte = {size: seconds[str(size)] / sum(len(d.encode()) for d in documents[size]) for size in SIZES}
    for size in SIZES:
        mean = sum(len(d.encode()) for d in documents[size]) / len(documents[size]) / 1000
        growth = f"{per_byte[size] / per_byte[SIZES[1]] - 1:+.0%} time per byte against 20 kB"
        count, speed = len(documents[size]), 1e-6 / per_byte[size]
        say(f"  {count:5} documents of {mean:7.0f} kB {speed:8.2f} MB/s   {growth}")


def _cut(text: str, size: int) -> Iterator[str]:
    """Pieces of about `size` bytes, cut at line ends."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + int(size / 1.35))
        end = len(text) if end < 0 else end
        yield text[begin:end]
        begin = end + 1


def hostile(size: int) -> dict[str, str]:
    """Texts made to be slow, of about `size` characters each."""
    units = {
        "digits and slashes": "1/",
        "digits, slashes, blanks": "12/ 3/4 / ",
        "dashes": "1-",
        "brackets": "(",
        "quotation marks": "\n“a",
        "one line of prose": SENTENCES[0] + " ",
        "type words without numbers": "Nghị định số ",
        "numbers without letters": "Quyết định số 12/2020/ ",
        "dates": "ngày 01/8/2022 ",
        "bodies": "của Ủy ban nhân dân tỉnh ",
        "provisions": "điểm a khoản 1 Điều 2 ",
        "names of laws": "Luật Giáo dục, ",
        "people": "Ông Lê Văn Tám, ",
        "tiny lines": "a\n",
        "empty lines": "\r\n",
        "labels": "1.\n",
        "table rows": "|a|b|\n",
        "orders": "Giao Sở Y tế thực hiện; ",
        "orders without verb": "Giao Sở Y tế ",
        "back references": "Kế hoạch nêu trên ",
        "signatures, a list": "12/QĐ-UBND, ",
        "signatures, a preamble": "Căn cứ Nghị định số 1/2020/NĐ-CP;\n",
        "mixed encodings": "Nghị định số 12/2020/NĐ-CP Ngh\u1ecb \ufffd\x00\u202eNghi\u0323 LuËt ®Êt ",
    }
    texts = {name: unit * (size // len(unit)) for name, unit in units.items()}
    texts["blanks"] = "Số: " + " " * size + "/KH-UBND"
    texts["letters of codes"] = "12/" + "A-" * (size // 2)
    return texts


def measure_hostile(size: int) -> None:
    """Print the time of every hostile text, what a mention costs, and the growth from half its length."""
    say(f"hostile texts of {size / 1e6:.1f} million characters: seconds, and times the half")
    for (name, text), half in zip(hostile(size).items(), hostile(size // 2).values(), strict=True):
        seconds, before = timed(partial(extract, text)), timed(partial(extract, half))
        extraction = extract(text)
        found = sum(
            map(len, (extraction.citations, extraction.asides, extraction.tasks, extraction.layout.blocks))
        )
        dense = (
            f"  {found:7} mentions and blocks, {seconds / found * 1e6:.0f} µs each" if found > 10_000 else ""
        )
        say(f"  {name:28} {seconds:6.2f} s  x{seconds / max(before, 1e-6):.1f}{dense}")


def measure_peer(density: float, ours: float) -> None:
    """Print the speed of eyecite's default engine on English text of the same citations a megabyte."""
    try:
        from eyecite import get_citations
    except ImportError:
        say("eyecite is not installed: `make bench` installs it")
        return
    documents = list(_cut(english(400_000, density), SIZES[1]))
    get_citations(documents[0])
    found = sum(len(get_citations(d)) for d in documents)
    seconds = timed(each(get_citations, documents))
    size = sum(map(len, documents)) / 1e6
    theirs = size / seconds
    say(f"eyecite, default engine  {theirs:8.2f} MB/s on English text, {found / size:.0f} citations/MB")
    say(f"this extraction          {ours:8.2f} MB/s on the texts above: {ours / theirs:.1f} x")


def memory() -> float:
    """The greatest resident size so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_huge() -> None:
    """Print time and memory of single lines of 25 and 100 MB."""
    for name, unit in (
        ("prose", SENTENCES[0] + " "),
        ("digits and slashes", "1/"),
        ("signatures", SENTENCES[3] + " "),
    ):
        for megabytes in (25, 100):
            text = unit * (megabytes * 1_000_000 // len(unit.encode()))
            seconds = timed(partial(extract, text))
            say(f"  a line of {megabytes:3} MB, {name:18} {seconds:7.2f} s, memory {memory():.0f} MB")


def main() -> None:
    """Run the measurements one after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help="all bulk texts")
    parser.add_argument("--huge", action="store_true", help="also single lines of up to 100 MB")
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    options = parser.parse_args()
    say(f"load of the machine at the beginning {os.getloadavg()[0] / (os.cpu_count() or 1):.1f} a core")
    density, speed = measure_bulk(1e6 if options.full else options.mb, options.rounds)
    say(f"  memory after it        {memory():8.0f} MB")
    if not options.no_peer:
        measure_peer(density, speed)
    measure_stages(options.mb)
    say("document sizes")
    measure_sizes(options.rounds)
    say(f"  memory after it        {memory():8.0f} MB")
    measure_hostile(1_000_000)
    say(f"  memory after it        {memory():8.0f} MB")
    if options.huge:
        measure_huge()
    if options.write:
        (ROOT / "docs" / "speed.md").write_text(PREFACE.format("\n".join(SAID)), encoding="utf-8")


if __name__ == "__main__":
    main()
