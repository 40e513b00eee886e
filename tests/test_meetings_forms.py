"""Meetings in the forms that offices write: notices, minutes, places of two parts, years of names."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.types import Meeting


def only(text: str) -> Meeting:
    found = extract(text).meetings
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("title", "first", "name", "organizer"),
    [
        ("Kết luận cuộc họp giao ban", "Ngày 3/6/2027, Sở Y tế tổ chức họp giao ban. Giám đốc Sở kết luận:",
         "cuộc họp giao ban", "Sở Y tế"),
        ("Kết luận Hội nghị giao ban tháng 6", "Ngày 3/6/2027, ông Mai Đức Tín chủ trì Hội nghị giao ban tháng 6.",
         "Hội nghị giao ban tháng 6", None),
        ("Ý kiến kết luận phiên họp thường kỳ", "Ngày 3/6/2027, UBND xã Khe Sâu họp phiên thường kỳ.",
         "phiên họp thường kỳ", "Ủy ban nhân dân xã Khe Sâu"),
        ("Về công tác cán bộ", ("Ngày 3/6/2027, tại hội nghị, sau khi xem xét Tờ trình số 12-TTr/BTC, Ban Thường vụ "
         "Huyện ủy kết luận như sau:"), "hội nghị", "Ban Thường vụ Huyện ủy"),
        ("Kết luận của Thường trực Huyện ủy về thu ngân sách", ("Ngày 3/6/2027, tại phiên họp thường kỳ, sau khi nghe "
         "báo cáo, Thường trực Huyện ủy thống nhất kết luận như sau:"), "phiên họp thường kỳ", "Thường trực Huyện ủy"),
    ],
)  # fmt: skip
def test_notices_of_conclusions(title: str, first: str, name: str, organizer: str | None) -> None:
    meeting = only(f"THÔNG BÁO\n{title}\n{first}\n1. Văn phòng theo dõi, đôn đốc.\n")
    assert (meeting.title, meeting.date, meeting.organizer) == (name, "2027-06-03", organizer)


@pytest.mark.parametrize(
    "text",
    [
        "THÔNG BÁO\nVề việc họp giao ban\nNgày 3/6/2027, Sở Y tế sẽ tổ chức họp giao ban.\nĐề nghị dự đúng giờ.",
        "THÔNG BÁO\nLịch họp\nNgày 3/6/2027, Sở Y tế tổ chức họp giao ban tại Hội trường.\nĐề nghị dự đúng giờ.",
        "THÔNG BÁO\nVề nghỉ lễ\n1. Phòng Hành chính rà soát kết luận tại hội nghị giao ban trước.",
    ],
)
def test_a_notice_that_calls_to_a_meeting_reports_none(text: str) -> None:
    assert extract(text).meetings == ()


@pytest.mark.parametrize(
    "job",
    [
        "1. Phòng Hành chính rà soát kết luận tại hội nghị giao ban trước.",
        "Một là, Văn phòng Sở thực hiện kết luận tại hội nghị giao ban tháng trước, báo cáo trước ngày 05/7/2027.",
        "- Báo cáo việc thực hiện ý kiến kết luận của Giám đốc Sở tại cuộc họp lần trước.",
        "2. Kết luận tại hội nghị giao ban trước còn ba việc chưa xong.",
    ],
)
def test_an_earlier_meeting_gives_no_title(job: str) -> None:
    meeting = only(f"Ngày 3/6/2027, Sở Y tế tổ chức họp giao ban. Giám đốc Sở kết luận:\n{job}\n")
    assert meeting.titles == ("họp giao ban",)


@pytest.mark.parametrize(
    ("where", "place", "organizer"),
    [
        ("tại Hội trường tầng 3, Trường THPT Nà Lừng, Sở Y tế tổ chức",
         "Hội trường tầng 3, Trường THPT Nà Lừng", "Sở Y tế"),
        ("tại Phòng họp số 2, trụ sở Sở Y tế, Sở Y tế tổ chức", "Phòng họp số 2, trụ sở Sở Y tế", "Sở Y tế"),
        ("tại Hội trường, UBND xã Khe Sâu tổ chức", "Hội trường", "Ủy ban nhân dân xã Khe Sâu"),
        ("tại Hội trường tầng 2, Sở Y tế tổ chức", "Hội trường tầng 2", "Sở Y tế"),
        ("tại Phòng họp số 1, Trường Tiểu học Khe Sâu, đã diễn ra",
         "Phòng họp số 1, Trường Tiểu học Khe Sâu", None),
    ],
)  # fmt: skip
def test_a_place_of_two_parts_is_not_who_holds(where: str, place: str, organizer: str | None) -> None:
    meeting = only(f"Ngày 3/6/2027, {where} hội nghị giao ban.")
    assert (meeting.place, meeting.organizer) == (place, organizer)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 17/3, Sở Y tế tổ chức hội nghị phổ biến Luật Dược năm 2024.", None),
        ("Ngày 17/3, Sở Y tế tổ chức hội nghị.\n\nCác trường dạy Chương trình giáo dục phổ thông 2018.", None),
        ("Ngày 17/3, Sở Y tế tổ chức hội nghị triển khai chương trình công tác năm 2027.", "2027-03-17"),
        (("Ngày 17/3, Sở Y tế tổ chức hội nghị về Chương trình giáo dục phổ thông 2018.\n\nCác phòng báo cáo trong "
         "tháng 6/2027."), "2027-03-17"),
        ("Ngày 17/11, Sở Y tế tổ chức hội nghị giao ban.\n\nCác phòng báo cáo trước ngày 10/3/2027.", "2026-11-17"),
    ],
)  # fmt: skip
def test_the_year_of_a_law_or_programme_is_not_the_year_of_the_day(text: str, day: str | None) -> None:
    assert only(text).date == day


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        ("Điều hành Hội nghị: bà Vũ Thị Hậu, Phó Giám đốc Sở.", ("Vũ Thị Hậu",)),
        ("Ông Mai Đức Tín, Giám đốc Sở tham dự và chủ trì.", ("Mai Đức Tín",)),
        ("Ông Mai Đức Tín, Giám đốc Sở phát biểu khai mạc và chủ trì hội nghị.", ("Mai Đức Tín",)),
        ("Chủ trì, điều hành hội nghị: ông Mai Đức Tín.", ("Mai Đức Tín",)),
        ("Ông Mai Đức Tín tham dự và phát biểu; Văn phòng chủ trì tham mưu.", ()),
    ],
)
def test_more_ways_to_name_the_chair(sentence: str, chair: tuple[str, ...]) -> None:
    assert only(f"Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban. {sentence}").chair == chair


def test_who_chairs_does_not_hold() -> None:
    meeting = only("Ngày 3/6/2027, Giám đốc Sở Mai Đức Tín chủ trì họp giao ban tháng 6.")
    assert (meeting.chair, meeting.organizer) == (("Mai Đức Tín",), None)


@pytest.mark.parametrize(
    ("head", "organizer"),
    [
        ("TRƯỜNG THCS KHE SÂU\n", "Trường Trung học cơ sở Khe Sâu"),
        (("UBND HUYỆN NÀ LỪNG\nTRƯỜNG MẦM NON HOA SEN\nSố:     /BB-MN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
         "Độc lập - Tự do - Hạnh phúc\n"), "Trường Mầm non Hoa Sen"),
        ("", None),
    ],
)  # fmt: skip
def test_minutes_are_of_the_body_of_their_letterhead(head: str, organizer: str | None) -> None:
    meeting = only(
        f"{head}BIÊN BẢN\nHỌP HỘI ĐỒNG THI ĐUA\n\nThời gian: 14 giờ ngày 3/6/2027\nChủ trì: Bà Vũ Thị Hậu\n"
    )
    assert meeting.organizer == organizer


@pytest.mark.parametrize(
    ("slots", "place"),
    [
        ("Thời gian, địa điểm: 14 giờ ngày 3/6/2027, tại Phòng Hội đồng", "Phòng Hội đồng"),
        ("Thời gian: 14h00' ngày 3/6/2027\nĐịa điểm họp: Phòng Hội đồng", "Phòng Hội đồng"),
        ("Hôm nay, vào hồi 14 giờ 00 ngày 3/6/2027, chúng tôi gồm:", None),
        ("Cuộc họp bắt đầu lúc 14 giờ ngày 3/6/2027", None),
    ],
)
def test_slots_of_minutes(slots: str, place: str | None) -> None:
    meeting = only(f"BIÊN BẢN\nHọp xét thi đua\n\n{slots}\nChủ trì – Bà Vũ Thị Hậu\nThư ký: bà Tạ Thị Năm\n")
    assert (meeting.date, meeting.place, meeting.chair) == ("2027-06-03", place, ("Vũ Thị Hậu",))


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("Từ ngày 21/5 đến ngày 22/5/2027", "2027-05-21", "2027-05-22"),
        ("Từ ngày 30/5 đến hết ngày 02/6/2027", "2027-05-30", "2027-06-02"),
        ("Trong hai ngày 21 và 22/5/2027", "2027-05-21", "2027-05-22"),
    ],
)
def test_meetings_of_several_days(days: str, first: str, last: str) -> None:
    meeting = only(f"{days}, Sở Y tế tổ chức hội nghị tập huấn. Ông Mai Đức Tín chủ trì tại điểm cầu tỉnh.")
    assert (meeting.date, meeting.date_end, meeting.chair) == (first, last, ("Mai Đức Tín",))
