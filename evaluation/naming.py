"""When a predicted name is the gold speaker's: the guidelines' comparison of names."""

from __future__ import annotations

import re

from evaluation.articles import GoldQuote

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
    """The words of a name without titles, degrees, case and punctuation; with its titles where it has nothing else."""
    plain = _DEGREES.sub("", name.replace("’", "'").replace("‘", "'"))
    words = [word for word in re.split(r"[^\w']+", plain.casefold()) if word]
    return [word for word in words if word not in _TITLES] or words
