"""Who a noun phrase without a name points to: `menteri itu`, `juru bicara istana`, `seorang warga`."""

from __future__ import annotations

from collections.abc import Collection

from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of
from app.quotes.phrases.kinds import Phrase
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.speakers.brought_in import ANYBODY, account_before, announced_before, asked_before, met_before
from app.quotes.speakers.relatives import is_kin_of_another, kin_named
from app.quotes.types import SpeakerKind


def noun_speaker(attention: Attention, phrase: Phrase, passage: int) -> Resolution:
    """`menteri itu`, `seorang warga`: somebody of that role, the one in focus, or a source that stays unnamed."""
    lexical = lexicon()
    first = phrase.text.casefold().split()[0]
    new = first in lexical.indefinites or phrase.text.casefold().startswith("sebuah sumber")
    indefinite = (new and not _is_taken_up(attention, phrase, passage)) or (
        phrase.head in lexical.group_people and not phrase.definite
    )
    if (same := _the_same(attention, phrase)) is not None:
        return Resolution(same, "focus_noun")
    if phrase.head == "sumber" and len(phrase.text.split()) > _SHORT_SOURCE:
        return Resolution(_source_told_of(attention, phrase, passage), "unnamed")
    if (asked := asked_before(attention, phrase, passage)) is not None:
        return Resolution(asked, "answer")
    known = None if indefinite or _may_be_a_body(phrase) else _known_again(attention, phrase, passage)
    if known is not None:
        if known.person is not None and known.how in {"last_named", "focus_noun"} and phrase.definite:
            known.person.called.setdefault(phrase.text)
        return known
    unnamed = attention.cast.other(phrase.name or phrase.text, SpeakerKind.UNNAMED, passage)
    if phrase.head in lexical.group_people or first in _SEVERAL:
        attention.group = unnamed
    return Resolution(unnamed, "unnamed")


_SEVERAL = frozenset({"para", "beberapa", "sejumlah", "sebagian", "banyak", "kalangan"})
"""`Para pengacara mengatakan … Mereka menuturkan …`: determiners of more than one, whatever the noun."""


def _the_same(attention: Attention, phrase: Phrase) -> Person | None:
    """`Sumber yang sama mengungkapkan …`: who spoke last, where the noun is that one's; so `pria yang akrab disapa “Bang Gi” itu`."""
    focus, words = attention.focus, phrase.text.casefold().split()
    if focus is None:
        return None
    if "yang" in words and words[-1] in _CALLED and focus.kind is SpeakerKind.PERSON:
        return focus
    if " ".join(words) != f"{phrase.head} yang sama":
        return None
    return focus if phrase.head in focus.name.casefold().split() else None


_CALLED = frozenset({"disapa", "dipanggil", "dijuluki"})
"""A nickname in marks follows."""


def _may_be_a_body(phrase: Phrase) -> bool:
    """`pembuat mobil asal Jepang itu`: who makes or provides something may be a firm, so it takes up nobody."""
    return phrase.definite and phrase.head in _MAKERS


_MAKERS = frozenset({"pembuat", "pengembang", "penyedia", "penyelenggara", "pemasok", "penerbit"})


def _is_taken_up(attention: Attention, phrase: Phrase, passage: int) -> bool:
    """`Ani pernah mengalaminya. Seorang pasien asal Randu itu bercerita …`: `itu` right after a description, though it opens with `seorang`."""
    words = phrase.text.casefold().split()
    taken = phrase.definite and words[0] == "seorang" and lexicon().prepositions.isdisjoint(words)
    return taken and attention.only_person_before(passage) is not None


_SHORT_SOURCE = 2
"""Words: `sumber itu` takes somebody up, `sumber di kantor itu` need not."""


def _source_told_of(attention: Attention, phrase: Phrase, passage: int) -> Person:
    """`sumber di tim penjaringan tadi` after `seorang anggota tim penjaringan`: who was told of in the same words, else a new source."""
    words = set(phrase.text.casefold().split()) - lexicon().function_words - lexicon().prepositions - {phrase.head}
    told = [
        person
        for person in attention.cast.people
        if person.kind is SpeakerKind.UNNAMED and len(words & set(person.name.casefold().split())) > 1
    ]
    again = phrase.definite and len(told) == 1
    return told[0] if again else attention.cast.other(phrase.name or phrase.text, SpeakerKind.UNNAMED, passage)


def called_by_surname(attention: Attention, phrase: Phrase) -> Person | None:
    """`canda Kang`, `Produser Kang` for Kang Min-seok: a form of address that is somebody's surname here, or that one alone is addressed with."""
    *office, word = phrase.text.split()
    if office and not (len(office) == 1 and office[0].casefold() in lexicon().role_heads):
        return None
    if not word.istitle() or word.casefold() not in lexicon().titles - lexicon().role_heads:
        return None
    person = attention.cast.find(word, SpeakerKind.PERSON)
    if person is not None and key_of(word) in person.keys:
        return person
    return None if office else attention.descriptions.addressed_as(word)


