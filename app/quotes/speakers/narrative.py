"""The narrative between the quotes: whom it brings into focus, and whom it gives a name."""

from __future__ import annotations

from app.quotes.cast.person import Person
from app.quotes.connectives import skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import keys_of
from app.quotes.phrases.heads import subject_end
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.pronouns import antecedent, introduced_name, owns, pronoun_subject
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention
from app.quotes.speakers.pointing import speaker_of
from app.quotes.topics import presented, topic
from app.quotes.types import SpeakerKind
from app.quotes.words import body_ranges, entity_ranges, span_of


class Narrative:
    """Moves the attention over an article; `spoken` are the numbers of the passages that hold quotes."""

    def __init__(self, attention: Attention, spoken: frozenset[int]) -> None:
        self.attention = attention
        self.reading = attention.reading
        self.spoken = spoken
        self.passage = 0
        self.identified: dict[int, Person] = {}
        """Unnamed sources, by identity, whom the article gives a name later."""

    def walk_to(self, number: int) -> None:
        """Read the passages before passage `number`."""
        while self.passage < number:
            passage = self.reading.passages[self.passage]
            if not passage.boilerplate:
                self._see(passage)
            self.passage += 1

    def finish(self) -> None:
        """Read the rest of the article for the names that it gives."""
        for passage in self.reading.passages[self.passage :]:
            self._identify(passage)

    def _see(self, passage: Passage) -> None:
        """Take note of everybody in a passage, and bring into focus the person that it is about."""
        for start, end in entity_ranges(passage.items):
            self.attention.cast.seen(span_of(passage.items, start, end).of(self.reading.text), passage.index)
        for start, end in body_ranges(passage.items):
            self.attention.cast.body_seen(span_of(passage.items, start, end).of(self.reading.text), passage.index)
        self._identify(passage)
        if passage.index in self.spoken:
            return
        self._follow_pronoun(passage)
        phrase = topic(self.reading, passage)
        if phrase is not None and phrase.form in {Form.NAME, Form.NOUN, Form.ORGANISATION}:
            person = speaker_of(self.attention, phrase, passage.index).person
            if person is not None:
                self.attention.note(person, passage.index)
        elif phrase is None:
            self._see_body(passage)

    def _see_body(self, passage: Passage) -> None:
        """`Konfederasi Guru menolak langkah itu.` The body that opens a sentence is the one that `organisasi itu` means."""
        items = passage.items
        start = skip_opening(items, 0, len(items))
        if start >= len(items) or not items[start].is_capitalised or items[start].lower not in lexicon().organisations:
            return
        phrase = phrase_of(self.reading.text, items, start, subject_end(items, start))
        if phrase is not None and phrase.form is Form.ORGANISATION and not phrase.definite:
            name = phrase.name or phrase.text
            self.attention.body = self.attention.cast.other(name, SpeakerKind.ORGANISATION, passage.index)

    def _identify(self, passage: Passage) -> None:
        """`Namanya Parjono, 74 tahun.` gives the unnamed person in focus a name, for the quotes before it too."""
        unnamed = self.attention.focus
        if unnamed is None or unnamed.kind is not SpeakerKind.UNNAMED:
            return
        name = introduced_name(self.reading, passage, unnamed.name)
        if name is None:
            return
        person = self.attention.cast.named(name, SpeakerKind.PERSON, passage.index)
        self.identified[id(unnamed)] = person
        self.attention.note(person, passage.index)

    def _follow_pronoun(self, passage: Passage) -> None:
        """`Saya teringat Pak Dirman. Ia tidak tamat SMP.` A pronoun as subject takes up the only person before it, here or in the sentence before."""
        at = pronoun_subject(passage)
        named = entity_ranges(passage.items[: at or 0])
        if at is not None and (inside := list(named)):
            if len(inside) == 1:
                start, end = inside[0]
                name = span_of(passage.items, start, end).of(self.reading.text)
                self.attention.note(self.attention.cast.named(name, SpeakerKind.PERSON, passage.index), passage.index)
            return
        before = passage.index - 1
        if at is not None and before >= 0 and before not in self.spoken and not owns(self.reading.passages[before]):
            only = self.attention.only_person_before(passage.index)
            if only is not None:
                self.attention.note(only, passage.index)

    def look_back(self, phrase: Phrase, passage: Passage) -> None:
        """A pronoun may point to a name earlier in its own sentence: `Saat Budi tiba, ia mengatakan …` · `Itu disampaikan Budi, "…," jelasnya.`"""
        if passage.index and _remembers(self.reading.passages[passage.index - 1]):
            self._follow_pronoun(passage)
        name = antecedent(self.reading, passage, phrase.span.start)
        agent = presented(self.reading, passage.items) if name is None else None
        if agent is not None and agent.span.end <= phrase.span.start:
            name = agent.name
        if name is not None and keys_of(name):
            self.attention.note(self.attention.cast.named(name, SpeakerKind.PERSON, passage.index), passage.index)


def _remembers(passage: Passage) -> bool:
    """`Saya teringat mendiang Pak Dirman.`: the narrator brings somebody up, and is nobody that the next pronoun could mean."""
    return passage.items[0].lower in {"saya", "aku", "kami"}
