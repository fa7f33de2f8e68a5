"""Fills the cast of an article: everybody who is named, with every form of the name and every description.

Forms of one name are joined by their words (`Rudy` in `Rudy Salahuddin`), by brackets (`Damar Wulan (DW)`), and by the article's custom of
using the fuller form first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.quotes.cast.accused import accused
from app.quotes.cast.aliases import aliases_in
from app.quotes.cast.chairs import duties
from app.quotes.cast.members import Cast
from app.quotes.cast.owners import speaks_for
from app.quotes.cast.person import Person
from app.quotes.cast.roles import description_after, description_before
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import fullness, key_of, keys_of, name_bounds
from app.quotes.names.headlines import is_headline
from app.quotes.phrases.kinds import Form
from app.quotes.types import EntityKind, SpeakerKind
from app.quotes.words import Word, entity_ranges, span_of


def cast_of(reading: Reading, found: Sequence[Finding]) -> Cast:
    """Fill the cast with every person that the article names, longest names first, so that short forms find their owners."""
    cast = Cast()
    cast.passages_of.update(_passages_of_names(reading))
    phrases = (f.phrase for f in found if f.phrase is not None and f.phrase.form is Form.NAME)
    told = list(_mentions(reading))
    mentions = [*((phrase.name, phrase.role, phrase.text) for phrase in phrases if phrase.name), *told]
    mentions.sort(key=lambda mention: fullness(mention[0]), reverse=True)
    members = [cast.named(name, SpeakerKind.PERSON, -1) for name, _, _ in mentions]
    _introduce(cast, told)
    for person, (name, role, text) in zip(members, mentions, strict=True):
        person.mentions += 1
        if role and not (_is_possessor(role, name, person) or speaks_for(text, name, person)):
            person.roles.setdefault(_without_name(role, person))
    for name, duty in duties(reading):
        cast.named(name, SpeakerKind.PERSON, -1).duties.setdefault(duty)
    for name in accused(reading):
        cast.named(name, SpeakerKind.PERSON, -1).duties.setdefault("terdakwa")
    cast.settle_spellings(reading.text)
    for alias, name in aliases_in(reading):
        cast.alias(alias, cast.named(name, SpeakerKind.PERSON, -1))
    return cast


def _introduce(cast: Cast, told: Iterable[_Mention]) -> None:
    """Note what the text calls everybody where it first gives the fullest name."""
    for name, role, _ in told:
        person = cast.find(name, SpeakerKind.PERSON)
        if person is not None and not person.introduced and keys_of(name) == person.keys:
            person.introduced, person.first_role = True, role


_Mention = tuple[str, str | None, str]
"""A name, the description beside it, and both as they stand where the description runs into the name."""


def _mentions(reading: Reading) -> Iterator[_Mention]:
    """Every person outside marks: the name and the description before it. A headline tells nothing that the text does not tell better."""
    for passage in reading.passages:
        if is_headline(passage.items):
            continue
        for start, end in entity_ranges(passage.items):
            first, last = name_bounds(passage.items, start, end)
            if last > first and not (
                last - first == 1 and passage.items[first].lower in lexicon().titles | lexicon().people
            ):
                name = span_of(passage.items, first, last).of(reading.text)
                role = None
                if not _owns_role(passage.items, first, last):
                    role = description_before(reading.text, passage.items, first)
                    role = _less_kin(role) if role and _goes_on_to_name(passage.items, last) else role
                yield name, role or description_after(reading.text, passage.items, first, last), f"{role} {name}"


def _passages_of_names(reading: Reading) -> dict[tuple[str, ...], set[int]]:
    """In which passages each name, as keys, stands."""
    found: dict[tuple[str, ...], set[int]] = {}
    for passage in reading.passages:
        for bounds in entity_ranges(passage.items):
            keys = keys_of(span_of(passage.items, *bounds).of(reading.text))
            found.setdefault(keys, set()).add(passage.index)
    return found


def _is_possessor(role: str, name: str, person: Person) -> bool:
    """`Pengacara Santoso menolak`, where Budi Santoso was named: his lawyer, not he."""
    return fullness(name) < fullness(person.name) and role.split(maxsplit=1)[0].casefold() in lexicon().relations


def _without_name(role: str, person: Person) -> str:
    """`Ketua Partai Ani` of Ani Rahma, where only `Rahma` was taken for the name: `Ketua Partai`."""
    words = role.split()
    while len(words) > 1 and (key_of(words[-1]),) == person.keys[:1]:
        words.pop()
    return " ".join(words)


def _owns_role(items: Sequence[Word], start: int, end: int) -> bool:
    """`Mantan manajer Rani, Dito Prakoso,`: after the comma comes whose role it is; `Dito, manajer Rani,`: before it."""
    before = items[start - 1] if start else None
    if _closes_apposition(items, start):
        return True
    if before is None or not before.is_word or (before.is_capitalised and before.lower not in lexicon().relations):
        return False
    return _goes_on_to_name(items, end)


def _goes_on_to_name(items: Sequence[Word], end: int) -> bool:
    """`… adik Presiden Rani, Dito Prakoso`: a comma and another name follow the one that ends at `end`."""
    following = items[end : end + 2]
    return len(following) > 1 and following[0].text == "," and following[1].kind is EntityKind.PERSON


def _less_kin(role: str) -> str | None:
    """`adik Presiden`, `penasihat sekaligus adik Presiden` before somebody's name and another's: the first is `Presiden`."""
    words = role.split()
    kin = max((i for i, word in enumerate(words) if word in lexicon().relations), default=-1)
    return " ".join(words[kin + 1 :]) or None


def _closes_apposition(items: Sequence[Word], name: int) -> bool:
    """`Dito Prakoso, direktur komersial Rani, mengatakan …`: the role after the name that opens a sentence; a list has no verb there."""
    index = name - 1
    while index > 0 and items[index].is_word and not items[index].is_capitalised:
        index -= 1
    if not 0 < index < name - 1 or items[index].text != "," or not all(item.is_capitalised for item in items[:index]):
        return False
    verb = name + 2
    return (
        items[index - 1].kind is EntityKind.PERSON
        and verb < len(items)
        and items[name + 1].text == ","
        and (items[verb].upos == "VERB" or items[verb].lower in lexicon().active_all)
    )
