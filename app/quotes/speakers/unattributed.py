"""Whose a quotation is at which nothing points to its source: who was just brought into focus, who spoke before, or who stirs after it."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import WHILE
from app.quotes.findings import Finding
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import author_after
from app.quotes.pronouns import only_person, pronoun_subject
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention, Resolution
from app.quotes.speakers.dialogue import Dialogue
from app.quotes.speakers.pointing import speaker_of
from app.quotes.topics import publisher, subject, topic


class Unattributed:
    """Finds the speaker of quotes without a phrase, as the article is read."""

    def __init__(self, attention: Attention, found: Sequence[Finding]) -> None:
        self.attention = attention
        self.reading = attention.reading
        self.found = found
        self.dialogue = Dialogue(attention, found)

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

    def _answering(self, here: Passage) -> Phrase | None:
        """`"Silakan, itu hak mereka." Sang pelatih menimpali sambil tersenyum.`: the subject of an answer without words of its own."""
        if here.index + 1 >= len(self.reading.passages):
            return None
        after = self.reading.passages[here.index + 1]
        items = after.items
        verb = next((i for i in range(1, min(len(items) - 1, _SHORT)) if items[i].lower in _ANSWERING), None)
        if verb is None or after.paragraph != here.paragraph or any(item.quotation >= 0 for item in items):
            return None
        wordless = not items[verb + 1].is_word or items[verb + 1].lower in WHILE
        return (
            phrase_of(self.reading.text, items, 0, verb)
            if wordless and items[verb + 1].text not in {",", ":"}
            else None
        )

    def speaker(self, finding: Finding, resolved: Sequence[Resolution]) -> Resolution:
        """No phrase: the one that the sentence just before brought into focus, or the speaker of the quote just before, goes on."""
        here = self.reading.passages[finding.passage]
        text = self._published(here) if here.items[0].lower == "berikut" else None
        if text is not None:
            return Resolution(speaker_of(self.attention, text, here.index - 1).person, "introduced")
        answering = self._answering(here)
        if answering is not None:
            return Resolution(speaker_of(self.attention, answering, here.index + 1).person, "followed")
        if self._narrator_asked(finding) and self.attention.focus is not None:
            return Resolution(self.attention.focus, "answer")
        if not resolved or resolved[-1].person is None:
            return self._introduced(finding)
        turn = self.dialogue.speaker(finding, resolved)
        if turn is not None:
            return Resolution(turn, "turn")
        last = self.found[len(resolved) - 1].passage
        between = self.reading.passages[last + 1 : finding.passage]
        if finding.rule == "dash_line" and not between and self.reading.passages[last].paragraph != here.paragraph:
            return Resolution(None, "unknown")  # behind a dash a new line is somebody's turn, not the same one's
        if between and not (len(between) == 1 and between[0].items[-1].text == "?"):  # `Titik mana? "Nantilah itu."`
            return self._introduced(finding)
        return Resolution(resolved[-1].person, "continuation")

    def _introduced(self, finding: Finding) -> Resolution:
        """`Istrinya menyela dari dapur. "Senang dia itu."`: the subject of the narrative sentence just before."""
        here = self.reading.passages[finding.passage]
        if self._stirs_after(finding) and self.attention.focus is not None:
            return Resolution(self.attention.focus, "followed")
        if here.index == 0:
            return self._followed(finding)
        before = self.reading.passages[here.index - 1]
        if before.items[-1].text == ":" and before.index not in self.attention.spoken:
            named = only_person(self.reading, before.index) or self._published(before)
            return (
                Resolution(speaker_of(self.attention, named, before.index).person, "introduced")
                if named
                else Resolution(self.attention.focus, "focus" if self.attention.focus else "unknown")
            )
        apart = before.paragraph != here.paragraph and not (_announces(before) or _is_gesture(before))
        if apart or before.index in self.attention.spoken:
            return self._followed(finding)
        phrase = topic(self.reading, before)
        body = publisher(self.reading, before) if phrase is None else None
        if body is not None and body.form is Form.ORGANISATION:  # `Agensi Sambara merilis pernyataan. "Kami …"`
            return Resolution(speaker_of(self.attention, body, before.index).person, "introduced")
        if phrase is None and pronoun_subject(before) is not None and self.attention.focus is not None:
            return Resolution(self.attention.focus, "introduced")  # `Ia tertawa. "Ayo."`
        if phrase is None and self.attention.noted == before.index and self.attention.focus is not None:
            return Resolution(self.attention.focus, "introduced")  # `Sang adik tertawa. "Ayo."`
        if phrase is None or phrase.form not in {Form.NAME, Form.NOUN}:
            return self._followed(finding)
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

    def _followed(self, finding: Finding) -> Resolution:
        """`"Saya tidak mau naik lagi." Salmah memandang suaminya.` The subject of the narrative sentence just after, in the same paragraph."""
        here = self.reading.passages[finding.passage]
        if here.index + 1 >= len(self.reading.passages):
            return self._in_scene(finding)
        after = self.reading.passages[here.index + 1]
        whose = self._whose_words(here, after)
        if whose is not None:
            return Resolution(speaker_of(self.attention, whose, after.index).person, "followed")
        near = after.paragraph == here.paragraph
        if (
            near
            and pronoun_subject(after) == 0
            and after.index not in self.attention.spoken
            and self.attention.focus is not None
        ):
            return Resolution(self.attention.focus, "followed")  # `"Ayo." Ia tertawa.`
        phrase = topic(self.reading, after) if near else None
        if phrase is None or phrase.form is not Form.NAME:
            return self._in_scene(finding)
        return Resolution(speaker_of(self.attention, phrase, after.index).person, "followed")

    def _in_scene(self, finding: Finding) -> Resolution:
        """`"Saya datang," kata Ani. Di pangkuannya ada rantang. "Dulu naik ini."`: nobody else came into the paragraph of the one in focus."""
        focus, here = self.attention.focus, self.reading.passages[finding.passage]
        between = self.reading.passages[max(0, here.index - _LONGEST_SCENE) : here.index]
        told = focus is not None and any(
            passage.paragraph == here.paragraph and passage.index == focus.last_passage for passage in between
        )
        others = [
            p for passage in between if passage.paragraph == here.paragraph for p in self.attention.named_in(passage)
        ]
        if (
            finding.rule != "quotation_alone"
            or focus is None
            or not told
            or any(person is not focus for person in others)
        ):
            return Resolution(None, "unknown")
        return Resolution(focus, "continuation")


_ANSWERING = frozenset({"menimpali", "menyahut", "menukas", "membalas", "menyela"})
_SHORT = 8
"""Words and punctuation."""
_LONGEST_SCENE = 3
"""Passages."""


def _is_gesture(passage: Passage) -> bool:
    """`Ia berhenti sebentar.`: what somebody does between two of his sentences, in a paragraph of its own or not."""
    return pronoun_subject(passage) == 0 and len(passage.items) <= _SHORT


def _announces(passage: Passage) -> bool:
    """`Direktur Budi menyampaikan apresiasi kepada warga.`: a verb of saying without words; they may follow in the next paragraph."""
    return any(item.lower in lexicon().active_all or item.lower in _ANNOUNCING for item in passage.items)


_ANNOUNCING = frozenset("menyoroti mengapresiasi menanggapi menyambut bersyukur ditanya ditanyai".split())
