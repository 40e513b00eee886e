"""A citation while it is being read: the one mutable type, private to this package."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.types import Citation, Form, Role, Span


@dataclass(slots=True)
class Draft:
    """What is known of a citation so far.

    Stages fill it in place, because a frozen record costs more than the regular expressions that find it;
    `freeze` ends its life. `number_span` bounds the signature alone, `start`/`end` the whole phrase from
    the type word through the number or name. `code` is the letters of the signature (``NĐ-CP``).
    `bodies` are the parts of the letters that name the issuer (``("BGDĐT", "BNV")``).
    `group` is shared by the members of one list ("các Quyết định số 131/QĐ-TTg, 749/QĐ-TTg").
    `governor` is the citation whose role this is, where it is not the text itself ("Kế hoạch A thực hiện
    Nghị quyết B"); `passive`: the citation acts on its governor ("A được sửa đổi bởi B").
    `amends` bounds the names of the laws that an amending law's name names.
    `phrase_start` is where the whole phrase begins, where `start` may not reach so far back.
    `effective` is the day from which what its row of a table says of it holds, `scope` the provisions that
    another cell of the row names.
    """

    form: Form
    start: int
    end: int
    rule: str
    confidence: float
    type: str | None = None
    number: str | None = None
    intended: str | None = None
    date: str | None = None
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    provisions: tuple[str, ...] = ()
    role: Role | None = None
    role_detail: str | None = None
    role_span: Span | None = None
    antecedent: Span | None = None
    date_span: Span | None = None
    issuer_span: Span | None = None
    blank: bool = False
    draft: bool = False
    number_span: Span | None = None
    code: str | None = None
    group: int | None = None
    bodies: tuple[str, ...] = ()
    governor: Draft | None = None
    passive: bool = False
    phrase_start: int | None = None
    amends: tuple[Span, ...] = ()
    effective: str | None = None
    scope: tuple[str, ...] = ()

    def freeze(self) -> Citation:
        """The finished citation."""
        return Citation(
            self.form, self.start, self.end, self.rule, self.confidence, self.type, self.number,
            self.intended, self.date, self.issuer, self.place, self.title, self.provisions, self.role,
            self.role_detail, self.role_span, self.antecedent, self.date_span, self.issuer_span, self.blank,
            self.draft,
        )  # fmt: skip
