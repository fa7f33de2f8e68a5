"""The cast of an article: everybody who is named, with every form of the name and every description.

Forms of one name are joined by their words (`Rudy` in `Rudy Salahuddin`), by brackets (`Damar Wulan (DW)`), and by the article's custom of
using the fuller form first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.names import is_one_letter_off, is_shorter_form, key_of, keys_of, name_bounds, without_ranks
from app.quotes.phrases import Form, Phrase
from app.quotes.reading import Passage
from app.quotes.types import EntityKind, SpeakerKind
from app.quotes.words import Word, entity_ranges, span_of

_LONGEST_ROLE = 16
_SHORTEST_MISSPELT = 5
_SHORTEST_CLIPPED = 4
_CLIPPED_LETTERS = 3


@dataclass(slots=True, eq=False)
class Person:
    """One member of the cast: the fullest name, every form met, and the descriptions that the article gives."""

    name: str
    kind: SpeakerKind
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    last_passage: int = -1
    mentions: int = 0
    used: set[tuple[str, ...]] = field(default_factory=set)
    """The forms that have pointed to this person so far, as keys."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The words of the fullest name, as compared."""
        return keys_of(self.name)


class Cast:
    """The people and bodies of one article."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.named_with: dict[str, list[Person]] = {}
        self.aliases: dict[str, Person] = {}
        self.bodies: dict[str, int] = {}
        """Names of bodies in the order in which they were met last, each with its passage."""

    def find(self, name: str, kind: SpeakerKind) -> Person | None:
        """The member that `name` names best: the same name, else the one met last."""
        alias = self.aliases.get(key_of(name))
        if alias is not None and alias.kind is kind:
            return alias
        keys = keys_of(name)
        related = {id(p): p for key in keys for p in self.named_with.get(key[:1], ()) if p.kind is kind}.values()
        fitting = [p for p in related if is_shorter_form(keys, p.keys) or is_shorter_form(p.keys, keys)]
        best = max(fitting, key=lambda p: (p.keys == keys, keys in p.used, p.last_passage), default=None)
        if best is not None or len(keys) != 1 or kind is not SpeakerKind.PERSON:
            return best
        return _misspelt(keys[0], related) or _clipped(keys[0], related)

    def alias(self, name: str, person: Person) -> None:
        """Note another name of a person: a nickname, an acronym."""
        person.forms.setdefault(name)
        self.aliases.setdefault(key_of(name), person)

    def named(self, name: str, kind: SpeakerKind, passage: int) -> Person:
        """The member that `name` names, made new if there is none; a fuller form becomes the name."""
        person = self.find(name, kind)
        if person is None:
            person = Person(name, kind)
            self.people.append(person)
            self._index(person)
        elif len(keys_of(name)) > len(person.keys):
            person.name = name
            self._index(person)
        person.forms.setdefault(name)
        if passage >= 0:
            person.used.add(keys_of(name))
        person.last_passage = max(person.last_passage, passage)
        return person

    def _index(self, person: Person) -> None:
        """By the first letters of the name's words, since an initial may stand for a word."""
        for letter in {key[:1] for key in person.keys}:
            people = self.named_with.setdefault(letter, [])
            if person not in people[-1:]:
                people.append(person)

    def seen(self, name: str, passage: int) -> None:
        """Note that a person is mentioned in a passage, which decides who a shared surname means."""
        person = self.find(name, SpeakerKind.PERSON) if keys_of(name) else None
        if person is not None:
            person.last_passage = max(person.last_passage, passage)

    def of_name_phrase(self, phrase: Phrase, passage: int) -> Person:
        """The person that a phrase names; the phrase's description becomes a role."""
        person = self.named(phrase.name or phrase.text, SpeakerKind.PERSON, passage)
        if phrase.role:
            person.roles.setdefault(phrase.role)
        return person

    def full_name(self, name: str) -> str:
        """The fullest form of a person's name, or the name itself."""
        person = self.find(name, SpeakerKind.PERSON)
        return person.name if person is not None else name

    def find_other(self, name: str, kind: SpeakerKind) -> Person | None:
        """The member of another kind with just this name."""
        return next((p for p in self.people if p.kind is kind and key_of(p.name) == key_of(name)), None)

    def other(self, name: str, kind: SpeakerKind, passage: int) -> Person:
        """A body or an unnamed source, made new if there is none."""
        person = self.find_other(name, kind)
        if person is None:
            person = Person(name, kind, {name: None})
            self.people.append(person)
        person.last_passage = passage
        return person

    def with_role(self, phrase: Phrase, nearest: Person | None = None) -> Person | None:
        """The person whose description fits a role noun (`menteri itu`, `Wamenhub`): `nearest` where it fits, else the one met last."""
        wanted = role_words(phrase.text)
        if not wanted or wanted[0] in lexicon().group_people | {"akun", "pengguna"}:
            return None
        people = [p for p in self.people if p.kind is SpeakerKind.PERSON]
        fitting = [p for p in people if any(_fits(wanted, role_words(role)) for role in p.roles)]
        if not fitting and phrase.head in lexicon().offices:  # the office may have changed its name: Kominfo, Komdigi
            fitting = [
                p
                for p in people
                if any(
                    role_words(role)[:1] == wanted[:1] and len(set(wanted) & set(role_words(role))) > 1
                    for role in p.roles
                )
            ]
        general = phrase.head not in lexicon().offices and not any(p.last_passage >= 0 for p in fitting)
        if nearest is not None and nearest not in fitting and general:
            return None
        return max(
            fitting,
            key=lambda p: (p is nearest, any(role_words(role)[0] == wanted[0] for role in p.roles), p.last_passage),
            default=None,
        )

    def only_with_head(self, phrase: Phrase) -> Person | None:
        """`lurah perempuan pertama itu`: the only person who has such an office at all."""
        wanted = role_words(phrase.text)[:1]
        people = [
            p
            for p in self.people
            if p.kind is SpeakerKind.PERSON and wanted and any(role_words(role)[:1] == wanted for role in p.roles)
        ]
        return people[0] if len(people) == 1 else None

    def with_initials(self, label: str) -> Person | None:
        """`YUL` for Yohanis Umbu Lado."""
        letters = label.replace(".", "").casefold()
        if not 1 < len(letters) <= 5 or not label.isupper():
            return None
        return next(
            (p for p in self.people if p.kind is SpeakerKind.PERSON and "".join(key[0] for key in p.keys) == letters),
            None,
        )

    def most_mentioned(self) -> Person | None:
        """The person that the article mentions most; the first of equals."""
        people = [p for p in self.people if p.kind is SpeakerKind.PERSON]
        return max(people, key=lambda p: p.mentions, default=None)

    def body_seen(self, name: str, passage: int) -> None:
        """Note that a passage names a body."""
        self.bodies.pop(name, None)
        self.bodies[name] = passage

    def body_like(self, phrase: Phrase, passage: int) -> Person | None:
        """The body met last whose name has the head of `phrase` (`Kementerian Kesehatan` for `kementerian itu`), or that was named just before."""
        head = phrase.head
        fitting = [
            p for p in self.people if p.kind is SpeakerKind.ORGANISATION and head and head in p.name.casefold().split()
        ]
        if fitting:
            return max(fitting, key=lambda p: p.last_passage)
        for name, where in reversed(self.bodies.items()):
            if head in name.casefold().split() or (head in _COMPANY and where >= passage - _NEAR and _is_company(name)):
                return self.other(name, SpeakerKind.ORGANISATION, passage)
        return None


