"""Where bodies sit: names with and without kind word, on either side of July 2025, and namesakes."""

from __future__ import annotations

import pytest

from kg.resolution.jurisdictions import province_on
from kg.resolution.levels import level_of_code, level_of_name
from kg.resolution.places import locate


@pytest.mark.parametrize(
    ("phrase", "day", "within", "expected"),
    [
        ("Ủy ban nhân dân tỉnh Bắc Ninh", "2024-05-01", None, ["vn-bac-ninh"]),
        ("Ủy ban nhân dân tỉnh Bắc Ninh", "2025-07-01", None, ["vn-bac-ninh-2025"]),
        ("Ủy ban nhân dân tỉnh Bắc Ninh", "2025", None, ["vn-bac-ninh", "vn-bac-ninh-2025"]),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", "2025", None, ["vn-lang-son"]),
        ("UBND thành phố Đồng Nai", "2026-06-01", None, ["vn-dong-nai-2025"]),
        ("UBND TP.HCM", "2024-01-01", None, ["vn-ho-chi-minh"]),
        ("UBND TP. Hồ Chí Minh", "2026-01-01", None, ["vn-ho-chi-minh-2025"]),
        ("UBND tỉnh Thừa Thiên Huế", "2021-01-01", None, ["vn-thua-thien-hue"]),
        ("UBND thành phố Huế", "2025-03-01", None, ["vn-hue"]),
        ("UBND thành phố Huế", "2021-03-01", None, ["vn-thua-thien-hue.hue"]),
        ("Sở GDĐT Quảng Nam", "2021-01-22", None, ["vn-quang-nam"]),
        ("Phòng GDĐT Ngọc Hồi", "2021-10-15", None, ["vn-kon-tum.ngoc-hoi"]),
        ("Huyện ủy Quảng Ninh", "2020-01-01", None, ["vn-quang-binh.quang-ninh"]),
        ("Tỉnh ủy Quảng Ninh", "2020-01-01", None, ["vn-quang-ninh"]),
        ("Thành ủy Cao Bằng", "2020-01-01", None, ["vn-cao-bang.cao-bang"]),
        ("Thành ủy Hải Phòng", "2020-01-01", None, ["vn-hai-phong"]),
        ("UBND Quận 1, Thành phố Hồ Chí Minh", "2020-01-01", None, ["vn-ho-chi-minh.quan-1"]),
        ("UBND huyện Châu Thành, tỉnh Đồng Tháp", "2020-01-01", None, ["vn-dong-thap.chau-thanh"]),
        ("UBND huyện Châu Thành", "2020-01-01", "vn-long-an", ["vn-long-an.chau-thanh"]),
        ("UBND huyện Tuy Phước", "2020-01-01", "vn-gia-lai-2025", ["vn-binh-dinh.tuy-phuoc"]),
        ("UBND xã Lương Minh", "2025-12-01", None, ["vn-quang-ninh.luong-minh"]),
        # contradictions leave nothing
        ("UBND huyện Đắk Hà, tỉnh Lạng Sơn", "2020-01-01", None, []),
        ("UBND huyện Đắk Hà", "2020-01-01", "vn-lang-son", []),
    ],
)
def test_a_printed_body_sits_in_a_place_on_a_day(phrase, day, within, expected):
    found = locate(phrase, day, within)
    assert found is not None
    assert list(found[1]) == expected


@pytest.mark.parametrize(
    "phrase",
    ["Hội đồng nhân dân tỉnh", "Bảo hiểm xã hội Việt Nam", "Chính phủ", "vì hòa bình", "Văn phòng", ""],
)
def test_what_names_no_place_has_none(phrase):
    assert locate(phrase) is None


def test_a_namesake_alone_is_not_decided():
    found = locate("UBND huyện Châu Thành", "2020-01-01")
    assert found is not None
    assert len(found[1]) > 3


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ủy ban Thường vụ Quốc hội", "central"), ("Bộ trưởng Bộ Y tế", "central"), ("Chánh Văn phòng Chính phủ", "central"),
        ("Tòa án nhân dân tối cao", "central"), ("Đảng ủy Chính phủ", "central"), ("Ban Chỉ đạo của Chính phủ", "central"),
        ("Ban Thường vụ Tỉnh ủy", "province"), ("Bộ Chỉ huy Quân sự tỉnh", "province"), ("Giám đốc Sở Y tế", "province"),
        ("Đoàn đại biểu Quốc hội tỉnh", "province"), ("Huyện ủy", "district"), ("Phòng Giáo dục và Đào tạo", "district"),
        ("Ủy ban nhân dân xã", "commune"), ("Đảng ủy phường", "commune"), ("Hội đồng nhân dân", None),
    ],
)  # fmt: skip
def test_names_tell_their_level(name, level):
    assert level_of_name(name) == level


@pytest.mark.parametrize(
    ("letters", "level"),
    [
        ("NĐ-CP", "central"), ("NQ/TW", "central"), ("UBTVQH15", "central"), ("BGDĐT-GDTrH", "central"), ("BVNTW", "central"),
        ("TTLT-BYT-BTC", "central"), ("CTr/TU", "province"), ("SYT-VP", "province"), ("KH/HU", "district"),
        ("PGDĐT-TCCB", "district"), ("TB-VHXH", "commune"), ("QĐ-UBND", "local"), ("NQ-HĐND", "local"), ("QĐ-CT", None),
        ("LĐTBXH-CS", None), ("XYZ-ABC", None),
    ],
)  # fmt: skip
def test_codes_tell_their_level_where_they_mean_one(letters, level):
    assert level_of_code(letters) == level


def test_a_merged_province_leaves_its_predecessors_open():
    assert province_on("vn-gia-lai-2025", "2024-01-01") == ("vn-binh-dinh", "vn-gia-lai")
    assert province_on("vn-kon-tum", "2026-01-01") == ("vn-quang-ngai-2025",)
    assert province_on("vn-lang-son", "2026-01-01") == ("vn-lang-son",)
