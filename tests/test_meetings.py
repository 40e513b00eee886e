"""Meetings: what is one, when, where, by whom, under whose chair; in our own short reports."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.types import Meeting


def only(text: str) -> Meeting:
    found = extract(text).meetings
    assert len(found) == 1
    return found[0]


REPORT = (
    "Sở GDĐT Bắc Lĩnh tổ chức Hội nghị giao ban quý II năm 2027\n\n"
    "Chiều 08/7, tại Hội trường Sở, Sở Giáo dục và Đào tạo (GDĐT) tổ chức Hội nghị giao ban quý II năm 2027 nhằm đánh "
    "giá kết quả. TS. Lê Văn Tám – Tỉnh ủy viên – Giám đốc Sở GDĐT chủ trì Hội nghị. Tham dự Hội nghị có các Phó Giám "
    "đốc Sở; trưởng các phòng chuyên môn.\n\n"
    "Tại Hội nghị, bà Đinh Thị Ngân – Chánh Văn phòng thông qua báo cáo."
)


def test_a_report_gives_its_meeting() -> None:
    meeting = only(REPORT)
    assert meeting.title == "Hội nghị giao ban quý II năm 2027"
    assert (meeting.date, meeting.date_inferred) == ("2027-07-08", "title")
    assert meeting.place == "Hội trường Sở"
    assert meeting.chair == ("Lê Văn Tám",)
    assert meeting.organizer == "Sở Giáo dục và Đào tạo Bắc Lĩnh"
    assert meeting.attendees == ("các Phó Giám đốc Sở", "trưởng các phòng chuyên môn")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Ngày 05/3/2027", "2027-03-05"),
        ("Sáng ngày 09 tháng 4 năm 2027", "2027-04-09"),
        ("Chiều 21.4.2027", "2027-04-21"),
        ("Sáng 11-5-2027", "2027-05-11"),
    ],
)
def test_the_day_is_read_in_every_form(opening: str, day: str) -> None:
    assert only(f"{opening}, Sở Y tế tổ chức hội nghị giao ban công tác dược.").date == day


def test_the_period_in_a_title_is_no_date() -> None:
    meeting = only("Ngày 01/8/2027, Sở Y tế tổ chức hội nghị giao ban tháng 9/2027.")
    assert (meeting.date, meeting.date_inferred) == ("2027-08-01", None)


@pytest.mark.parametrize(
    ("text", "day", "rule"),
    [
        ("Sáng 12/01, Sở Y tế tổ chức hội nghị tổng kết năm 2026.", "2027-01-12", "title"),
        (
            "Sáng 21/4, Sở Y tế tổ chức hội nghị giao ban.\n\nViệc kê khai xong trong ngày 20/4/2027.",
            "2027-04-21",
            "text",
        ),
        (
            "Sáng 21/4, Sở Y tế tổ chức hội nghị giao ban.\n\nNăm 2027 ngành có 40 trạm.",
            "2027-04-21",
            "only-year",
        ),
        ("Sáng 21/4, Sở Y tế tổ chức hội nghị giao ban tháng 4 năm 2027.", "2027-04-21", "title"),
        (
            "Sáng 21/4, Sở Y tế tổ chức buổi làm việc với UBND xã Khe Sâu về kế hoạch năm 2027.",
            "2027-04-21",
            "title",
        ),
        ("Sáng 12/9, Trường THCS Sông Trà họp phụ huynh năm học 2026-2027.", "2026-09-12", "title"),
        ("Sáng 12/9, Trường THCS Sông Trà họp tổng kết năm học 2025-2026.", "2026-09-12", "title"),
        ("Sáng 12/01, Trường THCS Sông Trà họp sơ kết học kỳ I năm học 2026-2027.", "2027-01-12", "title"),
        (
            "Trạm Y tế Khe Sâu họp xã\n\n15/08/2027 08:30\n\nSáng nay (15/8), Trạm Y tế xã tổ chức hội nghị giao ban.",
            "2027-08-15",
            "stamp",
        ),
    ],
)
def test_a_missing_year_is_inferred_and_says_so(text: str, day: str, rule: str) -> None:
    meeting = only(text)
    assert (meeting.date, meeting.date_inferred) == (day, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 21/4, Sở Y tế tổ chức hội nghị giao ban.\n\nNăm 2025 có 40 trạm, năm 2026 có 44 trạm.",
        "Sáng 21/4, Sở Y tế tổ chức hội nghị giao ban.\n\nMục tiêu đến năm 2035 mỗi xã một trạm.",
        "Sáng 21/4, Sở Y tế tổ chức hội nghị giao ban.\n\nHọc sinh năm học 2025-2026 được khám đủ.",
    ],
)
def test_a_year_in_doubt_is_left_out(text: str) -> None:
    assert only(text).date is None


@pytest.mark.parametrize(
    ("text", "title", "organizer", "day"),
    [
        ("Ngày 05/3/2027, TS. Lê Văn Tám, Giám đốc Sở Y tế chủ trì buổi họp giao ban quý I.",
         "buổi họp giao ban quý I", None, "2027-03-05"),
        ("Thực hiện Kế hoạch năm học, ngày 05/3/2027, Trường THCS Sông Trà tổ chức Hội nghị viên chức.",
         "Hội nghị viên chức", "Trường THCS Sông Trà", "2027-03-05"),
        ("Trong 02 ngày 05 và 06/3/2027, Thanh tra tỉnh tổ chức hội nghị giao ban.",
         "hội nghị giao ban", "Thanh tra tỉnh", "2027-03-05"),
        ("Ngày 05/3/2027, Ủy ban Kiểm tra Huyện ủy Nà Lừng họp kỳ thứ 12.",
         "họp kỳ thứ 12", "Ủy ban Kiểm tra Huyện ủy Nà Lừng", "2027-03-05"),
        ("UBND xã Khe Sâu vừa tổ chức phiên họp thường kỳ do bà Đinh Thị Ngân chủ trì.",
         "phiên họp thường kỳ", "Ủy ban nhân dân xã Khe Sâu", None),
        ("Tại Hội nghị giao ban ngày 05/3/2027 do Sở Y tế tổ chức, các trạm đã nêu bốn việc.",
         "Hội nghị giao ban ngày 05/3/2027", "Sở Y tế", "2027-03-05"),
        ("Nhằm chuẩn bị mùa mưa, sáng 05/3/2027, Ban Chỉ đạo xã đã có buổi khảo sát tại hồ Nà Lừng.",
         "buổi khảo sát tại hồ Nà Lừng", "Ban Chỉ đạo xã", "2027-03-05"),
        ("Dưới sự chủ trì của ông Mai Đức Tín, Chánh Thanh tra tỉnh, chiều 05/3/2027, Thanh tra tỉnh tổ chức hội nghị.",
         "hội nghị", "Thanh tra tỉnh", "2027-03-05"),
        ("Sáng 05/3/2027, Đoàn kiểm tra số 2 của Sở Y tế đã làm việc với UBND xã Khe Sâu.",
         "làm việc với UBND xã Khe Sâu", None, "2027-03-05"),
        ("Hội nghị viên chức Trường Mầm non Nà Lừng diễn ra sáng 05/3/2027 dưới sự điều hành của cô Vũ Thị Hậu.",
         "Hội nghị viên chức Trường Mầm non Nà Lừng", "Trường Mầm non Nà Lừng", "2027-03-05"),
        ("Sở Y tế gặp mặt cán bộ hưu trí. Buổi gặp mặt diễn ra sáng 05/3/2027.",
         "Buổi gặp mặt", None, "2027-03-05"),
        ("Được sự đồng ý của Đảng ủy, sáng 05/3/2027, UBND xã tổ chức Hội nghị tập huấn. Dự có ông Lê Tám.",
         "Hội nghị tập huấn", "Ủy ban nhân dân xã", "2027-03-05"),
        ("Ngày 05/3/2027, Cụm thi đua số 3 tổ chức Hội nghị tổng kết.",
         "Hội nghị tổng kết", "Cụm thi đua số 3", "2027-03-05"),
    ],
)  # fmt: skip
def test_openings_of_reports(text: str, title: str, organizer: str | None, day: str | None) -> None:
    meeting = only(text)
    assert (meeting.title, meeting.organizer, meeting.date) == (title, organizer, day)


def test_two_days_give_a_first_and_a_last() -> None:
    meeting = only("Chiều ngày 25, 26/9/2027, Sở Y tế tổ chức hội nghị giao ban công tác dược.")
    assert (meeting.date, meeting.date_end) == ("2027-09-25", "2027-09-26")


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        ("Ông Mai Đức Tín – Giám đốc Sở chủ trì hội nghị.", ("Mai Đức Tín",)),
        ("Giám đốc Sở Y tế Mai Đức Tín đã chủ trì hội nghị.", ("Mai Đức Tín",)),
        ("Hội nghị do ông Mai Đức Tín - Giám đốc Sở và bà Vũ Thị Hậu - Chủ tịch Công đoàn đồng chủ trì.",
         ("Mai Đức Tín", "Vũ Thị Hậu")),
        ("Hội nghị diễn ra dưới sự chủ trì của các đồng chí: Mai Đức Tín - Giám đốc Sở; Vũ Thị Hậu - Phó Giám đốc Sở.",
         ("Mai Đức Tín", "Vũ Thị Hậu")),
        ("Đoàn Chủ tịch gồm các đồng chí Mai Đức Tín, Vũ Thị Hậu, Tạ Văn Bốn điều hành hội nghị.",
         ("Mai Đức Tín", "Vũ Thị Hậu", "Tạ Văn Bốn")),
        ("Cùng dự có các đồng chí Vũ Thị Hậu, Tạ Văn Bốn; đồng chí Mai Đức Tín chủ trì hội nghị.", ("Mai Đức Tín",)),
        ("Thầy Mai Đức Tín - Hiệu trưởng và cô Vũ Thị Hậu - Chủ tịch Công đoàn đồng chủ trì hội nghị.",
         ("Mai Đức Tín", "Vũ Thị Hậu")),
        ("Chủ trì hội nghị: ông Mai Đức Tín - Giám đốc Sở. Thư ký: bà Vũ Thị Hậu.", ("Mai Đức Tín",)),
        ("Đoàn Chủ tịch gồm các đồng chí: Mai Đức Tín – Giám đốc Sở; Vũ Thị Hậu – Chủ tịch Công đoàn.",
         ("Mai Đức Tín", "Vũ Thị Hậu")),
        ("Các đồng chí: Mai Đức Tín, Giám đốc Sở; Vũ Thị Hậu, Phó Giám đốc Sở điều hành hội nghị.",
         ("Mai Đức Tín", "Vũ Thị Hậu")),
        ("Các đồng chí Mai Đức Tín, Bí thư Đảng ủy và Vũ Thị Hậu, Chủ tịch Công đoàn đồng chủ trì hội nghị.",
         ("Mai Đức Tín", "Vũ Thị Hậu")),
        ("Về dự và chủ trì hội nghị có ông Mai Đức Tín, Giám đốc Sở.", ("Mai Đức Tín",)),
        ("Cô Vũ Thị Hậu, Phó Giám đốc Sở chủ trì;thành phần dự là 12 trạm.", ("Vũ Thị Hậu",)),
        ("Trường THPT Mai Đức Tín. Chủ trì hội nghị là cô Vũ Thị Hậu.", ("Vũ Thị Hậu",)),
        ("Bà Vũ Thị Hậu thông qua báo cáo; ông Mai Đức Tín phát biểu chỉ đạo.", ()),
        ("Văn phòng Sở chủ trì tham mưu quy chế.", ()),
    ],
)  # fmt: skip
def test_only_who_chairs_is_chair(sentence: str, chair: tuple[str, ...]) -> None:
    assert only(f"Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban. {sentence}").chair == chair


def test_minutes_have_labelled_lines() -> None:
    meeting = only(
        "TRƯỜNG THCS SÔNG TRÀ\n\nBIÊN BẢN\nHọp Hội đồng sư phạm tháng 11 năm 2026\n\n"
        "1. Thời gian: 14 giờ 00, ngày 06/11/2026\n2. Địa điểm: Phòng họp Trường THCS Sông Trà\n"
        "3. Chủ tọa: Ông Mai Đức Tín - Hiệu trưởng\n4. Thư ký: Bà Vũ Thị Hậu\n\nNỘI DUNG\n"
    )
    assert (meeting.date, meeting.time) == ("2026-11-06", "14:00")
    assert meeting.place == "Phòng họp Trường THCS Sông Trà"
    assert meeting.chair == ("Mai Đức Tín",)


def test_one_labelled_line_gives_time_and_place() -> None:
    meeting = only(
        "BIÊN BẢN\nHọp Tổ chuyên môn tháng 4 năm 2027\n\nI/ Thời gian, địa điểm:\n"
        "Lúc 8h00, ngày 02/4/2027 tại Phòng họp số 1, Trường THCS Sông Trà.\n"
        "II/ Thành phần:\n1/ Chủ trì: Ông Mai Đức Tín – Tổ trưởng\n"
    )
    assert (meeting.date, meeting.chair) == ("2027-04-02", ("Mai Đức Tín",))
    assert meeting.place == "Phòng họp số 1, Trường THCS Sông Trà"


def test_what_stands_like_a_title_and_is_none() -> None:
    meeting = only(
        "Tin trong ngày\n\nHội nghị đã nghe ba tham luận về khoán rừng.\n\n"
        "Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban quý I năm 2027.\n\nBAN TỔ CHỨC HỘI NGHỊ"
    )
    assert meeting.titles == ("hội nghị giao ban quý I năm 2027",)


def test_an_online_meeting_counts_its_sites() -> None:
    meeting = only("Ngày 05/3/2027, Sở Y tế tổ chức Hội nghị trực tuyến giao ban quý I tại 34 điểm cầu.")
    assert (meeting.form, meeting.sites) == ("trực tuyến", 34)


def test_meetings_of_two_days_are_kept_apart() -> None:
    found = extract(
        "Sáng 14/01/2027, tại trụ sở UBND xã Đồng Nghè, bà Đinh Thị Ngân chủ trì buổi làm việc với UBND xã Đồng Nghè.\n\n"
        "Chiều 15/01/2027, ông Mai Đức Tín chủ trì buổi làm việc với UBND xã Khe Sâu."
    ).meetings
    assert [(m.date, m.chair) for m in found] == [
        ("2027-01-14", ("Đinh Thị Ngân",)),
        ("2027-01-15", ("Mai Đức Tín",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "QUYẾT ĐỊNH\nVề việc tổ chức Hội nghị giao ban\n\nĐiều 1. Tổ chức Hội nghị giao ban ngày 05/3/2027.",
        "KẾ HOẠCH\nTổ chức hội nghị tập huấn\n\nI. MỤC ĐÍCH\nNgày 05/3/2027 tổ chức hội nghị tập huấn.",
        "Sáng 05/3/2027, lễ ra mắt dịch vụ hóa đơn điện tử thu hút nhiều khách.",
        "Sáng 05/3/2027, tại Trung tâm Hội nghị tỉnh, 300 vận động viên chạy việt dã.",
        "Điều 5. Kỳ họp Hội đồng nhân dân\n\nHội đồng nhân dân họp mỗi năm hai kỳ.",
    ],
)
def test_texts_that_report_no_meeting_give_none(text: str) -> None:
    assert extract(text).meetings == ()


def test_a_notice_of_an_office_is_of_the_body_whose_head_concluded() -> None:
    meeting = only(
        "UBND TỈNH BẮC LĨNH\nVĂN PHÒNG\nSố: 211/TB-VPUB\nBắc Lĩnh, ngày 14 tháng 3 năm 2027\n\nTHÔNG BÁO\n"
        "Kết luận của Phó Chủ tịch UBND tỉnh Lê Hữu Thành tại cuộc họp nghe báo cáo tiến độ các dự án thủy lợi\n\n"
        "Ngày 11/3/2027, tại Trụ sở UBND tỉnh, Phó Chủ tịch UBND tỉnh Lê Hữu Thành chủ trì cuộc họp nghe báo cáo tiến độ "
        "các dự án thủy lợi."
    )
    assert meeting.date == "2027-03-11"
    assert meeting.chair == ("Lê Hữu Thành",)
    assert meeting.place == "Trụ sở UBND tỉnh"
    assert meeting.title == "cuộc họp nghe báo cáo tiến độ các dự án thủy lợi"


PARTY = """TỈNH ỦY BẮC LĨNH
*
Số 88-TB/TU

