"""Cues in a relative clause: `Budi, yang menyebut jalan itu “salah besar”` (Budi, who called the road "a big mistake")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.borders import THAT, has_predicate, skip_complementiser
from app.quotes.clauses.ending import before_next_cue, calls_in_marks, sentence_end
from app.quotes.clauses.objects import is_clause
from app.quotes.clauses.reported import FEWEST_WORDS, finding_of, is_content
from app.quotes.cues import is_inverted_cue, is_verb
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.words import Word, entity_ranges


def is_relative_cue(items: Sequence[Word], at: int) -> bool:
    """True after `yang` that a comma or a person named last stands before."""
    follows = at >= FEWEST_WORDS and items[at - 1].lower == "yang"
    return follows and (items[at - 2].text == "," or _is_named_last(items, at))


def relative_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`…, kata Budi, yang menyebut jalan itu “salah besar”.` (…, said Budi, who called the road "a big mistake".) Who is spoken of speaks."""
    items, lexical = passage.items, lexicon()
    named = [bounds for bounds in entity_ranges(items) if bounds[1] < at]
    end = sentence_end(items, at + 1)
    said = items[at + 1].lower in THAT if at + 1 < end else False
    clause = not said and _tells_clause(items, at, end) and items[at - 2].text != ","
    clause = clause or (not said and _goes_on_telling(items, at, end))
    if not named or items[at].lower not in lexical.active or not (said or clause or calls_in_marks(items, at)):
        return
    if items[at - 2].text == "," and not _is_apposed_to(items, named[-1][1], at - 2):
        return
    if not said and not clause:
        end = next((i + 1 for i in range(end - 1, at, -1) if items[i].quotation >= 0), end)
    start = skip_complementiser(items, at + 1, end)
    end = before_next_cue(items, start, end)
    if end - start > 1:
        phrase = phrase_of(reading.text, items, *named[-1])
        yield from finding_of(reading, passage, "participial_cue", (start, end), items[at], phrase)


def _is_named_last(items: Sequence[Word], at: int) -> bool:
    """`Hal itu dibantah Budi yang mengatakan …`: a person right before `yang`, named after the verb of the sentence."""
    named = [bounds for bounds in entity_ranges(items) if bounds[1] == at - 1]
    return bool(named) and any(is_verb(item) for item in items[: named[0][0]])


def _tells_clause(items: Sequence[Word], at: int, end: int) -> bool:
    """A verb of saying that a clause follows: `(yang) berkata semua penghulu sudah datang`; what one claims to be is none (`mengaku dokter`)."""
    return (
        items[at].lower in lexicon().active
        and at + 1 < end
        and is_clause(items, at + 1, end)
        and items[at + 1].upos != "VERB"
    )


def _goes_on_telling(items: Sequence[Word], at: int, end: int) -> bool:
    """`…, kata Budi, ketua RT, yang mengaku (sawahnya kering)`: a verb of saying with a clause, of the source of the attribution right before it."""
    comma = at - 2
    cue = next((i for i in range(comma - 1, 0, -1) if is_inverted_cue(items, i, after_break=True)), 0)
    cue = cue or next((i for i in range(comma - 1, 0, -1) if items[i].lower == "menurut"), 0)
    parted = cue > 0 and (items[cue - 1].quotation >= 0 or items[cue - 1].text == ",")
    if not parted or items[comma].text != "," or right_phrase(items, cue + 1)[1] < comma:
        return False
    told = items[cue - 1].quotation >= 0 or items[cue - 2].quotation >= 0 or has_predicate(items, 0, cue - 1)
    return told and end - at > FEWEST_WORDS and is_clause(items, at + 1, end) and is_content(items, at, at + 1, end)


def _is_apposed_to(items: Sequence[Word], start: int, end: int) -> bool:
    """True where `items[start:end]` only describes the name before it: nothing, its age, what it is."""
    described = items[start:end]
    if not described:
        return True
    first = described[1] if len(described) > 1 else described[0]
    role = described[0].text == "," and (first.lower in lexicon().role_heads or first.text[0].isdigit())
    relative = False
    for item in described:
        relative = relative or item.lower == "yang"
        if item.upos == "VERB" and not relative and not item.is_capitalised:
            return False
    return role or described[0].text == "("


def before_main_verb(items: Sequence[Word], at: int, start: int, end: int) -> int:
    """`Budi, yang pekan lalu menyebut jalan itu “salah besar”, mengatakan …`: content ends with the relative clause that its cue is in."""
    relative = relative_before(items, at)
    if not relative or any(is_verb(item) for item in items[relative + 1 : at]):
        return end
    commas = (i for i in range(start + 1, end - 1) if items[i].text == ",")
    return next((i for i in commas if is_verb(items[i + 1]) and not items[i + 1].lower.startswith("pe")), end)


def relative_before(items: Sequence[Word], at: int) -> int:
    """Where the relative clause begins that the cue ends: `…, yang menyelidiki dan menyimpulkan bahwa …`; 0 where it is in none."""
    for index in range(at - 1, 1, -1):
        if items[index].text == ",":
            return 0
        if items[index].lower == "yang":
            return index if items[index - 1].text == "," else 0
    return 0


def antecedent(reading: Reading, items: Sequence[Word], relative: int) -> Phrase | None:
    """The capitalised words right before a relative clause: whom it is about."""
    end = start = relative - 1
    while start > 0 and (items[start - 1].is_capitalised or items[start - 1].text in {"(", ")"}):
        start -= 1
    return phrase_of(reading.text, items, start, end) if start < end else None
