"""The measures of the guidelines: detection, attribution, and both together.

Spans are compared without the marks, spaces and punctuation at their ends; two overlap where intersection over union is at least
a half. A prediction that meets an optional gold quote counts neither way. Names are compared without titles, case and punctuation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.articles import GoldArticle, GoldQuote

_EDGE = " \t\n\r\u00a0“”\"„«»‘’'`,.;:!?…-–—()[]"
_LEAST_OVERLAP = 0.5
_TITLES = frozenset(
    "bapak ibu pak bu tuan nyonya presiden wapres wakil menteri mantan eks gubernur bupati wali kota walikota camat lurah jenderal jendral "
    "letjen mayjen brigjen letnan mayor kolonel kapten marsekal laksamana komisaris besar ajun inspektur brigadir polisi kombes kompol akbp "
    "akp ipda iptu aiptu bripka irjen komjen pol purn tni ad al au dr dokter drs dra ir prof profesor haji hj h kh kiai ustaz ustad sri "
    "sultan raden sir mr mrs ms madya utama pratama tingkat satu dua ketua direktur kepala sekretaris juru bicara kapolri panglima kapolda "
    "kapolres".split()
)
_DEGREES = re.compile(
    r",?\s+(?:S\.?\s?[A-Z][a-z]{0,3}\.?|M\.?\s?[A-Z][a-z]{0,3}\.?|SH|MH|SE|MM|MSi|M\.?Si|Ph\.?D|SpPD|Sp\.\w+)\b.*$"
)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A quote that the pipeline found: offsets, type, the speaker's name or None, and what it rests on."""

    start: int
    end: int
    type: str
    speaker: str | None
    rule: str = ""
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A gold quote and the prediction that overlaps it; `exact` where the trimmed borders are equal."""

    gold: GoldQuote
    predicted: Prediction
    exact: bool

    @property
    def right(self) -> bool:
        """True where the speaker is right."""
        return same_speaker(self.gold, self.predicted.speaker)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the predictions for one article meet its gold."""

    article: GoldArticle
    matches: tuple[Match, ...]
    missed: tuple[GoldQuote, ...]
    extra: tuple[Prediction, ...]

    @property
    def core(self) -> tuple[Match, ...]:
        """The matches that count."""
        return tuple(match for match in self.matches if match.gold.core)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and F1 from counts: true positives, predicted, gold."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """0 where there was nothing to find."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures for a set of articles. `by_type` has recall and speaker accuracy of direct, indirect and mixed."""

    articles: int
    overlap: Ratio
    exact: Ratio
    end_to_end: Ratio
    named: Ratio
    by_type: Mapping[str, tuple[Ratio, Ratio]] = field(default_factory=dict)

    @property
    def attribution(self) -> float:
        """The share of the found core quotes whose speaker is right."""
        return self.end_to_end.right / self.overlap.right if self.overlap.right else 0.0

    @property
    def wrong_names(self) -> float:
        """The share of wrong names among the named (core quotes found, speaker given)."""
        return 1 - self.named.precision if self.named.predicted else 0.0


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span past marks, punctuation and space at both ends."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def same_speaker(gold: GoldQuote, predicted: str | None) -> bool:
    """True where the predicted name is the gold speaker's or an alias: the same words, or more words of a person's name."""
    if gold.speaker is None:
        return predicted is None
    return any(_same_name(name, gold.kind, predicted) for name in (gold.speaker, *gold.aliases))


def _same_name(gold: str, kind: str, predicted: str | None) -> bool:
    wanted, given = _name_words(gold), _name_words(predicted or "")
    if not given:
        return False
    if kind == "person":
        rest = iter(given)
        return wanted == given or all(word in rest for word in wanted)
    return set(wanted) <= set(given) or (set(given) <= set(wanted) and len(given) * 2 >= len(wanted))


def _name_words(name: str) -> list[str]:
    plain = _DEGREES.sub("", name.replace("’", "'").replace("‘", "'"))
    words = [word for word in re.split(r"[^\w']+", plain.casefold()) if word]
    return [word for word in words if word not in _TITLES] or words


def align(article: GoldArticle, predictions: Sequence[Prediction]) -> Alignment:
    """Pair gold and predictions one to one by overlap, core quotes first, the greatest overlap first."""
    gold = [trim(article.text, quote.start, quote.end) for quote in article.quotes]
    found = [trim(article.text, quote.start, quote.end) for quote in predictions]
    pairs = sorted(((_overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)), reverse=True)
    used_gold: set[int] = set()
    used_found: set[int] = set()
    matches: list[Match] = []
    for core in (True, False):
        for overlap, i, j in pairs:
            taken = i in used_gold or j in used_found
            if overlap < _LEAST_OVERLAP or taken or article.quotes[i].core is not core:
                continue
            used_gold.add(i)
            used_found.add(j)
            matches.append(Match(article.quotes[i], predictions[j], gold[i] == found[j]))
    missed = tuple(quote for i, quote in enumerate(article.quotes) if i not in used_gold and quote.core)
    extra = tuple(quote for j, quote in enumerate(predictions) if j not in used_found)
    return Alignment(article, tuple(matches), missed, extra)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def score(alignments: Iterable[Alignment]) -> Scores:
    """The figures over all of `alignments`."""
    count: Counter[object] = Counter()
    for alignment in alignments:
        core = alignment.core
        count["articles"] += 1
        count["gold"] += len(core) + len(alignment.missed)
        count["predicted"] += len(core) + len(alignment.extra)
        count["overlap"] += len(core)
        for quote in (*(match.gold for match in core), *alignment.missed):
            count["gold", quote.type] += 1
        for match in core:
            _count_match(count, match)
    types = [kind for kind in ("direct", "indirect", "mixed") if count["gold", kind]]
    return Scores(
        articles=count["articles"],
        overlap=Ratio(count["overlap"], count["predicted"], count["gold"]),
        exact=Ratio(count["exact"], count["predicted"], count["gold"]),
        end_to_end=Ratio(count["right"], count["predicted"], count["gold"]),
        named=Ratio(count["name right"], count["name given"], count["name known"]),
        by_type={kind: _of_type(count, kind) for kind in types},
    )


def _count_match(count: Counter[object], match: Match) -> None:
    kind = match.gold.type
    count["exact"] += match.exact
    count["right"] += match.right
    count["overlap", kind] += 1
    count["right", kind] += match.right
    if match.gold.kind == "person" and match.gold.speaker is not None:
        count["name known"] += 1
    if match.predicted.speaker is not None:
        count["name given"] += 1
        count["name right"] += match.right


def _of_type(count: Counter[object], kind: str) -> tuple[Ratio, Ratio]:
    found = count["overlap", kind]
    return Ratio(found, found, count["gold", kind]), Ratio(count["right", kind], found, found)
