"""People and units: where a name begins and ends, what belongs to it, what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.agents.mentions import parent_of
from extractors.agents.persons import expand, people_in
from extractors.agents.reading import Reading, plain
from extractors.agents.unit_heads import level_of, starts_unit
from extractors.agents.unit_lists import split_units
from extractors.agents.units import read_unit
from extractors.source import SourceText


def reading(text: str) -> Reading:
    return Reading.of(SourceText.of(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở GD&ĐT rà soát mạng lưới trường lớp.", ("Sở GD&ĐT",)),
        ("Văn phòng Sở, các phòng chuyên môn đẩy mạnh ký số.", ("Văn phòng Sở", "các phòng chuyên môn")),
        ("Phòng Kế hoạch – Tài chính lập dự toán.", ("Phòng Kế hoạch – Tài chính",)),
        ("Bộ phận hành chính công bố trí bàn trực.", ("Bộ phận hành chính công",)),
        ("Phòng Tổ chức cán bộ tham mưu đề án.", ("Phòng Tổ chức cán bộ",)),
        ("Sở Xây dựng xây dựng bảng giá.", ("Sở Xây dựng",)),
        ("Phòng Quy hoạch xây dựng đề án.", ("Phòng Quy hoạch",)),
        ("Ban chỉ đạo phải họp hằng tháng.", ("Ban chỉ đạo",)),
        ("Tổng cục thống kê có trách nhiệm công bố số liệu.", ("Tổng cục thống kê",)),
        ("Đoàn kiểm tra, giám sát báo cáo Đảng ủy.", ("Đoàn kiểm tra, giám sát",)),
        ("Các bệnh viện công lập có trách nhiệm niêm yết giá.", ("Các bệnh viện công lập",)),
        ("Trường tiểu học công lập chủ động mua sách.", ("Trường tiểu học công lập",)),
        ("Ban soạn thảo nghiên cứu ý kiến của nhân dân.", ("Ban soạn thảo",)),
        ("Tổ rà soát kho tàng có nhiệm vụ kiểm đếm.", ("Tổ rà soát kho tàng",)),
        ("Tổ rà soát sổ sách hằng tháng.", ("Tổ",)),
        ("Đơn vị rà soát hồ sơ, báo cáo Sở.", ("Đơn vị",)),
        ("Cơ sở khám bệnh, chữa bệnh có trách nhiệm công khai giá.", ("Cơ sở khám bệnh, chữa bệnh",)),
        ("Ban Thường trực Hội xã thực hiện chế độ báo cáo như sau.", ("Ban Thường trực Hội xã",)),
        ("Ủy ban nhân dân cấp xã nơi xây dựng hồ chứa phải cắm mốc.", ("Ủy ban nhân dân cấp xã nơi xây dựng hồ chứa",)),
        ("Các cơ quan, tổ chức, đơn vị có liên quan rà soát sổ sách.", ("Các cơ quan, tổ chức, đơn vị có liên quan",)),
        ("Cơ quan ngang bộ, tổ chức do Chính phủ thành lập báo cáo Bộ.",
         ("Cơ quan ngang bộ, tổ chức do Chính phủ thành lập",)),
        ("cơ quan chức năng xử lý bãi thải.", ("cơ quan chức năng",)),
        ("Liên minh Hợp tác xã và các tổ chức khác góp ý.", ("Liên minh Hợp tác xã", "các tổ chức khác")),
        ("Bộ, ngành có liên quan rà soát sổ sách.", ("Bộ, ngành có liên quan",)),
        ("Khu Quản lý đường thủy II sửa chữa bến.", ("Khu Quản lý đường thủy II",)),
        ("UBND các xã, phường bố trí kinh phí.", ("UBND các xã, phường",)),
        ("các cơ quan, đơn vị báo cáo kết quả.", ("các cơ quan, đơn vị",)),
        ("Các bộ phận được phân công định kỳ báo cáo.", ("Các bộ phận được phân công",)),
        ("các đơn vị hành chính thuộc Sở phối hợp.", ("các đơn vị hành chính thuộc Sở",)),
        ("Công an xã, Trạm Y tế xã phối hợp trực.", ("Công an xã", "Trạm Y tế xã")),
        ("Tổ văn phòng (do bà Lê Thị Sáu làm tổ trưởng) có trách nhiệm lưu hồ sơ.", ("Tổ văn phòng",)),
        ("Bộ Quốc phòng (Cục Bản đồ) cung cấp ảnh.", ("Bộ Quốc phòng (Cục Bản đồ)",)),
        ("UBND tỉnh lãnh đạo các sở thực hiện.", ("UBND tỉnh",)),
        ("Chủ tịch UBND các xã: Đồng Nghè, Khe Sâu và Suối Vàng: Rà soát.", None),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương tổ chức thi hành.",
         ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",)),
    ],
)  # fmt: skip
def test_a_subject_runs_to_its_verb(text: str, names: tuple[str, ...] | None) -> None:
    found = read_unit(reading(text), 0, len(text))
    assert found is not None
    if names is not None:
        assert found.names == names
        assert found.ender == "verb"


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo kết quả", "hội nghị giao ban", "xã hội học tập", "ban hành kế hoạch", "tổ chức hội thi",
        "tổ chức, chỉ đạo kiểm tra", "cấp gạo dự trữ", "phòng chống dịch", "trường hợp đặc biệt", "bộ máy tinh gọn", "cơ sở vật chất", "đoàn kết nội bộ",
    ],
)  # fmt: skip
def test_words_that_begin_like_a_body_are_none(text: str) -> None:
    assert not starts_unit(reading(text), 0)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Công an tỉnh, Tỉnh đoàn", ("Công an tỉnh", "Tỉnh đoàn")),
        ("các trường tiểu học, THCS", ("các trường tiểu học, THCS",)),
        ("các sở, ban, ngành", ("các sở, ban, ngành",)),
        ("Sở Nội vụ và các đơn vị liên quan", ("Sở Nội vụ", "các đơn vị liên quan")),
        ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
    ],
)
def test_lists_part_where_each_part_is_a_full_name(printed: str, parts: tuple[str, ...]) -> None:
    assert split_units(printed) == parts


@pytest.mark.parametrize(
    ("name", "parent", "level"),
    [
        ("Văn phòng Sở", "Sở", "tinh"),
        ("các đơn vị hành chính thuộc Sở", "Sở", "tinh"),
        ("các phòng chuyên môn thuộc Sở Y tế", "Sở Y tế", "tinh"),
        ("UBND các xã, phường", None, "xa"),
        ("Bộ Tài chính", None, "bo"),
    ],
)
def test_a_unit_knows_its_parent_and_level(name: str, parent: str | None, level: str) -> None:
    assert parent_of(name) == parent
    assert level_of(name) == level


@pytest.mark.parametrize(
    ("text", "name", "title", "positions"),
    [
        ("Tiến sĩ Lê Văn Tám – Tỉnh ủy viên – Giám đốc Sở Y tế chủ trì", "Lê Văn Tám", "Tiến sĩ",
         ("Tỉnh ủy viên", "Giám đốc Sở Y tế")),
        ("ThS. Đinh Thị Ngân – Phó Giám đốc Sở Y tế phát biểu", "Đinh Thị Ngân", "ThS.", ("Phó Giám đốc Sở Y tế",)),
        ("Bà Trịnh Thu Hà, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Giám đốc Sở Nội vụ chủ trì", "Trịnh Thu Hà", None,
         ("Ủy viên Ban Chấp hành Đảng bộ tỉnh", "Giám đốc Sở Nội vụ")),
        ("đồng chí Vũ Đình Khoa – Phó Chánh Văn phòng (phụ trách Văn phòng) thông qua", "Vũ Đình Khoa", None,
         ("Phó Chánh Văn phòng",)),
        ("Giám đốc Sở Y tế Bùi Quang Lộc đã chủ trì", "Bùi Quang Lộc", None, ("Giám đốc Sở Y tế",)),
        ("Bí thư Đảng ủy, Chủ tịch HĐND phường Hòa Lạc Võ Xuân Trường điều hành", "Võ Xuân Trường", None,
         ("Bí thư Đảng ủy", "Chủ tịch HĐND phường Hòa Lạc")),
    ],
)  # fmt: skip
def test_a_person_has_a_bare_name_and_posts(
    text: str, name: str, title: str | None, positions: tuple[str, ...]
) -> None:
    found = people_in(reading(text), 0, len(text))
    assert [(p.name, p.academic_title, p.positions) for p in found] == [(name, title, positions)]


@pytest.mark.parametrize(
    "text",
    [
        "các đồng chí Phó Giám đốc Sở",
        "Thành phố Hồ Chí Minh",
        "Hội Nông dân tỉnh",
        "Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng; giám đốc các sở",
    ],
)
def test_posts_and_places_are_no_people(text: str) -> None:
    assert people_in(reading(text), 0, len(text)) == []


def test_author_credits_and_contact_data_are_left_out() -> None:
    text = (
        "Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban. Bà Đinh Thị Ngân chủ trì hội nghị.\n\n"
        "Mọi vướng mắc liên hệ bà Tạ Thị Mơ, điện thoại 0256.3633.217, email mo@example.vn.\n\n"
        "Tin, ảnh: Lê Mận"
    )
    found = extract(text).persons
    assert "Lê Mận" not in {p.name for p in found}
    shown = " ".join(f"{p.name} {p.positions} {p.unit}" for p in found)
    assert "0256" not in shown
    assert "@" not in shown


def test_abbreviations_are_written_out() -> None:
    assert expand("Sở GDĐT Bắc Lĩnh") == "Sở Giáo dục và Đào tạo Bắc Lĩnh"
    assert expand("UBND xã") == "Ủy ban nhân dân xã"


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    source = SourceText.of(text)
    read = Reading.of(source)
    assert len(read.low) == len(source.text)
    for person in people_in(read, 0, len(read.text)):
        assert 0 <= person.start < person.end <= len(read.text)


@given(st.text(alphabet="aăâeêioôơuưyàảãáạủụỳợ ỏóòõọúùũhntq", max_size=80))
def test_the_folded_spelling_keeps_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)
