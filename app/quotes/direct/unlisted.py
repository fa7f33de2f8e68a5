"""Words of no list that attribute by their place alone, right after a whole quotation: `"Kami siap", - menyela politikus itu.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.cues import enclitic, is_verb, quote_of
from app.quotes.direct.trailing import after_quotation, ends_clause, opens_sentence
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Form
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.text.repairs import WORDINGS
from app.quotes.types import EntityKind
from app.quotes.words import Word


def any_verb_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap", - menyela politikus itu.` ("We are ready", interrupted the politician.) Translated news takes any verb here.

    The quotation must open its sentence and the verb must follow at once and be followed by somebody; what is left of the sentence is adverbial.
    Before a name, any root will do: `"Kami siap berangkat," celoteh Budi.`
    """
    items = passage.items
    index = after_quotation(items, at)
    if index + 1 >= len(items) or not opens_sentence(items, at) or len(items[index].text) < 5:
        return
    verb = is_verb(items[index])
    if not verb and not _may_be_root(items, index):
        return
    quotation = reading.quotations[items[at].quotation]
    if len(quotation.inner) < 12 or (verb and index == at + 1 and _is_title(quotation.inner.of(reading.text))):
        return
    if items[index + 1].text == "." and index + 2 >= len(items):  # `"Kami siap", melengkapi.` The same speaker goes on.
        yield quote_of(reading, passage, at, "any_verb_after_quotation", items[index], None)
        return
    start, end = right_phrase(items, _past_manner(items, index + 1) if verb else index + 1)
    phrase = phrase_of(reading.text, items, start, end)
    if phrase is None or not ends_clause(items, end):
        return
    human = (
        phrase.form in {Form.NAME, Form.PRONOUN, Form.PAIR} or phrase.head in lexicon().people | lexicon().organisations
    )
    if human and (verb or phrase.form is Form.NAME):
        yield quote_of(reading, passage, at, "any_verb_after_quotation", items[index], phrase)


def _past_manner(items: Sequence[Word], index: int) -> int:
    """`« … », bersaksi, dengan suara hampa, Lestari.`: past how or where it was said, between commas."""
    if index + 1 >= len(items) or items[index].text != "," or items[index + 1].lower not in lexicon().circumstances:
        return index
    comma = next((i for i in range(index + 1, min(len(items), index + _LONGEST_MANNER)) if items[i].text == ","), None)
    return index if comma is None else comma + 1


_LONGEST_MANNER = 9


def _is_title(text: str) -> bool:
    """`“Perahu dari Banda” bercerita tentang …`: capitals throughout, and nothing parts it from its verb."""
    words = text.split()
    grammar = lexicon().prepositions | {"dan", "yang", "atau"}
    return text[-1:].isalnum() and all(word[0].isupper() or word in grammar for word in words)


def _may_be_root(items: Sequence[Word], index: int) -> bool:
    """A word in small letters before a name that is neither grammar nor what somebody is: `celoteh Budi`, not `lewat Budi`, `ketua Budi`."""
    word, lexical = items[index], lexicon()
    other = lexical.function_words | lexical.role_heads | lexical.titles | lexical.adverbs | lexical.group_nouns
    named = items[index + 1].kind is EntityKind.PERSON or is_title(items[index + 1])
    return word.text.islower() and word.text.isalpha() and named and word.lower not in other


def unlisted_enclitic_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap berangkat," guyonnya.` ("We are ready to go," he joked.) Any word with -nya between a quotation and the end of its clause."""
    items = passage.items
    index = after_quotation(items, at)
    if index >= len(items) or not opens_sentence(items, at) or not items[index].text.islower():
        return
    word, quotation = items[index], reading.quotations[items[at].quotation]
    closed = quotation.inner.of(reading.text).rstrip().endswith((",", ".", "!", "?")) or items[at + 1].text == ","
    spoken = closed and len(quotation.inner.of(reading.text).split()) >= _FEWEST_SPOKEN
    if spoken and word.has_enclitic and word.stem not in WORDINGS and ends_clause(items, index + 1):
        yield quote_of(reading, passage, at, "unlisted_enclitic_after_quotation", word, enclitic(word))


_FEWEST_SPOKEN = 3