THÔNG BÁO
Kết luận của Ban Thường vụ Tỉnh ủy về công tác chuẩn bị năm học mới

Tại cuộc họp ngày 04/8/2026, sau khi nghe Đảng ủy UBND tỉnh báo cáo, Ban Thường vụ Tỉnh ủy thảo luận và kết luận như sau:

1- Ban Thường vụ Tỉnh ủy ghi nhận những kết quả đã đạt được.
2- Thời gian tới, yêu cầu các cấp ủy tập trung thực hiện một số nội dung sau:
2.1- Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo:
- Tuyển dụng đủ giáo viên, hoàn thành trước ngày 25/8/2026.
2.2- Các đảng ủy xã, phường vận động học sinh ra lớp.
3- Giao Văn phòng Tỉnh ủy theo dõi, định kỳ hằng quý báo cáo Ban Thường vụ Tỉnh ủy.
"""


def test_notice_of_the_party_opens_with_its_meeting() -> None:
    page = extract(PARTY)
    (meeting,) = page.meetings
    assert (meeting.title, meeting.date) == ("cuộc họp ngày 04/8/2026", "2026-08-04")
    assert meeting.organizer == "Ban Thường vụ Tỉnh ủy"
    assert [(t.label, t.lead, t.due) for t in page.tasks] == [
        ("-", ("Đảng ủy UBND tỉnh",), "2026-08-25"),
        ("2.2", ("Các đảng ủy xã, phường",), None),
        ("3", ("Văn phòng Tỉnh ủy",), "hằng quý"),
    ]


def test_last_line_of_minutes_is_no_title() -> None:
    text = (
        "BIÊN BẢN HỌP GIAO BAN\nTháng 9 năm 2026\n\n"
        "Vào hồi 14 giờ 30 phút ngày 05 tháng 10 năm 2026, Bệnh viện Nà Lừng tổ chức họp giao ban tháng 9.\n\n"
        "1. Khoa Dược rà soát cơ số thuốc.\n\nCuộc họp kết thúc lúc 16 giờ cùng ngày.\n"
    )
    (meeting,) = extract(text).meetings
    assert (meeting.title, meeting.date, meeting.time) == ("HỌP GIAO BAN", "2026-10-05", "14:30")


def test_confidence_follows_the_evidence() -> None:
    sure = only("Sáng 05/3/2027, Sở Y tế tổ chức hội nghị giao ban quý I.")
    inferred = only("Sáng 05/3, Sở Y tế tổ chức hội nghị giao ban quý I năm 2027.")
    nobody = only("Sáng 05/3/2027, tại Hội trường lớn diễn ra hội nghị giao ban.")
    assert sure.confidence == 0.95
    assert inferred.confidence < sure.confidence
    assert nobody.confidence < inferred.confidence
