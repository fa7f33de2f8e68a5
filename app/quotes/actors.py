"""Who acts in a sentence that opens with something else: `Esoknya Budi muncul.` · `Waduk itu dibuka oleh Budi.` · `Kami bertemu Budi.`"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.heads import is_human_head
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import name_after_office, only_describes, past_by
from app.quotes.pronouns import only_says_whose
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges


def acting(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Tak lama berselang, Budi ikut bicara.` · `Keesokan harinya Camat Budi, kader desa, mengantar kami.` · `Lawannya, Budi, tersenyum.`

    The person whose name has its predicate right after it, and before it nothing that it could belong to.
    """
    for start, end in entity_ranges(items):
        head = _head_of(items, start)
        if any(_is_pronoun(item) for item in items[:head]):
            return None
        if head > 0 and _stands_free(items, head) and _has_predicate(items, end):
            return _named(reading, items, head, start, end)
    return None


def _is_pronoun(item: Word) -> bool:
    return item.lower in lexicon().third_person or item.lower in lexicon().narrators


def _head_of(items: Sequence[Word], name: int) -> int:
    """Where the phrase of the name at `name` begins: at the first title or office of those that run into it."""
    head = index = name
    while index > 0 and (_runs_on(items[index - 1]) or (items[index - 1].text == "." and is_title(items[index - 2]))):
        index -= 1
        if is_human_head(items, index) or is_title(items[index]):
            head = index
    comma = items[head - 1].text == "," if head else False
    if comma and head > 1 and head == name:  # `Camat Cibadas, Budi,`
        before = _head_of(items, head - 1)
        return before if before < head - 1 and items[before].lower in lexicon().role_heads else head
    return head


def _runs_on(word: Word) -> bool:
    return (
        word.is_word
        and word.kind is not EntityKind.PERSON
        and (word.upos in {"NOUN", "PROPN", "ADJ", "X"} or word.is_capitalised or word.lower in lexicon().naming)
    )


def _stands_free(items: Sequence[Word], head: int) -> bool:
    """True where what opens the sentence before `head` ends in a comma, or says when or where: `Keesokan harinya`, `Di sisi lain`."""
    before = items[head - 1]
    if before.text == ",":
        return items[head - 2].kind is not EntityKind.PERSON or items[0].lower in _INSTEAD
    if any(item.upos == "VERB" or item.text == "," for item in items[:head]):
        return False
    when = lexicon().times - lexicon().subordinating | _CLOSING_WHEN
    return before.lower in when or (before.upos == "ADV" and before.lower != "hanya")


_INSTEAD = frozenset({"bukan", "selain", "berbeda", "beda", "tak", "tidak", "seperti", "sebagaimana", "bersama"})
"""`Selain Budi, Ani ikut bicara.`: another before the comma."""
_CLOSING_WHEN = frozenset(
    "harinya paginya siangnya sorenya malamnya pekannya lain sama tersebut berikutnya lusa ini itu".split()
)


def after_opening_name(reading: Reading, items: Sequence[Word], start: int) -> Phrase | None:
    """`Ditanya soal rekannya, Gubernur Budi, Ani tersenyum.`: the name right before the predicate, past another that its opening names.

    `start`: where the opening ends that says when or of whom; `Budi` is named between commas there.
    """
    people = list(entity_ranges(items))
    for (first, close), (name, end) in pairwise(people):
        comma = items[close].text == "," and _head_of(items, first) == start
        if not comma or _head_of(items, name) != close + 1 or end >= len(items) or not _is_predicate(items[end]):
            continue
        return _named(reading, items, close + 1, name, end)
    return None


