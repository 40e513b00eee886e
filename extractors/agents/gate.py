"""Whether a text is worth reading for people and units at all, decided from its head and a few literals."""

from __future__ import annotations

from extractors.source import SourceText
from extractors.types import OwnDocument

_NORMS = frozenset(("LUẬT", "BỘ LUẬT", "PL", "HP", "NĐ", "TT", "TTLT", "NQLT", "VBHN", "QC", "QyĐ", "LỆNH"))
_CUES = ("chủ trì", "giao ", "yêu cầu", "đề nghị", "phân công", "kết luận", "tổ chức thực hiện", "hội nghị", "cuộc họp")


def names_agents(source: SourceText, own: OwnDocument) -> bool:
    """Whether the text may report a meeting or assign jobs: not a normative act, and a cue stands in it."""
    return own.type not in _NORMS and any(cue in source.shadow for cue in _CUES)
