"""What can go wrong for a user, each time with where it happened and what to type next."""

from __future__ import annotations


class KgError(Exception):
    """A mistake that the user can put right.

    `what` says what is wrong, `where` names the file, address or value, `fix` what to do about it.

    >>> print(KgError("the folder is empty", "van-ban/", "name a folder with .txt files"))
    the folder is empty: van-ban/ (name a folder with .txt files)
    """

    def __init__(self, what: str, where: str = "", fix: str = "") -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f": {self.where}" if self.where else ""
        remedy = f" ({self.fix})" if self.fix else ""
        return f"{self.what}{place}{remedy}"
