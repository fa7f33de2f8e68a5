"""From phrases to speakers: the article's cast, and who a phrase points to.

The cast is built from every person named outside marks; forms of one name are joined by their words (`Rudy` in `Rudy Salahuddin`). Pronouns and
the enclitic -nya point to the person in focus: the last one who spoke, or who was brought in as the subject of a sentence since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.names import is_shorter_form, key_of, keys_of, name_bounds
from app.quotes.phrases import Form, Phrase
from app.quotes.reading import Passage
from app.quotes.sources import left_phrase
from app.quotes.types import EntityKind, SpeakerKind
from app.quotes.words import Word

_ANAPHORIC = frozenset(
    "ahli pakar pengamat analis politikus politisi spesialis akademisi ilmuwan pria wanita perempuan lelaki laki-laki tamu peneliti sejarawan ekonom penulis dokter dosen pejabat "
    "menteri presiden gubernur bupati ketua direktur kepala pemimpin pelatih pemain kapten aktivis tokoh legislator senator diplomat juru jenderal hakim jaksa pengacara penyewa "
    "epidemiolog guru nelayan petani pedagang ibu bapak ayah mantan politisi penyair aktor penyanyi sutradara atlet mahasiswa wali dekan rektor".split()
)
_GENERIC = frozenset("warga polisi petugas sumber keluarga korban saksi pemerintah masyarakat orang seorang seseorang beberapa sejumlah sebagian banyak para pihak netizen warganet".split())
_PRESENTING = frozenset("dikemukakan disampaikan diutarakan diungkapkan dikatakan dinyatakan oleh diungkap dilontarkan dituturkan ditegaskan".split())


@dataclass(slots=True)
class Person:
    """One member of the cast: the fullest name, every form met, and the descriptions that the article gives."""

    name: str
    kind: SpeakerKind
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    last_passage: int = -1

    @property
    def keys(self) -> tuple[str, ...]:
        """The words of the fullest name, as compared."""
        return keys_of(self.name)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a finding's phrase points to, and how that was found; `person` is None where nothing tells."""

    person: Person | None
    how: str


class Cast:
    """The people and bodies of one article."""

    def __init__(self) -> None:
        self.people: list[Person] = []

    def named(self, name: str, kind: SpeakerKind, passage: int) -> Person:
        """The member that `name` names, made new if there is none; a fuller form becomes the name."""
        keys = keys_of(name)
        candidates = [p for p in self.people if p.kind is kind and (is_shorter_form(keys, p.keys) or is_shorter_form(p.keys, keys))]
        if candidates:
            person = max(candidates, key=lambda p: (p.keys == keys, p.last_passage))
            if len(keys) > len(person.keys):
                person.name = name
        else:
            person = Person(name, kind)
            self.people.append(person)
        person.forms.setdefault(name)
        person.last_passage = max(person.last_passage, passage)
        return person

    def with_role(self, phrase: Phrase) -> Person | None:
        """The latest person whose description fits a role noun: `menteri itu`, `Wamenhub`."""
        wanted = _role_words(phrase.text)
        fitting = [p for p in self.people if p.kind is SpeakerKind.PERSON and any(_fits(wanted, _role_words(role)) for role in p.roles)]
        return max(fitting, key=lambda p: p.last_passage, default=None)


def _role_words(text: str) -> tuple[str, ...]:
    """A description as words, short forms of offices written out."""
    words: list[str] = []
    for word in text.casefold().replace(",", " ").replace("(", " ").replace(")", " ").split():
        words.extend(lexicon().offices.get(word, word).split())
    return tuple(word for word in words if word not in {"itu", "tersebut", "ini", "tadi", "sang", "para", "juga"})


def _fits(wanted: Sequence[str], role: Sequence[str]) -> bool:
    """True where every word of the shorter description stands in the longer one, its head first."""
    return bool(wanted) and bool(role) and wanted[0] in role[:4] and set(wanted) <= set(role)


