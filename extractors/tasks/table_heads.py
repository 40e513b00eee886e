"""The heads of tables that assign jobs: which column says what, also where the head takes two rows."""

from __future__ import annotations

from typing import Literal, TypeAlias

from extractors.agents.reading import Reading, rx
from extractors.types import Span

Column: TypeAlias = Literal["number", "job", "lead", "coordinate", "supervisor", "due", "other"]

_WHO = (
    r"(?:đơn vị|cơ quan|bộ phận|phòng|ban|ngành|tổ|nhóm|cá nhân|người|tổ chức|lực lượng|đồng chí|đ/c|"
    r"viên chức|cán bộ|công chức|giáo viên)"
)
# The order matters: a head is the first that fits ("Thời gian thực hiện" is no body).
_CUES: tuple[tuple[Column, tuple[str, ...]], ...] = (
    ("number", (r"\W*(?:tt|stt|số tt|số thứ tự|thứ tự)\W*$",)),
    ("other", (
        r"\W*(?:dự kiến )?(?:kinh phí|dự toán|nguồn|ghi chú|sản phẩm|kết quả|đầu ra)",
        r"\W*(?:căn cứ|cơ sở pháp lý|chỉ tiêu|mục tiêu|số lượng|đvt|đơn vị tính|tình trạng|mức độ)",
        r".*(?:kinh phí|sản phẩm|địa điểm|thành phần|được kiểm tra|ghi chú|đơn vị tính|thụ hưởng)",
    )),
    ("due", (
        r".*(?:thời (?:gian|hạn|điểm)|tiến độ|lộ trình|hạn (?:hoàn thành|cuối|chót)|ngày hoàn thành)",
        r"\W*(?:hoàn thành|hạn|ngày|tháng|quý)\W*$",
        r"\W*(?:hạn (?:báo cáo|xử lý|nộp|gửi|trình)|hoàn thành trước)",
    )),
    ("coordinate", (r"(?!.*chủ trì).*phối hợp", rf"\W*{_WHO} (?:có )?liên quan\W*$")),
    ("supervisor", (
        r".*(?:lãnh đạo|thành viên bcđ|người|đồng chí|cấp ủy).*(?:phụ trách|chỉ đạo|theo dõi)",
        r"\W*(?:chỉ đạo|giám sát|kiểm tra, giám sát)\W*$",
    )),
    ("job", (
        r"\W*(?:tên |các |những |nhóm |danh mục )?(?:nhiệm vụ|nội dung|công việc|đầu việc|phần việc|vấn đề)",
        r"\W*(?:các |những |nhóm )?(?:việc (?:cần )?làm|giải pháp|hoạt động)",
        r"\W*tên (?:đề án|văn bản|chương trình|dự án|kế hoạch|nghị quyết|quyết định)",
    )),
    ("lead", (
        r".*(?:chủ trì|đầu mối)",
        rf"\W*{_WHO}(?:[ ,/]+{_WHO})*(?: được)? (?:thực hiện|phụ trách|tham mưu|soạn thảo|chịu trách nhiệm)",
        rf"\W*{_WHO}(?:[ ,/]+{_WHO})*(?: được)? (?:giao|phân công|triển khai|tổ chức|xây dựng|trình)",
        r"\W*(?:phụ trách|thực hiện|trách nhiệm)(?: thực hiện)?\W*$|\W*phân công",
    )),
    ("job", (r".*(?:nhiệm vụ|nội dung|công việc)",)),
)  # fmt: skip
_COLUMNS = tuple((name, rx(cue)) for name, cues in _CUES for cue in cues)
# A column with nothing but these words names who leads where no other one does.
_BODY = rx(rf"\W*(?:các )?{_WHO}(?:[ ,/]+{_WHO})*\W*$")
# The programme of an event, the diary of a week: who is where and when, no jobs.
_PROGRAMME = rx(r"\W*(?:địa điểm|thành phần|nơi (?:họp|làm việc))")
_LONGEST = 70


def head_of(reading: Reading, cells: list[Span]) -> dict[Column, int] | None:
    """The columns of a row that is the head of a table; None where it is none.

    >>> from extractors.source import SourceText
    >>> text = "TT|Nội dung|Đơn vị thực hiện|Thời gian thực hiện"
    >>> head_of(Reading.of(SourceText.of(text)), [(0, 2), (3, 11), (12, 28), (29, 48)])
    {'number': 0, 'job': 1, 'lead': 2, 'due': 3}
    """
    columns: dict[Column, int] = {}
    for index, (start, end) in enumerate(cells):
        if end - start > _LONGEST:
            return None
        name = column_of(reading, start, end)
        if name:
            columns.setdefault(name, index)
    if "lead" not in columns:
        bodies = [index for index, cell in enumerate(cells) if _BODY.match(reading.low, *cell)]
        if bodies:
            columns["lead"] = bodies[0]
    return columns or None


def column_of(reading: Reading, start: int, end: int) -> Column | None:
    """What a cell of a head says of its column, or None."""
    return next((name for name, cue in _COLUMNS if cue.match(reading.low, start, end)), None)


def assigns(reading: Reading, cells: list[Span], columns: dict[Column, int]) -> bool:
    """Whether a head names jobs and who does them, and is not that of a programme."""
    if not {"job", "lead"} <= columns.keys():
        return False
    return not any(_PROGRAMME.match(reading.low, *cell) for cell in cells)


def joined(
    reading: Reading, upper: list[Span], columns: dict[Column, int], lower: list[Span]
) -> dict[Column, int] | None:
    """The columns of a head in two rows, the lower one naming the parts of one cell of the upper.

    "Cơ quan thực hiện" above "Chủ trì | Phối hợp". The lower row has either empty cells under the others or
    only those of the parts. None where the lower row is no such row.
    """
    printed = [(at, cell) for at, cell in enumerate(lower) if cell[1] > cell[0]]
    names = [(at, column_of(reading, *cell)) for at, cell in printed]
    if len(names) < 2 or not all(names_a_column(name) for _, name in names):
        return None
    if any(cell[1] - cell[0] > _LONGEST // 2 for _, cell in printed):
        return None
    place, shift = 0, 0
    if len(lower) < len(upper) + len(printed) - 1 and len(printed) == len(lower):
        # Only the parts are printed: they stand under the cell that names the same thing.
        place = next((columns[n] for _, n in names if n in columns), columns.get("lead", 0))
        shift = len(printed) - 1
    found: dict[Column, int] = {}
    for name, at in columns.items():
        found[name] = at + shift if shift and at > place else at
    for at, part in names:
        if part:
            found[part] = at + place if shift else at
    return found


def names_a_column(name: Column | None) -> bool:
    """Whether a part of a head says who does what by when."""
    return name in ("lead", "coordinate", "supervisor", "due", "other", "job")
