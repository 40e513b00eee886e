"""Words in the old code TCVN3 (ABC) inside a text: "LuËt ®Êt ®ai" for "Luật đất đai", letter for letter.

The code puts Vietnamese letters on the places of other letters and signs. A word that holds one of those
signs and decodes to a known word is decoded; a word beside it whose letters may be read both ways is decoded
when the pair of words is known that way. The length stays, so offsets are not moved.
"""

from __future__ import annotations

import re

from extractors.dropped_letters import Model, model
from extractors.known_words import known_share

_CODES = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TABLE = str.maketrans(_CODES)
_SIGNS = "µ¸¶·¹¨»¾¼½Æ©ÇË®ÎÏÑªÖ×ØÜÞßä«åæçë¬îïñøö÷ûüþ¡¢£¤¥¦§"
_FREQUENT = "µ¸®©§"  # a page of the code has one of them
_SIGN = re.compile(f"[{_SIGNS}]")
_LETTER = "A-Za-z" + re.escape("".join(_CODES))
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").union(_CODES)
_RUN = re.compile(f"[{_LETTER}]+")
_LONGEST = 8
_NEXT = re.compile(rf"[ \t\r\n,]{{1,3}}([{_LETTER}]{{1,8}})(?![^\W_])")
_LAST = re.compile(rf"(?<![^\W_])([{_LETTER}]{{1,8}})[ \t\r\n,]{{1,3}}$")
_FEWEST = 2
_FARTHEST = 6
_SAMPLE = 32768
_FEWEST_OF_A_FILE = 12
_KNOWN_DECODED, _KNOWN_AS_PRINTED = 0.75, 0.15
_WORD = re.compile(r"[^\W\d_]+")


def without_tcvn3(text: str) -> str:
    """The text with its TCVN3 words decoded; the same object where it has none.

    >>> without_tcvn3("theo LuËt ®Êt ®ai vµ Bé luËt d©n sù, ông Hùng")
    'theo Luật đất đai và Bộ luật dân sự, ông Hùng'
    """
    if not any(sign in text for sign in _FREQUENT):
        return text
    places = _words(text)
    if len(places) < _FEWEST:
        return text
    known = model()
    sure = [(a, b) for a, b in places if text[a:b].translate(_TABLE).lower() in known.words]
    if len(sure) < _FEWEST:
        return text
    if len(sure) >= _FEWEST_OF_A_FILE and _is_whole(text):
        return in_capitals(text.translate(_TABLE))
    spans = set(sure)
    begins, ends = {start for start, _ in sure}, {end for _, end in sure}
    for start, end in sure:
        if end + 1 not in begins:
            spans |= _after(text, start, end, known)
        if start - 1 not in ends:
            spans |= _before(text, start, end, known)
    return _decoded(text, sorted(spans))


def read_as_tcvn3(text: str) -> str:
    """A text that is of the code from end to end, because its font or its file says so; the length stays.

    >>> read_as_tcvn3("C¨n cø LuËt ®Êt ®ai")
    'Căn cứ Luật đất đai'
    """
    return text.translate(_TABLE)


def _is_whole(text: str) -> bool:
    """Whether the whole text is of the code: its words are known in it and hardly any as they stand."""
    sample = text[:_SAMPLE]
    decoded = sample.translate(_TABLE)
    return known_share(decoded) >= _KNOWN_DECODED and known_share(sample) <= _KNOWN_AS_PRINTED


def _words(text: str) -> list[tuple[int, int]]:
    """The words that hold a sign that no Vietnamese word in Unicode holds, in order."""
    found: list[tuple[int, int]] = []
    past = 0
    for m in _SIGN.finditer(text):
        if m.start() < past:
            continue
        start = m.start()
        while start > past and start > m.start() - _LONGEST and text[start - 1] in _LETTERS:
            start -= 1
        run = _RUN.match(text, start)
        past = run.end() if run else m.end()
        if 1 < past - start <= _LONGEST and not _runs_on(text, start, past):
            found.append((start, past))
    return found


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether a letter or digit of another kind touches the word."""
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _after(text: str, start: int, end: int, known: Model) -> set[tuple[int, int]]:
    """The words behind a sure one that are of the code by the pairs that they make."""
    found = set()
    word, at = text[start:end].translate(_TABLE).lower(), end
    for _ in range(_FARTHEST):
        m = _NEXT.match(text, at)
        if m is None:
            break
        decoded, printed = m[1].translate(_TABLE).lower(), m[1].lower()
        if known.pairs[word, decoded] <= (decoded != printed and known.pairs[word, printed]):
            break
        found.add(m.span(1))
        word, at = decoded, m.end(1)
    return found


def _before(text: str, start: int, end: int, known: Model) -> set[tuple[int, int]]:
    """The words before a sure one that are of the code by the pairs that they make."""
    found = set()
    word, at = text[start:end].translate(_TABLE).lower(), start
    for _ in range(_FARTHEST):
        m = _LAST.search(text, max(0, at - 12), at)
        if m is None:
            break
        decoded, printed = m[1].translate(_TABLE).lower(), m[1].lower()
        if known.pairs[decoded, word] <= (decoded != printed and known.pairs[printed, word]):
            break
        found.add(m.span(1))
        word, at = decoded, m.start(1)
    return found


def _decoded(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], text[start:end].translate(_TABLE)]
        done = end
    return "".join((*pieces, text[done:]))


def in_capitals(text: str) -> str:
    """TCVN3 has one row of letters with tones; a font of capitals (.VnTimeH) prints it in capitals.

    >>> in_capitals("ỦY BAN NHâN DâN, QUYếT ĐịNH Số 5, Sở Y tế")
    'ỦY BAN NHÂN DÂN, QUYẾT ĐỊNH SỐ 5, Sở Y tế'
    """
    words = list(_WORD.finditer(text))
    loud = [_is_loud(m[0]) for m in words]
    pieces, done = list[str](), 0
    for index, m in enumerate(words):
        if loud[index] or (_may_be_loud(m[0]) and _among_loud(text, words, loud, index)):
            pieces += text[done : m.start()], m[0].upper()
            done = m.end()
    return "".join((*pieces, text[done:]))


def _is_loud(word: str) -> bool:
    return _may_be_loud(word) and sum(letter.isupper() for letter in word) > 1


def _may_be_loud(word: str) -> bool:
    """Whether every letter that the code can write as a capital is one."""
    return not any(letter.isascii() and letter.islower() for letter in word)


def _among_loud(text: str, words: list[re.Match[str]], loud: list[bool], index: int) -> bool:
    """Whether a neighbour is in capitals; both must be where the word itself shows nothing ("ở", "đó")."""

    def is_beside(left: int, right: int) -> bool:
        return not text[words[left].end() : words[right].start()].strip(" \t")

    last = index + 1 == len(words)
    before = index > 0 and loud[index - 1] and is_beside(index - 1, index)
    after = not last and loud[index + 1] and is_beside(index, index + 1)
    shows = any(letter.isascii() for letter in words[index][0])
    return (before or after) if shows else (before and (after or last))
