"""What a stated role becomes in the graph: the relationship type, by who acts and by the exact cue."""

from __future__ import annotations

from typing import Literal, TypeAlias

Actor: TypeAlias = Literal["document", "task", "meeting"]

BY_ROLE = {
    "can_cu": "BASED_ON", "huong_dan": "DETAILS", "thuc_hien": "IMPLEMENTS", "sua_doi": "AMENDS",
    "thay_the": "REPLACES", "bai_bo": "REPEALS", "dinh_chinh": "CORRECTS", "hop_nhat": "CONSOLIDATES",
    "kem_theo": "PROMULGATES", "theo_de_nghi": "CONSIDERS", "dan_chieu": "CITES",
}  # fmt: skip
"""The eleven role codes when a document acts."""

BY_DETAIL = {
    "quan_triet": "DISSEMINATES", "tuyen_truyen": "DISSEMINATES",
    "theo": "APPLIES", "theo_tinh_than": "APPLIES", "theo_quy_dinh": "APPLIES",
    "ngung_hieu_luc": "SUSPENDS", "phuc_dap": "ANSWERS",
    "tham_muu_dieu_chinh": "PROPOSES_CHANGE", "tham_muu_thay_the": "PROPOSES_CHANGE",
    "tham_muu_bai_bo": "PROPOSES_CHANGE",
    "so_ket": "CITES", "ban_hanh": "CITES", "goi_tat": "CITES",
}  # fmt: skip
"""Cues whose meaning is finer than their role code (`role_detail` of ontology/relation_cues.csv)."""

CHANGES = frozenset({"AMENDS", "REPLACES", "REPEALS", "SUSPENDS", "CORRECTS"})
"""What changes a document: from a task it is an intention (PROPOSES_CHANGE)."""

WHOLE_ONLY = frozenset({"REPLACES", "REPEALS", "SUSPENDS"})
"""What, said of single provisions, must not be said of the whole document."""

CARRYING_OUT = ("BASED_ON", "DETAILS", "IMPLEMENTS", "DISSEMINATES", "APPLIES", "ASSIGNED_IN", "CONCLUDED")
"""The family that ``directives-implementing`` follows."""

_OF_TASK = {
    "BASED_ON": "APPLIES", "DETAILS": "IMPLEMENTS", "CONSIDERS": "CITES", "PROMULGATES": "CITES",
    "CONSOLIDATES": "CITES", "ANSWERS": "CITES",
}  # fmt: skip
_OF_MEETING = frozenset({"IMPLEMENTS", "DISSEMINATES"})
_OF_DOCUMENT = {"PROPOSES_CHANGE": "CITES"}


def is_passive(cue: str) -> bool:
    """Whether a cue makes the document it points at the actor ("được sửa đổi theo quy định tại …")."""
    return cue.lower().startswith(("được", "bị", "đã được"))


def relation_of(role: str | None, detail: str | None, actor: Actor, cue: str = "") -> str | None:
    """The relationship type of a role; None where this actor states nothing by it.

    `detail` is the finer meaning that the extractor gives beside the role, `cue` the printed cue. "Theo" in
    a task applies the document; in a document's own prose it is a plain reference, unless it says "theo tinh
    thần".

    >>> relation_of("thuc_hien", None, "task"), relation_of("sua_doi", None, "task")
    ('IMPLEMENTS', 'PROPOSES_CHANGE')
    >>> relation_of(None, "quan_triet", "task"), relation_of("dan_chieu", None, "document", "theo")
    ('DISSEMINATES', 'CITES')
    >>> relation_of("dan_chieu", None, "task", "theo"), relation_of("can_cu", None, "meeting")
    ('APPLIES', None)
    """
    relation = BY_DETAIL.get(detail or "") or BY_ROLE.get(role or "", "CITES")
    if actor == "document":
        if relation == "APPLIES" and detail != "theo_tinh_than":
            return "CITES"
        return _OF_DOCUMENT.get(relation, relation)
    if actor == "meeting":
        return relation if relation in _OF_MEETING else None
    if relation in CHANGES:
        return "CITES" if is_passive(cue) else "PROPOSES_CHANGE"
    if relation == "CITES" and role == "dan_chieu" and cue.lower().startswith(("theo", "đúng")):
        return "APPLIES"
    return _OF_TASK.get(relation, relation)
