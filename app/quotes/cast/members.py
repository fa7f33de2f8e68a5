"""The people and bodies of one article, found by name, by role or by body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from app.quotes.cast.aliases import clipped, misspelt, otherwise_spelt
from app.quotes.cast.companies import body_told_of
from app.quotes.cast.nicknames import without_address
from app.quotes.cast.owners import speaks_for
from app.quotes.cast.person import Person
from app.quotes.cast.roles import fits, role_words
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import fullness, is_shorter_form, key_of, keys_of, respelt
from app.quotes.phrases.kinds import Phrase
from app.quotes.types import SpeakerKind

_ACRONYM = re.compile(r"(?P<body>.+?) ?\((?P<acronym>[^()\s]{2,20})\)")
"""`Kementerian Keuangan (Kemenkeu)`: a body and its short name."""


class Cast:
    """The people and bodies of one article."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.with_word: dict[str, list[Person]] = {}
        """People and bodies by the words of their names, as they are spelt and in one spelling."""
        self.with_letter: dict[str, list[Person]] = {}
        """The same by the letters with which these words begin."""
        self.aliases: dict[str, Person] = {}
        self.bodies: dict[str, int] = {}
        """Names of bodies in the order in which they were met last, each with its passage."""
        self.kinds: dict[str, str] = {}
        """What the article calls bodies, by their names: `agensi`, `klub`."""
        self.passages_of: dict[tuple[str, ...], set[int]] = {}
        """In which passages each name, as keys, stands."""

    def find(self, name: str, kind: SpeakerKind) -> Person | None:
        """The member that `name` names best: the same name, else the one met last."""
        alias = self.aliases.get(key_of(name))
        if alias is not None and alias.kind is kind:
            return alias
        keys = keys_of(name)
        related = [person for person in self._related(keys) if person.kind is kind]
        fitting = [p for p in related if is_shorter_form(keys, p.keys) or is_shorter_form(p.keys, keys)]
        best = max(
            fitting,
            key=lambda p: (p.keys == keys, keys in p.used, p.keys[:1] == keys[:1], p.last_passage),
            default=None,
        )
        if best is not None or kind is not SpeakerKind.PERSON:
            return best
        for alike in (otherwise_spelt, misspelt, clipped):
            found = [p for p in related if alike(keys, p.keys) and not self._are_apart(keys, p)]
            if len(found) == 1:
                return found[0]
        return None

    def _are_apart(self, keys: tuple[str, ...], person: Person) -> bool:
        """Two names that one sentence holds are of two people, however alike."""
        here = self.passages_of.get(keys, set())
        others = (form for form in map(keys_of, person.forms) if form != keys)
        return any(not here.isdisjoint(self.passages_of.get(form, ())) for form in others)

    def alias(self, name: str, person: Person) -> None:
        """Note another name of a person: a nickname, an acronym. Whoever was known by it alone is that person."""
        bare = without_address(name)
        same = self.find(bare, SpeakerKind.PERSON)
        if same is not None and same is not person:
            if same.keys != keys_of(bare):  # somebody else's short name
                return
            person.roles.update(same.roles)
            person.mentions += same.mentions
            self._forget(same)
        person.forms.setdefault(name)
        self.aliases.setdefault(key_of(name), person)
        self.aliases.setdefault(key_of(bare), person)

    def _forget(self, person: Person) -> None:
        self.people.remove(person)
        for index in (self.with_word, self.with_letter):
            for people in index.values():
                if person in people:
                    people.remove(person)

    def named(self, name: str, kind: SpeakerKind, passage: int) -> Person:
        """The member that `name` names, made new if there is none; a fuller form becomes the name."""
        person = self.find(name, kind)
        if person is None:
            person = Person(name, kind)
            self.people.append(person)
            self._index(person)
        elif fullness(name) > fullness(person.name) and key_of(name) not in self.aliases:
            person.name = name
            self._index(person)
        person.forms.setdefault(name)
        if passage >= 0:
            person.used.add(keys_of(name))
        person.last_passage = max(person.last_passage, passage)
        return person

    def settle_spellings(self, text: str) -> None:
        """Call everybody by the spelling that the article has most often, of equals the first."""
        for person in self.people:
            words = len(person.name.split())
            equal = [f for f in person.forms if fullness(f) == fullness(person.name) and len(f.split()) == words]
            if len(equal) > 1:
                person.name = max(equal, key=lambda form: (text.count(form), -text.find(form)))

    def _index(self, person: Person) -> None:
        for index, entries in ((self.with_word, _spellings), (self.with_letter, _letters)):
            for entry in dict.fromkeys(entry for key in person.keys for entry in entries(key)):
                people = index.setdefault(entry, [])
                if person not in people[-1:]:
                    people.append(person)

    def _related(self, keys: Sequence[str]) -> Iterable[Person]:
        """Whose names share a word with `keys`, or may: an initial stands for any word, and a word alone may be a slip or a part of another."""
        found = [self.with_word.get(entry, ()) for key in keys for entry in (*_spellings(key), *_letters(key))]
        if len(keys) == 1 or any(len(key) == 1 for key in keys):
            found += [self.with_letter.get(letter, ()) for key in keys for letter in _letters(key)]
        return dict.fromkeys(chain.from_iterable(found))

    def seen(self, name: str, passage: int) -> None:
        """Note that a person is mentioned in a passage, which decides who a shared surname means."""
        person = self.find(name, SpeakerKind.PERSON) if keys_of(name) else None
        if person is not None:
            person.last_passage = max(person.last_passage, passage)

    def of_name_phrase(self, phrase: Phrase, passage: int) -> Person:
        """The person that a phrase names; the phrase's description becomes a role. `perwakilan Ani` is a source without a name."""
        name = phrase.name or phrase.text
        owner = self.find(name, SpeakerKind.PERSON)
        if owner is not None and speaks_for(phrase.text, name, owner):
            owner.last_passage = max(owner.last_passage, passage)
            return self.other(phrase.text, SpeakerKind.UNNAMED, passage)
        person = self.named(name, SpeakerKind.PERSON, passage)
        if phrase.role:
            person.roles.setdefault(phrase.role)
        return person

    def full_name(self, name: str) -> str:
        """The fullest form of a person's name, or the name itself."""
        person = self.find(name, SpeakerKind.PERSON)
        return person.name if person is not None else name

    def find_other(self, name: str, kind: SpeakerKind) -> Person | None:
        """The member of another kind with just this name, or this short name."""
        key = key_of(name)
        return next((p for p in self.people if p.kind is kind and any(key_of(form) == key for form in p.forms)), None)

    def other(self, name: str, kind: SpeakerKind, passage: int) -> Person:
        """A body or an unnamed source, made new if there is none."""
        full, bracketed = name, None
        if kind is SpeakerKind.ORGANISATION:
            bracketed = _ACRONYM.fullmatch(name)
            name = self._written_out(bracketed["body"] if bracketed else name)
        person = self.find_other(name, kind)
        if person is None:
            person = Person(name, kind, {name: None})
            self.people.append(person)
        if full != person.name:
            person.forms.setdefault(bracketed["acronym"] if bracketed else full)
        person.last_passage = passage
        return person

    def _written_out(self, name: str) -> str:
        """`Kementerian Luar Negeri Rusia` for `Kemlu`, where the article has named one such body; else the name itself."""
        first, _, rest = name.partition(" ")
        long = lexicon().short_bodies.get(first.casefold())
        if long is None:
            full = {body for body in self.kinds if body.casefold().startswith(f"{name.casefold()} ")}
            return full.pop() if len(full) == 1 else name  # `Randu` for `produsen gawai Randu Teknologi`
        wanted = f"{long} {rest.casefold()}".rstrip()
        spoken = [p.name for p in self.people if p.kind is SpeakerKind.ORGANISATION]
        named = {body for body in [*spoken, *self.bodies] if body.casefold().startswith(wanted)}
        return named.pop() if len(named) == 1 else name

    def with_role(self, phrase: Phrase, nearest: Person | None = None) -> Person | None:
        """The person whose description fits a role noun (`menteri itu`, `Wamenhub`): `nearest` where it fits, else the one met last."""
        wanted = role_words(phrase.text)
        if not wanted or wanted[0] in lexicon().group_people | {"akun", "pengguna"}:
            return None
        people = [p for p in self.people if p.kind is SpeakerKind.PERSON]
        fitting = [p for p in people if any(fits(wanted, role_words(role)) for role in (*p.roles, *p.duties))]
        if not fitting and wanted[0] in _FORMER and len(wanted) > 1:  # `mantan menteri itu`: he was told of as one
            fitting = [p for p in people if any(fits(wanted[1:], role_words(role)) for role in p.roles)]
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
        if fitting and nearest is None and all(p.last_passage < 0 for p in fitting):  # nobody was told of yet
            return min(fitting, key=self.first_passage)
        return max(
            fitting,
            key=lambda p: (p is nearest, any(role_words(role)[0] == wanted[0] for role in p.roles), p.last_passage),
            default=None,
        )

    def holders(self, phrase: Phrase) -> list[Person]:
        """Everybody whose description the bare noun phrase fits: `Kepala Dinas`, `Terdakwa`."""
        wanted = role_words(phrase.text)
        return [
            p
            for p in self.people
            if p.kind is SpeakerKind.PERSON and any(fits(wanted, role_words(role)) for role in (*p.roles, *p.duties))
        ]

    def first_passage(self, person: Person) -> int:
        """The first passage that names a person; far off where none does by just these words."""
        named = (min(self.passages_of.get(keys_of(form), {_NOWHERE})) for form in person.forms)
        return min(named, default=_NOWHERE)

    def only_with_head(self, phrase: Phrase) -> Person | None:
        """`lurah perempuan pertama itu`: the only person who has such an office at all."""
        wanted = role_words(phrase.text)[:1]
        people = [
            p
            for p in self.people
            if p.kind is SpeakerKind.PERSON and wanted and any(role_words(role)[:1] == wanted for role in p.roles)
        ]
        return people[0] if len(people) == 1 else None

    def of_the_same(self, phrase: Phrase) -> list[Person]:
        """`pemimpin Rusia itu`: the people whose descriptions have the capitalised words of the phrase; none where it has none."""
        wanted = {word.casefold() for word in phrase.text.split()[1:] if word[0].isupper()}
        return [
            p
            for p in self.people
            if p.kind is SpeakerKind.PERSON and wanted and any(wanted <= set(role_words(role)) for role in p.roles)
        ]

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

    def body_seen(self, name: str, passage: int, kind: str | None) -> None:
        """Note that a passage names a body, and what it calls it: `agensi`."""
        if kind is not None:
            self.kinds[name] = kind
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
        name = body_told_of(self.bodies, self.kinds, head, passage)
        return self.other(name, SpeakerKind.ORGANISATION, passage) if name is not None else None


def _spellings(key: str) -> tuple[str, ...]:
    """A word of a name as it is spelt, and in one spelling: `djoko`, `joko`; what a hyphen joins also apart."""
    return key, respelt(key), *(key.split("-") if "-" in key else ())


def _letters(key: str) -> tuple[str, str]:
    """The letters that the word of a name may begin with: `d`, `j`."""
    return key[:1], respelt(key)[:1]


_FORMER = frozenset({"mantan", "eks", "bekas"})
_NOWHERE = 1_000_000
"""Behind every passage."""
