"""What the sentence says of a cited document: its role, and the document whose role it is.

The cue that stands before a citation decides; members of a list share it. A cue behind another citation
belongs to that one's title ("Kế hoạch A thực hiện Nghị quyết B": B is carried out by A, not by the text).
The values of `role_detail` are a column of ontology/relation_cues.csv; with the relation of the graph they
stand for they are:

- can_cu, ap_dung, tren_co_so: BASED_ON; xet: CONSIDERS; kem_theo: PROMULGATES
- sua_doi, dieu_chinh: AMENDS; thay_the: REPLACES; bai_bo, het_hieu_luc: REPEALS; ngung_hieu_luc: SUSPENDS;
  dinh_chinh: CORRECTS; hop_nhat: CONSOLIDATES
- tham_muu_dieu_chinh, tham_muu_thay_the, tham_muu_bai_bo: PROPOSES_CHANGE
- quy_dinh_chi_tiet, huong_dan: DETAILS; thuc_hien, trien_khai, thi_hanh, nhiem_vu_giao: IMPLEMENTS
- theo, theo_tinh_than, theo_quy_dinh: APPLIES inside a directive, else CITES; tai: CITES; phuc_dap: ANSWERS
- without role: quan_triet, tuyen_truyen: DISSEMINATES; so_ket, ban_hanh, goi_tat: CITES
"""

from __future__ import annotations

import re

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.references.roles_cues import Reading, cues
from extractors.references.roles_reading import Reader
from extractors.references.roles_wording import changes_wording, speaks_of_contents
from extractors.source import SourceText
from extractors.types import OwnDocument

_EXPIRES = re.compile(
    r"[^.;\n]{0,160}?\b(?:(?<!đã[\s_])(?P<lapsed>hết[\s_]+hiệu[\s_]+lực)"
    r"|(?:bị|được)[\s_]+(?:(?P<repealed>bãi[\s_]+bỏ)(?![\s_]+(?:bởi|bằng|theo|tại))"
    r"|(?:(?P<replaced>thay[\s_]+thế)|bãi[\s_]+bỏ)[\s_]+(?:bởi|bằng|theo|tại)[\s_]+(?:[^\W\d_]+[\s_]+){1,3}này(?![^\W_])))"
)
_EXPIRY_REACH = 180
_LONGEST_LIST, _LONGEST_GAP = 40, 300
_MEMBER = re.compile(
    r"(?:[^.;\n]|\.(?=\S)|\n(?!\s))*(?:[,;]|\bvà|\bcùng|\bhoặc)[\s_]*(?:và[\s_]+)?(?:(?:các|số|với)[\s_:]+)*"
)
"""From one member of a list to the next: date, issuer and title, then a joint."""
_PREDICATE = re.compile(
    r"(?<![^\W_])(?:được|bị|đã|đang|sẽ|vẫn|có[\s_]+hiệu|hết[\s_]+hiệu|theo|thì|là|căn[\s_]+cứ)(?![^\W_])"
)
"""Words by which something else is said of a document than of the next one."""


def attach(source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> None:
    """Fill in `role`, `role_detail`, `role_span`, `governor` and `passive` of the drafts."""
    del own
    reader = Reader(source, layout, drafts)
    for index, draft in enumerate(drafts):
        if draft.form in ("self", "own"):
            reader.pass_by(index)
        else:
            _fill(source, drafts, index, reader.read(index))


def _fill(source: SourceText, drafts: list[Draft], index: int, reading: Reading) -> None:
    draft, cue = drafts[index], reading.cue
    if (cue is None or cue.role in (None, "dan_chieu")) and _expires(source.shadow, drafts, index, index):
        _expire_before(source.shadow, drafts, index)
        return
    if cue is None:
        return
    draft.role, draft.role_detail, draft.role_span = cue.role, cue.detail, reading.span
    draft.governor, draft.passive = reading.governor, cue.scope == "passive"
    acting = reading.governor
    if acting is not None and cue.scope == "act" and acting.role is None and acting.form != "self":
        _expire_acting(source.shadow, drafts, index, acting)
    if not draft.passive or not reading.span:
        return
    if changes_wording(source.shadow, reading.span[0]):
        # A changed wording is an amendment, whatever the verb.
        draft.role, draft.role_detail = "sua_doi", "sua_doi"
    if speaks_of_contents(source.shadow, reading.span[0]):
        draft.governor = None


def _expires(shadow: str, drafts: list[Draft], index: int, last: int) -> bool:
    """Read "Nghị định A hết hiệu lực", "Thông tư B bị bãi bỏ" behind a citation; True when it says so.

    `last` is the citation behind which it is said, that of a title where the document amends another.
    """
    draft, end = drafts[index], drafts[last].end
    limit = end + _EXPIRY_REACH
    said = (
        shadow.find("hết hiệu lực", end, limit),
        shadow.find("bãi bỏ", end, limit),
        shadow.find("thay thế", end, limit),
    )
    if max(said) < 0:
        return False
    m = _EXPIRES.match(shadow, end, limit)
    after = drafts[last + 1] if last + 1 < len(drafts) else None
    if m is None or (after and after.start < m.end() and after.form != "self"):
        return False
    draft.role = "thay_the" if m["replaced"] else "bai_bo"
    draft.role_detail = "het_hieu_luc" if m["lapsed"] else draft.role
    draft.role_span = (m.start(), m.end())
    return True


def _expire_acting(shadow: str, drafts: list[Draft], index: int, acting: Draft) -> None:
    """Read "Nghị quyết B sửa đổi Nghị quyết A hết hiệu lực": of B it is said."""
    at = next((i for i in range(index - 1, -1, -1) if drafts[i] is acting), None)
    if at is not None and _expires(shadow, drafts, at, index):
        _expire_before(shadow, drafts, at)


def _expire_before(shadow: str, drafts: list[Draft], index: int) -> None:
    """Give the members of a list before the last one its end: "Các Nghị quyết A, B và C hết hiệu lực"."""
    last = drafts[index]
    at = index
    for before in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
        draft = drafts[before]
        if draft.governor is not None and draft.governor is not last:
            continue  # named in the title of a member
        start = drafts[at].start if drafts[at].phrase_start is None else drafts[at].phrase_start
        gap = shadow[draft.end : start]
        if draft.role is not None or draft.type != last.type or draft.form in ("self", "own"):
            return
        if len(gap) > _LONGEST_GAP or _MEMBER.fullmatch(gap) is None or _PREDICATE.search(gap):
            return
        draft.role, draft.role_detail, draft.role_span = last.role, last.role_detail, last.role_span
        at = before


def role_details() -> tuple[str, ...]:
    """The values of `role_detail`, sorted.

    >>> "tham_muu_dieu_chinh" in role_details()
    True
    """
    return tuple(sorted({cue.detail for cue in cues().by_id.values() if cue.detail} | {"het_hieu_luc"}))
