"""The rules by which a citation becomes a document: who says so, and how often such an answer is right.

`confidence` has one meaning everywhere: the share of right answers to expect of decisions of this rule, given
that the mention itself was read rightly. An answer that rests on several rules has the confidence of its
weakest one and is named after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

How: TypeAlias = Literal["printed", "text", "register", "corpus"]
"""Who decided, from the nearest source to the farthest; an answer has the farthest of its rules."""

_RANK = {"printed": 0, "text": 1, "register": 2, "corpus": 3}


@dataclass(frozen=True, slots=True)
class ResolutionRule:
    """One way to supply a part of a key, or a whole document."""

    id: str
    how: How
    confidence: float
    says: str


_TABLE: tuple[tuple[str, How, float, str], ...] = (
    # the jurisdiction
    ("place-central", "printed", 0.98, "the issuer or its code exists once, for the whole country"),
    ("place-nationwide", "printed", 0.85, "a university, hospital or company whose name has no place"),
    ("place-issuer", "printed", 0.97, "the issuer prints its province"),
    ("place-table", "register", 0.95, "the issuer prints a district or commune, the table its province"),
    ("place-issuer-text", "text", 0.94, "the place of the issuer, printed elsewhere in the text"),
    ("place-head", "text", 0.95, "the text's place: the lines above its number"),
    ("place-own", "text", 0.93, "the text's place: the issuer of its own document"),
    ("place-stated", "text", 0.9, "the text's place: as its own words give it, without a head"),
    ("place-line", "text", 0.93, "the text's place: its place-and-date line"),
    ("place-organiser", "text", 0.92, "the text's place: the organiser of its meeting"),
    ("place-heading", "text", 0.9, "the text's place: its heading"),
    ("place-chair", "text", 0.9, "the text's place: the posts of the chair"),
    ("place-foot", "text", 0.88, "the text's place: its last lines"),
    ("place-issuers", "text", 0.85, "the text's place: that of the local issuers it prints"),
    ("place-body", "text", 0.85, "the text's place: bodies named with it"),
    ("place-only", "text", 0.85, "the text's place: the only province it names"),
    ("place-domain", "text", 0.8, "the text's place: the domain of its addresses"),
    ("place-same-person", "corpus", 0.85, "the text's place: that of the same chair in other texts"),
    ("place-corpus", "corpus", 0.85, "of the places that a number may have, the one that other texts print"),
    ("place-inner", "text", 0.9, "the place of the text's own body, whose organ or office issued it"),
    ("place-mention", "text", 0.93, "another mention of the number in the text has the place"),
    # the year
    ("year-own", "text", 0.95, "the number is the text's own, and the text is dated"),
    ("year-mention", "text", 0.94, "another mention of the number in the text has the year"),
    ("year-adopted", "text", 0.85, "the text reports that the council adopted it"),
    ("year-corpus", "corpus", 0.85, "another text prints the year of the number, on the same subject"),
    # short forms and numbers without year
    ("short-mention", "text", 0.94, "the text gives the number in full elsewhere"),
    ("short-issuer", "text", 0.9, "noun and issuer leave one series and code"),
    ("short-repeated", "register", 0.86, "a short form that was proved where it stood before"),
    ("register-subject", "register", 0.88, "the one known document of this number, issuer and subject"),
    ("register-companion", "register", 0.85, "listed beside a known document of the same day and issuer"),
    (
        "register-misprint",
        "register",
        0.8,
        "the printed year or digit cannot be; day and subject name the right one",
    ),
    # names
    ("name-number", "text", 0.95, "the text prints the name with a number elsewhere"),
    ("name-subject-number", "text", 0.85, "the text numbers a resolution of this very subject"),
    ("name-date", "register", 0.98, "name and day of adoption"),
    ("name-year", "register", 0.96, "name and year"),
    ("name-shortened", "text", 0.9, "the beginning of the full name of one law of the text"),
    ("name-amended", "register", 0.95, "the version that the act beside it is known to change"),
    ("name-detailed", "register", 0.92, "the version that the decree beside it details"),
    ("name-in-force", "register", 0.93, "the version in force on the day of the text"),
    ("name-in-force-since", "register", 0.87, "the version in force after the text's last date"),
    ("name-only", "register", 0.8, "the only known version, in a text without date or after its end"),
    ("name-register", "register", 0.93, "a nickname of one known document"),
    ("name-subject", "register", 0.88, "the one of several of a name that fits the subject"),
    # self and back
    ("self-antecedent", "text", 0.95, "the text's own document, or the one whose new wording is quoted"),
    ("back-antecedent", "text", 0.95, "the document named before"),
    ("self-quoted", "text", 0.92, "the act whose own words the text quotes"),
    ("own-annex", "text", 0.9, "the text's annex names the document that carries it"),
    ("own-consolidated", "text", 0.9, "the act that a consolidated text holds"),
    ("own-stamp", "text", 0.85, "number and day as a digital stamp laid them over the blanks"),
)

RULES: tuple[ResolutionRule, ...] = tuple(ResolutionRule(*row) for row in _TABLE)
"""All rules, by the part that they supply."""

RULE = {rule.id: rule for rule in RULES}
"""The rules by id."""


def farther(one: str, other: str) -> str:
    """The farther of two sources.

    >>> farther("register", "text")
    'register'
    """
    return max(one, other, key=_RANK.__getitem__)


def weakest(rules: tuple[str, ...]) -> ResolutionRule:
    """The least sure of several rules; of equals, the last applied.

    >>> weakest(("place-central", "year-mention")).id
    'year-mention'
    """
    return min((RULE[rule] for rule in reversed(rules)), key=lambda rule: rule.confidence)