def whose_voice(reading: Reading, items: Sequence[Word], start: int) -> Phrase | None:
    """`Namun, sepertinya suara Budi tidak akan berubah.` · `Jawaban Ani mengejutkan.`: whose the voice or the mind is that a sentence is about."""
    people = list(entity_ranges(items))
    while start < len(items) and (items[start].lower in lexicon().adverbs | _SEEMINGLY or items[start].text == ","):
        start += 1
    if len(people) != 1 or start >= len(items) or items[start].lower not in _VOICE:
        return None
    name, end = people[0]
    own = _head_of(items, name) == start + 1 or name == start + 1
    free = end < len(items) and _is_predicate(items[end])
    return phrase_of(reading.text, items, start + 1, end) if own and free else None


_SEEMINGLY = frozenset("sepertinya tampaknya rupanya agaknya kelihatannya nampaknya mungkin namun tetapi tapi".split())
_VOICE = frozenset(
    "suara sikap pandangan pendapat pendirian jawaban tekad keyakinan optimisme hati mata senyum nada tawa ekspresi semangat".split()
)


def _has_predicate(items: Sequence[Word], end: int) -> bool:
    """True where a predicate follows the name that ends at `end`, past degrees, an age, an apposition or a relative clause."""
    index = end
    while index < len(items) and (is_degree(items[index]) or items[index].text in {".", "("}):
        close = next((i for i in range(index, min(len(items), index + _LONGEST_BRACKET)) if items[i].text == ")"), None)
        index = close + 1 if items[index].text == "(" and close is not None else index + 1
    if index < len(items) and items[index].text == ",":
        if index + 1 < len(items) and _is_predicate(items[index + 1]):  # `Ketua panitia, Budi, tersenyum.`
            return True
        closing = (i for i in range(index + 2, min(len(items), index + _LONGEST_APPOSITION)) if items[i].text == ",")
        return any(i + 1 < len(items) and _is_predicate(items[i + 1]) for i in closing)
    return index < len(items) and (items[index].lower == "yang" or _is_predicate(items[index]))


def _is_predicate(word: Word) -> bool:
    lexical = lexicon()
    tells = word.upos in {"VERB", "AUX", "ADV", "ADJ"} or word.lower in lexical.predicators | lexical.adverbs
    return tells and word.text.islower() and word.lower not in lexical.prepositions


_LONGEST_BRACKET = 6
_LONGEST_APPOSITION = 20
"""Items."""


def _named(reading: Reading, items: Sequence[Word], head: int, start: int, end: int) -> Phrase | None:
    """The phrase of the name at `items[start:end]` that opens at `head`; None where it is only whose kin somebody is."""
    phrase = phrase_of(reading.text, items, head, max(end, right_phrase(items, head)[1]))
    if phrase is None or phrase.form is not Form.NAME:
        return None
    owned = head < start and items[head].lower in lexicon().relations and items[start - 1].text not in {",", "."}
    return None if owned else phrase


