"""How tests look at the layout of a page."""

from extractors.layout import lay_out
from extractors.source import SourceText


def layout_of(text):
    return lay_out(SourceText.of(text))


def printed(layout, block):
    return layout.source.text[block.start : block.end]


def kinds(text):
    layout = layout_of(text)
    return [(block.kind.value, printed(layout, block)) for block in layout.blocks]


def kind_of(text, line):
    layout = layout_of(text)
    return layout.blocks[layout.block_at(layout.source.text.index(line))].kind