def _known_again(attention: Attention, phrase: Phrase, passage: int) -> Resolution | None:
    """Whom the article named as somebody's kin, or who spoke last by the same noun; else whom it has told of so far."""
    again = kin_named(attention, phrase.text) or _unnamed_again(attention, phrase, passage)
    if again is None and (
        is_kin_of_another(attention, phrase.text) or _is_told_without_name(attention, phrase, passage)
    ):
        return None
    return Resolution(again, "role") if again is not None else _known(attention, phrase, passage)


def _known(attention: Attention, phrase: Phrase, passage: int) -> Resolution | None:
    """Whom the article has told of so far by that noun, or by one that fits; None where nobody does."""
    only = _only_before(attention, phrase, passage)
    same = attention.cast.of_the_same(phrase)
    if (by_role := attention.descriptions.meant(phrase) or attention.cast.with_role(phrase, only)) is not None:
        return Resolution(by_role, "role")
    if phrase.definite and len(same) == 1:
        return Resolution(same[0], "role")
    if (account := account_before(attention, phrase, passage)) is not None:
        return Resolution(account, "met")
    if (one := _one_of_kind(attention, phrase, passage, only or attention.focus)) is not None:
        return Resolution(one, "role")
    if (met := met_before(attention, phrase, passage)) is not None:
        return Resolution(met, "met")
    if only is not None:
        return Resolution(only, "last_named")
    if (holder := _only_holder(attention, phrase)) is not None:
        return Resolution(holder, "role")
    if (spokesman := announced_before(attention, phrase, passage)) is not None:
        return Resolution(spokesman, "announced")
    focus = attention.focus
    mine = focus is not None and not attention.descriptions.contradicts(focus, phrase) and (not same or focus in same)
    if focus is not None and mine and _takes_up(attention, focus, phrase):
        return Resolution(focus, "focus_noun")
    return None


def _is_told_without_name(attention: Attention, phrase: Phrase, passage: int) -> bool:
    """`Teknisi baru datang hari ini. Teknisi itu bilang …`: the sentence before is about somebody of that trade, whom it does not name."""
    anybody = phrase.head in ANYBODY or phrase.head in lexicon().group_people or phrase.head == "akun"
    if passage == 0 or anybody or not phrase.definite or len(phrase.text.split()) != _TWO:
        return False
    before = attention.reading.passages[passage - 1]
    other = attention.focus is None or phrase.head not in {
        word for role in attention.focus.roles for word in role_words(role)
    }
    return before.items[0].lower == phrase.head and other and not attention.named_in(before)


