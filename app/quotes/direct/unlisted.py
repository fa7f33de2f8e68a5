"""Words of no list that attribute by their place alone, right after a whole quotation: `"Kami siap", - menyela politikus itu.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.cues import enclitic, is_verb, quote_of
from app.quotes.direct.trailing import after_quotation, ends_clause, opens_sentence, past_manner
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
    verb = is_verb(items[index]) or (items[index].lower in lexicon().inverted_all and items[index + 1].text == ",")
    if not verb and not _may_be_root(items, index):
        return
    quotation = reading.quotations[items[at].quotation]
    listed = items[index].lower in lexicon().active_all and items[at + 1].text == ","  # `«Saya lelah», mengaku Budi`
    if (len(quotation.inner) < _SHORTEST and not listed) or (
        verb and index == at + 1 and _is_title(quotation.inner.of(reading.text))
    ):
        return
    if items[index + 1].text == "." and index + 2 >= len(items):  # `"Kami siap", melengkapi.` The same speaker goes on.
        yield quote_of(reading, passage, at, "any_verb_after_quotation", items[index], None)
        return
    if _speaks_without_subject(items, index):
        yield quote_of(reading, passage, at, "any_verb_after_quotation", items[index], None)
        return
    start, end = right_phrase(items, past_manner(items, index + 1) if verb else index + 1)
    phrase = phrase_of(reading.text, items, start, end)
    if phrase is None or not (ends_clause(items, end) or _goes_on_saying(items, end)):
        return
    human = (
        phrase.form in {Form.NAME, Form.PRONOUN, Form.PAIR} or phrase.head in lexicon().people | lexicon().organisations
    )
    if human and (verb or phrase.form is Form.NAME):
        yield quote_of(reading, passage, at, "any_verb_after_quotation", items[index], phrase)


def _speaks_without_subject(items: Sequence[Word], index: int) -> bool:
    """`«Kami siap», berkata dengan tenang.` · `"Kami siap", tulis di akunnya.`: translated from a language that leaves the pronoun out."""
    word, lexical = items[index].lower, lexicon()
    if word not in lexical.active and word not in lexical.inverted_all:
        return False
    following = index + 1 + (items[index + 1].text == ",")
    if following >= len(items) or items[following].lower not in _HOW:
        return False
    return not any(
        item.kind is EntityKind.PERSON for item in items[following + 1 :]
    )  # `bersaksi, dengan suara hampa, Lala`


_HOW = frozenset({"dengan", "di", "dalam", "tanpa", "sambil", "kepada", "pada", "melalui", "lewat", "saat", "ketika"})


def _goes_on_saying(items: Sequence[Word], index: int) -> bool:
    """`"Kami siap?" - bertanya dia dan menambahkan bahwa …`: a second verb of saying."""
    return items[index].lower in {"dan", "lalu", "serta", "seraya"} and (
        index + 1 < len(items) and items[index + 1].lower in lexicon().active_all
    )


_SHORTEST = 12
"""Characters between the marks."""


def cited_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap", layanan pers mengutip kata-katanya.` ("We are ready", the press service cites his words.) Whose words another passes on."""
    items = passage.items
    index = after_quotation(items, at)
    if not opens_sentence(items, at) or index >= len(items) or items[index].is_capitalised:
        return
    cited = next((i for i in range(index, min(len(items), index + _FARTHEST_CITED)) if items[i].lower in _CITING), None)
    if cited is None or cited + 1 >= len(items) or any(items[i].text in {".", ";"} for i in range(index, cited)):
        return
    words = items[cited + 1]
    if words.has_enclitic and words.stem in _WORDS:
        yield quote_of(reading, passage, at, "cited_after_quotation", words, enclitic(words))
        return
    phrase = phrase_of(reading.text, items, *right_phrase(items, cited + 1 + (words.lower in _WORDS)))
    if phrase is not None and phrase.form is Form.NAME:
        yield quote_of(reading, passage, at, "cited_after_quotation", items[cited], phrase)


_CITING = frozenset({"mengutip", "menukil", "menyitir"})
_WORDS = WORDINGS | {"perkataan", "perkataannya", "keterangan", "tuturan", "penuturan"}
_FARTHEST_CITED = 9
"""Items."""


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
