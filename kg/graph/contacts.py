"""Contact data stay out of what the graph says of tasks: names and roles only.

The quote of an edge is evidence and stays the slice of the text; ``kg export --no-quotes`` leaves it out.
"""

from __future__ import annotations

import re

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an address of a person or an office
    r"|(?<![\d/.,-])(?:\+84[ .]?|0)\d{2,3}(?:[ .-]?\d{3,4}){2}(?![\d/]|[.,]\d)"  # a telephone number
)
HIDDEN = "…"


def without_contacts(text: str) -> str:
    """A text with e-mail addresses and telephone numbers hidden.

    >>> without_contacts("gửi về pgd@dilinh.edu.vn, điện thoại 0263 3870 123, trước ngày 15/10/2024")
    'gửi về …, điện thoại …, trước ngày 15/10/2024'
    >>> without_contacts("kinh phí 0.263.387.012 đồng theo Công văn số 0263/UBND-VX")
    'kinh phí 0.263.387.012 đồng theo Công văn số 0263/UBND-VX'
    """
    return _CONTACT.sub(HIDDEN, text)
