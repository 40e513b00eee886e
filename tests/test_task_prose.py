"""Orders in running prose: of a meeting's report, of the Government, in sentences that go on."""

from __future__ import annotations

from extractors import extract


def leads(text: str) -> list[tuple[str, ...]]:
    return [task.lead for task in extract(text).tasks]


_MEETING = (
    "Xã Nà Lừng họp bàn giải pháp giảm nghèo\n"
    "Chiều ngày 08/9/2025, Đảng ủy xã Nà Lừng tổ chức Hội nghị Ban Chấp hành mở rộng. Đồng chí Hà Văn Páo, "
    "Bí thư Đảng ủy xã chủ trì hội nghị.\n"
)


def test_sentences_behind_an_order_give_further_bodies_their_jobs() -> None:
    said = (
        "Đồng chí Bí thư Đảng ủy xã giao Mặt trận Tổ quốc xã chủ trì xóa nhà tạm. Phòng Kinh tế rà soát vốn "
        "vay. Trạm Y tế xã khám sàng lọc cho người cao tuổi. Hội nghị kết thúc lúc 17 giờ."
    )
    assert leads(_MEETING + said) == [("Mặt trận Tổ quốc xã",), ("Phòng Kinh tế",), ("Trạm Y tế xã",)]


def test_a_conclusion_behind_a_colon_goes_on_in_sentences() -> None:
    said = (
        "Đồng chí Bí thư Đảng ủy kết luận: Văn phòng Đảng ủy chuẩn bị kiểm điểm cuối năm. Ban Xây dựng Đảng "
        "rà soát quy hoạch. Đối với các đoàn thể, tiếp tục đổi mới cách làm."
    )
    assert leads(_MEETING + said) == [("Văn phòng Đảng ủy",), ("Ban Xây dựng Đảng",), ("các đoàn thể",)]


def test_a_job_is_given_to_people() -> None:
    said = "Đồng chí Bí thư giao nhiệm vụ cho các đồng chí Đảng ủy viên phụ trách thôn bám nắm từng hộ."
    assert leads(_MEETING + said) == [("các đồng chí Đảng ủy viên phụ trách thôn",)]


def test_those_who_speak_behind_an_order_get_no_job() -> None:
    said = (
        "Đồng chí Bí thư yêu cầu Phòng Kinh tế rà soát vốn vay. Đại biểu Lò Văn Pánh bổ sung: dân cần vốn. "
        "UBND xã báo cáo đã giải ngân hết."
    )
    assert leads(_MEETING + said) == [("Phòng Kinh tế",)]


def test_the_government_orders_its_ministries_in_news_without_a_meeting() -> None:
    text = (
        "Thủ tướng yêu cầu đẩy nhanh các dự án giao thông\n"
        "Thủ tướng Chính phủ vừa ký Công điện số 35/CĐ-TTg ngày 10/4/2027.\n"
        "Theo đó, Thủ tướng yêu cầu Bộ Xây dựng chỉ đạo rà soát tiến độ. Bộ Tài chính khẩn trương bố trí vốn. "
        "Dự án có vốn lớn.\n"
    )
    assert leads(text) == [("Bộ Xây dựng",), ("Bộ Tài chính",)]


def test_a_list_inside_a_preface_names_nobody_who_acts() -> None:
    head = "Số: 45/CT-UBND\nBắc Lĩnh, ngày 12 tháng 01 năm 2026\nCHỈ THỊ\nVề báo cáo\n\nChủ tịch yêu cầu:\n\n"
    item = "1. Sau khi nhận báo cáo của tổ chức, doanh nghiệp có giấy phép, Sở Công Thương tổng hợp số liệu."
    assert leads(head + item) == [("Sở Công Thương",)]


def test_who_has_the_floor_in_minutes_gives_no_orders() -> None:
    text = (
        "BIÊN BẢN\nHọp Ban Chỉ đạo sản xuất\n\nHôm nay, ngày 12/12/2027, tại Hội trường UBND xã Khe Sâu, huyện "
        "Đồng Nghè đã tổ chức họp Ban Chỉ đạo sản xuất.\n\n"
        "Ông Giàng A Sùng (HTX Nà Hin): giống về chậm, đề nghị xã làm việc với trạm giống.\n\n"
        "Ông Lò Văn Pánh – Chủ tịch UBND xã kết luận: HTX Nà Hin nạo vét mương; yêu cầu Công an xã giữ trật tự.\n"
    )
    extraction = extract(text)
    assert [task.lead for task in extraction.tasks] == [("HTX Nà Hin",), ("Công an xã",)]
    assert [meeting.organizer for meeting in extraction.meetings] == ["Ban Chỉ đạo sản xuất"]


