"""The narrative between the quotes: whom it brings into focus, and whom it gives a name."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.cast.companies import kind_told
from app.quotes.cast.person import Person
from app.quotes.connectives import skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.names.firms import introduced
from app.quotes.names.forms import keys_of
from app.quotes.phrases.heads import subject_end
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import presented
from app.quotes.pronouns import antecedent, introduced_name, may_introduce_name, owns, pronoun_subject
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention
from app.quotes.speakers.dialogue import questions_in_court
from app.quotes.speakers.pointing import speaker_of
from app.quotes.speakers.relatives import KIN, kin_named, note_kin
from app.quotes.topics import past_openings, several, topic
from app.quotes.types import EntityKind, SpeakerKind
from app.quotes.words import Word, body_ranges, entity_ranges, span_of

_STIRRING = frozenset(
    "tertawa tersenyum menggeleng mengangguk menangis menoleh menunjuk mengeluh bercerita menolak menyela menyapa berteriak "
    "menyuguhkan menghampiri mendekat memandang menatap memeluk memegang menggendong mengusap menunjukkan menggenggam".split()
)
"""What somebody does who may speak next."""


def _only_belongs(phrase: Phrase, passage: Passage) -> bool:
    """`Pembelinya tinggal separuh.` · `Istrinya meninggal.`: people who only belong to the one in focus, and do not stir."""
    words = {item.lower for item in passage.items}
    first = phrase.text.casefold().split()[0].rstrip(",")
    stirs = not words.isdisjoint(_STIRRING | lexicon().active_all | lexicon().human_verbs - _LOST)
    if phrase.form is Form.NAME:  # `Ayahnya, Budi, meninggal pada 1998.`
        kin = first.removesuffix("nya") in KIN
        told = not words.isdisjoint(_LOST | {"adalah", "ialah", "merupakan"} if first.endswith("nya") else _LOST)
        return kin and not stirs and told
    if phrase.form is not Form.NOUN or not first.endswith("nya"):
        return False
    if any(item.lower in lexicon().passive for item in passage.items if item.span.end <= phrase.span.start):
        return False  # `Kabar itu dibenarkan istrinya.`
    return not words.isdisjoint(_PERCEIVED) or not stirs


_PERCEIVED = frozenset({"terdengar", "terlihat", "tampak", "kelihatan", "kedengaran", "terekam"})
"""`Suaminya terdengar berteriak.`: in a recording or from afar, as the one in focus hears and sees it."""
_LOST = frozenset(
    "meninggal wafat tewas mangkat almarhum almarhumah mendiang bekerja tinggal menikah kuliah bersekolah merantau lahir".split()
)


def _explains(passage: Passage) -> bool:
    """`"Kami menolak," kata Ani. Pasalnya, Budi sudah pergi. "Untuk apa," katanya.`: the writer explains what Ani means."""
    first = passage.items[0].lower
    return first in {"pasalnya", "soalnya"} or (
        first in _EXPLAINING and [item.text for item in passage.items[1:2]] == [","]
    )


_EXPLAINING = frozenset("sebab sebabnya maklum masalahnya alasannya artinya".split())


_ABOUT = frozenset("soal ihwal perihal mengenai tentang terkait menyangkut terhadap menyoal membahas".split())


def _is_figure(phrase: Phrase, person: Person) -> bool:
    """`Tokoh Sarinah dipinjam dari nenek.` · `Sarinah, tokoh utamanya, …`: somebody in a story, who says nothing to a reporter."""
    words = phrase.text.casefold().split()
    named_so = words[0] in _FIGURES and words[1:2] == person.name.casefold().split()[:1]
    return named_so or any(_is_in_story(role.casefold().split()) for role in person.roles)


def _is_in_story(role: Sequence[str]) -> bool:
    return role[0] in _FIGURES and (role[0] != "tokoh" or role[1:2] in _IN_STORIES)


_FIGURES = frozenset({"tokoh", "karakter", "protagonis"})
_IN_STORIES = tuple([word] for word in "utama utamanya fiksi rekaan sentral cerita film novel".split())


_ANYBODY_OF_MANY = lexicon().group_people - {"saksi"} | lexicon().indefinites | lexicon().relations
_APPOSED_FIRM = 5
"""Items past the subject: `Maskapai asal Norwegia[, Nordan Air Lines]`."""
_LONGEST_OFFICE = 3
"""Words."""


class Narrative:
    """Moves the attention over an article."""

    def __init__(self, attention: Attention) -> None:
        self.attention = attention
        self.reading = attention.reading
        self.spoken = attention.spoken
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
        self._see_bodies(passage)
        self._identify(passage)
        note_kin(self.attention, passage)
        if passage.index in self.spoken:
            return
        self._follow_pronoun(passage)
        explained = _explains(passage) and passage.index - 1 in self.spoken
        if explained or (self.attention.focus is not None and questions_in_court(self.reading, passage)):
            return
        phrase = topic(self.reading, passage)
        if phrase is not None and _only_belongs(phrase, passage):
            return
        if phrase is None and (known := self.attention.known_subject(passage)) is not None:
            self.attention.note(known, passage.index)
            return
        if phrase is not None and phrase.form in {Form.NAME, Form.NOUN, Form.ORGANISATION}:
            person = speaker_of(self.attention, phrase, passage.index).person
            if person is not None and not _is_figure(phrase, person):
                self.attention.note(person, passage.index)
        elif phrase is None:
            self._see_holder(passage)
            self._see_body(passage)
            self._see_several(passage)

    def _see_bodies(self, passage: Passage) -> None:
        """Take note of the bodies that a passage names."""
        for start, end in body_ranges(passage.items):
            name = span_of(passage.items, start, end).of(self.reading.text)
            self.attention.cast.body_seen(name, passage.index, kind_told(passage.items, start, end))
        for start, end, kind in introduced(passage.items):
            self.attention.cast.body_seen(span_of(passage.items, start, end).of(self.reading.text), passage.index, kind)

    def _see_holder(self, passage: Passage) -> None:
        """`Usai acara, Wakil Bupati tersenyum.` · `Terdakwa menunduk.` · `Sang pelatih menggeleng.`: the only one of that office or trade."""
        items = passage.items
        start = past_openings(items)
        sang = start + 1 < len(items) and items[start].lower in {"sang", "si"}
        kin = kin_named(self.attention, f"sang {items[start + 1].lower}") if sang else None
        if kin is not None:  # `Sang adik menanggapinya dengan ringan.`
            self.attention.note(kin, passage.index)
            return
        start += sang
        if start >= len(items) or items[start].lower not in lexicon().role_heads - _ANYBODY_OF_MANY:
            return
        phrase = phrase_of(self.reading.text, items, start, subject_end(items, start))
        if phrase is None or phrase.form is not Form.NOUN or not 0 < len(phrase.text.split()) <= _LONGEST_OFFICE:
            return
        holders = [person for person in self.attention.cast.holders(phrase) if person.last_passage >= 0]
        if len(holders) == 1:
            self.attention.note(holders[0], passage.index)

    def _see_body(self, passage: Passage) -> None:
        """`Konfederasi Guru menolak langkah itu.` The body that opens a sentence is the one that `organisasi itu` means."""
        items = passage.items
        start = skip_opening(items, 0, len(items))
        start += start < len(items) and items[start].text == ","
        if start >= len(items) or not items[start].is_capitalised:
            return
        end = subject_end(items, start)
        acts = end < len(items) and items[end].is_word  # not the outlet of `KBRN, Randu: …`
        labelled = items[start].kind is EntityKind.ORGANISATION and acts
        if not labelled and items[start].lower not in lexicon().organisations:
            return
        phrase = phrase_of(self.reading.text, items, start, end)
        if phrase is not None and phrase.form is Form.ORGANISATION and not phrase.definite:
            firm = next(((first, last) for first, last, _ in introduced(items) if first > start), None)
            subject = span_of(items, *firm).of(self.reading.text) if firm and firm[1] <= end + _APPOSED_FIRM else None
            name = subject or phrase.name or phrase.text
            self.attention.note_body(self.attention.cast.other(name, SpeakerKind.ORGANISATION, passage.index))

    def _see_several(self, passage: Passage) -> None:
        """`Para peneliti Randu menemukan gua.` · `Budi dan Ani lolos.` Those who open a sentence are those that `mereka` and `keduanya` mean."""
        items = passage.items[_past_time(passage.items) :]
        first = items[0].lower
        counted = first in {"para", "sejumlah", "beberapa"} and len(items) > 1 and items[1].lower in lexicon().people
        twice = first.count("-") == 1 and first.split("-")[0] in lexicon().people  # `Orang-orang tua di Randu`
        phrase = several(self.reading, passage)
        if phrase is None and counted and items is not passage.items:
            phrase = phrase_of(self.reading.text, items, 0, subject_end(items, 0))
        if phrase is not None and phrase.form is Form.NOUN and (counted or twice):
            self.attention.group = self.attention.cast.other(phrase.text, SpeakerKind.UNNAMED, passage.index)
        if phrase is not None and phrase.form is Form.PAIR:
            speaker_of(self.attention, phrase, passage.index)

    def _identify(self, passage: Passage) -> None:
        """`Namanya Parjono, 74 tahun.` gives the unnamed person in focus a name, for the quotes before it too."""
        unnamed, name = self._given_name(passage)
        if unnamed is None or name is None:
            return
        person = self.attention.cast.named(name, SpeakerKind.PERSON, passage.index)
        self.identified[id(unnamed)] = person
        self.attention.note(person, passage.index)

    def _given_name(self, passage: Passage) -> tuple[Person | None, str | None]:
        """Who gets a name in a passage: the unnamed one in focus, or the only one whom the sentence calls by the noun that brought him in."""
        if not may_introduce_name(passage):
            return None, None
        focus = self.attention.focus
        if focus is not None and focus.kind is SpeakerKind.UNNAMED:
            name = introduced_name(self.reading, passage, focus.name)
            if name is not None:
                return focus, name
        others = (p for p in self.attention.cast.people if p.kind is SpeakerKind.UNNAMED and p is not focus)
        given = [(p, name) for p in others if (name := introduced_name(self.reading, passage, p.name, by_noun=True))]
        return given[0] if len(given) == 1 else (None, None)

    def _follow_pronoun(self, passage: Passage) -> None:
        """`Saya teringat Pak Dirman. Ia tidak tamat SMP.` A pronoun as subject takes up the only person before it, here or in the sentence before."""
        at = pronoun_subject(passage)
        named = list(entity_ranges(passage.items[: at or 0]))
        if named and any(item.lower in _ABOUT for item in passage.items[: named[0][0]]):
            return  # `Soal dua gol Budi, ia tidak kaget.`: who speaks of Budi goes on
        if at is not None and named:
            if len(named) == 1:
                start, end = named[0]
                name = span_of(passage.items, start, end).of(self.reading.text)
                self.attention.note(self.attention.cast.named(name, SpeakerKind.PERSON, passage.index), passage.index)
            return
        before = passage.index - 1
        if at is not None and before >= 0 and before not in self.spoken and not owns(self.reading.passages[before]):
            only = self.attention.only_person_before(passage.index)
            if only is not None:
                self.attention.note(only, passage.index)

    def look_back(self, before: int, passage: Passage) -> None:
        """A pronoun, and what is said, may have a name before it, at the offset `before`, in its own sentence.

        `Saat Budi tiba, ia mengatakan …` · `Itu disampaikan Budi, "…," jelasnya.`
        """
        if passage.index and _remembers(self.reading.passages[passage.index - 1]):
            self._follow_pronoun(passage)
        name = antecedent(self.reading, passage, before)
        agent = presented(self.reading, passage.items) if name is None else None
        if agent is not None and agent.span.end <= before:
            name = agent.name
        if name is not None and keys_of(name):
            self.attention.note(self.attention.cast.named(name, SpeakerKind.PERSON, passage.index), passage.index)


def _past_time(items: Sequence[Word]) -> int:
    """`Malamnya para nelayan …`: past one word that says when."""
    return int(
        len(items) > 1
        and items[0].stem in lexicon().times | {"malam", "pagi", "siang", "sore", "esok"}
        and items[0].has_enclitic
    )


def _remembers(passage: Passage) -> bool:
    """`Saya teringat mendiang Pak Dirman.`: the narrator brings somebody up, and is nobody that the next pronoun could mean."""
    return passage.items[0].lower in {"saya", "aku", "kami"}
