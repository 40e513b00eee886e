"""The zip container of a Word file: its parts by their relationships, and limits against hostile ones.

Parts are found as the standard says (ECMA-376-2: by relationships, never by fixed paths), because LibreOffice
and Google Docs name them otherwise than Word.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple

from lxml import etree

from kg.readers.docx.names import BLOCKS, BODY, STRICT
from kg.readers.errors import DamagedInputError, OversizedInputError, ProtectedInputError, ReadingError

_MOST_INFLATED = 64 << 20  # about 1,500 printed pages
_MOST_TOGETHER = 3 * _MOST_INFLATED
_RATIO = 200  # repetitive documents reach 60:1, bombs 1,000:1
_RATIO_FROM = 8 << 20
_MOST_ENTRIES = 20_000
_MOST_BLOCKS = 1_000_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint file"),
    ("content.xml", "an OpenDocument file"),
)
_SAVE_AGAIN = "open it in Word or LibreOffice and save it again as .docx"
_UNSAFE = "leave it out, or " + _SAVE_AGAIN
_PASSWORD = "open it in Word with its password and save it without one"


class Relation(NamedTuple):
    """A reference from one part to another: the last word of its type, the part meant, its id."""

    kind: str
    target: str
    id: str


class Package:
    """The parts of a Word file.

    Raises `DamagedInputError`, `ProtectedInputError` or `OversizedInputError` for what is no Word file, needs
    a password or would fill the memory; nothing is inflated before its size is checked.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._budget = _MOST_TOGETHER
        self._relations: dict[str, tuple[Relation, ...]] = {}
        _refuse_other_containers(name, data)
        if data.count(_DIRECTORY_ENTRY) > _MOST_ENTRIES:
            raise OversizedInputError(f"more than {_MOST_ENTRIES:,} files inside", name, _UNSAFE)
        try:
            entries = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            what = "this is no Word file, or it was cut short"
            raise DamagedInputError(what, name, "fetch or copy it again") from None
        self._zip = entries
        self._entries = {_key(entry.filename): entry for entry in entries.infolist()}
        self.main = self._main()

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts that a part refers to as `kind` (``footnotes``, ``header`` …), each once, in order."""
        return tuple(dict.fromkeys(r.target for r in self._related(part) if r.kind == kind))

    def target(self, part: str, relation: str | None) -> str | None:
        """The part that a part refers to by the id of a relation."""
        return next((r.target for r in self._related(part) if r.id == relation), None)

    def tree(self, part: str) -> etree._Element | None:
        """The root of a part; None where there is no such part."""
        if _key(part) not in self._entries:
            return None
        try:
            root = etree.fromstring(self._inflated(part), _parser())
        except etree.XMLSyntaxError as error:
            raise self._broken(part, error) from None
        self._refuse_entities(root)
        return root

    def blocks(self) -> Iterator[etree._Element]:
        """The blocks of the main text, each forgotten when the next is asked for: memory stays flat."""
        events = etree.iterparse(
            BytesIO(self._inflated(self.main)), events=("start", "end"), tag=(BODY, *BLOCKS),
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        body: etree._Element | None = None
        last: etree._Element | None = None
        seen = 0
        try:
            for event, element in events:
                if event == "start":
                    if body is None:
                        self._refuse_entities(element)
                        body = element if element.tag == BODY else None
                    continue
                seen += 1
                if seen > _MOST_BLOCKS:
                    what = f"more than {_MOST_BLOCKS:,} paragraphs"
                    raise OversizedInputError(what, self._name, "split it into documents")
                if body is not None and element.getparent() is body:
                    yield from _since(last, element)
                    _forget(body, element)
                    last = element
        except etree.XMLSyntaxError as error:
            raise self._broken(self.main, error) from None
        if body is None:
            raise DamagedInputError("there is no text body inside", self._name, _SAVE_AGAIN)

    def _main(self) -> str:
        found = self.related("", "officeDocument")
        main = found[0] if found else "word/document.xml"
        if _key(main) in self._entries and not _key(main).startswith(("xl/", "ppt/")):
            return main
        other = next((kind for head, kind in _OTHERS if any(e.startswith(head) for e in self._entries)), None)
        if other:
            fix = "convert it to .docx, .txt or .html first"
            raise DamagedInputError(f"this is {other}, not a Word file", self._name, fix)
        raise DamagedInputError("there is no document inside this zip archive", self._name, _SAVE_AGAIN)

    def _related(self, part: str) -> tuple[Relation, ...]:
        if part not in self._relations:
            folder = dirname(part)
            root = self.tree(join(folder, "_rels", f"{basename(part)}.rels"))
            self._relations[part] = () if root is None else tuple(_relations(root, folder))
        return self._relations[part]

    def _inflated(self, part: str) -> bytes:
        """The bytes of a part in the usual namespaces; its size is checked before it is inflated."""
        entry = self._entries[_key(part)]
        size, packed = entry.file_size, max(entry.compress_size, 1)
        if size > min(_MOST_INFLATED, self._budget) or (size > _RATIO_FROM and size > packed * _RATIO):
            what = f"{part} inside would take {size / (1 << 20):,.0f} MB: too much for a document"
            raise OversizedInputError(what, self._name, _UNSAFE)
        if entry.flag_bits & 1:
            raise ProtectedInputError("the file is protected by a password", self._name, _PASSWORD)
        self._budget -= size
        try:
            data = self._zip.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ):
            what = f"{part} inside is damaged"
            raise DamagedInputError(what, self._name, "fetch or copy it again") from None
        if b"http://purl.oclc.org/ooxml/" in data[:8192]:
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
        return data

    def _refuse_entities(self, element: etree._Element) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            what = "the file holds a document type, by which hostile files define XML entities"
            raise DamagedInputError(what, self._name, _UNSAFE)

    def _broken(self, part: str, error: etree.XMLSyntaxError) -> ReadingError:
        reason = str(error.msg or "").lower()
        if "depth" in reason:
            return OversizedInputError(f"{part} inside nests without end", self._name, _UNSAFE)
        if "entit" in reason or "doctype" in reason or "dtd" in reason:
            return DamagedInputError(f"{part} inside plays with XML entities", self._name, _UNSAFE)
        line = f", line {error.lineno}" if error.lineno else ""
        return DamagedInputError(f"{part} inside is no well-formed XML{line}", self._name, _SAVE_AGAIN)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _key(part: str) -> str:
    """Part names are compared without regard to case; some exporters write them with backslashes."""
    return part.replace("\\", "/").lstrip("/").lower()


def _since(last: etree._Element | None, element: etree._Element) -> Iterator[etree._Element]:
    """The block that was just read, and before it what no list of blocks names but stands beside them."""
    between = []
    earlier = element.getprevious()
    while earlier is not None and earlier is not last:
        between.append(earlier)
        earlier = earlier.getprevious()
    yield from reversed(between)
    yield element


def _forget(body: etree._Element, element: etree._Element) -> None:
    """Give back the memory of a block and take out those before it; the parser still holds the block."""
    element.clear()
    while element.getprevious() is not None:
        del body[0]


def _relations(root: etree._Element, folder: str) -> Iterator[Relation]:
    for element in root:
        target = element.get("Target")
        if target and element.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            yield Relation(basename(element.get("Type") or ""), path, element.get("Id") or "")


def _refuse_other_containers(name: str, data: bytes) -> None:
    """Old Office files and encrypted ones are OLE containers, whatever their names end in."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ProtectedInputError("the file is protected by a password", name, _PASSWORD)
        what = "this is a Word 97-2003 file (.doc), whatever its name says"
        raise DamagedInputError(what, name, f"convert it with soffice --headless --convert-to docx {name}")
    if not data.startswith(b"PK"):
        what = "this is no Word file" if data.strip(b"\0") else "the file is empty"
        raise DamagedInputError(what, name, "name it by what it is (.txt, .html, .pdf), or fetch it again")
