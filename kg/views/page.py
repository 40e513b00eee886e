"""A finished page: a file on disk, or a frame in a notebook."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError


@dataclass(frozen=True, slots=True)
class Page:
    """One self-contained HTML page."""

    html: str
    height: int = 760

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8 and return where.

        Raises:
            KgError: the file cannot be written.
        """
        target = Path(path)
        try:
            target.write_text(self.html, encoding="utf-8")
        except OSError as error:
            raise KgError("cannot write", str(target), f"{error.strerror}; name another file") from error
        return target

    def __repr__(self) -> str:
        return f"Page({len(self.html):,} characters of HTML: .save(path) writes it)"

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that its styles and scripts stay inside."""
        page = html.escape(self.html, quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts" width="100%" height="{self.height}" '
            'style="border:1px solid #cfd8dc"></iframe>'
        )
