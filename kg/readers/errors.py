"""What can be wrong with an input, each with its remedy."""

from __future__ import annotations

from kg.errors import KgError


class ReadingError(KgError):
    """An input that could not be read; the other inputs go on."""


class MissingPathError(ReadingError):
    """There is no such file or folder."""


class UnreadablePathError(ReadingError):
    """The file is there but the system refuses to open it."""


class EmptyInputError(ReadingError):
    """A file without text, or a folder without files that can be read."""


class BinaryInputError(ReadingError):
    """The bytes are a picture, an archive or another format, not text."""


class UnknownEncodingError(ReadingError):
    """The bytes are text in no encoding that can be told, or damaged."""


class UnsupportedTypeError(ReadingError):
    """No reader knows files of this type."""


class MissingToolError(ReadingError):
    """A file of a type that another program reads for us, which is not installed."""


class DamagedInputError(ReadingError):
    """A file cut short, or whose inside is not what its type asks for."""


class ProtectedInputError(ReadingError):
    """A file that opens only with a password."""


class OversizedInputError(ReadingError):
    """A file that would fill the memory: a zip bomb, or more than any document holds."""
