"""English text for the peer: the forms that eyecite reads, in prose, as dense as asked.

Sentences written for this benchmark in the forms of eyecite's own tests (full, parallel, short, supra and id.
citations of many reporters, statutes, regulations, law reviews); parties, volumes and pages are invented.
"""

from __future__ import annotations

import random

_REPORTERS = (
    "U.S.", "S. Ct.", "L. Ed. 2d", "F.2d", "F.3d", "F. Supp.", "F. Supp. 2d", "B.R.", "A.2d", "P.2d", "P.3d",
    "N.E.2d", "N.W.2d", "S.E.2d", "S.W.2d", "So. 2d", "Cal. App. 3d", "Cal. Rptr.", "N.Y.2d", "N.Y.S.2d",
    "Ill. App. 3d", "Mass. App. Ct.", "Pa. Super.", "Wis. 2d", "Wash. App.", "Neb.", "Conn.", "N.J. Super.",
)  # fmt: skip
_PARTIES = (
    "Lindqvist", "Harrow", "Okafor", "Bellamy", "Castellano", "Whitfield", "Dunmore", "Prakash", "Sorensen",
)  # fmt: skip
_CITED = (
    "The rule was stated in {a} v. {b}, {v} {r} {p}, {q} ({y}), and has been followed since. ",
    "See {a} v. {b}, {v} {r} {p} ({y}); {b} v. {c}, {w} {s} {q}. ",
    "In {a}, {v} {r}, at {p}, the court below declined to reach the question. ",
    "That holding was affirmed. {b} v. {c}, {v} {r} {p}, {w} {s} {q} ({y}). ",
    "The statute, {t} U.S.C. § {p}, leaves no room for the reading that petitioner urges. ",
    "The agency relied on {t} C.F.R. § {p}.{t} and on its own practice. ",
    "Commentators agree. {a}, The Reach of the Rule, {v} Harv. L. Rev. {p}, {q} ({y}). ",
    "The opposite result in {a}, supra, at {p}, turned on other facts. ",
    "Id., at {p}. The respondent does not dispute it. ",
)
_PROSE = (
    "The committee reviewed the figures of the quarter and asked every office to report by May. ",
    "Petitioner filed the complaint in the District Court, which granted the motion to dismiss. ",
    "The judgment was entered on the record after both parties had been heard at length. ",
    "Nothing in the order of the trial court suggests that the jury was told otherwise. ",
    "Under section 12 of the Act the Secretary shall publish the schedule before the end of the year. ",
    "The Court of Appeals reversed, holding that the instruction was not harmless beyond doubt. ",
)


def english(size: int, density: float) -> str:
    """A text of about `size` characters with about `density` citations a million."""
    chance, pieces, length, cited = random.Random(11), [], 0, 0
    while length < size:
        if cited < density * length / 1e6:
            a, b, c = chance.sample(_PARTIES, 3)
            r, s = chance.sample(_REPORTERS, 2)
            v, w, p, q, t = (chance.randint(2, top) for top in (480, 480, 1200, 1200, 42))
            sentence = chance.choice(_CITED).format(
                a=a, b=b, c=c, r=r, s=s, v=v, w=w, p=p, q=q, t=t, y=chance.randint(1950, 2020)
            )
            cited += 2 if "{s}" in sentence or s in sentence else 1
        else:
            sentence = chance.choice(_PROSE)
        pieces.append(sentence + ("\n" if chance.random() < 0.2 else ""))
        length += len(pieces[-1])
    return "".join(pieces)