def test_an_order_opens_a_list_in_one_sentence() -> None:
    said = (
        "Phó Chủ tịch UBND huyện đề nghị ngành Giáo dục thực hiện tốt một số nhiệm vụ: Một là, tiếp tục sắp xếp "
        "trường, lớp; Hai là, chuẩn bị đủ điều kiện cho học sinh. Đồng chí cũng yêu cầu UBND các xã vận động học "
        "sinh ra lớp."
    )
    found = [(t.label, t.lead) for t in extract(_MEETING + said).tasks]
    assert found == [
        ("Một là", ("ngành Giáo dục",)),
        ("Hai là", ("ngành Giáo dục",)),
        (None, ("UBND các xã",)),
    ]


def test_minutes_whose_title_goes_on_in_its_line() -> None:
    text = (
        "TRƯỜNG THPT NÀ HIN\n\nBIÊN BẢN HỌP HỘI ĐỒNG SƯ PHẠM\nTháng 12 năm 2027\n\nI. Thời gian: 14h00, ngày "
        "02/12/2027\nII. Địa điểm: Phòng hội đồng nhà trường\nChủ tọa: Đ/c Lò Văn Pánh - Hiệu trưởng\nIII. Nội dung\n"
        "2. Triển khai nhiệm vụ tháng 12\n- Kế toán: hoàn tất chế độ bán trú.\n- Thực hiện nghiêm quy chế.\n"
    )
    extraction = extract(text)
    assert [(t.label, t.lead) for t in extraction.tasks] == [("-", ("Kế toán",)), ("-", ())]
    (meeting,) = extraction.meetings
    held_by = "Trường Trung học phổ thông Nà Hin"
    assert (meeting.date, meeting.organizer, meeting.chair) == ("2027-12-02", held_by, ("Lò Văn Pánh",))


def test_labelled_times_that_name_no_day() -> None:
    head = "KẾ HOẠCH\nĐô thị\n\nII. NHIỆM VỤ\n\n"
    body = (
        "a) Rà soát quy hoạch các thị trấn.\n- Cơ quan chủ trì: Sở Xây dựng.\n- Thời gian thực hiện: Năm 2028.\n"
        "b) Cập nhật bản đồ số.\n- Cơ quan chủ trì: Sở Xây dựng.\n- Thời gian: Thường xuyên.\n"
    )
    assert [task.due for task in extract(head + body).tasks] == ["2028", "Thường xuyên"]


def test_what_was_said_behind_a_list_is_no_job() -> None:
    text = (
        "Họp Ban Chỉ đạo phòng thủ dân sự thành phố\nSáng 20/9/2027, Phó Chủ tịch UBND thành phố Đỗ Anh Tuấn chủ "
        "trì cuộc họp của Ban Chỉ đạo.\nKết luận cuộc họp, Phó Chủ tịch UBND thành phố giao:\n"
        "- Sở Xây dựng vận hành các trạm bơm.\n- Cảnh sát giao thông phân luồng từ xa.\n"
        "Đồng chí nhấn mạnh, tuyệt đối không chủ quan, lơ là.\n"
    )
    extraction = extract(text)
    assert [t.lead for t in extraction.tasks] == [("Sở Xây dựng",), ("Cảnh sát giao thông",)]
    assert [m.chair for m in extraction.meetings] == [("Đỗ Anh Tuấn",)]


def test_a_part_says_what_its_sections_are() -> None:
    text = (
        "Số: 11/HD-SGDĐT\nSơn La, ngày 28 tháng 8 năm 2027\nHƯỚNG DẪN\nNhiệm vụ năm học\n\nA. ĐÁNH GIÁ\n"
        "I. Kết quả\n1. Tổ chức tốt hội thi.\nB. NHIỆM VỤ CỤ THỂ\nI. Thực hiện chương trình\n"
        "1. Bảo đảm 100% học sinh được học Tin học.\n2. Tổ chức dạy học hai buổi.\n"
    )
    assert [t.text[:8] for t in extract(text).tasks] == ["Bảo đảm ", "Tổ chức "]
