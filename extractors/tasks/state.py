"""What the walk down a page knows at each paragraph, and the tasks while they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.tasks.cues import Section

Names = tuple[str, ...]
_NEAR, _MOST_SIBLINGS = 40, 60


@dataclass(slots=True)
class Found:
    """A task while it is being read: its span, the lead it inherits, and what stands under it."""

    start: int
    end: int
    label: str | None
    inherited: Names = ()
    force: str | None = None
    rank: float = 9
    inner: list[tuple[int, int]] = field(default_factory=list)
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Above:
    """A heading or item above: its rank, the units it makes responsible, whether by an order."""

    rank: float
    names: Names = ()
    ordered: bool = False


@dataclass(slots=True)
class State:
    """Where the walk is: the section, the open list, the headings above."""

    section: Section | None = None
    within: Section | None = None
    open: bool = False
    outer: bool = False
    plain: bool = False
    weak: bool = False
    names: Names = ()
    force: str | None = None
    ended: bool = False
    begun: bool = False
    times: bool = False
    described: bool = False
    article: str | None = None
    last: Found | None = None
    stack: list[Above] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    recent: list[Found] = field(default_factory=list)
    slots: set[int] = field(default_factory=set)
    part: Section | None = None

    def leave(self, rank: float) -> None:
        """An item that is no task ends what the tasks of its rank and below may still take up."""
        self.recent = [found for found in self.recent if found.rank < rank]
        if self.last is not None and self.last.rank >= rank and self.last.rank < 9:
            self.last = None

    @property
    def mode(self) -> Section | None:
        """What a paragraph is read as: a task of a list, an assignment, or none."""
        if "off" in (self.within, self.section) and not (self.section is None and self.open):
            return "off"
        if self.within or self.section or self.open:
            return self.within or self.section or "tasks"
        return "assign" if any(above.ordered for above in self.stack) else None

    @property
    def inherited(self) -> Names:
        """The units responsible for what stands here."""
        return next((above.names for above in reversed(self.stack) if above.names), self.names)

    @property
    def under_unit(self) -> bool:
        """Whether a heading above names a unit."""
        return any(above.names for above in self.stack)

    def enter(self, section: Section | None) -> None:
        """Begin a section of the page: what was open inside the one before is closed."""
        self.section, self.within, self.stack, self.times = section, None, [], False
        self.described = False
        self.article, self.last, self.recent = None, None, []
        self.open, self.plain = self.outer, False
        self.weak = self.weak and section is None
        if not self.outer:
            self.names, self.force = (), None


def parent_of(found: list[Found], step: Found) -> int | None:
    """The task that a nested item belongs to: the nearest one of a higher rank right before it."""
    if step.rank >= 9 or not found or step.start - found[-1].end >= _NEAR:
        return None
    for index in range(len(found) - 1, max(-1, len(found) - _MOST_SIBLINGS), -1):
        if found[index].rank < step.rank:
            return index
    return None
