"""The word lists, loaded once from `lexicon/*.toml`, validated and frozen.

A list is data with a reason (the comment above it in its file); the code that reads it names it through `lexicon()`.
"""

from __future__ import annotations

import tomllib
from dataclasses import Field, dataclass, field, fields
from functools import cache, cached_property, reduce
from importlib.resources import files
from operator import getitem
from typing import Any


class LexiconError(ValueError):
    """A lexicon file has an entry that no rule could ever match."""


def at(*paths: str) -> dict[str, tuple[str, ...]]:
    """Where a field of the lexicon stands: `FILE.TABLE.KEY`; the lists of several paths are joined."""
    return {"paths": paths}


@dataclass(frozen=True)
class Lexicon:
    """All word lists, in lower case, each with its place. Multi-word entries have single spaces; a tuple has its longest entry first."""

    inverted: frozenset[str] = field(metadata=at("cues.inverted.always"))
    inverted_after_comma: frozenset[str] = field(metadata=at("cues.inverted.after_comma"))
    inverted_before_pronoun: frozenset[str] = field(metadata=at("cues.inverted.before_pronoun"))
    active: frozenset[str] = field(metadata=at("cues.active.core", "cues.active.malay"))
    active_optional: frozenset[str] = field(metadata=at("cues.active.optional"))
    with_addressee: frozenset[str] = field(metadata=at("cues.active.with_addressee"))
    silent: frozenset[str] = field(metadata=at("cues.active.silent"))
    framing: frozenset[str] = field(metadata=at("cues.active.framing"))
    active_before_comma: frozenset[str] = field(metadata=at("cues.active.before_comma"))
    publishing: frozenset[str] = field(metadata=at("cues.active.publishing"))
    clausal: frozenset[str] = field(metadata=at("cues.active.clausal"))
    contacting: frozenset[str] = field(metadata=at("cues.active.contacting"))
    active_before_that: frozenset[str] = field(metadata=at("cues.active.before_that"))
    transitive: frozenset[str] = field(metadata=at("cues.active.transitive"))
    marked_only: frozenset[str] = field(metadata=at("cues.active.marked_only"))
    stances: frozenset[str] = field(metadata=at("cues.active.stances"))
    judging: frozenset[str] = field(metadata=at("cues.active.judging"))
    denying: frozenset[str] = field(metadata=at("cues.active.denying"))
    interrupting: frozenset[str] = field(metadata=at("cues.active.interrupting"))
    passive: frozenset[str] = field(metadata=at("cues.passive.verbs"))
    passive_answers: frozenset[str] = field(metadata=at("cues.passive.answers"))
    according: frozenset[str] = field(metadata=at("cues.according.words"))
    headline_clausal: frozenset[str] = field(metadata=at("headlines.clausal"))
    headline_telling: frozenset[str] = field(metadata=at("headlines.telling"))
    headline_asking: frozenset[str] = field(metadata=at("headlines.asking"))
    headline_speaking: frozenset[str] = field(metadata=at("headlines.speaking"))
    headline_about: frozenset[str] = field(metadata=at("headlines.about"))
    headline_occasions: frozenset[str] = field(metadata=at("headlines.occasions"))
    headline_closers: frozenset[str] = field(metadata=at("headlines.closers"))
    headline_predicators: frozenset[str] = field(metadata=at("headlines.predicators"))
    headline_states: frozenset[str] = field(metadata=at("headlines.states"))
    headline_nouns: frozenset[str] = field(metadata=at("headlines.nouns"))
    headline_matters: frozenset[str] = field(metadata=at("headlines.matters"))
    not_headline_predicators: frozenset[str] = field(metadata=at("headlines.not_predicators"))
    not_headline_speakers: frozenset[str] = field(metadata=at("headlines.not_speakers"))
    documents: frozenset[str] = field(metadata=at("sources.documents"))
    people: frozenset[str] = field(metadata=at("sources.people"))
    organisations: frozenset[str] = field(
        metadata=at("sources.organisations", "sources.complete_bodies", "names.bodies")
    )
    kinds: dict[str, list[str]] = field(metadata=at("sources.kinds"))
    of_things: frozenset[str] = field(metadata=at("sources.of_things"))
    after_kata_noun: frozenset[str] = field(metadata=at("sources.after_kata_noun"))
    third_person: frozenset[str] = field(metadata=at("sources.pronouns.third"))
    plural: frozenset[str] = field(metadata=at("sources.pronouns.plural"))
    author: frozenset[str] = field(metadata=at("sources.pronouns.author"))
    narrators: frozenset[str] = field(metadata=at("sources.pronouns.narrators"))
    other_pronouns: frozenset[str] = field(metadata=at("sources.pronouns.other"))
    adverbial_stops: frozenset[str] = field(metadata=at("sources.stops.adverbial"))
    adverbs: frozenset[str] = field(metadata=at("sources.stops.adverbs"))
    days: frozenset[str] = field(metadata=at("sources.stops.days"))
    prepositions: frozenset[str] = field(metadata=at("sources.stops.prepositions"))
    places: frozenset[str] = field(metadata=at("places.words"))
    places_of_words: frozenset[str] = field(metadata=at("places.of_words"))
    places_like_names: frozenset[str] = field(metadata=at("places.like_names"))
    directions: frozenset[str] = field(metadata=at("places.directions"))
    place_heads: frozenset[str] = field(metadata=at("places.heads"))
    areas: frozenset[str] = field(metadata=at("places.areas"))
    area_offices: frozenset[str] = field(metadata=at("places.offices"))
    place_openings: tuple[str, ...] = field(metadata=at("places.openings"))
    place_endings: tuple[str, ...] = field(metadata=at("places.endings"))
    first_names: frozenset[str] = field(metadata=at("names.first"))
    titles: frozenset[str] = field(metadata=at("names.titles"))
    part_of_name: tuple[str, ...] = field(metadata=at("names.part_of_name"))
    inside_names: frozenset[str] = field(metadata=at("names.inside_names"))
    also_given: frozenset[str] = field(metadata=at("names.also_given"))
    rank_parts: frozenset[str] = field(metadata=at("names.rank_parts"))
    degrees: frozenset[str] = field(metadata=at("names.degrees"))
    letters: frozenset[str] = field(metadata=at("names.degrees", "names.letters"))
    particles: frozenset[str] = field(metadata=at("names.particles"))
    short_given_names: frozenset[str] = field(metadata=at("names.short_given_names"))
    offices: dict[str, str] = field(metadata=at("names.offices"))
    short_bodies: dict[str, str] = field(metadata=at("names.bodies"))
    equal_offices: dict[str, str] = field(metadata=at("names.equal_offices"))
    connectives: frozenset[str] = field(metadata=at("discourse.connectives"))
    complementisers: frozenset[str] = field(metadata=at("discourse.complementisers"))
    predicators: frozenset[str] = field(metadata=at("discourse.predicators"))
    opening_predicators: frozenset[str] = field(metadata=at("discourse.opening_predicators"))
    states: frozenset[str] = field(metadata=at("discourse.states"))
    verdicts: frozenset[str] = field(metadata=at("discourse.verdicts"))
    subordinating: frozenset[str] = field(metadata=at("discourse.subordinating"))
    complete_bodies: frozenset[str] = field(metadata=at("sources.complete_bodies", "names.bodies"))
    bodies_of_words: frozenset[str] = field(metadata=at("sources.bodies_of_words"))
    common_words: frozenset[str] = field(metadata=at("common.words"))
    bodies_like_names: frozenset[str] = field(metadata=at("sources.bodies_like_names"))
    company_heads: frozenset[str] = field(metadata=at("sources.company_heads"))
    body_closers: frozenset[str] = field(metadata=at("sources.body_closers"))
    body_prefixes: tuple[str, ...] = field(metadata=at("sources.body_prefixes"))
    group_nouns: frozenset[str] = field(metadata=at("sources.group_nouns"))
    capital_heads: frozenset[str] = field(metadata=at("sources.capital_heads"))
    speech_nouns: frozenset[str] = field(metadata=at("sources.speech_nouns"))
    topic_nouns: frozenset[str] = field(metadata=at("sources.topic_nouns"))
    felt_nouns: frozenset[str] = field(metadata=at("sources.felt_nouns"))
    rumours: frozenset[str] = field(metadata=at("sources.rumours"))
    matter_nouns: frozenset[str] = field(metadata=at("sources.matter_nouns"))
    naming: frozenset[str] = field(metadata=at("names.naming"))
    naming_bodies: frozenset[str] = field(metadata=at("sources.naming_bodies"))
    state_heads: frozenset[str] = field(metadata=at("sources.state_heads"))
    handled: frozenset[str] = field(metadata=at("sources.handled"))
    titled: frozenset[str] = field(metadata=at("sources.titled"))
    more_fields: frozenset[str] = field(metadata=at("sources.fields"))
    indefinites: frozenset[str] = field(metadata=at("sources.indefinites"))
    demonstratives: frozenset[str] = field(metadata=at("sources.demonstratives"))
    group_people: frozenset[str] = field(metadata=at("sources.group_people"))
    relations: frozenset[str] = field(metadata=at("sources.relations"))
    held_by_bodies: frozenset[str] = field(metadata=at("sources.held_by_bodies"))
    representatives: frozenset[str] = field(metadata=at("sources.representatives"))
    never_names: frozenset[str] = field(metadata=at("names.never"))
    boilerplate: tuple[str, ...] = field(metadata=at("discourse.boilerplate"))
    advertisements: tuple[str, ...] = field(metadata=at("discourse.advertisements"))
    not_labels: frozenset[str] = field(metadata=at("discourse.not_labels"))
    questions: frozenset[str] = field(metadata=at("discourse.questions"))
    answers: frozenset[str] = field(metadata=at("discourse.answers"))
    exercise_answers: frozenset[str] = field(metadata=at("discourse.exercise_answers"))
    first_person: frozenset[str] = field(metadata=at("discourse.first_person"))
    abbreviations: frozenset[str] = field(metadata=at("discourse.abbreviations"))
    sentence_openers: frozenset[str] = field(metadata=at("discourse.sentence_openers"))
    times: frozenset[str] = field(metadata=at("discourse.times", "sources.stops.days"))
    human_verbs: frozenset[str] = field(metadata=at("discourse.human_verbs"))

    @cached_property
    def inverted_all(self) -> frozenset[str]:
        """Every root that can stand between content and source."""
        return self.inverted | self.inverted_after_comma

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """Every word that can attribute a clause as it stands in the lists."""
        return (
            self.active_all
            | self.active_before_comma
            | self.active_before_that
            | self.publishing
            | self.framing
            | self.inverted_all
            | self.inverted_before_pronoun
            | self.passive
            | self.according
            | {"memberi", "disebut"}  # `memberi tahu`, `disebut Budi sebagai “…”`
        )

    @cached_property
    def headline_verbs(self) -> frozenset[str]:
        """Verbs of saying as headlines write them, without a prefix."""
        return self.headline_clausal | self.headline_telling | self.headline_asking

    @cached_property
    def title_predicators(self) -> frozenset[str]:
        """Words that show a predicate where every word may have a capital."""
        return (self.predicators - self.not_headline_predicators) | self.headline_predicators

    @cached_property
    def fields(self) -> frozenset[str]:
        """Words of the fields that offices have charge of: `luar`, `negeri`, `keuangan`."""
        return frozenset(word for office in self.offices.values() for word in office.split()) | self.more_fields

    @cached_property
    def words_of_places(self) -> frozenset[str]:
        """Every word of the places of several words."""
        return frozenset(word for place in self.places_of_words for word in place.split())

    @cached_property
    def role_heads(self) -> frozenset[str]:
        """Nouns for what people are, short names of offices too: `saksi`, `menteri`, `menkes`."""
        return self.people | self.offices.keys()

    @cached_property
    def speaker_heads(self) -> frozenset[str]:
        """Nouns that head a phrase for somebody or some body that can speak."""
        return self.role_heads | self.organisations

    @cached_property
    def interview_parts(self) -> frozenset[str]:
        """Labels of turns that name a part in an interview: `tanya`, `jawab`."""
        return self.questions | self.answers

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """Names of days, without the word `hari` (day) itself."""
        return self.days - {"hari"}

    @cached_property
    def circumstances(self) -> frozenset[str]:
        """Words that open the time, the place or the occasion of an attribution."""
        return self.adverbial_stops | self.days

    @cached_property
    def subject_pronouns(self) -> frozenset[str]:
        """Third persons that can be the subject of a cue: `ia`, `mereka`."""
        return self.third_person | self.plural

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
    tables = {name: _read(name) for name in ("cues", "sources", "names", "places", "discourse", "headlines", "common")}
    return Lexicon(**{one.name: _value(tables, one) for one in fields(Lexicon)})


def _value(tables: dict[str, Any], one: Field[Any]) -> Any:
    """What a field holds: the entries at its paths, in the container that its type names."""
    found = [reduce(getitem, path.split("."), tables) for path in one.metadata["paths"]]
    if str(one.type).startswith("dict"):
        return {key: value for table in found for key, value in table.items()}
    words = _words(one.name, [word for entries in found for word in entries])
    return tuple(sorted(words, key=lambda word: (-len(word), word))) if str(one.type).startswith("tuple") else words


@cache
def lexicon() -> Lexicon:
    """The one lexicon of this process."""
    return load()
