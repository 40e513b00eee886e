"""Who does a job, with whom and by when: every way of saying it, with every kind of body and of job.

The tables are multiplied: a phrasing that works for one body must work for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

import pytest

from extractors import extract
from extractors.types import Task

HEAD = (
    "UBND TỈNH LẠNG SƠN\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 41/TB-SGDĐT\nLạng Sơn, ngày 4 tháng 5 năm 2026\n\n"
    "THÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp giao ban tháng 5 năm 2026\n\n"
    "Giám đốc Sở kết luận như sau:\n"
)
FOOT = "9. Văn phòng Sở theo dõi, đôn đốc.\n"

BODIES = (
    "Sở Giáo dục và Đào tạo", "Văn phòng Sở", "Thanh tra Sở", "Trung tâm Kiểm soát bệnh tật", "Tổ giúp việc",
    "Ban Quản lý dự án đầu tư xây dựng", "Bộ Chỉ huy Quân sự tỉnh", "Kho bạc Nhà nước Khu vực VI",
    "UBND xã Tân Tiến", "UBND các huyện, thành phố", "Phòng Kế hoạch - Tài chính", "các đơn vị trực thuộc",
    "Hiệu trưởng các trường THPT", "Trường THPT chuyên Chu Văn An", "Đoàn TNCS Hồ Chí Minh tỉnh",
    "Ban Dân vận Tỉnh ủy", "Chi cục Kiểm lâm", "Hội Liên hiệp Phụ nữ tỉnh", "Bệnh viện Đa khoa tỉnh",
)  # fmt: skip
JOBS = (
    "rà soát, thống kê số lượng trẻ em dưới 6 tuổi", "tham mưu ban hành văn bản hướng dẫn",
    "hoàn thành việc quyết toán", "gửi báo cáo về Sở", "kiểm tra công tác an toàn thực phẩm",
    "bố trí kinh phí sửa chữa trường lớp học", "sao in đề thi", "theo dõi, đôn đốc các trường nộp báo cáo",
    "tiếp thu các ý kiến góp ý, chỉnh sửa dự thảo Nghị quyết", "siết chặt kỷ cương", "số hóa hồ sơ",
    "trưng tập giáo viên", "thí điểm mô hình mới", "tăng cường tuyên truyền phòng, chống bạo lực học đường",
)  # fmt: skip
DAYS = (
    ("trước ngày 15/5/2026", "2026-05-15"), ("xong trước ngày 20 tháng 6 năm 2026", "2026-06-20"),
    ("hoàn thành trong tháng 7/2026", "2026-07"), ("chậm nhất ngày 30/9/2026", "2026-09-30"),
    ("trước 17 giờ 00 ngày 11/5/2026", "2026-05-11"), ("trong quý III/2026", "quý III/2026"),
)  # fmt: skip

ALONE = (
    "{A} {v}, {d}.", "Giao {a} {v}; {d}.", "Yêu cầu {a} {v} {d}.", "Đề nghị {a} {v}, {d}.",
    "Phân công {a} {v}; {d}.", "Thống nhất giao {a} {v} {d}.", "{A} có trách nhiệm {v}, {d}.",
    "{A} khẩn trương {v}, {d}.", "{A}: {V}; {d}.", "Đối với {a}: {v}, {d}.",
    "{A} là cơ quan đầu mối, có nhiệm vụ {v}; {d}.", "Trong thời gian tới, {a} {v}, {d}.", "{V} (do {a} thực hiện; {d}).",
)  # fmt: skip
TOGETHER = (
    "Giao {a} chủ trì, phối hợp với {b} {v}; {d}.", "{A} phối hợp với {b} {v}, {d}.",
    "{V}, {d}. Giao {a} chủ trì, {b} phối hợp thực hiện.", "{V} (giao {a} chủ trì, {b} phối hợp, {d}).",
    "{V} ({A} chủ trì; {b} phối hợp; {d}).", "{V} ({A} chủ trì, phối hợp với {b}; {d}).",
    "{V}, {d}. Cơ quan chủ trì: {a}; cơ quan phối hợp: {b}.",
)  # fmt: skip


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _said(phrasing: str, one: str, other: str, job: str, day: str) -> str:
    return phrasing.format(a=one, A=_capital(one), b=other, v=job, V=_capital(job), d=day)


def _given(item: str) -> Task:
    """The one task of an item of a list of conclusions."""
    tasks = [task for task in extract(f"{HEAD}1. {item}\n{FOOT}").tasks if task.label == "1"]
    assert len(tasks) == 1, item
    return tasks[0]


def _combined() -> Iterator[tuple[str, str, str, str, str]]:
    """Every body beside another, with the jobs and days in turn."""
    jobs, days = cycle(JOBS), cycle(DAYS)
    for index, body in enumerate(BODIES):
        day, due = next(days)
        yield body, BODIES[(index + 7) % len(BODIES)], next(jobs), day, due


def _same(names: tuple[str, ...], body: str) -> bool:
    return [name.lower() for name in names] == [body.lower()]


@pytest.mark.parametrize("phrasing", ALONE)
def test_a_body_has_its_job_and_its_day(phrasing: str) -> None:
    for one, other, job, day, due in _combined():
        item = _said(phrasing, one, other, job, day)
        task = _given(item)
        assert _same(task.lead, one), item
        assert task.due == due, item


@pytest.mark.parametrize("phrasing", TOGETHER)
def test_a_body_leads_and_another_helps(phrasing: str) -> None:
    for one, other, job, day, due in _combined():
        item = _said(phrasing, one, other, job, day)
        task = _given(item)
        assert _same(task.lead, one), item
        assert _same(task.coordinate, other), item
        assert task.due == due, item


@pytest.mark.parametrize("job", JOBS)
def test_every_job_ends_the_name_before_it(job: str) -> None:
    for body in islice(BODIES, 6):
        assert _same(_given(f"{_capital(body)} {job}.").lead, body), (body, job)


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("Ban Quản lý dự án đầu tư xây dựng sau khi sắp xếp báo cáo UBND tỉnh.", "Ban Quản lý dự án đầu tư xây dựng"),
        ("Chậm nhất đến ngày 25/5/2026, các trường gửi báo cáo về Sở.", "các trường"),
        ("Công an xã Do Nhân rà soát danh sách.", "Công an xã Do Nhân"),
    ],
)  # fmt: skip
def test_what_stands_round_a_name_is_no_part_of_it(item: str, lead: str) -> None:
    assert _given(item).lead == (lead,)
