"""RULES: the constructions of reporting, in the order in which they may claim content.

To add a construction, write a generator in the room of its kind (`direct`, `indirect`), give it an example with a gloss, add it here and
a case to `tests/cases`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from app.quotes.clauses.around import THUS
from app.quotes.clauses.borders import THAT
from app.quotes.direct import introduced, labels, leading, trailing, unlisted, verbless
from app.quotes.direct.answers import unlabelled_answers
from app.quotes.direct.dashes import dash_lines
from app.quotes.direct.turns import questions, turn_labels
from app.quotes.findings import Finding, Reading
from app.quotes.headlines import rules as headlines
from app.quotes.headlines.titles import is_title
from app.quotes.indirect import active, inverted, passive, views
from app.quotes.lexicon import lexicon
from app.quotes.names.headlines import is_headline
from app.quotes.reading import Passage
from app.quotes.types import Span
from app.quotes.words import Word

Rule: TypeAlias = Callable[[Reading, Passage, int], Iterator[Finding]]

QUOTATION_RULES: tuple[Rule, ...] = (
    trailing.inverted_cue_after_quotation,
    trailing.enclitic_cue_after_quotation,
    verbless.wording_after_quotation,
    verbless.signature_after_quotation,
    trailing.passive_cue_after_quotation,
    unlisted.cited_after_quotation,
    introduced.words_before_quotation,
    leading.label_before_quotation,
    trailing.subject_and_verb_after_quotation,
    leading.cue_before_quotation,
    unlisted.any_verb_after_quotation,
    unlisted.unlisted_enclitic_after_quotation,
    leading.speech_noun_before_quotation,
    introduced.colon_before_quotation,
    trailing.continued_in_sentence,
    trailing.quotation_alone,
    introduced.clause_then_quotation,
)
"""Rules that look at one quotation; the first that speaks has it."""

CUE_RULES: tuple[Rule, ...] = (
    labels.label_before_clause,
    views.according_to,
    inverted.inverted_cue,
    inverted.thus_after_content,
    passive.passive_cue,
    inverted.active_cue_after_content,
    inverted.active_cue_before_subject,
    active.active_cue,
)
"""Rules that look at one word outside marks."""

HEADLINE_RULES: tuple[Rule, ...] = (
    headlines.label_in_headline,
    headlines.quotation_before_source,
    headlines.verb_in_headline,
    headlines.attribution_in_headline,
)
"""Rules that look at one item of a title above the text."""


def findings(reading: Reading) -> tuple[Finding, ...]:
    """All quotes of an article, in text order, without overlap; speakers not yet resolved."""
    found: list[Finding] = list(turn_labels(reading)) or list(unlabelled_answers(reading))
    taken = [finding.content for finding in found]
    dashed = [finding for finding in dash_lines(reading) if not _overlaps(taken, finding.content)]
    taken = sorted([*taken, *(finding.content for finding in dashed), *questions(reading)])
    found.extend(dashed)
    for passage in reading.passages:
        if not passage.boilerplate and not _overlaps(taken, passage.span):
            found.extend(_in_passage(reading, passage))
    return tuple(_disjoint(sorted(found, key=lambda finding: finding.content.start)))


def _disjoint(found: Iterable[Finding]) -> Iterator[Finding]:
    """Without what is empty or begins inside the one before: text that is damaged enough leads one rule into the next sentence."""
    end = 0
    for finding in found:
        if len(finding.content) and finding.content.start >= end:
            yield finding
            end = finding.content.end


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """True where one of the sorted, disjoint spans of `taken` shares a character with `span`."""
    index = bisect_left(taken, Span(span.end, span.end)) - 1
    return index >= 0 and taken[index].end > span.start


def _in_passage(reading: Reading, passage: Passage) -> list[Finding]:
    titled = list(_in_title(reading, passage)) if is_title(reading, passage) else []
    return titled or _in_sentence(reading, passage)


def _in_title(reading: Reading, passage: Passage) -> Iterator[Finding]:
    """What a title quotes, from its start: a label takes all that follows it."""
    end = 0
    for at, item in enumerate(passage.items):
        if item.span.start >= end:
            for finding in _first(HEADLINE_RULES, reading, passage, at):
                yield finding
                end = max(end, finding.content.end)


def _in_sentence(reading: Reading, passage: Passage) -> list[Finding]:
    whole = [
        finding
        for at, item in enumerate(passage.items)
        if item.quotation >= 0
        for finding in _first(QUOTATION_RULES, reading, passage, at)
    ]
    headline = is_headline(passage.items)
    clauses = [
        finding
        for at, item in enumerate(passage.items)
        if item.is_word and not headline and may_attribute(passage.items, at)
        for finding in _first(CUE_RULES, reading, passage, at)
    ]
    return _without_overlap(whole, clauses)


def may_attribute(items: Sequence[Word], at: int) -> bool:
    """A cheap look before `CUE_RULES`, for most words answer it with no.

    Each rule asks for a word of the lists, an enclitic, a verb with a prefix, a word before `bahwa`, or how the sentence opens.
    """
    word, cues = items[at].lower, lexicon().cue_words
    if at == 0 or word in cues or word in THUS or (items[at].has_enclitic and items[at].stem in cues):
        return True
    return at + 1 < len(items) and items[at + 1].lower in THAT


def _first(rules: tuple[Rule, ...], reading: Reading, passage: Passage, at: int) -> list[Finding]:
    for rule in rules:
        found = list(rule(reading, passage, at))
        if found:
            return found
    return []


def _without_overlap(whole: list[Finding], clauses: list[Finding]) -> list[Finding]:
    """Outer content beats inner (GUIDELINES: nested), and a quotation with its own cue beats a clause that swallows the cue."""
    kept: list[Finding] = [finding for finding in whole if finding.cue is not None or finding.phrase is not None]
    unattributed = [finding for finding in whole if finding not in kept]
    for clause in sorted(clauses, key=_rank):
        if any(clause.content.overlaps(other.content) or _shares_cue(clause, other) for other in kept):
            continue
        kept.append(clause)
    for finding in unattributed:
        if not any(finding.content.overlaps(other.content) for other in kept):
            kept.append(finding)
    return kept


def _rank(clause: Finding) -> tuple[bool, int]:
    """An attribution after all of its content is outermost; else the one that stands first."""
    cue = clause.cue.start if clause.cue is not None else 0
    return clause.content.end > cue, cue


def _shares_cue(one: Finding, other: Finding) -> bool:
    return one.cue is not None and (one.cue == other.cue or _inside(one.cue, other.content))


def _inside(cue: Span, content: Span) -> bool:
    return content.contains(cue)
