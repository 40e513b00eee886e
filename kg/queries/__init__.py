"""The question library and the user's own queries, on any store."""

from kg.queries.answering import Result, ask, run
from kg.queries.dialect import lint
from kg.queries.finding import AmbiguousError, NotFoundError
from kg.queries.header import Column, Parameter
from kg.queries.library import Question, question, questions
from kg.queries.parameters import ParameterError

__all__ = [
    "AmbiguousError", "Column", "NotFoundError", "Parameter", "ParameterError", "Question", "Result", "ask",
    "lint", "question", "questions", "run",
]  # fmt: skip
