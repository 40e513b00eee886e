"""What the words round a citation say by their form: wordings, brackets, quotations, proposals."""

from __future__ import annotations

import re

from extractors.references.draft import Draft
from extractors.references.pinpoints_grammar import CHAIN, NOUN_STEMS
from extractors.references.roles_cues import Cue

_WORDING = re.compile(r"\b(?:cụm[\s_]+từ|(?:điều|khoản|điểm|từ)[\s_]+(?:này|“))")
_CONTENTS = re.compile(
    r"\b(?:nội[\s_]+dung|điểm|quy[\s_]+định|vấn[\s_]+đề|phần)[\s_]+(?:mới[\s_]+)?(?:được[\s_]+|đã[\s_]+)?$"
)
_NEVER_PROPOSED = frozenset(("HP", "LUẬT", "BỘ LUẬT", "PL", "NQ", "NĐ", "TT", "TTLT", "QĐ", "VBHN"))
"""Types that rule: nobody's proposal stands in them, so "theo đề nghị của …" before them speaks of others."""


def without_provisions(text: str) -> str:
    """A text of the same length with blanks for its provisions, whose commas separate nothing."""
    for noun in NOUN_STEMS:
        if noun in text:
            return CHAIN.sub(lambda m: " " * len(m[0]), text)
    return text


def no_proposal(cue: Cue, draft: Draft) -> bool:
    """Whether a cue says that something was proposed, and a document can hold no proposal."""
    return cue.role == "theo_de_nghi" and draft.type in _NEVER_PROPOSED


def in_quotation(between: str) -> bool:
    """Whether a quotation is open where a stretch ends: the citation is part of a changed wording."""
    return between.rfind("“") > between.rfind("”") or between.count('"') % 2 == 1


def leaves_bracket(between: str) -> bool:
    """Whether a bracket ends between two citations that began before the first ("A (sửa đổi bởi B) và C")."""
    closing = between.find(")")
    return closing >= 0 and between.find("(", 0, closing) < 0


def changes_wording(shadow: str, at: int) -> bool:
    """Whether the passive at a place speaks of a phrase, an article or a clause of the text itself."""
    return bool(_WORDING.search(shadow, max(0, at - 90), at))


def speaks_of_contents(shadow: str, at: int) -> bool:
    """Whether what is changed at a place is no document: "nội dung sửa đổi, bổ sung tại Nghị định B"."""
    return bool(_CONTENTS.search(shadow, max(0, at - 30), at))
