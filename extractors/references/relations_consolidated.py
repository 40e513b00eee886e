"""Consolidated texts (văn bản hợp nhất): which document they carry, and whose preamble a note quotes.

Their form is fixed by the Ordinance on consolidation: below the title stands the document with its date, "có
hiệu lực thi hành kể từ ngày …, được sửa đổi,
bổ sung bởi:" and the amending ones; a note gives the preamble of
each, opened by "có căn cứ ban hành như sau:".
"""

from __future__ import annotations

import re

from extractors.references.draft import Draft
from extractors.source import SourceText

_HEAD = 9000
_REACH = 900
_AMENDED_BY = re.compile(
    r"(?s:.){0,700}?\bđược\s+sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?(?:\s+(?:một\s+số\s+điều|theo|lần\s+lượt))?\s+bởi\s*:"
)
_QUOTED_PREAMBLE = re.compile(r"căn\s+cứ\s+ban\s+hành\s+như\s+sau\s*:[\s“\"\-]*$")


def consolidated(source: SourceText, drafts: list[Draft]) -> Draft | None:
    """The citation of the document that a consolidated text carries; None for any other text.

    >>> from extractors.references.signatures import find
    >>> from extractors.layout import lay_out
    >>> text = SourceText.of("THÔNG TƯ\\nThông tư số 12/2029/TT-BNV ngày 08 tháng 4 năm 2029, có hiệu lực "
    ...     "từ ngày 01/6/2029, được sửa đổi, bổ sung bởi:\\nThông tư số 08/2031/TT-BNV ngày 05/5/2031.")
    >>> consolidated(text, find(text, lay_out(text))[0]).number
    '12/2029/TT-BNV'
    """
    if " bởi:" not in source.shadow[:_HEAD].replace(" :", ":"):
        return None
    for draft in drafts:
        if draft.start > _HEAD:
            return None
        if draft.form == "number" and _AMENDED_BY.match(source.shadow, draft.end, draft.end + _REACH):
            return draft
    return None


def quotes_a_preamble(shadow: str, at: int) -> bool:
    """Whether a note announces the preamble of an amending document directly before `at`."""
    return bool(_QUOTED_PREAMBLE.search(shadow, max(0, at - 60), at))
