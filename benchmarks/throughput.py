"""Speed on one core: bulk texts, document sizes, hostile texts, memory; beside the floor and beside eyecite.

usage: throughput.py [--mb N] [--full] [--huge] [--no-peer]
Times are process times of this run. The floor is what no extractor can leave out: decoding, the composition
check, one scan for the slash of a signature. Texts: the shared bulk corpus, else generated ones.
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
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED") or ROOT.parent / "shared")
sys.path.insert(0, str(ROOT))

from extractors import extract  # noqa: E402

SIZES = (2_000, 20_000, 200_000, 2_000_000)
ANCHOR = re.compile(r"/\s{0,3}[a-zđ]")
SENTENCES = (
    "Sở Nội vụ phối hợp với các đơn vị liên quan tổ chức thực hiện nhiệm vụ trong quý tới.",
    "Các phòng chuyên môn rà soát, tổng hợp số liệu và báo cáo lãnh đạo trước ngày 15 hằng tháng.",
    "Thực hiện Nghị định số {n}/2021/NĐ-CP ngày 23/12/2021 của Chính phủ, các xã hoàn thành việc rà soát.",
    "Căn cứ Kế hoạch số {n}/KH-UBND ngày 04/4/2022 của UBND tỉnh Kon Tum về công tác năm.",
)


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


def floor(raw: bytes) -> int:
    """What no extractor can leave out."""
    text = raw.decode("utf-8", "replace")
    unicodedata.is_normalized("NFC", text)
    return sum(1 for _ in ANCHOR.finditer(text.lower()))


def measure_bulk(megabytes: float) -> float:
    """Print speed on the bulk; returns citations a megabyte."""
    raws, what = bulk(megabytes)
    size = sum(map(len, raws))
    extract(SENTENCES[3])  # the vocabulary is read once
    found = 0

    def whole() -> None:
        nonlocal found
        for raw in raws:
            found += len(extract(raw.decode("utf-8", "replace")).citations)

    least, full = timed(lambda: [floor(raw) for raw in raws]), timed(whole)
    print(f"{what}: {len(raws)} documents, {size / 1e6:.1f} MB, {found / size * 1e6:.0f} citations/MB")
    print(f"  whole extraction  {size / 1e6 / full:8.2f} MB/s")
    print(
        f"  floor             {size / 1e6 / least:8.2f} MB/s   extraction takes {full / least:.1f} times it"
    )
    return found / size * 1e6


def measure_sizes() -> None:
    """Print speed by document size: the same text cut into documents of each size."""
    raws, _ = bulk(4)
    text = "\n".join(raw.decode("utf-8", "replace") for raw in raws)
    first = None
    for size in SIZES:
        documents = list(_cut(text, size))[: max(2, 4_000_000 // size)]
        total = sum(len(d.encode()) for d in documents)
        seconds = timed(lambda documents=documents: [extract(d) for d in documents])  # type: ignore[misc]
        speed = total / 1e6 / seconds
        first = speed if size == SIZES[1] else first
        growth = (
            f"   {(first / speed - 1):+.0%} time per byte against 20 kB" if first and size > SIZES[1] else ""
        )
        print(f"  documents of {size / 1000:6.0f} kB {speed:8.2f} MB/s{growth}")


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
    return {
        "digits and slashes": "1/" * (size // 2),
        "one line of prose": (SENTENCES[0] + " ") * (size // len(SENTENCES[0])),
        "type words without numbers": "Nghị định số " * (size // 13),
        "numbers without letters": "Quyết định số 12/2020/ " * (size // 23),
        "lists without end": "các Quyết định số " + "12/QĐ-UBND, " * (size // 12),
        "dates": "ngày 01/8/2022 " * (size // 15),
        "blanks": "Số: " + " " * size + "/KH-UBND",
        "brackets": "(" * size,
        "letters of codes": "12/" + "A-" * (size // 2),
        "bodies": "của Ủy ban nhân dân tỉnh " * (size // 25),
        "provisions": "điểm a khoản 1 Điều 2 " * (size // 22),
        "mixed encodings": ("Nghị định số 12/2020/NĐ-CP " + "Ngh\u1ecb \ufffd\x00\u202e" + "Nghi\u0323 ")
        * (size // 40),
    }


def measure_hostile(size: int) -> None:
    """Print the time of every hostile text."""
    print(f"hostile texts of {size / 1e6:.1f} million characters")
    for name, text in hostile(size).items():
        seconds = timed(lambda text=text: extract(text))  # type: ignore[misc]
        print(f"  {name:28} {seconds:7.2f} s  {len(text.encode()) / 1e6 / max(seconds, 1e-9):7.2f} MB/s")


def measure_peer(density: float) -> None:
    """Print the speed of eyecite's default engine on English text of the same citations a megabyte."""
    try:
        from eyecite import get_citations
    except ImportError:
        print("eyecite is not installed: `make bench` installs it")
        return
    gap = int(1e6 / max(density, 1))
    filler = "The committee reviewed the figures of the quarter and asked every office to report by May. "
    cited = "See Lissner v. Test, {n} U.S. {n}, 12 (1982). "
    unit = [cited.format(n=n) + filler * max(1, (gap - 46) // len(filler)) for n in range(1, 200)]
    text = "".join(unit)[:400_000]
    documents = list(_cut(text.replace(". ", ".\n"), 20_000))
    get_citations(documents[0])
    seconds = timed(lambda: [get_citations(d) for d in documents])
    ours = [generated(20_000) for _ in documents]
    our_seconds = timed(lambda: [extract(d) for d in ours])
    theirs_speed = len(text) / 1e6 / seconds
    our_speed = sum(len(d.encode()) for d in ours) / 1e6 / our_seconds
    print(f"eyecite, default engine   {theirs_speed:8.2f} MB/s on English text of equal density")
    print(
        f"this extraction           {our_speed:8.2f} MB/s on generated text: {our_speed / theirs_speed:.1f} x"
    )


def memory() -> float:
    """The greatest resident size so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run the measurements one after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=10.0)
    parser.add_argument("--full", action="store_true", help="all bulk texts")
    parser.add_argument("--huge", action="store_true", help="also one line of 100 MB")
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    density = measure_bulk(1e6 if options.full else options.mb)
    print(f"  memory after it   {memory():8.0f} MB")
    measure_sizes()
    print(f"  memory after it   {memory():8.0f} MB")
    measure_hostile(1_000_000)
    print(f"  memory after it   {memory():8.0f} MB")
    if options.huge:
        seconds = timed(lambda: extract((SENTENCES[0] + " ") * (100_000_000 // len(SENTENCES[0].encode()))))
        print(f"one line of 100 MB  {seconds:8.2f} s, memory {memory():.0f} MB")
    if not options.no_peer:
        measure_peer(density)


if __name__ == "__main__":
    main()
