"""How fast each reader gives its text: MB of text a second, on one core; what the text is made of is ours.

usage: readers.py [--mb N]                                   default: about 2 MB of text for each reader
Times are process times, the best of three. Beside each: MB/s of the file as it lies on the disk.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from pdf_files import big_pdf  # noqa: E402
from word_files import big_word  # noqa: E402

from benchmarks.throughput import generated  # noqa: E402
from kg.readers import read_bytes  # noqa: E402

ROUNDS = 3


def web_page(text: str) -> bytes:
    """A page with a menu and the text in paragraphs."""
    menu = "".join(f'<li><a href="/{n}">Chuyên mục {n}</a></li>' for n in range(12))
    prose = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    return f"<html><body><nav><ul>{menu}</ul></nav><article>{prose}</article></body></html>".encode()


def makers(size: int) -> dict[str, Callable[[], bytes]]:
    """How to make a file of about `size` bytes of text for each reader, by name."""
    text = generated(size)
    return {
        "txt": text.encode,
        "md": text.encode,
        "html": lambda: web_page(text),
        "docx": lambda: big_word(size // 130),
        "pdf": lambda: big_pdf(size // 3200),
    }


def measured(name: str, data: bytes) -> tuple[float, int]:
    """The least process time of some readings, and the bytes of the text that came out."""
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        reading = read_bytes(name, data)
        times.append(time.process_time() - begin)
    return min(times), len(reading.text.encode())


def speeds(size: int) -> Iterator[tuple[str, int, int, float]]:
    """Every reader on a file of about `size` bytes of text: its name, bytes of text and of file, seconds."""
    for kind, make in makers(size).items():
        data = make()
        seconds, text = measured(f"bench.{kind}", data)
        yield kind, text, len(data), seconds


def main() -> None:
    """Measure every reader and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=2.0)
    size = int(parser.parse_args().mb * 1e6)
    print("reader   text MB   file MB   seconds   text MB/s   file MB/s")
    for kind, text, whole, seconds in speeds(size):
        print(
            f"{kind:6} {text / 1e6:9.2f} {whole / 1e6:9.2f} {seconds:9.2f} "
            f"{text / 1e6 / seconds:11.2f} {whole / 1e6 / seconds:11.2f}"
        )


if __name__ == "__main__":
    main()
