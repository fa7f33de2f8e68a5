"""Which facts of a person a description repeats: the age of `lelaki 63 tahun itu`, the origin of `pemain asal Medan itu`, `perempuan`."""

from __future__ import annotations

import re
from functools import cached_property

from app.quotes.cast.members import Cast
from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import keys_of, name_bounds
from app.quotes.phrases.kinds import Phrase
from app.quotes.types import SpeakerKind
from app.quotes.words import entity_ranges, span_of

_YEARS = r"(?P<age>\d{1,2}) ?(?:tahun|thn|th)\b"
_DESCRIBED_AGE = re.compile(
    rf"(?:\b(?:berusia|berumur) |^[\w-]+ (?:(?!yang|sudah|telah|selama)[\w-]+ ){{0,2}}){_YEARS}"
)
"""`penjaga pintu 63 tahun itu`; not `perempuan yang sudah 30 tahun berjualan itu`."""
_AGE_AFTER = re.compile(
    rf"\s*\(\s?(?P<bracketed>\d{{1,2}})(?: ?(?:tahun|thn|th))?\s?\)"
    rf"|\s?,\s(?P<bare>\d{{1,2}})(?= ?,)"
    rf"|\s?,?\s(?:yang )?(?:(?:kini|baru|sudah|telah) )?(?:(?:berusia|berumur) )?{_YEARS}"
    rf"|\s?,\s[^,.()\"“”]{{2,60}}?\b(?:berusia |berumur )?(?P<apposed>\d{{1,2}}) ?(?:tahun|thn|th)(?= ?[,.)])"
)
"""What follows a name that tells its age: `Budi (63)`, `Budi, 63,`, `Budi yang berusia 63 tahun`, `Budi, aktor berusia 63 tahun,`."""
_ORIGIN = re.compile(r"\b(?:asal|kelahiran) (?P<place>[A-Z][\w’'-]+)")
_APPOSED_ORIGIN = re.compile(r"\s?(?:,|\()?\s?[^,.()\"“”]{0,60}?\b(?:asal|kelahiran) (?P<place>[A-Z][\w’'-]+)")
_OF_PLACE = re.compile(r"^(?:[a-z-]+ ){1,2}(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:itu|tersebut|ini)$")
"""`pria Randu itu`, `petenis Belanda tersebut`: the place or the nation by itself."""
_APPOSED_PLACE = re.compile(
    r"\s?(?:,|\()?\s?[^,.()\"“”]{0,60}?\b(?:asal|kelahiran|dari|berdarah) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_LONGEST = 90
"""Characters."""


_WOMEN = frozenset(
    "perempuan wanita ibu bu mbak nyonya ny nona hj dra nenek mak emak tante gadis janda aktris mahasiswi siswi polwan".split()
)
_MEN = frozenset(
    "pria lelaki laki-laki bapak pak mas tuan tn bang kang mang kakek om drs duda aktor pemuda kiai ustaz romo pastor".split()
)
_OPPOSITE = dict.fromkeys(_WOMEN, _MEN) | dict.fromkeys(_MEN, _WOMEN)


def _leads_another_state(person: Person, phrase: Phrase) -> bool:
    """`pemimpin Korea Utara itu` is no `Presiden AS`: both hold an office of a state, and not of the same."""
    of_state, places = lexicon().state_heads, lexicon().places
    wanted = {word.casefold() for word in phrase.text.split() if word[0].isupper()} & places
    held = [set(words) & places for role in person.roles if (words := role_words(role)) and words[0] in of_state]
    held = [states for states in held if states]
    return bool(wanted and held) and phrase.head in of_state and not any(wanted & states for states in held)


class Descriptions:
    """The ages and the origins that an article gives its people."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast

    def meant(self, phrase: Phrase) -> Person | None:
        """The only person whose age, or else whose origin, the definite description `phrase` repeats."""
        if not phrase.definite:
            return None
        age, origin = _DESCRIBED_AGE.search(phrase.text), _ORIGIN.search(phrase.text)
        for fact in ([age["age"]] if age else []) + ([origin["place"]] if origin else []):
            people = [self._people[key] for key, facts in self._facts.items() if fact in facts]
            if len(people) == 1:
                return people[0]
        return self._from_place(phrase)

    def _from_place(self, phrase: Phrase) -> Person | None:
        """`pria Randu itu`: the only person of whom the article says that place, after the name or in what it calls him."""
        match = _OF_PLACE.match(phrase.text)
        if match is None or phrase.head not in _OPPOSITE:
            return None
        place = match["place"]
        people = [self._people[key] for key, facts in self._places.items() if place in facts]
        return people[0] if len(people) == 1 else None

    @cached_property
    def _places(self) -> dict[int, set[str]]:
        """Places that follow names (`Senator Budi, wakil dari Randu`) or stand in roles (`senator Randu`), by the identity of the person."""
        places: dict[int, set[str]] = {}
        for person, after, limit in self._mentions:
            match = _APPOSED_PLACE.match(self.reading.text, after, limit)
            known = places.setdefault(id(person), set())
            known.update([match["place"]] if match else [])
            known.update(word for role in person.roles for word in role.split() if word.istitle())
        return places

    def contradicts(self, person: Person, phrase: Phrase) -> bool:
        """True where the article gives the person another age or another state, or addresses a man for a woman."""
        if phrase.head in _OPPOSITE and _OPPOSITE[phrase.head] & self._addressed(person):
            return True
        if _leads_another_state(person, phrase):
            return True
        age = _DESCRIBED_AGE.search(phrase.text)
        ages = [fact for fact in self._facts.get(id(person), ()) if fact.isdigit()]
        return age is not None and bool(ages) and age["age"] not in ages

    def agrees(self, person: Person, phrase: Phrase) -> bool:
        """True where the article addresses the person as the man or the woman of whom the description speaks."""
        own = _WOMEN if phrase.head in _WOMEN else _MEN
        return phrase.head in _OPPOSITE and bool(own & self._addressed(person))

    def _addressed(self, person: Person) -> set[str]:
        """`bu` of `Bu Ani`, `aktris` of `aktris Ani`: the words before a person's name, and those that open a description."""
        words = {word for role in person.roles for word in role_words(role)[:1]}
        return words | self._addresses.get(person.keys[0], set()) if person.keys else words

    def addressed_as(self, address: str) -> Person | None:
        """`Habib [menyampaikan]` after `Habib Budi`: the only person whom the article addresses so; None for `Pak`, which may be anybody."""
        word = address.casefold()
        if word in _OPPOSITE:
            return None
        people = [
            person
            for person in self.cast.people
            if person.kind is SpeakerKind.PERSON and word in self._addresses.get((*person.keys, "")[0], ())
        ]
        return people[0] if len(people) == 1 else None

    @cached_property
    def _addresses(self) -> dict[str, set[str]]:
        """The forms of address before each first name, as keys."""
        found: dict[str, set[str]] = {}
        for passage in self.reading.passages:
            for opens, end in entity_ranges(passage.items):
                start, last = name_bounds(
                    passage.items, opens, end
                )  # `Habib Budi`, where the title was taken for a name
                if start >= last:
                    continue
                before = start - 1 - (start > 1 and passage.items[start - 1].text == ".")
                keys = keys_of(passage.items[start].text)
                if before >= 0 and passage.items[before].is_capitalised and keys:  # `ibu Budi` is another
                    found.setdefault(keys[0], set()).add(passage.items[before].lower)
        return found

    @cached_property
    def _facts(self) -> dict[int, set[str]]:
        """Ages and places by the identity of the person."""
        facts: dict[int, set[str]] = {}
        for person, after, limit in self._mentions:
            matches = [pattern.match(self.reading.text, after, limit) for pattern in (_AGE_AFTER, _APPOSED_ORIGIN)]
            told = {fact for match in matches if match for fact in match.groupdict().values() if fact}
            if told:
                facts.setdefault(id(person), set()).update(told)
        return facts

    @cached_property
    def _mentions(self) -> list[tuple[Person, int, int]]:
        """The people named, with the offsets where each name ends and up to where what follows may tell of its person."""
        mentions = []
        text = self.reading.text
        for passage in self.reading.passages:
            for start, end in entity_ranges(passage.items):
                person = self.cast.find(span_of(passage.items, start, end).of(text), SpeakerKind.PERSON)
                after = passage.items[end - 1].span.end
                if person is not None:
                    mentions.append((person, after, min(passage.span.end, after + _LONGEST)))
        return mentions

    @cached_property
    def _people(self) -> dict[int, Person]:
        return {id(person): person for person in self.cast.people}