_COLLEAGUES = frozenset({"kolega", "rekan", "teman", "sahabat", "sejawat", "kawan"})
_COMPANY = frozenset({"perusahaan", "maskapai", "operator", "pabrik", "pengembang"})
_NEAR = 3


def _is_company(name: str) -> bool:
    """True where a body's name does not say that it is something else than a company."""
    heads = set(name.casefold().split()) & lexicon().organisations
    return not heads - {"pt", "cv", "ud", "perum", "bank", "grup", "maskapai", "operator"}


def role_words(text: str) -> tuple[str, ...]:
    """A description as words, short forms of offices written out."""
    words: list[str] = []
    plain = " ".join(text.casefold().replace(",", " ").replace("(", " ").replace(")", " ").split())
    for other, office in lexicon().equal_offices.items():
        plain = plain.replace(other, office)
    for word in plain.split():
        words.extend(lexicon().offices.get(word, word).split())
    people = lexicon().people
    words = [word.removesuffix("nya") if word.removesuffix("nya") in people else word for word in words]
    return tuple(word for word in words if word not in {"itu", "tersebut", "ini", "tadi", "sang", "si", "para", "juga"})


def _fits(wanted: Sequence[str], role: Sequence[str]) -> bool:
    """True where every word of the shorter description stands in the longer one, whose head it shares: no `wakil` or `juru bicara` of it."""
    if not wanted or not set(wanted) <= set(role):
        return False
    return any(
        word == wanted[0] and (place == 0 or role[place - 1] in _SAME_OFFICE)
        for place, word in enumerate(role[:_LONGEST_ROLE])
    )