def _unnamed_again(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`Seorang pengurus partai menilai Budi keliru. "…," ucap pengurus itu.`: the source without a name who spoke last, by the same noun.

    So also where somebody came between: `Ketua RT Budi datang. "…," ucap pengurus itu.`; but `pria itu` may be Budi then.
    """
    if len(phrase.text.split()) != _TWO or not phrase.definite or phrase.head == "akun":
        return None
    if _is_called_by(attention.focus, phrase):
        return attention.focus
    if phrase.head == "sumber" and attention.focus is not None and attention.focus.kind is SpeakerKind.UNNAMED:
        return attention.focus  # `Seorang kru mengatakan … “…,” bisik sumber itu.`
    former = attention.former
    seen = former is not None and former.last_passage >= passage - _NEAR_KIND
    near = (
        seen
        and former is not None
        and former.name.casefold().startswith(("seorang ", "sebuah "))
        and phrase.head not in ANYBODY
    )
    return former if near and _is_called_by(former, phrase) else None


def _is_called_by(person: Person | None, phrase: Phrase) -> bool:
    """True of a source without a name whose words open with the noun of `phrase`."""
    if person is None or person.kind is not SpeakerKind.UNNAMED:
        return False
    opening = [word for word in person.name.casefold().split()[:_TWO] if word not in {"seorang", "sebuah"}]
    return opening[:1] == [phrase.head]


_TWO = 2


def _only_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """The one person of the sentence before; where the description cannot be of him, or of who is in focus, the only one near by of whom it can."""
    if not phrase.definite:
        return None
    only, facts = attention.only_person_before(passage), attention.descriptions
    not_meant = [
        person for person in (only, attention.focus) if person is not None and facts.contradicts(person, phrase)
    ]
    if not not_meant:
        return only
    if only is not None and only not in not_meant:
        return only
    near = {
        id(p): p
        for one in attention.reading.passages[max(0, passage - _NEAR_KIND) : passage]
        for p in attention.named_in(one)
    }
    others = [person for person in near.values() if not facts.contradicts(person, phrase)]
    sure = [person for person in others if facts.agrees(person, phrase)] or others
    return sure[0] if len(sure) == 1 else None


def _only_holder(attention: Attention, phrase: Phrase) -> Person | None:
    """`menteri itu` where the focus is no minister, `presiden`: the only one whose office that is."""
    other = phrase.definite and phrase.head not in ANYBODY and _is_of_another_office(attention, phrase)
    return attention.cast.only_with_head(phrase) if other or _is_known_office(phrase) else None


def _takes_up(attention: Attention, focus: Person, phrase: Phrase) -> bool:
    """True where a definite noun, or a bare one for people, may mean the person in focus, and is no relative's."""
    lexical = lexicon()
    bare = len(phrase.text.split()) == 1 and phrase.head in lexical.people - lexical.group_people
    craft = phrase.head == "juru" and phrase.text.split()[1:2] != ["bicara"]  # `juru taktik itu`: nobody's
    kin = phrase.head.removesuffix("nya") in lexical.relations and not craft and not _describes_by_kin(phrase)
    return not kin and _may_be(focus, phrase) and (phrase.definite or (bare and _may_be_bare(attention, phrase)))


def _one_of_kind(attention: Attention, phrase: Phrase, passage: int, first: Person | None) -> Person | None:
    """`pemain itu` where a `gelandang` was named and after her a `pelatih`: the only one near whose description is of that kind.

    None where `first`, whom the noun would mean else, has no description, or one of that kind.
    """
    kinds = lexicon().kinds.get(phrase.head)
    if not phrase.definite or kinds is None or first is None or not first.roles or _is_of(first, kinds):
        return None
    near = [person for person in attention.cast.people if person.last_passage >= max(0, passage - _NEAR_KIND)]
    fitting = [person for person in near if _is_of(person, kinds)]
    return fitting[0] if len(fitting) == 1 else None


def _is_of(person: Person, kinds: Collection[str]) -> bool:
    return any(word in kinds for role in (*person.roles, *person.called) for word in role_words(role)[:1])


_NEAR_KIND = 5
"""Passages."""


def _is_of_another_office(attention: Attention, phrase: Phrase) -> bool:
    """True where all that the article says of the person in focus is something else than `phrase`."""
    if attention.focus is None:
        return True
    heads = [
        next((word for word in role_words(role) if word not in {"mantan", "eks"}), "") for role in attention.focus.roles
    ]
    trades = [head for head in heads if head not in lexicon().relations]  # `Mantan rekan setimnya` may be a `bek`
    return bool(trades) and role_words(phrase.text)[:1] not in [(head,) for head in trades]


_OFFICES = frozenset({"juru", "sekretaris", "presiden", "menteri", "gubernur", "bupati", "rektor"})
_LONGEST_SMALL_OFFICE = 3


def _is_known_office(phrase: Phrase) -> bool:
    """`juru bicara istana`: an office in small letters, so of a body that readers know from before."""
    office = phrase.head in lexicon().offices or phrase.head in _OFFICES
    return office and phrase.text.islower() and len(phrase.text.split()) <= _LONGEST_SMALL_OFFICE


def _describes_by_kin(phrase: Phrase) -> bool:
    """`istri wali kota ini`, `kakek tujuh cucu itu`: what the person in focus is, no other one."""
    of_many = phrase.text.casefold().split()[2:3] in (["anak"], ["cucu"], ["orang"])
    return phrase.definite and (of_many or phrase.text.endswith((" ini", " tersebut")))


_OUTSIDERS = frozenset({"analis", "pengamat", "pakar", "pejabat", "kritikus"})
"""People who speak of others."""


def _may_be(person: Person, phrase: Phrase) -> bool:
    """An unnamed source is taken up only by the noun that named it, or by one that fits anybody."""
    words = person.name.casefold().split()
    return person.kind is SpeakerKind.PERSON or phrase.head in ANYBODY or phrase.head in words


_HELD_BY_ONE = frozenset({"presiden", "gubernur", "bupati", "menteri", "raja", "sultan"})
"""Offices that readers know the holder of without being told."""


def _may_be_bare(attention: Attention, phrase: Phrase) -> bool:
    """A bare role noun (`ahli`) takes up the focus unless somebody unnamed is called just that; `Bupati` is nobody of another office."""
    if phrase.head in lexicon().titles | _OUTSIDERS and _is_of_another_office(attention, phrase):
        return False
    if phrase.head in _HELD_BY_ONE and attention.focus is not None and not attention.focus.roles:
        return False
    return attention.cast.find_other(phrase.text, SpeakerKind.UNNAMED) is None
