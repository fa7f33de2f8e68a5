"""The core's two doors: what to annotate (`read`), and what was said (`extract`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.quotes.attribution import findings
from app.quotes.candidates import depth_of
from app.quotes.cast.person import Person
from app.quotes.confidence import confidence
from app.quotes.direct.turns import label_keys
from app.quotes.findings import Finding, Reading
from app.quotes.names.entities import corrected
from app.quotes.names.hints import names_beside_cues
from app.quotes.names.letters import without_letters
from app.quotes.reading import Passage, Piece, annotated, draft, passages
from app.quotes.speakers.attention import Resolution
from app.quotes.speakers.resolver import resolve
from app.quotes.text.footnotes import without_footnotes
from app.quotes.text.lines import restored
from app.quotes.text.litter import without_litter
from app.quotes.text.marks import Quotation, quotations
from app.quotes.text.markup import without_markup
from app.quotes.text.nicknames import Nickname, without_nicknames
from app.quotes.text.normalisation import WorkingText, normalise
from app.quotes.text.segmentation import sentences as segment
from app.quotes.text.splices import spliced
from app.quotes.text.wrapping import unwrapped
from app.quotes.types import Cue, Draft, Evidence, Extraction, Mention, Quote, Sentence, Span, Speaker


@dataclass(frozen=True, slots=True)
class Article:
    """An article read as far as plain text goes.

    `drafts` are the sentences to annotate; `drafts[i]` belongs to passage `places[i]`, and `pieces[i]` leads from its offsets to the working text's.
    """

    original: str
    working: WorkingText
    quotations: tuple[Quotation, ...]
    passages: tuple[Passage, ...]
    drafts: tuple[Draft, ...]
    places: tuple[int, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    nicknames: tuple[Nickname, ...] = ()


def read(text: str) -> Article:
    """Normalise and segment `text`, and choose the sentences that the models must see. Pure and linear in the length of `text`."""
    source = without_markup(text)
    working = normalise(source.text).inside(source)
    working = replace(working, text=unwrapped(working.text))
    working, nicknames = without_nicknames(without_footnotes(without_litter(working)))
    working = replace(working, text=restored(working.text))
    marked = spliced(working.text, quotations(working.text))
    split = passages(working.text, marked, segment(working.text, marked))
    chosen = [(passage, depth) for passage in split if (depth := depth_of(passage)) is not None]
    drafted = [draft(working.text, passage, depth) for passage, depth in chosen]
    return Article(
        original=text,
        working=working,
        quotations=marked,
        passages=split,
        drafts=tuple(one for one, _ in drafted),
        places=tuple(passage.index for passage, _ in chosen),
        pieces=tuple(pieces for _, pieces in drafted),
        nicknames=nicknames,
    )


def extract(article: Article, sentences: Sequence[Sentence]) -> Extraction:
    """Find the quotes and their speakers; `sentences` are `article.drafts` annotated, in the same order.

    Offsets of the answer count code points of the original text.
    """
    reading = _reading(article, sentences)
    found = findings(reading)
    return _extraction(article, found, resolve(reading, found))


def _reading(article: Article, sentences: Sequence[Sentence]) -> Reading:
    laid = list(article.passages)
    entities = 0
    for place, pieces, sentence in zip(article.places, article.pieces, sentences, strict=True):
        laid[place] = annotated(laid[place], sentence, pieces, entities)
        entities += len(sentence.entities)
    laid = without_letters(laid, article.working.text)
    bare = Reading(article.working.text, article.quotations, tuple(laid))
    known = names_beside_cues(laid) | label_keys(bare)
    return Reading(bare.text, bare.quotations, corrected(bare.passages, known), known, article.nicknames)


def _extraction(article: Article, found: Sequence[Finding], resolved: Sequence[Resolution]) -> Extraction:
    people: dict[int, Person] = {}
    for resolution in resolved:
        if resolution.person is not None:
            people.setdefault(id(resolution.person), resolution.person)
    speakers = {key: _speaker(number, person) for number, (key, person) in enumerate(people.items(), 1)}
    quotes = tuple(
        _quote(article, number, finding, resolution, speakers.get(id(resolution.person)))
        for number, (finding, resolution) in enumerate(zip(found, resolved, strict=True), 1)
    )
    return Extraction(quotes, tuple(speakers.values()), len(article.original), len(article.passages))


def _speaker(number: int, person: Person) -> Speaker:
    name = _on_one_line(person.name)
    aliases = tuple(dict.fromkeys(form for form in map(_on_one_line, person.forms) if form != name))
    return Speaker(number, name, person.kind, tuple(_on_one_line(role) for role in person.roles), aliases)


def _on_one_line(name: str) -> str:
    """A name or a role without the line breaks that a scraper put into it."""
    return " ".join(name.split())


def _quote(article: Article, number: int, finding: Finding, resolution: Resolution, speaker: Speaker | None) -> Quote:
    span = article.working.original(finding.content)
    cue = mention = None
    if finding.cue is not None:
        place = article.working.original(finding.cue)
        cue = Cue(place.of(article.original), place)
    if finding.phrase is not None:
        place = article.working.original(finding.phrase.span)
        mention = Mention(place.of(article.original), place)
    evidence = Evidence(finding.rule, resolution.how)
    text = span.of(article.original)
    return Quote(number, finding.type, text, span, speaker, mention, cue, evidence, confidence(evidence))


__all__ = ["Article", "Span", "extract", "read"]