_SAME_OFFICE = frozenset(
    "mantan eks bekas pj plt plh pjs penjabat pelaksana harian tugas sekaligus juga dan / selaku yakni yaitu adalah calon".split()
)


def cast_of(reading: Reading, found: Sequence[Finding]) -> Cast:
    """Fill the cast with every person that the article names, longest names first, so that short forms find their owners."""
    cast = Cast()
    mentions = [
        (f.phrase.name, f.phrase.role)
        for f in found
        if f.phrase is not None and f.phrase.form is Form.NAME and f.phrase.name
    ]
    for name, role in sorted([*mentions, *_mentions(reading)], key=lambda mention: -len(keys_of(mention[0]))):
        person = cast.named(name, SpeakerKind.PERSON, -1)
        person.mentions += 1
        if role:
            person.roles.setdefault(role)
    for alias, name in _aliases(reading):
        cast.alias(alias, cast.named(name, SpeakerKind.PERSON, -1))
    return cast


def _misspelt(key: str, people: Iterable[Person]) -> Person | None:
    """`Nendeng` for Nenden: a single word that differs from a word of one known name by one letter."""
    if len(key) < _SHORTEST_MISSPELT:
        return None
    near = [p for p in people if len(p.keys) > 1 and any(is_one_letter_off(key, other) for other in p.keys)]
    return near[0] if len(near) == 1 else None


def _clipped(key: str, people: Iterable[Person]) -> Person | None:
    """`Wija` for Wijayanto: a short name made of the first syllables of a longer one, if of one only."""
    if len(key) < _SHORTEST_CLIPPED:
        return None
    longer = [
        p
        for p in people
        if any(other.startswith(key) and len(other) >= len(key) + _CLIPPED_LETTERS for other in p.keys)
    ]
    return longer[0] if len(longer) == 1 else None


def _mentions(reading: Reading) -> Iterator[tuple[str, str | None]]:
    """Every person outside marks: the name and the description before it."""
    for passage in reading.passages:
        for start, end in entity_ranges(passage.items):
            first, last = name_bounds(passage.items, start, end)
            if last > first and not (
                last - first == 1 and passage.items[first].lower in lexicon().titles | lexicon().people
            ):
                name = span_of(passage.items, first, last).of(reading.text)
                yield (
                    name,
                    _description(reading.text, passage.items, first) or _apposition(reading.text, passage.items, last),
                )


