"""Two people in talk: where a quotation without an attribution is the other one's turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.cast.person import Person
from app.quotes.clauses.reported import ASKING_VERBS
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Form
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.speakers.pointing import speaker_of
from app.quotes.topics import topic
from app.quotes.types import Span, SpeakerKind

_ELDER = r"(?:pak|bapak|bu|ibu|mak|emak|mama|papa|ayah|abah|bang|abang|kak|kakak|mas|mbak|om|tante|kek|nek|tuan|nyonya)"
_ADDRESS = re.compile(rf"(?:[,!?]\s*|^)(?P<who>{_ELDER})\s*[,.!?…]*$|^(?P<first>{_ELDER})\s*,", re.IGNORECASE)
"""`…, Mak.` · `Pak, …`: whom the words are said to."""
_YOU = re.compile(r"\b(?:kau|kamu|engkau|nak|dik)\b", re.IGNORECASE)
ASKING = ASKING_VERBS | {"tanya", "tanyanya"}
_ANSWERING = frozenset({"jawab", "sahut", "balas", "timpal", "tukas", "jawabnya", "sahutnya", "balasnya", "timpalnya"})
_TWO = 2
_SHORT = 8
"""Words and punctuation."""
_FARTHEST = 8
"""Passages."""


class Dialogue:
    """Tells whose turn it is. In most news a quotation alone goes on with the words before it, so a turn needs a sign."""

    def __init__(self, attention: Attention, found: Sequence[Finding]) -> None:
        self.attention = attention
        self.reading = attention.reading
        self.found = found

    def speaker(self, finding: Finding, resolved: Sequence[Resolution]) -> Person | None:
        """Who has a quotation alone after the findings that are `resolved`, if not the one who spoke last; None where nothing tells of a turn."""
        last, resolution = len(resolved) - 1, resolved[-1]
        named = self._named_after(finding)
        if named is not None:
            return named
        speaker = resolution.person
        if speaker is None or finding.rule != "quotation_alone":
            return None
        between = self.reading.passages[self.found[last].passage + 1 : finding.passage]
        if len(between) > 1 or not self._opens_paragraph(finding):
            return None
        turn = (
            self._is_said_to(finding, speaker)
            or self._replies_to_elder(finding, self.found[last])
            or self._follows_question(self.found[last], finding)
            or (not between and (resolution.how == "turn" or self._is_exchange(resolved)))
        )
        return self._other(speaker, finding.passage) if turn else None

    def _opens_paragraph(self, finding: Finding) -> bool:
        here = self.reading.passages[finding.passage]
        return here.index > 0 and self.reading.passages[here.index - 1].paragraph != here.paragraph

    def _named_after(self, finding: Finding) -> Person | None:
        """`"Siapa yang menjaga?" Mak Tari balik bertanya.`: a short sentence with a verb of saying and no words of its own, right after."""
        after = self.reading.passages[finding.passage + 1 : finding.passage + 2]
        if not after or after[0].index in self.attention.spoken or not 1 < len(after[0].items) <= _SHORT:
            return None
        if (
            after[0].paragraph != self.reading.passages[finding.passage].paragraph
            or after[0].items[-2].lower not in lexicon().active_all
        ):
            return None
        about = topic(self.reading, after[0])
        person = about is not None and about.form in {Form.NAME, Form.NOUN}
        return speaker_of(self.attention, about, after[0].index).person if person and about is not None else None

    def _is_said_to(self, finding: Finding, speaker: Person) -> bool:
        """`"Biduk tidak akan lari, Mak."` is not Mak Tari's."""
        address = _ADDRESS.search(self._words(finding.content))
        if address is None:
            return False
        called = (address["who"] or address["first"]).casefold()
        text = self.reading.text.casefold()
        return any(f"{called} {word.casefold()}" in text for form in speaker.forms for word in form.split())

    def _replies_to_elder(self, finding: Finding, before: Finding) -> bool:
        """`"Ini terlalu basah, Pak," kata Budi. "Kau yang menyiramnya!"`: whoever says `Pak` does not say `kau` next."""
        words = self._words(finding.content)
        said_to = _ADDRESS.search(self._words(before.content)) is not None
        return said_to and _YOU.search(words) is not None and _ADDRESS.search(words) is None

    def _follows_question(self, before: Finding, finding: Finding) -> bool:
        """`"Siapa?" tanya Mak Tari. "Saya."`: who asks does not answer."""
        asked = self._words(before.content).endswith("?")
        passages = self.reading.passages[before.passage : finding.passage]
        return asked and any(item.lower in ASKING for passage in passages for item in passage.items)

    def _is_exchange(self, resolved: Sequence[Resolution]) -> bool:
        """`"Siapa?" tanya Budi. "Saya," sahut Tari. "Kenapa?"`: a question and its answer, each in its paragraph, open an exchange."""
        if (
            len(resolved) < _TWO
            or None in {one.person for one in resolved[-_TWO:]}
            or resolved[-1].person is resolved[-2].person
        ):
            return False
        question, answer = self.found[len(resolved) - 2], self.found[len(resolved) - 1]
        asked = self._words(question.content).endswith("?")
        cue = answer.cue.of(self.reading.text).casefold() if answer.cue is not None else ""
        return asked and answer.passage - question.passage == 1 and cue in _ANSWERING

    def _words(self, content: Span) -> str:
        return content.of(self.reading.text).strip(' ,.“”"')

    def _other(self, speaker: Person, passage: int) -> Person | None:
        """The one who was in focus before `speaker`, if not long ago, else the only other person named near by."""
        former = self.attention.former
        if former is not None and former is not speaker and former.last_passage >= passage - _FARTHEST:
            return former
        near = self.reading.passages[max(0, passage - _FARTHEST) : passage + 3]
        people = {id(p): p for one in near for p in self.attention.named_in(one) if p.kind is SpeakerKind.PERSON}
        others = [person for person in people.values() if person is not speaker]
        return others[0] if len(others) == 1 else None


def questions_in_court(reading: Reading, passage: Passage) -> bool:
    """`Ani, pengacara terdakwa, menuduh saksi itu berbohong. "Saya tidak berbohong," katanya.`: whoever is questioned speaks of himself.

    Not so a lawyer who speaks of the witness: `Ani menuduh saksi itu berbohong. "Keterangannya berubah," katanya.`
    """
    words = [item.lower for item in passage.items]
    asks = next((i for i, word in enumerate(words) if word in _QUESTIONING), None)
    if asks is None or _AT_THE_BAR.isdisjoint(words[:asks]) or passage.index + 1 >= len(reading.passages):
        return False
    asked = words[asks + 1 : asks + _FARTHEST_ASKED]
    answer = reading.passages[passage.index + 1].span.of(reading.text)
    return not _QUESTIONED[words[asks]].isdisjoint(asked) and _OF_ONESELF.search(answer) is not None


_WITNESS = frozenset({"saksi", "kepadanya", "padanya"})
_QUESTIONED = dict.fromkeys(("menuduh", "menuding"), _WITNESS) | {
    word: _WITNESS | {"terdakwa"} for word in ("bertanya", "menanyai", "mencecar")
}
"""Whom those at the bar ask; whom they accuse and who then answers is a witness, since a defendant is accused in general."""
_QUESTIONING = frozenset(_QUESTIONED)
_AT_THE_BAR = frozenset({"pengacara", "jaksa", "hakim", "penuntut", "penasihat", "advokat", "pembela"})
_OF_ONESELF = re.compile(r"\b(?:saya|aku)\b", re.IGNORECASE)
_FARTHEST_ASKED = 4
"""Words."""
