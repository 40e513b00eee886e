"""Texts that lost their diacritics: recognised, read in a repaired copy, offsets brought back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.references.damaged import Repair, is_damaged
from extractors.references.draft import Draft
from extractors.source import SourceText


def repaired(text: str) -> str:
    return Repair(SourceText.of(text)).source.text


def test_legal_words_are_put_right() -> None:
    assert repaired("Can cu Nghi dinh so 5") == "Căn cứ Nghị định so 5".replace("Nghị", "Nghị")
    assert repaired("dugc sira döi, bö sung b&i: thng tu") == "được sửa đổi, bổ sung bởi: thông tư"
    assert repaired("triên khai thixc hin tot") == "triển khai thực hiện tot"


def test_sound_words_stay() -> None:
    sound = "Đính chính, thực hiện, tình hình, quốc phòng và các điều khoản khác"
    assert repaired(sound) == sound


def test_damage_is_seen_by_the_missing_letters() -> None:
    assert is_damaged("can cu nghi dinh cua chinh phu quy dinh chi tiet")
    assert not is_damaged("căn cứ nghị định của chính phủ quy định chi tiết")
    assert not is_damaged("so 5/qd")


def test_a_damaged_text_gives_roles_and_provisions_at_its_own_offsets() -> None:
    text = "Cän cú khoän 2 Diéu 5 Nghi dinh s6 112/2031/ND-CP ngay 05 thang 6 nam 2031 cua Chinh phu; Thng tu nay quy dinh."
    citation = next(c for c in extract(text).citations if c.form == "number")
    assert citation.provisions == ("dieu:5/khoan:2",)
    assert citation.role == "can_cu"
    assert citation.role_span is not None
    assert text[slice(*citation.role_span)] == "Cän cú"
    assert "112/2031/ND-CP" in text[citation.start : citation.end]


@given(st.text(alphabet="cancuthichiendieukhoan nay ,.", min_size=1, max_size=120), st.data())
def test_every_offset_comes_back(printed: str, data: st.DataObject) -> None:
    repair = Repair(source := SourceText.of(printed))
    text = source.text  # long runs of blanks are squeezed in the working copy
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    draft = Draft("number", start, end, "test", 1.0, amends=((start, end),))
    repair.lead([draft])
    assert 0 <= draft.start <= draft.end <= len(repair.source.text)
    repair.bring_back([draft])
    assert 0 <= draft.start <= draft.end <= len(text)
    assert draft.start <= start or text[start : draft.start].strip() == ""