def _aliases(reading: Reading) -> Iterator[tuple[str, str]]:
    """`Damar Wulan (DW)`, `Lestari Dewi, yang akrab disapa Tari,`: another name, and its owner."""
    for passage in reading.passages:
        items = passage.items
        for start, end in entity_ranges(items):
            owner = _owner_of_nickname(reading, passage, end)
            if owner is not None:
                yield span_of(items, start, end).of(reading.text), owner
            nickname = _nickname_after(items, end)
            if nickname is not None:
                yield (
                    span_of(items, nickname[0], nickname[1]).of(reading.text),
                    span_of(items, start, end).of(reading.text),
                )
            if (
                end + 2 < len(items)
                and items[end].text == "("
                and items[end + 2].text == ")"
                and items[end + 1].is_capitalised
            ):
                name, alias = span_of(items, start, end).of(reading.text), items[end + 1].text
                if alias[0] == name[0]:
                    yield alias, name


def _nickname_after(items: Sequence[Word], end: int) -> tuple[int, int] | None:
    """Where a nickname stands after the name that ends at `end`: `…, yang akrab disapa Tari`, `… alias Tari`."""
    for index in range(end, min(len(items), end + _FARTHEST_NICKNAME)):
        word = items[index]
        if word.lower in _CALLED:
            return next((bounds for bounds in entity_ranges(items) if bounds[0] in {index + 1, index + 2}), None)
        if word.lower not in _BEFORE_CALLED:
            return None
    return None


def _owner_of_nickname(reading: Reading, passage: Passage, end: int) -> str | None:
    """Who is meant by a name before `, sapaan akrab Lestari,` or `, sapaan akrabnya,`: the name that follows, else the person named last before."""
    items = passage.items
    if end + 1 >= len(items) or items[end].text != "," or items[end + 1].lower not in {"sapaan", "panggilan"}:
        return None
    for start, stop in entity_ranges(items):
        if end < start <= end + _FARTHEST_NICKNAME:
            return span_of(items, start, stop).of(reading.text)
    if not any(item.has_enclitic for item in items[end + 1 : end + 4]) or passage.index == 0:
        return None
    before = reading.passages[passage.index - 1].items
    named = list(entity_ranges(before))
    return span_of(before, *named[-1]).of(reading.text) if named else None


_FARTHEST_NICKNAME = 6
_CALLED = frozenset({"disapa", "dipanggil", "alias", "disebut"})
_BEFORE_CALLED = frozenset({",", "yang", "akrab", "biasa", "kerap", "sering", "lebih", "dikenal", "juga"})


def _description(text: str, items: Sequence[Word], name: int) -> str | None:
    """The role noun phrase that runs into a name: `Wakil Direktur Utama PLN Darmawan`."""
    lexical = lexicon()
    end = name
    while end > 0 and items[end - 1].text in {",", "."}:
        end -= 1
    start = end
    while (
        start > 0
        and end - start < _LONGEST_ROLE
        and (items[start - 1].is_word or items[start - 1].text in "-/&,()")
        and items[start - 1].kind is not EntityKind.PERSON
    ):
        if items[start - 1].lower in lexical.prepositions - {"dan"} or items[start - 1].upos == "VERB":
            break
        if (
            items[start - 1].text == ","
            and start < end
            and (items[start].lower in lexical.people or items[start].lower in lexical.offices)
        ):
            break
        start -= 1
    while start < end and items[start].lower not in lexical.people and items[start].lower not in lexical.offices:
        start += 1
    end = without_ranks(items, start, end)
    if start >= end or (items[start].has_enclitic and items[start].stem in _COLLEAGUES):  # `koleganya, Budi`
        return None
    return span_of(items, start, end).of(text)


def _apposition(text: str, items: Sequence[Word], end: int) -> str | None:
    """The role noun phrase between commas after a name: `Budi, kepala desa Sukamaju, …`."""
    lexical = lexicon()
    if (
        end + 1 >= len(items)
        or items[end].text != ","
        or not (items[end + 1].lower in lexical.people or items[end + 1].lower in lexical.offices)
    ):
        return None
    stop = next(
        (
            i
            for i in range(end + 1, min(len(items), end + _LONGEST_ROLE))
            if items[i].text in {",", "."} or items[i].upos == "VERB" or items[i].lower in lexical.active_all
        ),
        None,
    )
    if stop is None or items[stop].text not in {",", "."}:
        return None
    return span_of(items, end + 1, stop).of(text)
