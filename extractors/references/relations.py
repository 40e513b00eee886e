"""Statements that one document does something to another, read off roles and their governors."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.layout import Layout
from extractors.references.draft import Draft
from extractors.references.relations_consolidated import consolidated
from extractors.rules import Rule
from extractors.source import SourceText
from extractors.types import OwnDocument, Relation, Role, Span
from extractors.vocabulary.spelling import fold

_CHANGES = ("sua_doi", "thay_the", "bai_bo")
_RULING = frozenset(
    ("HP", "LUẬT", "BỘ LUẬT", "PL", "L", "SL", "NQ", "NQLT", "NĐ", "TT", "TTLT", "QĐ", "CT", "QyĐ", "QC",
     "VBHN", "CĐ")
)  # fmt: skip
"""Types that change other documents; the rest (plans, reports, letters) changes at most its own kind."""

_REPORTING = frozenset(("BC", "TTr", "GM", "BB"))
"""Types that guide nobody."""

_ORDERED = re.compile(
    r"(?:(?<!theo[\s_])(?<!xét[\s_])đề[\s_]+nghị|kiến[\s_]+nghị|(?<!được[\s_])(?<!bàn[\s_])giao|yêu[\s_]+cầu|tham[\s_]+mưu|"
    r"đề[\s_]+xuất|xem[\s_]+xét|dự[\s_]+kiến|chỉ[\s_]+đạo)(?![^\W_])[^.;:\n]{0,160}$"
)
"""An order or a plea: who is asked to act is not the text itself."""

_INTENTIONS = ("tham_muu_dieu_chinh", "tham_muu_thay_the", "tham_muu_bai_bo")
_EFFECTIVE = re.compile(
    r"(?P<ends>hết[\s_]+)?hiệu[\s_]+lực[^.;\n]{0,40}?ngày[\s_]+(?P<day>\d{1,2})\s*(?:/|-|\.|tháng)\s*"
    r"(?P<month>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<year>\d{4})"
)

_OWN_NOUN = re.compile(
    r"(?<![^\W_])(?:nghị[\s_]+định|thông[\s_]+tư|luật|nghị[\s_]+quyết|quyết[\s_]+định|pháp[\s_]+lệnh)[\s_]+$"
)
# The literal word first, the noun before it second: searching for the nouns costs ten times as much.
_OWN_FORCE = re.compile(
    r"này[\s_]+(?:có[\s_]+)?hiệu[\s_]+lực[^.;,\n]{0,40}?ngày[\s_]+(?P<day>\d{1,2})\s*(?:/|-|\.|tháng)\s*"
    r"(?P<month>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<year>\d{4})"
)
_SHORTENED = re.compile(r"\b[A-ZĐ]{2,8}\b")


def _rule(role: str, says: str, example: str, counterexample: str, confidence: float = 0.93) -> Rule:
    return Rule(
        f"relation.{role}", says, "cues of ontology/relation_cues.csv; direction as the corpus guide "
                                  "settles it",
        (example,), (counterexample,), confidence=confidence,
    )  # fmt: skip


_DECREE = "Nghị định số 12/2031/NĐ-CP"
_HEAD = "BỘ NỘI VỤ\nSố: 41/KH-BNV\nHà Nội, ngày 05 tháng 6 năm 2031\nKẾ HOẠCH\nRà soát hồ sơ năm 2031\n"
RULES = (
    _rule("can_cu", "one document rests on another", f"{_HEAD}Căn cứ {_DECREE};",
          f"Tỉnh vừa nhận {_DECREE}."),
    _rule("sua_doi", "one document amends another", f"Thông tư số 8/2031/TT-BNV sửa đổi một số điều của "
                                                    f"{_DECREE}.",
          f"Tham mưu điều chỉnh {_DECREE}."),
    _rule("thay_the", "one document replaces another", f"Nghị định số 24/2033/NĐ-CP thay thế {_DECREE}.",
          f"Tham mưu văn bản thay thế {_DECREE}."),
    _rule("bai_bo", "one document repeals another or ends its force",
          f"{_DECREE} bị bãi bỏ bởi Nghị định số 24/2033/NĐ-CP.", f"Nghị định số 24/2033/NĐ-CP và "
                                                                  f"{_DECREE}."),
    _rule("dinh_chinh", "one document corrects another", f"Quyết định số 7/QĐ-BNV đính chính {_DECREE}.",
          f"Quyết định số 7/QĐ-BNV và {_DECREE}."),
    _rule("huong_dan", "one document details or guides another",
          f"Thông tư số 8/2031/TT-BNV hướng dẫn thực hiện {_DECREE}.", f"Theo hướng dẫn tại {_DECREE}."),
    _rule("thuc_hien", "one document carries another out", f"Kế hoạch số 41/KH-UBND triển khai thực hiện "
                                                           f"{_DECREE}.",
          f"Báo cáo kết quả thực hiện {_DECREE}."),
    _rule("theo_de_nghi", "a document follows a proposal",
          f"{_HEAD}Xét đề nghị của Vụ Công chức tại Tờ trình số 5/TTr-VCC;", "Vụ đã gửi Tờ trình số "
                                                                             "5/TTr-VCC."),
    _rule("hop_nhat", "a consolidated text contains another", f"Văn bản hợp nhất số 5/VBHN-BNV hợp nhất "
                                                              f"{_DECREE}.",
          f"Tỉnh vừa nhận {_DECREE}."),
    _rule("dan_chieu", "a document points at another", f"{_HEAD}Hồ sơ được lưu theo quy định tại {_DECREE}.",
          f"Tỉnh vừa nhận {_DECREE}."),
    _rule("sua_doi.title", "an amending law amends those that its name names",
          "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Viên chức ngày 10 tháng 12 năm 2031;",
          "Căn cứ Luật Viên chức ngày 10 tháng 12 năm 2031;", 0.95),
)  # fmt: skip


def state(source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> list[Relation]:
    """The relations that the text states, in order of the citation that carries them.

    A text that is a document itself gives relations of its own; news only those between two documents that
    a sentence names. What is only attached (kèm theo) or only intended gives none.
    """
    reader = _Relations(source, layout, drafts, own)
    stated: list[Relation] = []
    for index, draft in enumerate(drafts):
        if relation := reader.of(index, draft):
            stated.append(relation)
        stated += reader.amendments(index, draft)
    return stated


class _Relations:
    """Names and indexes of the citations of one text."""

    def __init__(self, source: SourceText, layout: Layout, drafts: list[Draft], own: OwnDocument) -> None:
        self.source, self.layout, self.drafts, self.own = source, layout, drafts, own
        self.index = {id(d): i for i, d in enumerate(drafts)}
        self.written_out: dict[str, bool] = {}
        self.titled: dict[str, list[int]] | None = None
        self.places: dict[Span, Draft] | None = None
        self.force: list[re.Match[str]] | None = None
        self.base = (
            consolidated(source, drafts, own.type)
            if own.type in (None, "VBHN") or own.number is None
            else None
        )
        self.self_name = own.number if own.number and own.number[0].isdigit() else "SELF"
        if self.base is not None:
            self.self_name = self.base.number or self.self_name

    def of(self, index: int, draft: Draft) -> Relation | None:
        role = draft.role
        if (
            role is None
            or role == "kem_theo"
            or draft.role_detail in _INTENTIONS
            or draft.form in ("self", "own")
        ):
            return None
        name = self.name(draft)
        if name is None:
            return None
        if draft.governor is None:
            if self.own.kind == "news" or name == self.self_name or draft.blank or draft.draft:
                return None
            if not self._may(role, draft):
                return None
            if draft.passive:  # the text itself is amended by it: only where it is clear what the text is
                return None
            at = None if self.base is None else self.index[id(self.base)]
            return self._relation(draft, role, self.self_name, at, name, index, draft)
        other = self.name(draft.governor)
        if other is None or other == name:
            return None
        at = self.index[id(draft.governor)]
        if draft.passive:
            return self._relation(draft, role, name, index, other, at, draft.governor)
        return self._relation(draft, role, other, at, name, index, draft)

    def _may(self, role: Role, draft: Draft) -> bool:
        """Whether the text itself can do this to a document: reports change nothing, orders do not act."""
        type_ = self.own.type
        if role in _CHANGES and type_ is not None and type_ not in _RULING and type_ != draft.type:
            return False
        if role == "huong_dan" and type_ in _REPORTING:
            return False
        if role not in (*_CHANGES, "huong_dan") or draft.role_span is None:
            return True
        at = draft.role_span[0]
        return not _ORDERED.search(self.source.shadow, max(0, at - 180, self.layout.sentence_at(at)[0]), at)

    def name(self, draft: Draft) -> str | None:
        """The signature or name of a citation; that of its antecedent for a back mention."""
        if draft.form == "back":
            return self._name_at(draft)
        if draft.form == "self":
            return self.self_name
        if draft.form == "own" and draft.blank:
            return "SELF"
        return draft.number or draft.intended or self._printed_name(draft)

    def _printed_name(self, draft: Draft) -> str:
        """A name as printed, in one line; an abbreviated one as the text itself writes it out elsewhere."""
        printed = " ".join(self.source.text[draft.start : draft.end].replace("_", " ").split())
        if draft.form != "named" or draft.title is None or not _SHORTENED.search(printed):
            return printed
        full = draft.title
        if full not in self.written_out:
            self.written_out[full] = self._is_written_out(full)
        if not self.written_out[full]:
            return printed
        return f"{full} {draft.date}" if draft.date and printed.endswith(draft.date) else full

    def _is_written_out(self, title: str) -> bool:
        """Whether the text prints a name in full anywhere."""
        printed = (self.source.shadow[d.start : d.end] for d in self.drafts if d.title == title)
        return any(fold(" ".join(p.replace("_", " ").split())).startswith(fold(title)) for p in printed)

    def amendments(self, index: int, draft: Draft) -> list[Relation]:
        """What a law amends by its very name ("Luật sửa đổi, bổ sung một số điều của Luật A và Luật B").

        `object_at` is the citation of the same law nearest before, where there is one.
        """
        subject = self.name(draft)
        found = []
        for start, end in draft.amends if subject and not draft.draft else ():
            printed = " ".join(self.source.text[start:end].replace("_", " ").split())
            at = self._titled(printed, index)
            other = self.name(self.drafts[at]) if at is not None else None
            found.append(
                Relation(
                    draft.start if draft.phrase_start is None else draft.phrase_start,
                    max(end, draft.end),
                    "relation.sua_doi.title",
                    0.95,
                    subject or "",
                    "sua_doi",
                    other or printed,
                    subject_at=index,
                    object_at=at,
                    role_detail="sua_doi",
                )
            )
        return found

    def _titled(self, name: str, index: int) -> int | None:
        """The nearest earlier citation of the law of a name, else the next."""
        if self.titled is None:
            self.titled = {}
            for at, draft in enumerate(self.drafts):
                if draft.title:
                    self.titled.setdefault(fold(draft.title), []).append(at)
        places = [at for at in self.titled.get(fold(name), ()) if at != index]
        return places[max(bisect_left(places, index) - 1, 0)] if places else None

    def _name_at(self, draft: Draft) -> str | None:
        """The name of the citation that a back mention stands for."""
        if draft.antecedent is None:
            return None
        if self.places is None:
            named = [d for d in self.drafts if d.form not in ("self", "back")]
            self.places = {d.number_span or (d.start, d.end): d for d in named}
        other = self.places.get(draft.antecedent)
        return None if other is None else self.name(other)

    def _relation(
        self,
        draft: Draft,
        role: Role,
        subject: str,
        subject_at: int | None,
        name: str,
        object_at: int,
        touched: Draft,
    ) -> Relation:
        start = min(draft.role_span[0] if draft.role_span else draft.start, draft.start)
        if draft.governor is not None:
            start = min(start, draft.governor.start)
        end = max(draft.end, draft.role_span[1] if draft.role_span else 0)
        return Relation(
            start, end, f"relation.{role}", draft.confidence * 0.95, subject, role, name,
            subject_at=subject_at, object_at=object_at, role_detail=draft.role_detail,
            scope=touched.provisions or touched.scope, effective=self._effective(role, draft, subject),
        )  # fmt: skip

    def _effective(self, role: Role, draft: Draft, subject: str) -> str | None:
        """From when a change holds: as its row says, as a sentence near by, or as the text says of itself."""
        if role not in _CHANGES:
            return None
        if draft.effective:
            return draft.effective
        low, end = max(0, draft.start - 200), draft.end + 200
        stated = self.source.shadow.find("hiệu", low, end) >= 0
        m = _EFFECTIVE.search(self.source.shadow, low, end) if stated else None
        if m is None or (m["ends"] and role != "bai_bo"):
            m = self._own_force() if subject == self.self_name else None
        return f"{m['year']}-{int(m['month']):02}-{int(m['day']):02}" if m else None

    def _own_force(self) -> re.Match[str] | None:
        """Where the text says from which day it is in force; None where it does not, or says it of parts."""
        if self.force is None:
            shadow = self.source.shadow
            stated = _OWN_FORCE.finditer(shadow)
            self.force = [m for m in stated if _OWN_NOUN.search(shadow, max(0, m.start() - 24), m.start())]
        return self.force[0] if len(self.force) == 1 else None
