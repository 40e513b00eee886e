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
from extractors.references.roles_cues import cues
from extractors.references.roles_reading import Reader, Reading
from extractors.references.roles_wording import changes_wording, speaks_of_contents
from extractors.source import SourceText
from extractors.types import OwnDocument

_EXPIRES = re.compile(
    r"[^.;\n]{0,160}?\b(?:(?<!đã[\s_])hết[\s_]+hiệu[\s_]+lực|(?:bị|được)[\s_]+(?P<repealed>bãi[\s_]+bỏ)(?![\s_]+(?:bởi|theo|tại)))"
)
_EXPIRY_REACH = 180


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
    if (cue is None or cue.role in (None, "dan_chieu")) and _expires(source.shadow, drafts, index):
        return
    if cue is None:
        return
    draft.role, draft.role_detail, draft.role_span = cue.role, cue.detail, reading.span
    draft.governor, draft.passive = reading.governor, cue.scope == "passive"
    if not draft.passive or not reading.span:
        return
    if changes_wording(source.shadow, reading.span[0]):
        # A changed wording is an amendment, whatever the verb.
        draft.role, draft.role_detail = "sua_doi", "sua_doi"
    if speaks_of_contents(source.shadow, reading.span[0]):
        draft.governor = None


def _expires(shadow: str, drafts: list[Draft], index: int) -> bool:
    """Read "Nghị định A hết hiệu lực", "Thông tư B bị bãi bỏ" behind a citation; True when it says so."""
    draft = drafts[index]
    limit = draft.end + _EXPIRY_REACH
    if shadow.find("hết hiệu lực", draft.end, limit) < 0 and shadow.find("bãi bỏ", draft.end, limit) < 0:
        return False
    m = _EXPIRES.match(shadow, draft.end, limit)
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    if m is None or (after and after.start < m.end() and after.form != "self"):
        return False
    draft.role, draft.role_detail = "bai_bo", "bai_bo" if m["repealed"] else "het_hieu_luc"
    draft.role_span = (m.start(), m.end())
    return True


def role_details() -> tuple[str, ...]:
    """The values of `role_detail`, sorted.

    >>> "tham_muu_dieu_chinh" in role_details()
    True
    """
    return tuple(sorted({cue.detail for cue in cues().by_id.values() if cue.detail} | {"het_hieu_luc"}))
