"""A turn without marks: a label and a colon before a clause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.quotes.clauses.borders import with_fragments
from app.quotes.clauses.reported import FEWEST_WORDS
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Form
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.text.headlines import SMALL
from app.quotes.types import EntityKind, QuoteType, Span

_LONGEST_LABEL = 20
_ADDRESSING = frozenset({"kepada", "melalui", "lewat", "via"})
"""`Kepala Pos Budi kepada Kabar Pagi: …` · `Camat Ani melalui telepon: …`: to whom or by what somebody speaks."""


def label_before_clause(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Kepala Pos Pengamatan, Budi: gempa masih naik.` (The head of the post, Budi: tremors still rising.) A turn without marks."""
    items = passage.items
    if at != 0 or passage.index == 0:
        return
    colon = next((i for i in range(1, min(len(items), _LONGEST_LABEL)) if items[i].text == ":"), None)
    if (
        colon is None
        or len(items) - colon <= FEWEST_WORDS + 1
        or any(item.quotation >= 0 for item in items[: colon + 2])
    ):
        return
    if any(item.upos in {"VERB", "AUX"} and not item.is_capitalised for item in items[:colon]):
        return
    after = (item for before, item in pairwise(items[colon:]) if before.text != "(")
    if not any(item.text.islower() and item.lower not in SMALL for item in after):
        return  # `Notulis: Wahidah Sari, A.Md.` · `Persirandu: Guntur (gk), Salim.`
    if colon == 1 and items[0].lower in lexicon().common_words:
        return  # `Digambarkan: Ani di luar pengadilan.`
    label = " ".join(item.lower for item in items[:colon])
    if label.endswith("foto") or label.startswith(tuple(lexicon().not_labels)) or items[-1].text not in {".", "!", "?"}:
        return
    end = next((i for i in range(1, colon) if items[i].lower in _ADDRESSING), colon)
    phrase = phrase_of(reading.text, items, 0, end)
    if phrase is None or phrase.form is not Form.NAME or items[end - 1].kind is not EntityKind.PERSON:
        return
    content, _ = with_fragments(reading.text, Span(items[colon + 1].span.start, items[-1].span.end), [])
    covered = tuple(item.quotation for item in items[colon:] if item.quotation >= 0)
    yield Finding("label_before_clause", QuoteType.DIRECT, content, passage.index, None, phrase, covered)
