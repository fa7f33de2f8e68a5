"""The speaker of each finding, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.quotes.cast.casting import cast_of
from app.quotes.findings import Finding, Reading
from app.quotes.headlines.titles import IN_TITLES
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import author_after
from app.quotes.pronouns import only_person, pronoun_subject
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.speakers.dialogue import Dialogue
from app.quotes.speakers.narrative import Narrative
from app.quotes.speakers.pointing import speaker_of
from app.quotes.speakers.spoken_of import SpokenOf
from app.quotes.speakers.titles import Titles
from app.quotes.topics import publisher, subject, topic
from app.quotes.types import QuoteType


def resolve(reading: Reading, found: Sequence[Finding]) -> list[Resolution]:
    """Resolve each finding, in text order; what a title quotes is resolved last, since the text below tells whose words it are."""
    below = [finding for finding in found if finding.rule not in IN_TITLES]
    resolver = _Resolver(reading, below)
    resolved = list(resolver.run(below))
    titles = Titles(resolver.attention, below, resolved)
    following = iter(resolved)
    return [titles.speaker_of(finding) if finding.rule in IN_TITLES else next(following) for finding in found]


class _Resolver:
    """Walks through the article from finding to finding."""

    def __init__(self, reading: Reading, found: Sequence[Finding]) -> None:
        self.reading = reading
        self.spoken = frozenset(finding.passage for finding in found)
        self.attention = Attention(reading, cast_of(reading, found), self.spoken)
        self.narrative = Narrative(self.attention)
        self.spoken_of = SpokenOf(self.attention, found)
        self.dialogue = Dialogue(self.attention, found)
        self.first_turn = min((one.passage for one in found if one.rule == "turn_label"), default=0)
        self.previous: tuple[int, Resolution] | None = None
        self.resolved: list[Resolution] = []

    def run(self, found: Sequence[Finding]) -> Iterator[Resolution]:
        """The resolutions of findings that stand in text order; a name that the article gives later counts for the quotes before it."""
        for finding in found:
            self._read_to(finding)
            resolution = self._resolve(finding)
            if resolution.person is not None:
                self.attention.note(resolution.person, finding.passage)
            self.previous = (finding.passage, resolution)
            self.resolved.append(resolution)
        self.narrative.finish()
        resolved = _with_same_words(self.reading, found, _with_next_speakers(self.reading, found, self.resolved))
        identified = self.narrative.identified
        return (replace(one, person=identified.get(id(one.person), one.person)) for one in resolved)

    def _read_to(self, finding: Finding) -> None:
        """Bring the focus to a finding: over the narrative before it, and to a name before a pronoun in its own sentence."""
        self.narrative.walk_to(finding.passage)
        inside = finding.rule == "dash_line" or (
            finding.cue is not None and finding.content.contains(finding.cue)
        )  # `Tokoh Mira, tuturnya, …` is spoken of; so is whoever is named in speech behind dashes
        if finding.phrase is not None and finding.phrase.form in {Form.PRONOUN, Form.ENCLITIC} and not inside:
            before = min(finding.phrase.span.start, finding.content.start)
            self.narrative.look_back(before, self.reading.passages[finding.passage])

    def _resolve(self, finding: Finding) -> Resolution:
        """Whom a finding points to; without a phrase, whoever goes on speaking."""
        if finding.phrase is None and finding.rule == "turn_label":  # an answer below a question
            person = self.attention.most_named_before(self.first_turn) or self.attention.cast.most_mentioned()
            return Resolution(person, "interviewee" if person else "unknown")
        if finding.phrase is None and finding.rule == "coordinated_cue" and self.attention.focus is not None:
            return Resolution(self.attention.focus, "focus")  # `Lalu menegaskan, …`: who was the subject before
        if finding.phrase is None:
            return self._continued(finding)
        if finding.cue is not None and self._is_open(finding.phrase) and self._answers(finding):
            return Resolution(self.attention.former, "answer")
        resolution = speaker_of(self.attention, finding.phrase, finding.passage)
        if resolution.how == "focus" and (
            speaker := self.spoken_of.speaker_instead(finding, resolution, self.resolved)
        ):
            return Resolution(speaker, "focus")
        return resolution

    def _is_open(self, phrase: Phrase) -> bool:
        """`jawabnya`, `jawab si tukang sapu`: the phrase does not tell by itself who it is."""
        noun = phrase.form is Form.NOUN and phrase.definite and self.attention.cast.with_role(phrase) is None
        return phrase.form is Form.ENCLITIC or noun

    def _answers(self, finding: Finding) -> bool:
        """`jawabnya` after somebody's question is the other one's."""
        if not _is_answer(self.reading, finding) or self.attention.former is None or finding.passage == 0:
            return False
        before = self.reading.passages[finding.passage - 1]
        if any(item.lower in {"saya", "kami", "wartawan", "reporter"} for item in before.items if item.is_word):
            return False
        return any(item.lower in {"menanyakan", "bertanya", "tanya", "tanyanya"} for item in before.items)

    def _narrator_asked(self, finding: Finding) -> bool:
        """`"Abang tak takut?" saya bertanya. "Takut apa?"`: the narrator asked just before."""
        if finding.passage == 0:
            return False
        words = {item.lower for item in self.reading.passages[finding.passage - 1].items if item.is_word}
        return (
            len(words) <= _SHORT
            and not words.isdisjoint({"saya", "aku", "kami"})
            and bool(words & {"bertanya", "tanya"})
        )

    def _continued(self, finding: Finding) -> Resolution:
        """No phrase: the one that the sentence just before brought into focus, or the speaker of the quote just before, goes on."""
        here = self.reading.passages[finding.passage]
        text = self._published(here) if here.items[0].lower == "berikut" else None
        if text is not None:
            return Resolution(speaker_of(self.attention, text, here.index - 1).person, "introduced")
        if self._narrator_asked(finding) and self.attention.focus is not None:
            return Resolution(self.attention.focus, "answer")
        if self.previous is None or self.previous[1].person is None:
            return self._introduced(finding)
        turn = self.dialogue.speaker(finding, self.resolved)
        if turn is not None:
            return Resolution(turn, "turn")
        between = self.reading.passages[self.previous[0] + 1 : finding.passage]
        if between and not (len(between) == 1 and between[0].items[-1].text == "?"):  # `Titik mana? "Nantilah itu."`
            return self._introduced(finding)
        return Resolution(self.previous[1].person, "continuation")

    def _introduced(self, finding: Finding) -> Resolution:
        """`Istrinya menyela dari dapur. "Senang dia itu."`: the subject of the narrative sentence just before."""
        here = self.reading.passages[finding.passage]
        if self._stirs_after(finding) and self.attention.focus is not None:
            return Resolution(self.attention.focus, "followed")
        if here.index == 0:
            return self._followed(here)
        before = self.reading.passages[here.index - 1]
        if before.items[-1].text == ":" and before.index not in self.spoken:
            named = only_person(self.reading, before.index) or self._published(before)
            return (
                Resolution(speaker_of(self.attention, named, before.index).person, "introduced")
                if named
                else Resolution(self.attention.focus, "focus" if self.attention.focus else "unknown")
            )
        if (before.paragraph != here.paragraph and not _announces(before)) or before.index in self.spoken:
            return self._followed(here)
        phrase = topic(self.reading, before)
        if phrase is None and pronoun_subject(before) is not None and self.attention.focus is not None:
            return Resolution(self.attention.focus, "introduced")  # `Ia tertawa. "Ayo."`
        if phrase is None or phrase.form not in {Form.NAME, Form.NOUN}:
            return self._followed(here)
        return Resolution(speaker_of(self.attention, phrase, before.index).person, "introduced")

    def _stirs_after(self, finding: Finding) -> bool:
        """`"Ayo!" Ia tertawa.`: a pronoun opens what follows the quotation in its own sentence."""
        items = self.reading.passages[finding.passage].items
        after = [i + 1 for i, item in enumerate(items[:-1]) if item.quotation in finding.quotations]
        return bool(after) and items[after[-1]].lower in lexicon().third_person and items[after[-1]].is_capitalised

    def _whose_words(self, here: Passage, after: Passage) -> Phrase | None:
        """`"Masih perlu datang?" Pertanyaan itu diajukan Yanti kepada gurunya.`: whose the words are that the next sentence points to."""
        if after.items[0].lower in lexicon().inverted and 1 < len(after.items) <= _SHORT:  # `"Ayo". Kata dia.`
            return phrase_of(self.reading.text, after.items, 1, len(after.items))
        return author_after(self.reading, after) if after.paragraph == here.paragraph else None

    def _published(self, announcing: Passage) -> Phrase | None:
        """`Sambara Music merilis pernyataan resmi. Berikut pernyataan lengkapnya: "…"`: the subject of the sentence before the announcing one."""
        if announcing.index == 0:
            return None
        before = self.reading.passages[announcing.index - 1]
        if before.paragraph != announcing.paragraph:
            return None
        return publisher(self.reading, before) or subject(self.reading, before)

    def _followed(self, here: Passage) -> Resolution:
        """`"Saya tidak mau naik lagi." Salmah memandang suaminya.` The subject of the narrative sentence just after, in the same paragraph."""
        if here.index + 1 >= len(self.reading.passages):
            return Resolution(None, "unknown")
        after = self.reading.passages[here.index + 1]
        whose = self._whose_words(here, after)
        if whose is not None:
            return Resolution(speaker_of(self.attention, whose, after.index).person, "followed")
        near = after.paragraph == here.paragraph
        if near and pronoun_subject(after) == 0 and after.index not in self.spoken and self.attention.focus is not None:
            return Resolution(self.attention.focus, "followed")  # `"Ayo." Ia tertawa.`
        phrase = topic(self.reading, after) if near else None
        if phrase is None or phrase.form is not Form.NAME:
            return Resolution(None, "unknown")
        return Resolution(speaker_of(self.attention, phrase, after.index).person, "followed")


_SHORT = 8
"""Words and punctuation."""


def _is_answer(reading: Reading, finding: Finding) -> bool:
    return finding.cue is not None and finding.cue.of(reading.text).casefold().startswith("jawab")


def _announces(passage: Passage) -> bool:
    """`Direktur Budi menyampaikan apresiasi kepada warga.`: a verb of saying without words; they may follow in the next paragraph."""
    return any(item.lower in lexicon().active_all or item.lower in _ANNOUNCING for item in passage.items)


_ANNOUNCING = frozenset({"menyoroti", "mengapresiasi", "menanggapi", "menyambut", "bersyukur"})


def _with_next_speakers(reading: Reading, found: Sequence[Finding], resolved: list[Resolution]) -> list[Resolution]:
    """`"Mungkin ada yang kurang." "Jadi kita kirim," tutur Budi.` A quotation alone, with no speaker yet, goes with the next."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        alone = one.phrase is None and one.rule == "quotation_alone" and resolved[index].person is None
        if alone and following.type is QuoteType.DIRECT and following.quotations == (one.quotations[0] + 1,):
            asked = one.content.of(reading.text).endswith("?") and _is_answer(reading, following)
            near = (
                not asked
                and following.passage - one.passage <= 1
                and following.rule in _AFTER_QUOTATION | {"quotation_alone"}
            )
            if near and resolved[index + 1].person is not None:
                resolved[index] = Resolution(resolved[index + 1].person, "followed")
    return resolved


_AFTER_QUOTATION = frozenset({"inverted_cue_after_quotation", "enclitic_cue_after_quotation"})


def _with_same_words(reading: Reading, found: Sequence[Finding], resolved: list[Resolution]) -> list[Resolution]:
    """A pull quote above the text has the speaker of the same words in it."""
    said = {
        one.content.of(reading.text): resolution.person
        for one, resolution in zip(found, resolved, strict=True)
        if resolution.person is not None
    }
    for index, one in enumerate(found):
        if resolved[index].person is None and (person := said.get(one.content.of(reading.text))) is not None:
            resolved[index] = Resolution(person, "followed")
    return resolved
