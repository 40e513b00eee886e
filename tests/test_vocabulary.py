"""Looking things up in the vocabulary."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.vocabulary import (
    RegisterRow,
    TableError,
    code_key,
    columns_of,
    fold,
    holds,
    in_force,
    kind_and_name,
    number_key,
    read_table,
    signature_key,
    slug,
    vocabulary,
)

V = vocabulary()
WORDS = st.text("aăâáàoóòeéèuúùyýỳhnqgđ -–&.", max_size=30)


# --------------------------------------------------------------------------- spelling


@given(WORDS)
def test_fold_is_stable_and_blind_to_composition_and_case(text):
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == once
    assert fold(text.upper()) == once


@given(st.text(max_size=40))
def test_slug_is_ascii_and_stable(text):
    made = slug(text)
    assert made == "" or all(c.isascii() and (c.isalnum() or c == "-") for c in made)
    assert slug(made) == made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "Ủy ban"), ("hoà giải", "hòa giải"), ("Khánh Hoà", "KHÁNH HÒA"), ("thuỷ", "thủy"),
        ("Lao động – Thương binh", "Lao động-Thương binh"), ("TN&MT", "tn và mt"), ("Ðắk", "Đắk"),
        ("Hà\n Nội", "hà nội"), ("Cư M’gar", "cư m'gar"),
    ],
)  # fmt: skip
def test_fold_makes_spellings_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hà Tĩnh", "Hà Tinh"), ("ĐA", "DA"), ("Quý", "Quỳ"), ("toàn", "toán")]
)
def test_fold_keeps_words_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("since", "until", "on", "held"),
    [
        ("2025-03-01", None, "2025-02-28", False), ("2025-03-01", None, "2025-03-01", True),
        (None, "2007-07", "2007-07-31", True), (None, "2007-07", "2007-08-01", False),
        ("1990", "1995", "1995", True), ("1990", "1995", "1996-01", False), (None, None, "1900", True),
        ("2030", None, None, True),
    ],
)  # fmt: skip
def test_holds(since, until, on, held):
    assert holds(since, until, on) is held


def test_keys_of_codes_numbers_and_signatures():
    assert code_key("Bộ GD&ĐT") == "BỘGDĐT"
    assert number_key("30a") == "30a"
    assert number_key("05") == "5"
    assert number_key("004") == "004"
    assert signature_key("05-CT/TW") == signature_key("5-CT/TW")
    assert signature_key("004/2025/TT-BNV") != signature_key("4/2025/TT-BNV")
    assert signature_key("Hiến pháp năm 2013") == "HIẾNPHÁPNĂM2013"


# --------------------------------------------------------------------------- tables


def test_unknown_table_and_column_say_what_is_wrong():
    with pytest.raises(TableError, match=r"nothing-here\.csv is missing"):
        read_table("nothing-here")
    with pytest.raises(TableError, match="has no column wrong; it has slug"):
        list(columns_of("provinces", "slug", "wrong"))


def test_ragged_row_is_refused(tmp_path, monkeypatch):
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n3\n", encoding="utf-8")
    monkeypatch.setattr("extractors.vocabulary.tables.data_dir", lambda name: tmp_path)
    with pytest.raises(TableError, match="row 3 has 1 cells, the header has 2"):
        read_table("bad")


def test_loading_takes_only_what_is_asked_for():
    code = (
        "import sys\nfrom extractors.vocabulary import vocabulary\n"
        "v = vocabulary(); v.types; v.bodies; v.provinces; v.type_nouns\n"
        "print('register' in v.__dict__, v.gazetteers['commune'].__dict__.keys() - {'level'}, 'rdflib' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False set() False"


# --------------------------------------------------------------------------- types


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Nghị quyết", "NQ"), ("nghị định", "NĐ"), ("Thông tư liên tịch", "TTLT"), ("Luật", "LUẬT"), ("Bộ luật", "BỘ LUẬT"),
        ("Công văn", "CV"), ("Văn bản", "CV"), ("Quy định", "QyĐ"), ("Chương trình hành động", "CTr"), ("Công điện", "CĐ"),
        ("Thông báo kết luận", "TB"), ("Kết luận", "KL"), ("Văn bản hợp nhất", "VBHN"), ("Hiến pháp", "HP"),
        ("NĐ", "NĐ"), ("ttr", "TTr"), ("QĐ", "QĐ"), ("Giấy xác nhận", "GXN"), ("Đề án", "ĐA"), ("Dự án", "DA"),
    ],
)  # fmt: skip
def test_type_words(word, code):
    assert V.type_code(word) == code


def test_unknown_words_are_no_types():
    assert V.type_code("bảng lương") is None
    assert V.type_code("") is None


def test_type_letters_of_signatures():
    assert [V.type_codes[code_key(code)] for code in ("CTR", "TTLT", "NĐ", "ND", "TTr", "BCTĐ", "QĐi")] == [
        "CTr", "TTLT", "NĐ", "NĐ", "TTr", "BC", "QyĐ",
    ]  # fmt: skip
    assert "BGDĐT" not in V.type_codes
    assert V.nouns["NQ"] == "Nghị quyết"


# --------------------------------------------------------------------------- bodies


@pytest.mark.parametrize(
    ("code", "on", "names"),
    [
        ("BKHĐT", "2020-01-01", ["Bộ Kế hoạch và Đầu tư"]), ("BKHĐT", "2025-03-01", []),
        ("BNV", "1995-01-01", ["Bộ Nội vụ"]), ("CP", "1975-06-20", ["Hội đồng Chính phủ"]),
        ("CP", "2020", ["Chính phủ"]), ("TTG", None, ["Thủ tướng Chính phủ"]), ("BNNMT", "2024-05-01", []),
        ("UBTVQH14", "2018", ["Ủy ban Thường vụ Quốc hội"]), ("KHÔNGCÓ", None, []),
    ],
)  # fmt: skip
def test_bodies_by_code(code, on, names):
    assert [body.name for body in V.bodies_by_code(code, on)] == names


def test_own_code_comes_before_variants():
    assert [body.id for body in V.bodies_by_code("BGD")] == ["bgd_cu", "bgddt"]
    assert V.bodies_by_code("BGD", on="2015-01-01")[0].id == "bgddt"


def test_one_party_code_is_three_bodies():
    assert {body.name for body in V.bodies_by_code("TW")} == {
        "Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Ban Bí thư Trung ương Đảng",
    }  # fmt: skip


def test_bodies_by_name_take_spellings_and_abbreviated_names():
    assert V.bodies_by_name("uỷ ban nhân dân")[0].code == "UBND"
    assert V.bodies_by_name("Bộ GD&ĐT")[0].id == "bgddt"
    assert V.bodies_by_name("Bộ Nội vụ", on="1990-01-01")[0].id == "bnv_cu"
    assert V.bodies_by_name("Bộ Trò chơi") == ()


def test_successors_of_merged_ministries():
    assert [V.body[each].code for each in V.body["bldtbxh"].successors] == ["BNV", "BGDĐT", "BYT", "BNNMT"]


# --------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("printed", "on", "slugs"),
    [
        ("tỉnh Kon Tum", "2021-04-29", ["vn-kon-tum"]), ("Kon Tum", "2025-07-01", []),
        ("tỉnh Quảng Ngãi", "2025-06-30", ["vn-quang-ngai"]), ("Quảng Ngãi", "2025-07-01", ["vn-quang-ngai-2025"]),
        ("tỉnh Thừa Thiên Huế", "2020-01-01", ["vn-thua-thien-hue"]), ("TP. Huế", "2025-03-01", ["vn-hue"]),
        ("thành phố Huế", "2020-01-01", ["vn-thua-thien-hue.hue"]), ("TP.HCM", "2020", ["vn-ho-chi-minh"]),
        ("TP Hồ Chí Minh", "2026-01-01", ["vn-ho-chi-minh-2025"]), ("tỉnh Bắc Ninh", "2026-10-01", []),
        ("thành phố Bắc Ninh", "2026-10-01", ["vn-bac-ninh-2025"]), ("tỉnh Khánh Hoà", "2020", ["vn-khanh-hoa"]),
        ("quận 1", "2020", ["vn-ho-chi-minh.quan-1"]), ("Quận 01", "2020", ["vn-ho-chi-minh.quan-1"]),
        ("thị xã Kỳ Anh", "2020", ["vn-ha-tinh.thi-xa-ky-anh"]), ("huyện Kỳ Anh", "2020", ["vn-ha-tinh.ky-anh"]),
        ("xã Kỳ Anh", "2026", ["vn-ha-tinh.ky-anh-2025"]), ("huyện Đăk Hà", "2020", ["vn-kon-tum.dak-ha"]),
        ("thành phố Kon Tum", "2020", ["vn-kon-tum.kon-tum"]), ("tỉnh Kon Tun", "2020", []),
        ("tỉnh Hà Tây", "2005-01-01", ["vn-ha-tay"]), ("tỉnh Hà Nội", "2020", []), ("huyện Hà Nội", None, []),
        ("huyện đảo Lý Sơn", "2020", ["vn-quang-ngai.ly-son"]), ("tỉnh Bà Rịa Vũng Tàu", "2020", ["vn-ba-ria-vung-tau"]),
        ("thị xã Long Khánh", "2015-01-01", ["vn-dong-nai.long-khanh"]), ("quận 2", "2019", ["vn-ho-chi-minh.quan-2"]),
        ("thành phố Thủ Đức", "2022", ["vn-ho-chi-minh.thanh-pho-thu-duc"]), ("quận Kỳ Anh", "2020", []),
        ("phường Ba Đình", "2026", ["vn-ha-noi.ba-dinh-2025"]), ("quận Ba Đình", "2020", ["vn-ha-noi.ba-dinh"]),
    ],
)  # fmt: skip
def test_places(printed, on, slugs):
    assert [place.slug for place in V.places(printed, on)] == slugs


def test_places_within_and_of_a_level():
    hits = V.places("xã Tân Thành", on="2020-01-01")
    assert len(hits) > 5
    inside = V.places("xã Tân Thành", on="2020-01-01", within="vn-ca-mau")
    assert 0 < len(inside) < len(hits)
    assert all(place.province == "vn-ca-mau" for place in inside)
    assert V.places("Lương Minh", on="2026-01-01") == ()
    assert [
        p.slug for p in V.places("Lương Minh", on="2026-01-01", within="vn-quang-ninh", level="commune")
    ] == ["vn-quang-ninh.luong-minh"]


def test_alike_communes_are_told_apart():
    pair = {
        V.places(name, on="2020", within="vn-an-giang")[0].slug for name in ("xã Phú Thành", "xã Phú Thạnh")
    }
    assert len(pair) == 2


def test_place_by_slug_and_successor():
    assert V.place("vn-quang-ninh", on="2026-08-31").kind == "tỉnh"
    assert V.place("vn-quang-ninh", on="2026-09-01").kind == "thành phố"
    assert V.place("vn-nowhere") is None
    assert V.place("vn-kon-tum.dak-ha").name == "Huyện Đắk Hà"
    assert V.successor("vn-thua-thien-hue", on="2026-01-01").slug == "vn-hue"
    assert V.successor("vn-ha-noi", on="2026-01-01").slug == "vn-ha-noi"
    assert V.successor("vn-kon-tum.dak-ha", on="2026-01-01") is None


def test_kind_words():
    assert kind_and_name("TX. Kỳ Anh") == ("thị xã", "kỳ anh")
    assert kind_and_name("Tp Huế") == ("thành phố", "huế")
    assert kind_and_name("Quỳnh Lưu") == (None, "quỳnh lưu")
    assert kind_and_name("Hà Nội") == (None, "hà nội")
    assert kind_and_name("H. Đắk Hà") == ("huyện", "đắk hà")


# --------------------------------------------------------------------------- register


def test_register_by_signature_is_blind_to_pad_and_blanks():
    rows = V.register.by_signature("18-NQ/TW")
    assert {row.year for row in rows} >= {2017, 2022}
    assert V.register.by_signature("5/2019/TT-BTC") == V.register.by_signature("05/2019/TT-BTC")
    assert V.register.by_signature("999999/2020/NĐ-CP") == ()


def test_register_by_key():
    assert V.register.by_key("LUẬT", "QH14", 2019, "43")[0].title == "Luật Giáo dục"
    assert V.register.by_key("LUẬT", "QH14", "2019", "043") == ()


@pytest.mark.parametrize(
    ("name", "on", "signatures"),
    [
        ("Luật Giáo dục 2019", None, ["43/2019/QH14"]), ("Luật giáo dục năm 2019", None, ["43/2019/QH14"]),
        ("Luật Giáo dục", "2021-01-22", ["43/2019/QH14"]), ("Luật Giáo dục", "2010-01-01", ["38/2005/QH11"]),
        ("Luật Giáo dục", "1950-01-01", []), ("BLDS 2015", None, ["91/2015/QH13"]), ("Luật Không có", None, []),
        ("Hiến pháp 2013", None, ["Hiến pháp năm 2013"]),
    ],
)  # fmt: skip
def test_register_by_name(name, on, signatures):
    assert [row.signature for row in V.register.by_name(name, on)] == signatures


def test_name_without_day_gives_all_versions_in_order():
    rows = V.register.by_name("Luật Đất đai")
    assert len(rows) >= 4
    assert [row.since for row in rows] == sorted(row.since for row in rows)
    assert "luật đất đai" in V.register.names


def test_in_force_takes_the_latest_begun():
    def row(since: str, until: str | None = None) -> RegisterRow:
        return RegisterRow(
            "x", "y", "LUẬT", "QH1", (), 2000, "1", since, "", (), since, until, 0, "high", "HAND"
        )

    old, new = row("2000-01-01", "2010-01-01"), row("2010-01-01")
    assert in_force((old, new), "2009-12-31") == (old,)
    assert in_force((old, new), "2010-01-01") == (new,)
    assert in_force((row("2000-01-01"), new), "2020") == (new,)
    assert in_force((new,), "2005-05") == ()


def test_acts_on_a_document():
    acts = V.register.acts_on("38/2005/QH11")
    assert ("43/2019/QH14", "thay_the") in {(act.subject, act.relation) for act in acts}