def resolve(reading: Reading, found: Sequence[Finding]) -> list[Resolution]:
    """Resolve each finding, in text order."""
    cast = _first_reading(reading, found)
    return list(_Resolver(reading, cast).run(found))


def _first_reading(reading: Reading, found: Sequence[Finding]) -> Cast:
    """Fill the cast with every person that the article names, longest names first, so that short forms find their owners."""
    cast = Cast()
    named = [(f.phrase, f.passage) for f in found if f.phrase is not None and f.phrase.form is Form.NAME and f.phrase.name]
    mentions = [*((p.name or "", p.role, i) for p, i in named), *_entities(reading)]
    for name, role, _ in sorted(mentions, key=lambda m: -len(keys_of(m[0]))):
        person = cast.named(name, SpeakerKind.PERSON, -1)
        if role:
            person.roles.setdefault(role)
    return cast


def _entities(reading: Reading) -> Iterator[tuple[str, str | None, int]]:
    """Every person outside marks: name, the description before it, passage."""
    for passage in reading.passages:
        for start, end in _entity_ranges(passage.items):
            first, last = name_bounds(passage.items, start, end)
            if last > first:
                name = reading.text[passage.items[first].span.start : passage.items[last - 1].span.end]
                if not (last - first == 1 and passage.items[first].lower in lexicon().titles | lexicon().people):
                    yield name, _description(reading.text, passage.items, first), passage.index


def _entity_ranges(items: Sequence[Word]) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(items):
        if items[index].kind is EntityKind.PERSON:
            end = index + 1
            while end < len(items) and items[end].kind is EntityKind.PERSON and items[end].entity == items[index].entity:
                end += 1
            yield index, end
            index = end
        else:
            index += 1


def _description(text: str, items: Sequence[Word], name: int) -> str | None:
    """The role noun phrase that runs into a name: `Wakil Direktur Utama PLN Darmawan`."""
    lexical = lexicon()
    end = name
    while end > 0 and items[end - 1].text in {",", "."}:
        end -= 1
    start = end
    while start > 0 and end - start < 16 and (items[start - 1].is_word or items[start - 1].text in "-/&,()") and items[start - 1].kind is not EntityKind.PERSON:
        if items[start - 1].lower in lexical.prepositions - {"dan"} or items[start - 1].upos == "VERB":
            break
        start -= 1
    while start < end and items[start].lower not in lexical.people and items[start].lower not in lexical.offices:
        start += 1
    if start >= end:
        return None
    return text[items[start].span.start : items[end - 1].span.end]


