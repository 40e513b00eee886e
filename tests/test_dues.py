"""Due dates: as printed, as normalised, and as intervals of days."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.agents.reading import Reading
from extractors.source import SourceText
from extractors.tasks.dues import Due, find_due, with_year

DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2049, 12, 31))
LEADS = st.sampled_from(
    [
        "trước ngày",
        "hoàn thành trước ngày",
        "chậm nhất ngày",
        "chậm nhất là ngày",
        "xong trước ngày",
        "trong ngày",
    ]
)


def due_of(text: str, *, slot: bool = False) -> Due | None:
    return find_due(Reading.of(SourceText.of(text)), 0, len(text), slot=slot)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Nộp danh mục về Phòng Vật tư trước ngày 05/3/2027.", "2027-03-05"),
        ("Báo cáo kết quả chậm nhất là ngày 02 tháng 11 năm 2026.", "2026-11-02"),
        ("Gửi hồ sơ trước ngày 25-10-2026 để thẩm định.", "2026-10-25"),
        ("Rà soát xong trong tháng 8/2026.", "2026-08"),
        ("Hoàn thành trong tháng 8 năm 2026.", "2026-08"),
        ("Kiểm tra kho trong quý IV/2026.", "quý IV/2026"),
        ("Kiểm tra kho trong quý 4 năm 2026.", "quý IV/2026"),
        ("Kiểm tra kho trong quí II/2026.", "quý II/2026"),
        ("Hoàn thành trong năm 2026.", "2026"),
        ("Kết thúc năm 2026, báo cáo Hội đồng.", "2026"),
        ("Làm xong trong hai năm 2026 - 2027.", "hai năm 2026 - 2027"),
        ("Định kỳ hằng quý báo cáo Sở.", "hằng quý"),
        ("Định kỳ hàng năm báo cáo Sở.", "hằng năm"),
        ("Hằng tháng báo cáo tiến độ.", "hằng tháng"),
        ("Tổng hợp; hằng tuần gửi Văn phòng.", "hằng tuần"),
        ("Định kỳ 6 tháng báo cáo Sở.", "6 tháng"),
        ("Báo cáo trước ngày 20 hằng tháng.", "ngày 20 hằng tháng"),
        (
            "Định kỳ hằng quý, trước ngày 10 của tháng đầu quý sau báo cáo Sở.",
            "hằng quý, ngày 10 của tháng đầu quý sau",
        ),
        ("Trực từ tháng 01 năm 2026 đến tháng 12 năm 2027.", "2027-12"),
        ("Thanh tra trong tháng 6 và tháng 7 năm 2026.", "tháng 6 và tháng 7 năm 2026"),
        ("Báo cáo trước 17 giờ hằng ngày từ ngày 3 đến 6/6/2027.", "17 giờ hằng ngày từ ngày 3 đến 6/6/2027"),
        ("Báo cáo vào cuối mỗi học kỳ và cuối năm học.", "cuối mỗi học kỳ và cuối năm học"),
        ("Ký cam kết ngay từ đầu tháng 9 hằng năm.", "đầu tháng 9 hằng năm"),
        ("Gửi danh mục trước 16h ngày 05/3/2027.", "2027-03-05"),
        ("Gửi danh mục trước 16 giờ 30, ngày 05 tháng 3 năm 2027.", "2027-03-05"),
        ("Rà soát kho, thời hạn hoàn thành: 05/3/2027.", "2027-03-05"),
        ("Rà soát kho. Thời gian thực hiện: Quý II năm 2027.", "quý II/2027"),
        ("Rà soát kho; hoàn thành trước 15/12 hằng năm.", "15/12 hằng năm"),
        ("Sửa mái trước ngày khai giảng.", "ngày khai giảng"),
        ("Tập huấn trong tuần 3 tháng 8.", "tuần 3 tháng 8"),
        ("Tập huấn trong tuần 3 tháng 8/2026.", "tuần 3 tháng 8/2026"),
        ("Rà soát kho, xong trong tháng 6.", "tháng 6"),
        ("Theo dõi việc rà soát, hằng quý báo cáo.", "hằng quý"),
        ("Báo cáo kết quả hằng ngày về UBND tỉnh.", "hằng ngày"),
        ("Rà soát kho, trước khai giảng năm học 2026-2027.", "khai giảng năm học 2026-2027"),
        ("Rà soát kho trước thứ Sáu (ngày 05/3/2027).", "2027-03-05"),
        ("Rà soát kho, hoàn thành 05/3/2027.", "2027-03-05"),
        ("Trình dự thảo trước kỳ họp thứ 5 HĐND tỉnh.", "kỳ họp thứ 5 HĐND tỉnh"),
        ("Báo cáo trước ngày 05/6 và ngày 05/12 hằng năm.", "ngày 05/6 và ngày 05/12 hằng năm"),
        ("Gửi danh mục chậm nhất ngày 05/3.", "ngày 05/3"),
        ("Định kỳ 6 tháng, hằng năm báo cáo Sở.", "6 tháng, hằng năm"),
        ("Trả lời trong thời hạn 15 ngày làm việc.", "thời hạn 15 ngày làm việc"),
        (
            "Báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 10/12.",
            "Báo cáo 6 tháng ngày 10/6 và báo cáo năm ngày 10/12",
        ),
    ],
)
def test_a_due_date_is_read_from_its_preposition(text: str, due: str) -> None:
    found = due_of(text)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2027 của UBND tỉnh.",
        "Nâng điểm trung bình của kỳ thi hằng năm.",
        "Xem đây là nhiệm vụ đột phá trong năm 2027.",
        "Chuẩn bị sách giáo khoa lớp 5 từ năm học 2026-2027.",
        "Sơ kết 10 năm xây dựng thư viện.",
        "Bám sát mục tiêu đến năm 2030.",
        "Cuộc họp ngày 05/3/2027 kết luận nhiều việc.",
    ],
)
def test_a_day_without_a_preposition_is_no_due_date(text: str) -> None:
    assert due_of(text) is None


@pytest.mark.parametrize(
    ("slot", "due"),
    [
        ("tháng 5/2027", "2027-05"),
        ("Quý II/2027", "quý II/2027"),
        ("31/12/2027", "2027-12-31"),
        ("hằng năm", "hằng năm"),
    ],
)
def test_a_slot_needs_no_preposition(slot: str, due: str) -> None:
    found = due_of(slot, slot=True)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    ("text", "page", "due"),
    [
        ("Gửi danh mục trước ngày 05/3.", date(2026, 11, 2), "2027-03-05"),
        ("Gửi danh mục trước 30 tháng 11.", date(2026, 11, 2), "2026-11-30"),
        ("Gửi danh mục chậm nhất 10h00 ngày 02/11.", date(2026, 11, 2), "2026-11-02"),
        ("Gửi danh mục trước ngày 05/3.", None, "ngày 05/3"),
        ("Gửi danh mục trước ngày 31/02.", date(2026, 11, 2), "ngày 31/02"),
        ("Gửi danh mục trước ngày 20 hằng tháng.", date(2026, 11, 2), "ngày 20 hằng tháng"),
    ],
)
def test_the_page_gives_a_day_its_year(text: str, page: date | None, due: str) -> None:
    found = due_of(text)
    assert found is not None
    assert with_year(found, Reading.of(SourceText.of(text)), page).due == due


def test_an_impossible_day_is_no_due_date() -> None:
    assert due_of("Báo cáo trước ngày 31/02/2027.") is None


@given(day=DAYS, lead=LEADS, zeros=st.booleans())
def test_every_day_comes_back(day: date, lead: str, zeros: bool) -> None:
    printed = f"{day.day:02}/{day.month:02}/{day.year}" if zeros else f"{day.day}/{day.month}/{day.year}"
    text = f"Lập danh sách, {lead} {printed}."
    found = due_of(text)
    assert found is not None
    assert found.due == day.isoformat()
    assert found.due_to == day.isoformat()
    assert text[found.start : found.end].strip() == found.text


@given(month=st.integers(1, 12), year=st.integers(1980, 2049))
def test_a_month_is_the_interval_of_its_days(month: int, year: int) -> None:
    found = due_of(f"Hoàn thành trong tháng {month}/{year}.")
    assert found is not None
    assert found.due_from == f"{year}-{month:02}-01"
    assert found.due_to == f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


@given(quarter=st.sampled_from(["I", "II", "III", "IV", "1", "2", "3", "4"]), year=st.integers(1980, 2049))
def test_a_quarter_is_three_months(quarter: str, year: int) -> None:
    found = due_of(f"Kiểm kê trong quý {quarter} năm {year}.")
    assert found is not None
    assert found.due_from is not None
    assert found.due_to is not None
    first, last = date.fromisoformat(found.due_from), date.fromisoformat(found.due_to)
    assert first.day == 1
    assert (last.month - first.month, last.year) == (2, first.year)
    assert 89 <= (last - first).days <= 91


@given(first=st.integers(1980, 2040), length=st.integers(0, 3))
def test_intervals_never_run_backwards(first: int, length: int) -> None:
    found = due_of(f"Làm xong trong hai năm {first} - {first + length}.")
    assert found is not None
    assert found.due_from is not None
    assert found.due_to is not None
    assert found.due_from <= found.due_to
