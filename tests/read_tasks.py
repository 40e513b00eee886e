"""The tasks of a text as rows for the tables of tests, and one notice of our own that several tests read."""

from __future__ import annotations

from typing import Any

from extractors import extract
from extractors.types import Task

Row = tuple[Any, ...]


def tasks(text: str) -> tuple[Task, ...]:
    return extract(text).tasks


def rows(text: str) -> list[Row]:
    """Label, lead, co-operating units and due of every task."""
    return [(t.label, t.lead, t.coordinate, t.due) for t in tasks(text)]


NOTICE = """ỦY BAN NHÂN DÂN
TỈNH BẮC LĨNH
VĂN PHÒNG

Số: 211/TB-VPUB
Bắc Lĩnh, ngày 14 tháng 3 năm 2027

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Lê Hữu Thành tại cuộc họp nghe báo cáo tiến độ các dự án thủy lợi

Ngày 11/3/2027, tại Trụ sở UBND tỉnh, Phó Chủ tịch UBND tỉnh Lê Hữu Thành chủ trì cuộc họp nghe báo cáo tiến độ các dự án thủy lợi.

Sau khi nghe các ý kiến, Phó Chủ tịch UBND tỉnh kết luận như sau:

1. Giao Sở Nông nghiệp và Môi trường:
- Chủ trì, phối hợp với Sở Tài chính, UBND xã Đồng Nghè rà soát phương án bồi thường, trình UBND tỉnh trước ngày 30/3/2027;
- Hằng tháng báo cáo UBND tỉnh tiến độ giải ngân.

2. Sở Tài chính: Bố trí vốn đối ứng theo Nghị quyết số 45/NQ-HĐND ngày 10/12/2026 của HĐND tỉnh; hoàn thành trong quý II/2027.

3. Yêu cầu Ban Quản lý dự án thủy lợi tỉnh đôn đốc nhà thầu tăng ca.

4. UBND các xã Đồng Nghè, Khe Sâu vận động người dân bàn giao mặt bằng chậm nhất ngày 15 tháng 4 năm 2027.

Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CHÁNH VĂN PHÒNG
Đỗ Văn Kha
"""
