"""Who speaks in a title: the one whom the text below gives the office, the trade or the body that the title names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from app.quotes.cast.person import Person
from app.quotes.cast.roles import fits, role_words
from app.quotes.findings import Finding
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.speakers.pointing import speaker_of
from app.quotes.types import SpeakerKind

_WORD = re.compile(r"[^\W\d_]{4,}")
_CAPITALISED = re.compile(r"[A-Z]\w*")
_PART = re.compile(r"\w+")
_LONGEST_BODY = 120
"""Characters."""
_FEWEST_SHARED = 2


class Titles:
    """Resolves the findings of titles once everybody below has spoken: `found` with `resolved`."""

    def __init__(self, attention: Attention, found: Sequence[Finding], resolved: Sequence[Resolution]) -> None:
        self.attention = attention
        self.text = attention.reading.text
        self.said = [
            (self._words(one), r.person) for one, r in zip(found, resolved, strict=True) if r.person is not None
        ]

    def speaker_of(self, finding: Finding) -> Resolution:
        """The person of the text whom the title's phrase points to; where it may be several or nobody, the phrase as it stands."""
        phrase = finding.phrase
        if phrase is None:
            return Resolution(None, "unknown")
        if phrase.form is Form.NAME:
            return self._named(phrase, finding)
        person = self._holder(phrase, finding)
        if person is not None:
            return Resolution(person, "role")
        organisation = phrase.form is Form.ORGANISATION
        kind = SpeakerKind.ORGANISATION if organisation else SpeakerKind.UNNAMED
        person = self.attention.cast.other(self._in_full(phrase), kind, finding.passage)
        return Resolution(person, "organisation" if organisation else "unnamed")

    def _in_full(self, phrase: Phrase) -> str:
        """`Komisi Pemilihan Umum` for `KPU`, if the text writes the one before the other in brackets; else the phrase."""
        name = phrase.name or phrase.text
        if not (name.isupper() and name.isalpha()):
            return name
        place = self.text.find(f"({name})")
        before = self.text[max(0, place - _LONGEST_BODY) : max(0, place)]
        first = list(_CAPITALISED.finditer(before))[-len(name) :]
        if "".join(word.group()[0] for word in first) != name:
            return name
        return before[first[0].start() :].rstrip()

    def _named(self, phrase: Phrase, finding: Finding) -> Resolution:
        """`Pengacara Sari Dewi` is not Sari, if the text names another as the lawyer."""
        head = role_words(phrase.role or "")[:1]
        holders = self._fitting(replace(phrase, form=Form.NOUN)) if head and len(role_words(phrase.text)) > 1 else []
        if len(holders) == 1 and set(role_words(phrase.text)).isdisjoint(holders[0].keys):
            return Resolution(
                holders[0], "role"
            )  # `Pelatih Persara` coaches Persara, though a player is called `Persara Budi`
        if not head or head[0] not in lexicon().relations:
            return speaker_of(self.attention, phrase, finding.passage)
        resolution = speaker_of(self.attention, replace(phrase, role=None), finding.passage)
        holders = [p for p in self._people if any(role_words(role)[:1] == head for role in p.roles)]
        other = len(holders) == 1 and holders[0] is not resolution.person
        return Resolution(holders[0], "role") if other else resolution

    @cached_property
    def _people(self) -> list[Person]:
        """Everybody whom the text names below its first line: in a title any words may look like a name."""
        below = set(_PART.findall(self.text, self.attention.reading.passages[0].span.end))
        people = (p for p in self.attention.cast.people if p.kind is SpeakerKind.PERSON)
        return [p for p in people if below.issuperset(_PART.findall(p.name)[-1:])]

    def _holder(self, phrase: Phrase, finding: Finding) -> Person | None:
        """The only person of that description; of several, the one whose words below the title sums up."""
        if phrase.head in lexicon().group_people and len(role_words(phrase.text)) == 1:
            return self._one_of_group(phrase.head, finding)
        fitting = self._fitting(phrase)
        people = fitting or self._of_the_trade(phrase)
        people += self._without_office(finding) if people else []
        if fitting and len(people) == 1:
            return people[0]
        return self._summed_up(finding, people) if people else None

    def _one_of_group(self, noun: str, finding: Finding) -> Person | None:
        """`Warga: Seperti Guntur`: who alone said so below, and of whom the text tells no more than that he is one of them."""
        words = self._words(finding)
        few = max(_FEWEST_SHARED, len(words) // 2)
        repeated = {id(p): p for said, p in self.said if p.kind is SpeakerKind.PERSON and len(words & said) >= few}
        one = next(iter(repeated.values())) if len(repeated) == 1 else None
        own = one is not None and all(noun in role_words(role)[:2] for role in one.roles)
        return one if own else None

    def _without_office(self, finding: Finding) -> list[Person]:
        """People of whom the text tells no office, and whose words the title repeats: they may have any."""
        words = self._words(finding)
        few = max(_FEWEST_SHARED, len(words) // 2)
        near = [p for said, p in self.said if not p.roles and p.kind is SpeakerKind.PERSON and len(words & said) >= few]
        return list(dict.fromkeys(near))

    def _fitting(self, phrase: Phrase) -> list[Person]:
        """People of just that office or trade, and those at the head of such a body or trade (`Kepala Ekonom` for `Ekonom`, `Ketua Asosiasi …`)."""
        wanted = role_words(phrase.text)
        proper = phrase.form is Form.ORGANISATION and (len(wanted) > 1 or not _is_common(phrase))
        if not wanted or proper or (len(wanted) == 1 and wanted[0] in lexicon().group_people):
            return []
        return [p for p in self._people if any(_holds(wanted, role_words(role)) for role in p.roles)]

    def _of_the_trade(self, phrase: Phrase) -> list[Person]:
        """`Saksi Ahli` for `ahli forensik`, `Anggota DPR` for `anggota Komisi I`: by one noun for what people are."""
        lexical = lexicon()
        wanted = role_words(phrase.text)
        if phrase.form is Form.ORGANISATION or len(wanted) == 1 or wanted[0] in _HELD | lexical.relations | _HEADS:
            return []
        trades = set(wanted[:2]) & lexical.people - lexical.group_people - lexical.relations
        return [p for p in self._people if any(trades & set(role_words(role)[:1]) for role in p.roles)]

    def _summed_up(self, finding: Finding, people: Sequence[Person]) -> Person | None:
        """Whose words share most with the title's; None where two share as much."""
        words = self._words(finding)
        shared = {id(person): 0 for person in people}
        for said, person in self.said:
            if id(person) in shared:
                shared[id(person)] = max(shared[id(person)], len(words & said))
        best = max(shared.values())
        first = [person for person in people if shared[id(person)] == best]
        return first[0] if best and len(first) == 1 else None

    def _words(self, finding: Finding) -> set[str]:
        words = {word.casefold().removesuffix("nya") for word in _WORD.findall(finding.content.of(self.text))}
        return words - lexicon().function_words


_HELD = frozenset(
    "presiden menteri gubernur bupati wali walikota camat lurah raja sultan rektor hakim jaksa pelatih".split()
)
"""Offices of which there are many, each of a place or a field: one of another place is another person's."""
_HEADS = frozenset("ketua kepala wakil direktur sekretaris manajer koordinator komisaris".split())


def _holds(wanted: Sequence[str], role: Sequence[str]) -> bool:
    """True where the role is the wanted one, or its holder heads such a body or trade: no `juru bicara presiden` for `Presiden`."""
    heads = role[:1] and role[0] in _HEADS - {"wakil"} and wanted[0] not in _HELD | _HEADS
    return fits(wanted, role) or (bool(heads) and set(wanted) <= set(role))


def _is_common(phrase: Phrase) -> bool:
    """`Asosiasi`, `Manajemen`: a noun for any body, whose spokesman the text names; `KPU` and `Kremlin` are names."""
    lexical = lexicon()
    return (
        phrase.head not in lexical.complete_bodies
        and not phrase.text.isupper()
        and phrase.head in lexical.organisations
    )
