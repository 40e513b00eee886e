"""Jobs under the body that a line above them names, whatever the marks of the lines."""

from __future__ import annotations

import pytest

from extractors import extract

HEAD = (
    "UBND TỈNH LẠNG SƠN\nSố: 05/CT-UBND\nLạng Sơn, ngày 4 tháng 5 năm 2026\n\nCHỈ THỊ\n"
    "Về việc bảo đảm an toàn trường học\n\nChủ tịch UBND tỉnh yêu cầu:\n"
)
BODIES = ("Sở Giáo dục và Đào tạo", "Tổ giúp việc", "UBND xã Tân Tiến", "Công an tỉnh")
JOBS = ("Rà soát hồ sơ, trước ngày 15/5/2026;", "Kiểm tra các bếp ăn;", "Tổng hợp báo cáo kết quả.")
LINES = (
    "{}", "{}:", "Giao {}:", "Đối với {}", "Nhiệm vụ của {}", "Trách nhiệm của {}:", "{} có trách nhiệm:", "Yêu cầu {}:",
    "{} chủ trì:",
)  # fmt: skip
MARKS = (("{}. ", "- "), ("{}. ", "{}) "), ("{}) ", "+ "), ("* ", "- "), ("2.{}. ", "- "), ("- ", "+ "))


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("marks", MARKS, ids="".join)
def test_jobs_belong_to_the_body_above_them(line: str, marks: tuple[str, str]) -> None:
    outer, inner = marks
    text, expected = HEAD, []
    for number, body in enumerate(BODIES, 1):
        text += f"{outer.format(number)}{line.format(body)}\n"
        for letter, job in zip("abc", JOBS, strict=True):
            text += f"{inner.format(letter)}{job}\n"
            expected.append((job, (body,)))
    assert [(task.text, task.lead) for task in extract(text).tasks] == expected
