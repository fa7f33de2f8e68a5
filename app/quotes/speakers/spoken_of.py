"""Who is only spoken of: `-nya` and `ia` at an attribution are then the speaker's, however much the article tells of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.findings import Finding
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of, keys_of
from app.quotes.phrases.kinds import Form
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.topics import topic
from app.quotes.types import SpeakerKind
from app.quotes.words import entity_ranges, span_of

_CAPITALISED = re.compile(r"(?<![\w’'])[A-Z][\w’'-]{2,}")
_FIRST_PERSON = re.compile(r"\b(?:saya|aku|nama)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:saya|aku)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:dia|ia|beliau|me[a-z]{3,}nya)\b", re.IGNORECASE)
_LIVES = frozenset({"lahir", "meninggal", "menikah", "bekerja"})


class SpokenOf:
    """Tells, as the article is read, whether the person in focus is only spoken of by whoever spoke before."""

    def __init__(self, attention: Attention, found: Sequence[Finding]) -> None:
        self.attention = attention
        self.reading = attention.reading
        self.found = found

    def speaker_instead(self, finding: Finding, focus: Resolution, resolved: Sequence[Resolution]) -> Person | None:
        """Who has this quote instead of the person in focus, who is only spoken of: the last other speaker; None where the focus stands.

        Who is called by name in what is said does not say it. An enclitic is not theirs either whom the speaker just before brought in, who are
        nowhere a source by name, and who do not stir just before.
        """
        person = focus.person
        speakers = [one.person for one in resolved[-_FARTHEST:] if one.person is not None]
        other = next((p for p in reversed(speakers) if p is not person), None)
        if person is None or other is None or SpeakerKind.ORGANISATION in {other.kind, person.kind}:
            return None
        if speakers[-1] is person and self._in_one_paragraph(self.found[len(resolved) - 1], finding):
            return None  # `"Saya maju," kata Arya. "Arya tidak takut," tegasnya.`
        if self._is_named_in(finding, person, other) or self._is_called_in(finding, person):
            return other
        tag = finding.phrase is not None and finding.phrase.form is Form.ENCLITIC
        before = self.reading.passages[max(0, finding.passage - 1)]
        spoken_of = (
            tag
            and other is speakers[-1]
            and (self._came_in_by(other, person, resolved) or self._is_reported_on(person, finding, len(resolved) - 1))
            and id(person) not in self._sources
            and not self._stirs(person, before)
            and not self._may_be_own(finding)
        )
        return other if spoken_of else None

    def _in_one_paragraph(self, one: Finding, other: Finding) -> bool:
        passages = self.reading.passages
        return passages[one.passage].paragraph == passages[other.passage].paragraph

    def _is_named_in(self, finding: Finding, person: Person, speaker: Person) -> bool:
        """`Menurutnya, Arya akan menjadi andalan.`, but not `nama saya Arya`, nor where the attribution stands in the content."""
        if finding.cue is not None and finding.content.contains(finding.cue):
            return False
        text = finding.content.of(self.reading.text)
        words = {key_of(word) for word in _CAPITALISED.findall(text)} - set(speaker.keys)
        alone = {keys[0] for form in person.forms if len(keys := keys_of(form)) == 1}
        named = not words.isdisjoint(alone) or words >= set(person.keys)
        return named and _FIRST_PERSON.search(text) is None

    def _is_called_in(self, finding: Finding, person: Person) -> bool:
        """`Sampai hari ini, katanya, anak muda itu masih mengirim pesan.`: who has no name, and is spoken of by the noun that brought him in."""
        if person.kind is not SpeakerKind.UNNAMED:
            return False
        noun = person.name.casefold().removeprefix("seorang ")
        return f"{noun} itu" in finding.content.of(self.reading.text).casefold()

    def _may_be_own(self, finding: Finding) -> bool:
        """`Saya akan kembali musim depan` may well be said by the one in focus; `Saya menunggunya` is said about somebody."""
        text = finding.content.of(self.reading.text)
        return _ONE.search(text) is not None and _ANOTHER.search(text) is None

    def _came_in_by(self, speaker: Person, person: Person, resolved: Sequence[Resolution]) -> bool:
        """`Tigor mengatakan kliennya, Rudi, tidak bersalah.` · `Wira berbicara tentang kiper Arya.`"""
        first = self._first_mentions.get(id(person))
        if first is None:
            return False
        passage, start = first
        told = any(item.lower in _ABOUT for item in passage.items[max(0, start - _NEAR) : start])
        if told and speaker in self.attention.named_in(passage):
            return True
        said = (f.content for f, one in zip(self.found, resolved, strict=False) if one.person is speaker)
        return any(content.contains(passage.items[start].span) for content in said)

    def _is_reported_on(self, person: Person, finding: Finding, last: int) -> bool:
        """`Setelah itu, Arya melarikan diri. "Pelaku kami tangkap," katanya.`: whom the sentences since then accuse, or put behind a wheel."""
        if any(word in _IN_OFFICE | lexicon().offices.keys() for role in person.roles for word in role_words(role)[:1]):
            return False  # `Pelaku diringkus anak buah AKP Arya.`
        passages = self.reading.passages[self.found[last].passage + 1 : finding.passage]
        accusing = (p for p in passages if any(item.lower in _DEEDS for item in p.items))
        return any(person in self.attention.named_in(passage) for passage in accusing)

    @cached_property
    def _first_mentions(self) -> dict[int, tuple[Passage, int]]:
        """Where the article names everybody first: the passage and the item, by the identity of the person."""
        first: dict[int, tuple[Passage, int]] = {}
        for passage in self.reading.passages:
            for start, end in entity_ranges(passage.items):
                name = span_of(passage.items, start, end).of(self.reading.text)
                first.setdefault(id(self.attention.cast.find(name, SpeakerKind.PERSON)), (passage, start))
        return first

    @cached_property
    def _sources(self) -> frozenset[int]:
        """Who is a source by name anywhere, by identity."""
        names = (f.phrase.name for f in self.found if f.phrase is not None and f.phrase.form is Form.NAME)
        return frozenset(id(self.attention.cast.find(name, SpeakerKind.PERSON)) for name in names if name)

    def _stirs(self, person: Person, before: Passage) -> bool:
        """`Arya menggeleng.` · `Hasan menolak tuduhan itu.`: a sentence about the person in which somebody speaks up or acts."""
        about = topic(self.reading, before)
        if about is None:
            return False
        if (
            about.form is not Form.PRONOUN
            and self.attention.cast.find(about.name or about.text, person.kind) is not person
        ):
            return False
        lexical = lexicon()
        acts = lexical.active_all | lexical.human_verbs - _LIVES | {"ditemui", "dihubungi", "ditanya", "menanggapi"}
        return any(item.lower in acts for item in before.items)


_IN_OFFICE = frozenset("kepala ketua wakil komandan direktur jaksa hakim sekretaris juru".split())
_DEEDS = frozenset(
    (
        "memukul menusuk menikam membacok menganiaya membunuh mencuri merampok merampas menjambret menipu menggelapkan memperkosa mencabuli menculik "
        "melarikan menembak membakar menabrak tertabrak terlindas mengemudikan dikemudikan mengendarai dikendarai ditangkap "
        "diringkus dibekuk diamankan ditahan ditetapkan dijerat disangkakan didakwa menyuap dianiaya dipukul ditusuk dibunuh"
    ).split()
)
"""What the police tell of somebody."""
_ABOUT = frozenset("soal tentang mengenai perihal mengenang memuji menceritakan menggambarkan membela".split())
_NEAR = 4
"""Words."""
_FARTHEST = 4
"""Quotes."""
