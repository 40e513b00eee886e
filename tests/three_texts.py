"""Three short texts of our own that make a small graph, and the bytes of a built one."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "ke-hoach.txt": (
        "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 512/KH-UBND\nGia Lai, ngày 03 tháng 3 năm 2022\nKẾ HOẠCH\n"
        "Thực hiện Nghị quyết số 21-NQ/TU ngày 10/01/2022 của Tỉnh ủy\n"
        "Căn cứ Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ;\n"
        "1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế; hoàn thành trước ngày 30/6/2022.\n"
    ),
    "giao-ban.txt": (
        "Hội nghị giao ban tháng 4/2022\nNgày 05/4/2022, Sở Nội vụ tỉnh Gia Lai tổ chức hội nghị giao ban. "
        "Ông Trần Văn Bình – Giám đốc Sở chủ trì hội nghị.\nKết luận hội nghị, Giám đốc Sở giao nhiệm vụ:\n"
        "1. Tiếp tục triển khai Kế hoạch số 512/KH-UBND ngày 03/3/2022 của UBND tỉnh thực hiện Nghị quyết số "
        "21-NQ/TU ngày 10/01/2022 của Tỉnh ủy (Văn phòng Sở chủ trì; hoàn thành trong tháng 6/2022).\n"
        "2. Sắp xếp các phòng theo Nghị định số 107/2020/NĐ-CP của Chính phủ.\n"
    ),
    "cong-van/phuc-dap.txt": "Phúc đáp Công văn số 88/SNV-VP ngày 02/02/2022 của Sở Nội vụ tỉnh Gia Lai.\n",
}


def written(root: Path) -> Path:
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")
    return root


def contents(graph: Path) -> dict[str, bytes]:
    return {p.relative_to(graph).as_posix(): p.read_bytes() for p in sorted(graph.rglob("*")) if p.is_file()}
