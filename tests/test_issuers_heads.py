"""Issuers and dates that the head of a document prints in unusual ways, and the documents they make."""

from __future__ import annotations

import pytest

from extractors import extract
from tests.resolved_texts import answers

COLUMNS = (
    "ĐẢNG BỘ TỈNH SƠN LA                    ĐẢNG CỘNG SẢN VIỆT NAM\n"
    "ĐẢNG ỦY XÃ MƯỜNG BÚ              Mường Bú, ngày 05 tháng 9 năm 2026\n*\nSố 12-KH/ĐU"
)
HEADS = (
    ("HUYỆN ỦY TƯƠNG DƯƠNG\nBAN TUYÊN GIÁO\n*\nSố 19-KH/BTG", "Ban Tuyên giáo Huyện ủy Tương Dương"),
    ("TỈNH ỦY SƠN LA\nBAN DÂN VẬN\n*\nSố 19-KH/BDV", "Ban Dân vận Tỉnh ủy Sơn La"),
    ("BAN TUYÊN GIÁO TRUNG ƯƠNG\n*\nSố 19-KH/BTG", "Ban Tuyên giáo Trung ương"),
    ("UBND XÃ ĐĂK MAR - TỈNH QUẢNG NGÃI\nSố: 7/BC-UBND", "Ủy ban nhân dân xã Đăk Mar"),
    ("UBND XÃ ĐĂK MAR (TỈNH QUẢNG NGÃI)\nSố: 7/BC-UBND", "Ủy ban nhân dân xã Đăk Mar"),
    ("UBND HUYỆN ĐĂK HÀ, TỈNH KON TUM\nSố: 7/BC-UBND", "Ủy ban nhân dân huyện Đăk Hà"),
    ("TỈNH ỦY YÊN BÁI\nHUYỆN ỦY MÙ CANG CHẢI\n*\nSố 7-CT/HU", "Huyện ủy Mù Cang Chải"),
    ("HUYỆN ỦY ĐỒNG NGHÈ\n*\nSố 7-CT/HU", "Huyện ủy Đồng Nghè"),
    (COLUMNS, "Đảng ủy xã Mường Bú"),
)


@pytest.mark.parametrize(("head", "issuer"), HEADS, ids=[row[0] for row in HEADS])
def test_the_issuer_is_the_body_that_the_head_prints(head: str, issuer: str) -> None:
    assert extract(f"{head}\nngày 14 tháng 5 năm 2024\n\nKẾ HOẠCH\n").own.issuer == issuer


DOCUMENTS = (
    ("HUYỆN ỦY TƯƠNG DƯƠNG\nBAN TUYÊN GIÁO\n*\nSố 19-KH/BTG\nTương Dương, ngày 14 tháng 5 năm 2024\n\nKẾ HOẠCH\n",
     ["doc/vn-nghe-an.tuong-duong/n/kh-btg/2024/19"]),
    ("TỈNH ỦY YÊN BÁI\nHUYỆN ỦY MÙ CANG CHẢI\n*\nSố 7-CT/HU\nMù Cang Chải, ngày 14 tháng 5 năm 2024\n\nCHỈ THỊ\n",
     ["doc/vn-yen-bai.mu-cang-chai/n/ct-hu/2024/7"]),
    ("UBND XÃ THIỆN LONG - TỈNH LẠNG SƠN\nSố: 7/BC-UBND\nThiện Long, ngày 8/4/2026\n\nBÁO CÁO\n",
     ["doc/vn-lang-son.thien-long/n/bc-ubnd/2026/7"]),
    (("UBND XÃ YÊN LÃNG\nSố: 9/QĐ-UBND\nYên Lãng, ngày 3 tháng 12 năm 2025\n\nQUYẾT ĐỊNH\n\n"
     "Theo Quyết định số 88/QĐ-UBND ngày 1/12/2025 của UBND thành phố Hà Nội."),
     ["doc/vn-ha-noi.yen-lang/n/qd-ubnd/2025/9", "doc/vn-ha-noi/n/qd-ubnd/2025/88"]),
    (("SỞ Y TẾ LẠNG SƠN\nBỆNH VIỆN ĐA KHOA LỘC BÌNH\nSố: 9/TB-BV\nLộc Bình, ngày 3 tháng 4 năm 2025\n\nTHÔNG BÁO\n\n"
     "Theo Quyết định số 6/QĐ-BV ngày 1/2/2024 của Bệnh viện và Kế hoạch số 5/KH-BV ngày 1/2/2024."),
     ["doc/vn-lang-son/n/tb-bv/2025/9", "doc/vn-lang-son/n/qd-bv/2024/6", "doc/vn-lang-son/n/kh-bv/2024/5"]),
    ("Sáng 3/4/2025, Bệnh viện họp. Theo Quyết định số 6/QĐ-BV ngày 1/2/2024 của Bệnh viện.", ["no-jurisdiction"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "documents"), DOCUMENTS, ids=[row[1][0] for row in DOCUMENTS])
def test_a_head_tells_the_place_of_its_documents(text: str, documents: list[str]) -> None:
    assert answers(text) == documents


@pytest.mark.parametrize("hour", ["hồi 15 giờ 30 ", "15h30, ", "lúc 7 giờ 05 phút ", "vào hồi 8 giờ ", ""])
def test_a_date_line_may_tell_the_hour(hour: str) -> None:
    text = (
        f"UBND TỈNH HÀ TĨNH\nSố: 31/CĐ-UBND\nHà Tĩnh, {hour}ngày 4 tháng 9 năm 2025\n\nCÔNG ĐIỆN\n\n"
        "Thực hiện Công điện số 150/CĐ-TTg ngày 04/9/2025 của Thủ tướng Chính phủ."
    )
    own = extract(text).own
    assert (own.date, own.date_rule) == ("2025-09-04", "dateline")
