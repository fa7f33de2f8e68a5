"""The word lists, loaded once from `lexicon/*.toml`, validated and frozen.

A list is data with a reason (the comment above it in its file); the code that reads it names it through `LEXICON`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any


class LexiconError(ValueError):
    """A lexicon file has an entry that no rule could ever match."""


@dataclass(frozen=True)
class Lexicon:
    """All word lists, in lower case. Multi-word entries have single spaces."""

    inverted: frozenset[str]
    inverted_after_comma: frozenset[str]
    inverted_before_pronoun: frozenset[str]
    active: frozenset[str]
    active_optional: frozenset[str]
    with_addressee: frozenset[str]
    silent: frozenset[str]
    framing: frozenset[str]
    active_before_comma: frozenset[str]
    clausal: frozenset[str]
    interrupting: frozenset[str]
    passive: frozenset[str]
    passive_answers: frozenset[str]
    according: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str]
    after_kata_noun: frozenset[str]
    third_person: frozenset[str]
    plural: frozenset[str]
    other_pronouns: frozenset[str]
    adverbial_stops: frozenset[str]
    days: frozenset[str]
    prepositions: frozenset[str]
    places: frozenset[str]
    directions: frozenset[str]
    place_heads: frozenset[str]
    titles: frozenset[str]
    part_of_name: tuple[str, ...]
    inside_names: frozenset[str]
    rank_parts: frozenset[str]
    degrees: frozenset[str]
    particles: frozenset[str]
    short_given_names: frozenset[str]
    offices: dict[str, str]
    equal_offices: dict[str, str]
    connectives: frozenset[str]
    complementisers: frozenset[str]
    predicators: frozenset[str]
    complete_bodies: frozenset[str]
    group_nouns: frozenset[str]
    capital_heads: frozenset[str]
    speech_nouns: frozenset[str]
    topic_nouns: frozenset[str]
    felt_nouns: frozenset[str]
    naming: frozenset[str]
    naming_bodies: frozenset[str]
    handled: frozenset[str]
    titled: frozenset[str]
    more_fields: frozenset[str]
    indefinites: frozenset[str]
    group_people: frozenset[str]
    relations: frozenset[str]
    never_names: frozenset[str]
    boilerplate: tuple[str, ...]
    advertisements: tuple[str, ...]
    not_labels: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    first_person: frozenset[str]
    abbreviations: frozenset[str]
    sentence_openers: frozenset[str]
    times: frozenset[str]
    human_verbs: frozenset[str]

    @cached_property
    def inverted_all(self) -> frozenset[str]:
        """Every root that can stand between content and source."""
        return self.inverted | self.inverted_after_comma

    @cached_property
    def fields(self) -> frozenset[str]:
        """Words of the fields that offices have charge of: `luar`, `negeri`, `keuangan`."""
        return frozenset(word for office in self.offices.values() for word in office.split()) | self.more_fields

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Every personal pronoun."""
        return self.third_person | self.plural | self.other_pronouns

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that are never part of a name, however they are written."""
        grammar = (
            self.connectives
            | self.complementisers
            | self.predicators
            | self.prepositions
            | self.adverbial_stops
            | self.days
        )
        return (
            self.pronouns
            | grammar
            | self.inverted_all
            | self.active_all
            | self.passive
            | self.according
            | self.documents
            | self.never_names
        )

    @cached_property
    def never_alone(self) -> frozenset[str]:
        """Words that are never the short form of a personal name, however they are written."""
        return self.people | self.organisations | self.function_words | self.places | self.group_nouns

    @cached_property
    def active_all(self) -> frozenset[str]:
        """Every verb that can stand between source and content."""
        return self.active | self.active_optional


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("app.quotes").joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8"))


def _words(name: str, entries: list[str]) -> frozenset[str]:
    """Check and freeze one list: lower case, no stray space."""
    for entry in entries:
        if entry != entry.casefold().strip() or not entry:
            raise LexiconError(f"{name}: {entry!r} is not a lower-case word")
    return frozenset(entries)


def load() -> Lexicon:
    """Read and validate every lexicon file.

    Raises:
        LexiconError: an entry is empty, padded or not in lower case.
    """
    cues, sources, names, places, discourse = (
        _read(name) for name in ("cues", "sources", "names", "places", "discourse")
    )
    return Lexicon(
        inverted=_words("inverted", cues["inverted"]["always"]),
        inverted_after_comma=_words("inverted_after_comma", cues["inverted"]["after_comma"]),
        inverted_before_pronoun=_words("inverted_before_pronoun", cues["inverted"]["before_pronoun"]),
        active=_words("active", [*cues["active"]["core"], *cues["active"]["malay"]]),
        active_optional=_words("active_optional", cues["active"]["optional"]),
        with_addressee=_words("with_addressee", cues["active"]["with_addressee"]),
        framing=_words("framing", cues["active"]["framing"]),
        silent=_words("silent", cues["active"]["silent"]),
        active_before_comma=_words("before_comma", cues["active"]["before_comma"]),
        clausal=_words("clausal", cues["active"]["clausal"]),
        interrupting=_words("interrupting", cues["active"]["interrupting"]),
        passive=_words("passive", cues["passive"]["verbs"]),
        passive_answers=_words("passive_answers", cues["passive"]["answers"]),
        according=_words("according", cues["according"]["words"]),
        documents=_words("documents", sources["documents"]),
        people=_words("people", sources["people"]),
        organisations=_words("organisations", sources["organisations"]),
        after_kata_noun=_words("after_kata_noun", sources["after_kata_noun"]),
        third_person=_words("third", sources["pronouns"]["third"]),
        plural=_words("plural", sources["pronouns"]["plural"]),
        other_pronouns=_words("other", sources["pronouns"]["other"]),
        adverbial_stops=_words("adverbial", sources["stops"]["adverbial"]),
        days=_words("days", sources["stops"]["days"]),
        prepositions=_words("prepositions", sources["stops"]["prepositions"]),
        places=_words("places", places["words"]),
        directions=_words("directions", places["directions"]),
        place_heads=_words("place_heads", places["heads"]),
        titles=_words("titles", names["titles"]),
        part_of_name=tuple(sorted(_words("part_of_name", names["part_of_name"]), key=len, reverse=True)),
        inside_names=_words("inside_names", names["inside_names"]),
        rank_parts=_words("rank_parts", names["rank_parts"]),
        degrees=_words("degrees", names["degrees"]),
        short_given_names=_words("short_given_names", names["short_given_names"]),
        particles=_words("particles", names["particles"]),
        offices=dict(names["offices"]),
        equal_offices=dict(names["equal_offices"]),
        connectives=_words("connectives", discourse["connectives"]),
        complementisers=_words("complementisers", discourse["complementisers"]),
        predicators=_words("predicators", discourse["predicators"]),
        complete_bodies=_words("complete_bodies", sources["complete_bodies"]),
        group_nouns=_words("group_nouns", sources["group_nouns"]),
        indefinites=_words("indefinites", sources["indefinites"]),
        group_people=_words("group_people", sources["group_people"]),
        relations=_words("relations", sources["relations"]),
        capital_heads=_words("capital_heads", sources["capital_heads"]),
        speech_nouns=_words("speech_nouns", sources["speech_nouns"]),
        topic_nouns=_words("topic_nouns", sources["topic_nouns"]),
        felt_nouns=_words("felt_nouns", sources["felt_nouns"]),
        naming=_words("naming", names["naming"]),
        naming_bodies=_words("naming_bodies", sources["naming_bodies"]),
        handled=_words("handled", sources["handled"]),
        titled=_words("titled", sources["titled"]),
        more_fields=_words("fields", sources["fields"]),
        never_names=_words("never_names", names["never"]),
        advertisements=tuple(sorted(_words("advertisements", discourse["advertisements"]))),
        boilerplate=tuple(sorted(_words("boilerplate", discourse["boilerplate"]))),
        not_labels=_words("not_labels", discourse["not_labels"]),
        questions=_words("questions", discourse["questions"]),
        answers=_words("answers", discourse["answers"]),
        first_person=_words("first_person", discourse["first_person"]),
        abbreviations=_words("abbreviations", discourse["abbreviations"]),
        human_verbs=_words("human_verbs", discourse["human_verbs"]),
        times=_words("times", [*discourse["times"], *sources["stops"]["days"]]),
        sentence_openers=_words("sentence_openers", discourse["sentence_openers"]),
    )


@cache
def lexicon() -> Lexicon:
    """The one lexicon of this process."""
    return load()
