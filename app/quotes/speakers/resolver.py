"""The speaker of each finding, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.quotes.cast.casting import cast_of
from app.quotes.cast.person import Person
from app.quotes.findings import Finding, Reading
from app.quotes.headlines.titles import IN_TITLES
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.speakers.dialogue import ASKING, questions_in_court
from app.quotes.speakers.narrative import Narrative
from app.quotes.speakers.pointing import speaker_of
from app.quotes.speakers.spoken_of import SpokenOf
from app.quotes.speakers.titles import Titles
from app.quotes.speakers.unattributed import Unattributed
from app.quotes.types import QuoteType, Span


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
        self.found = found
        said: dict[int, list[Span]] = {}
        for finding in found:
            said.setdefault(finding.passage, []).append(finding.content)
        self.attention = Attention(reading, cast_of(reading, found), said)
        self.narrative = Narrative(self.attention)
        self.spoken_of = SpokenOf(self.attention, found)
        self.unattributed = Unattributed(self.attention, found)
        self.first_turn = min((one.passage for one in found if one.rule == "turn_label"), default=0)
        self.resolved: list[Resolution] = []

    def run(self, found: Sequence[Finding]) -> Iterator[Resolution]:
        """The resolutions of findings that stand in text order; a name that the article gives later counts for the quotes before it."""
        for finding in found:
            self._read_to(finding)
            resolution = self._resolve(finding)
            if resolution.person is not None and resolution.how != "author" and not self._only_asks(finding):
                self.attention.note(resolution.person, finding.passage)
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
            return self.unattributed.speaker(finding, self.resolved)
        if finding.cue is not None and self._is_open(finding.phrase) and self._answers(finding):
            return Resolution(self.attention.former, "answer")
        if (revealed := self._handed_down(finding, finding.phrase)) is not None:
            return Resolution(revealed, "focus")
        resolution = speaker_of(self.attention, finding.phrase, finding.passage)
        if resolution.how == "focus" and (
            speaker := self.spoken_of.speaker_instead(finding, resolution, self.resolved)
        ):
            return Resolution(speaker, "focus")
        return resolution

    def _only_asks(self, finding: Finding) -> bool:
        """`Jaksa Budi menuduh saksi itu berbohong. "Tidak, Pak," katanya.`: the witness who had the word stays in focus."""
        asks = finding.type is QuoteType.INDIRECT and self.attention.focus is not None
        return asks and questions_in_court(self.reading, self.reading.passages[finding.passage])

    def _handed_down(self, finding: Finding, phrase: Phrase) -> Person | None:
        """`Beliau juga bersabda, "…"`: the one of scripture whom the preacher quoted last, though the preacher stays in focus."""
        if finding.cue is None or phrase.form not in {Form.PRONOUN, Form.ENCLITIC}:
            return None
        cue = finding.cue.of(self.reading.text).casefold().removesuffix("nya")
        return self.attention.revealed if cue in _OF_SCRIPTURE else None

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
        asked = any(item.lower in ASKING for item in before.items)
        return asked or self._asked_just_before(finding)

    def _asked_just_before(self, finding: Finding) -> bool:
        """`"Presiden marah?" kejar Ani. "Beliau diam," jawab pria itu.`: the question was the last thing said, by the one in focus."""
        if not self.resolved or finding.rule not in _AFTER_QUOTATION:
            return False
        question, asker = self.found[len(self.resolved) - 1], self.resolved[-1].person
        near = finding.passage - question.passage == 1 and asker is self.attention.focus
        return near and question.content.of(self.reading.text).rstrip(' ”"').endswith("?")


_OF_SCRIPTURE = frozenset({"bersabda", "berfirman", "sabda", "firman"})


def _is_answer(reading: Reading, finding: Finding) -> bool:
    return finding.cue is not None and finding.cue.of(reading.text).casefold().startswith("jawab")


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
