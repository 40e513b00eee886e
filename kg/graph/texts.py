"""One text as the projection sees it: what was read, what it resolved to, where its mentions point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from extractors.extraction import Extraction
from extractors.folding import shadow_of
from extractors.source import SourceText
from extractors.types import Citation, Span
from extractors.vocabulary import fold
from kg.graph.attachments import Attachment, attachments, is_of_attachment
from kg.graph.outline import Outline
from kg.graph.passages import Passages
from kg.graph.places import Places
from kg.identity import MentionKey, TextKey
from kg.readers import Passage
from kg.readers.reading import RECOGNISED
from kg.types import Edge, Properties, Resolution

NEWS = "news"
_ATTACHED = ("phu-luc:", "mau:", "bieu:")
OFF_A_PICTURE = 0.9
"""How much of the confidence stays where text recognition read the words (one in ten to thirty is wrong)."""
SELF = "SELF"
"""How an extraction names the text's own document where it has no number."""


@lru_cache(maxsize=1024)  # asked for each of the thousand edges of a text
def _text_iri(digest: str) -> str:
    return TextKey(digest).iri


@lru_cache(maxsize=16_384)
def _mention_iri(digest: str, start: int, end: int) -> str:
    return MentionKey(digest, start, end).iri


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its extraction and the resolutions of its citations, in their order.

    `names` are the files that hold it, `digest` the hash that names it (`kg.identity.content_hash` of the
    decoded text), `place` the jurisdiction slug it speaks from where resolution knows it; `sha256` is the
    full hash of the decoded text, `passages` the blocks of its file where these are no lines, `outline` where
    its blocks stand if the extraction has no layout.
    """

    names: tuple[str, ...]
    digest: str
    extraction: Extraction
    resolutions: tuple[Resolution, ...]
    place: str | None = None
    sha256: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    passages: tuple[Passage, ...] | None = None
    outline: Outline | None = None

    @property
    def id(self) -> str:
        """The id of its TextSource node."""
        return _text_iri(self.digest)


@dataclass(frozen=True)
class Page:
    """A text while it is projected: its passages and its way of writing evidence."""

    text: Text

    @cached_property
    def passages(self) -> Passages:
        """Its sentences."""
        return Passages(self.text.extraction, self.text.outline)

    @property
    def said(self) -> Extraction:
        """Its extraction."""
        return self.text.extraction

    @cached_property
    def _recognised(self) -> Places | None:
        """The places of a text with pages that text recognition read; None for the others, nearly all."""
        passages = self.text.passages or ()
        if not any(RECOGNISED in passage.place for passage in passages):
            return None
        return Places(self.said.source.original, passages)

    def doubted(self, confidence: float, at: int) -> float:
        """A confidence, lowered where the words at an offset were read off a picture."""
        if self._recognised is None or RECOGNISED not in self._recognised.at(at):
            return confidence
        return round(confidence * OFF_A_PICTURE, 4)

    @property
    def with_shadow(self) -> SourceText:
        """Its text with the lower-case copy, made anew where it was given up (`kg.graph.outline`)."""
        source = self.said.source
        return source if source.shadow else replace(source, shadow=shadow_of(source.text))

    @cached_property
    def attached(self) -> tuple[Attachment, ...]:
        """What the document that the text is issues with itself."""
        return attachments(self.said)

    def pinned(self, citation: Citation) -> tuple[str, ...]:
        """The provisions that a citation names, as paths inside the cited document.

        Those of an attachment stand under it: under the text's own where the citation calls it by its noun
        ("Quy định này"), else under the first of the cited document.
        """
        if not citation.provisions:  # as most: what follows looks at the words around
            return ()
        under = None
        if citation.form == "self":
            words = fold(self.said.quote(citation.start, citation.end))
            same = [a.path for a in self.attached if words.startswith(a.noun)]
            under = same[0] if len(same) == 1 else None
        elif is_of_attachment(self.said, citation):
            under = "phu-luc:1"
        return tuple(
            p if p.startswith(_ATTACHED) or not under else f"{under}/{p}" for p in citation.provisions
        )

    @property
    def reports(self) -> bool:
        """Whether the text is a report about something, not itself a document that acts."""
        own = self.said.own
        if own.kind == NEWS:
            return True
        acts = any(SELF in (r.subject, r.object) for r in self.said.relations)
        return not (own.kind or own.type or own.number or acts)

    def mention(self, start: int, end: int) -> str:
        """The id of the mention at a span."""
        return _mention_iri(self.text.digest, start, end)

    def citation_mention(self, citation: Citation) -> str:
        """The id of a citation's mention."""
        return self.mention(citation.start, citation.end)

    def edge(
        self, start: str, relation: str, end: str, span: Span, rule: str, confidence: float, *,
        within: Span | None = None, mentions: tuple[Span, ...] = (), more: Properties = (),
    ) -> Edge:  # fmt: skip
        """A statement of this text, quoting the sentence around `span`; `mentions` are cited spans."""
        low, high = self.passages.around(*span, within)
        confidence = self.doubted(confidence, low)
        ids = tuple(self.mention(*m) for m in mentions)
        return Edge(
            start,
            relation,
            end,
            self.text.id,
            low,
            self.passages.quote(low, high),
            confidence,
            rule,
            ids,
            more,
        )

    def find(self, words: str, within: Span) -> Span | None:
        """Where `words` are printed inside a span; they are looked for in the text as it was read."""
        source = self.said.source
        at = source.text.find(words, *source.away_span(*within)) if words else -1
        return source.home_span(at, at + len(words)) if at >= 0 else None
