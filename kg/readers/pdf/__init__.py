"""PDF files with a text layer: the print in the order of reading, a paragraph or a row of a table a line.

The decoded text that all offsets count in is the text rendered from the pages (`Reading.text`): words by the
place of their glyphs, columns one after the other, lines joined to paragraphs also over the end of a page,
running heads and page numbers left out with a reason.
"""

from kg.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