def agent(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Pelatihan itu dibuka langsung oleh Bupati Budi.` The only person of a sentence about a thing: who did it."""
    people = [bounds for bounds in entity_ranges(items) if not _says_whose_kin(items, bounds[0])]
    if len(people) != 1:
        return None
    name = people[0][0]
    if _is_message_of(items, name):
        return phrase_of(reading.text, items, *people[0])
    passive = next((i for i in range(name - 1, -1, -1) if _is_passive(items[i])), None)
    by = next((i for i in range(name - 1, -1, -1) if items[i].lower == "oleh"), None)
    if by is not None:  # `diberi nama oleh siswa yang menemukannya, Budi`
        passive = next((i for i in range(by - 1, -1, -1) if _is_passive(items[i])), None)
    if passive is None or items[passive].lower in _PASSED_ON:
        return None
    if any(item.lower in lexicon().third_person for item in items[:passive]):
        return None  # `Ia didampingi Budi.`
    phrase = (
        _agent_behind(reading, items, by, people[0]) if by is not None else _agent_after(reading, items, passive, name)
    )
    return phrase if phrase is not None and not only_describes(items, passive, phrase) else None


def _says_whose_kin(items: Sequence[Word], name: int) -> bool:
    """`dipikul perawat Budi, sepupu jauh Ani`: Ani only says who Budi is, after him."""
    comma = next((i for i in range(name - 1, max(-1, name - 4), -1) if items[i].text == ","), 0)
    return comma > 0 and items[comma - 1].kind is EntityKind.PERSON and only_says_whose(items, name)


def _is_passive(word: Word) -> bool:
    return word.upos == "VERB" and word.lower.startswith("di") and not word.is_capitalised


def _agent_behind(reading: Reading, items: Sequence[Word], by: int, name: tuple[int, int]) -> Phrase | None:
    """`… kemarin oleh Bupati Budi`, `… oleh siswa yang menemukannya, Budi`: the name at `name`, if the phrase behind `oleh` is its."""
    start = by + 1
    if start < name[0] and not (is_human_head(items, start) or is_title(items[start])):
        return None
    clause = items[name[0] - 1].text == "," and any(item.lower == "yang" for item in items[start : name[0]])
    bounds = name if clause else name_after_office(items, start) or right_phrase(items, start)
    phrase = phrase_of(reading.text, items, *bounds)
    return phrase if phrase is not None and phrase.form is Form.NAME else None


def _agent_after(reading: Reading, items: Sequence[Word], passive: int, name: int) -> Phrase | None:
    """`dibuka langsung Bupati Budi`: the phrase right after the verb."""
    start, naming = past_by(items, passive + 1), lexicon().naming
    between = [item for item in items[passive + 1 : name] if item.lower not in naming]
    if items[start].lower in lexicon().prepositions or any(i.upos == "VERB" or i.quotation >= 0 for i in between):
        return None
    called = items[name - 1].lower in naming and is_human_head(items, start)  # `ditemukan warga bernama Budi`
    phrase = phrase_of(reading.text, items, *(right_phrase(items, name if called else start)))
    return phrase if phrase is not None and phrase.form is Form.NAME else None


def _is_message_of(items: Sequence[Word], name: int) -> bool:
    """`Acara ditutup dengan pesan inspiratif dari Budi.`: whose words come next."""
    before = [item.lower for item in items[max(0, name - 4) : name]]
    return bool(before) and before[-1] in {"dari", "oleh"} and not lexicon().speech_nouns.isdisjoint(before)


_PASSED_ON = frozenset("dilaporkan dikutip dilansir diberitakan diwartakan dikabarkan".split())
"""What the agent of these did is the news, not what the news is about: `Hal ini dilaporkan oleh Warta Kilat.`"""


def met(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Saya teringat mendiang dosen saya, Prof. Budi.` · `Di teras kami bertemu Budi.` · `Wartawan menghubungi Budi.`

    The narrator tells of the only person in the sentence.
    """
    people = list(entity_ranges(items))
    if len(people) != 1:
        return None
    before = items[: people[0][0]]
    narrator = next(
        (i for i, item in enumerate(before) if item.lower in lexicon().narrators or item.lower in _REPORTERS), None
    )
    if narrator is None or any(item.lower in lexicon().third_person for item in before):
        return None
    if narrator == 0 and items[0].lower in {"saya", "kami"}:
        return phrase_of(reading.text, items, *people[0])
    meets = any(item.lower in _MEETING for item in before[narrator:])
    return phrase_of(reading.text, items, *people[0]) if meets else None


_REPORTERS = frozenset({"wartawan", "reporter", "jurnalis", "pewarta", "redaksi"})
_MEETING = frozenset(
    (
        "bertemu berjumpa berkenalan berbincang bercakap-cakap mengobrol ngobrol menemui menjumpai mewawancarai menghubungi mengontak mendatangi "
        "mengunjungi menyambangi menanyai mendapati teringat mengenal menelepon diterima ditemui disambut diantar ditemani dijemput"
    ).split()
)
"""What a narrator or a reporter does with somebody whose words come next."""
