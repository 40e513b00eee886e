"""The duty to report back: our own phrasings, and what only looks like one."""

from __future__ import annotations

import pytest

import kg
from extractors.tasks.reporting import reporting_duty


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Kiểm tra hồ sơ; báo cáo Chủ tịch Ủy ban nhân dân huyện trước ngày 10/5/2024.",
         "báo cáo Chủ tịch Ủy ban nhân dân huyện trước ngày 10/5/2024"),
        ("Tổng hợp, báo cáo kết quả về Sở Nội vụ.", "Tổng hợp, báo cáo kết quả về Sở Nội vụ"),
        ("Các xã gửi báo cáo bằng văn bản về Phòng Kinh tế (qua bà Lan).", "gửi báo cáo bằng văn bản về Phòng Kinh tế"),
        ("Định kỳ hằng tháng báo cáo Thường trực Huyện ủy.", "Định kỳ hằng tháng báo cáo Thường trực Huyện ủy"),
        ("Thực hiện theo báo cáo của Sở Tài chính về dự toán.", None),
        ("Nghe báo cáo về tình hình dịch bệnh.", None),
        ("Hoàn thành báo cáo tài chính năm 2024.", None),
        ("Tăng cường kỷ luật, kỷ cương.", None),
    ],
)  # fmt: skip
def test_reporting_duty(text: str, duty: str | None) -> None:
    assert reporting_duty(text) == duty


def test_a_task_keeps_its_reporting_duty() -> None:
    text = "Giao Phòng Nội vụ rà soát biên chế theo Nghị định số 107/2020/NĐ-CP; báo cáo Sở Nội vụ trước ngày 15/8/2023."
    tasks = kg.extract(text).tasks
    assert [t.report for t in tasks if t.report] == ["báo cáo Sở Nội vụ trước ngày 15/8/2023"]