class _Resolver:
    """Walks through the article with the person in focus."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.focus: Person | None = None
        self.group: Person | None = None
        self.previous: tuple[int, Resolution] | None = None
        self.passage = 0
        self.attributed: frozenset[int] = frozenset()

    def run(self, found: Sequence[Finding]) -> Iterator[Resolution]:
        self.attributed = frozenset(finding.passage for finding in found)
        for finding in found:
            self._walk_to(finding)
            resolution = self._resolve(finding)
            if resolution.person is not None:
                self._note(resolution.person, finding.passage)
            self.previous = (finding.passage, resolution)
            yield resolution

    def _note(self, person: Person, passage: int) -> None:
        person.last_passage = max(person.last_passage, passage)
        if person.kind is SpeakerKind.PERSON:
            self.focus = person

    def _walk_to(self, finding: Finding) -> None:
        """Move the focus over the narrative before a finding."""
        while self.passage < finding.passage:
            passage = self.reading.passages[self.passage]
            if self.passage not in self.attributed:
                self._see(passage, len(passage.items))
            self.passage += 1
        if finding.phrase is not None and finding.phrase.form in {Form.PRONOUN, Form.ENCLITIC, Form.PLURAL}:
            passage = self.reading.passages[finding.passage]
            before = next((i for i, item in enumerate(passage.items) if item.span.start >= finding.phrase.span.start), len(passage.items))
            self._see(passage, before, opening_only=True)

    def _see(self, passage: Passage, end: int, *, opening_only: bool = False) -> None:
        """Bring into focus the person that a passage is about."""
        if passage.boilerplate:
            return
        items = passage.items[:end]
        for start, stop in _entity_ranges(items):
            name = self.reading.text[items[start].span.start : items[stop - 1].span.end]
            person = self.cast.named(name, SpeakerKind.PERSON, passage.index) if keys_of(name) else None
            if person is not None and _is_topic(items, start):
                self.focus = person
                return
            if opening_only:
                return

    def _resolve(self, finding: Finding) -> Resolution:
        phrase = finding.phrase
        if phrase is None:
            return self._continued(finding)
        match phrase.form:
            case Form.NAME:
                return self._name(phrase, finding.passage)
            case Form.PRONOUN | Form.ENCLITIC:
                return Resolution(self.focus, "focus" if self.focus else "unknown")
            case Form.PLURAL:
                return Resolution(self.group, "group" if self.group else "unknown")
            case Form.PAIR:
                self.group = self._other(phrase, SpeakerKind.UNNAMED, finding.passage)
                return Resolution(self.group, "pair")
            case Form.ORGANISATION:
                self.group = self._other(phrase, SpeakerKind.ORGANISATION, finding.passage)
                return Resolution(self.group, "organisation")
            case _:
                return self._noun(phrase, finding.passage)

    def _name(self, phrase: Phrase, passage: int) -> Resolution:
        person = self.cast.named(phrase.name or phrase.text, SpeakerKind.PERSON, passage)
        if phrase.role:
            person.roles.setdefault(phrase.role)
        return Resolution(person, "name")

    def _continued(self, finding: Finding) -> Resolution:
        """No phrase: the speaker of the quote just before goes on."""
        if self.previous is not None and self.previous[1].person is not None and finding.passage - self.previous[0] <= 1:
            return Resolution(self.previous[1].person, "continuation")
        return Resolution(None, "unknown")

    def _noun(self, phrase: Phrase, passage: int) -> Resolution:
        indefinite = phrase.text.casefold().split()[0] in _GENERIC or phrase.head in _GENERIC and not phrase.definite
        if not indefinite:
            by_role = self.cast.with_role(phrase)
            if by_role is not None:
                return Resolution(by_role, "role")
            if self.focus is not None and (phrase.definite or (phrase.head in _ANAPHORIC and len(phrase.text.split()) == 1)):
                return Resolution(self.focus, "focus_noun")
        return Resolution(self._other(phrase, SpeakerKind.UNNAMED, passage), "unnamed")

    def _other(self, phrase: Phrase, kind: SpeakerKind, passage: int) -> Person:
        name = phrase.name or phrase.text
        for person in self.cast.people:
            if person.kind is kind and key_of(person.name) == key_of(name):
                person.last_passage = passage
                return person
        person = Person(name, kind, {name: None}, last_passage=passage)
        self.cast.people.append(person)
        return person


def _is_topic(items: Sequence[Word], start: int) -> bool:
    """True where the person at `start` is what the sentence is about: no preposition before the noun phrase, or a presenting passive."""
    lexical = lexicon()
    index = start - 1
    while index >= 0 and (items[index].is_capitalised or items[index].text in {".", ",", "-", "(", ")", "/"} or items[index].lower in {"dan"}) and items[index].lower not in lexical.prepositions:
        index -= 1
    if index < 0:
        return True
    word = items[index].lower
    if word in _PRESENTING:
        return True
    if word in lexical.prepositions or items[index].text == "(" or items[index].upos == "VERB":
        return False
    return not any(item.upos == "VERB" and not item.is_capitalised for item in items[:index])


__all__ = ["Cast", "Person", "Resolution", "left_phrase", "replace", "resolve"]
