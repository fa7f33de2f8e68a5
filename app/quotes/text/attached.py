"""What stands after a quotation and belongs to it, capital and full stop or not: an attribution by itself, a signature."""

from __future__ import annotations

import re

from app.quotes.lexicon import lexicon
from app.quotes.text.marks import Quotation

_CAPITAL_ATTRIBUTION = re.compile(
    r"(?P<cue>[A-Z][a-z]+)(?: (?:[A-Z][\w.’'-]+|[a-z]+)){0,8}"
    r"(?:,? (?:di|pada|saat|usai|kepada|dalam|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b[^.:“\"\n]*)?(?:[.\n]| [“\"„«] ?[A-Z])"
)
"""`"Kami siap." Kata Budi, Senin.`: an attribution with a capital, and nothing that is said after it."""
_SUBJECT_ALONE = re.compile(
    r"(?P<subject>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]+|\([A-Z][\w-]*\)|[a-z]+)){0,7}) (?P<verb>(?:me|ber)[a-z]+)"
    r"(?P<further>(?:,? (?:di|pada|saat|usai|kepada|dalam|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b[^.:,“\"\n]{0,60})?)(?:\.(?!\w)|\n|$)"
)
"""`"Kami siap." Budi Santoso mengatakan.`: a subject, a verb that wants content, and none after it."""
_WANTING = frozenset(
    {
        "mengatakan",
        "menyatakan",
        "menjelaskan",
        "menegaskan",
        "menambahkan",
        "berkata",
        "melaporkan",
        "menuturkan",
        "mengungkapkan",
        "memaparkan",
        "menerangkan",
        "menulis",
    }
)
_DASHED_ATTRIBUTION = re.compile(r"[–—-] ?(?:(?:dia|ia|beliau) )?(?P<cue>[a-z]{4,})")
_SIGNATURE = re.compile(r"[–—~-] ?[A-Z][^.:;?!“”\"\n]{2,80}$", re.MULTILINE)
"""`“Kami siap.” — Budi Santoso, lurah`: to the end of the line."""
_SIGNED_BELOW = re.compile(
    r"[–—~-] ?(?!Advertisement|Iklan)[A-Z][\w.’'-]*[a-z](?: [A-Z][\w.’'-]*){0,4}(?:,? \([^()\n]{1,20}\))?(?:, [^.:;?!“”\"\n]{2,80})?(?:\n|$)"
)
"""The same on a line of its own: a name, and after a comma what somebody is."""
_SIGNED_IN_BRACKETS = re.compile(r"\([A-Z][\w.’'-]*[a-z](?: [A-Z][\w.’'-]*){0,4}, [^()\n]{2,80}\)\.?[ ]*(?:\n|$)")
"""`“Kami siap.” (Budi Santoso, lurah)`"""


def attributes_before(text: str, start: int) -> bool:
    """`"Kami siap." Kata Budi.` · `"Kami siap". - katanya.`: what stands after a quotation belongs to it, capital and full stop or not."""
    attribution = _CAPITAL_ATTRIBUTION.match(text, start)
    if attribution is not None and attribution["cue"].casefold().removesuffix("nya") in lexicon().inverted:
        return True
    if states_alone(text, start):
        return True
    dashed = _DASHED_ATTRIBUTION.match(text, start)
    return dashed is not None and dashed["cue"].removesuffix("nya") in lexicon().inverted_all | lexicon().active_all


def states_alone(text: str, start: int) -> bool:
    """`Budi Santoso mengatakan.`: what stands here says who spoke, and nothing else."""
    match = _SUBJECT_ALONE.match(text, start)
    if match is None or match["verb"] not in _WANTING:
        return False
    if any(word in lexicon().active_all or word == "yang" for word in match["subject"].split()):
        return False
    if _IN_STATEMENT.match(match["further"]):
        return True
    return not any(word in lexicon().predicators or _VERBAL.match(word) for word in match["further"].split())


STATEMENTS = ("pernyataan", "surel", "email", "wawancara", "keterangan", "pesan", "surat")
"""What words stand in: `dalam sebuah pernyataan`."""
_IN_STATEMENT = re.compile(
    rf" dalam (?:sebuah |satu )?(?:{'|'.join(STATEMENTS)})(?: (?:itu|tersebut)$| yang (?!.*\bbahwa\b))"
)
"""`berkata dalam pernyataan yang dikirim melalui surel`: where the words stood; the verbs tell of the statement."""
_VERBAL = re.compile(r"(?:bahwa|jika|akan|sudah|telah|tidak|belum|adalah|(?:me|di|ber|ter)[a-z]{4,})\b")
"""What tells that something is said: `mengatakan pada Senin jalan ditutup`."""


def reports_anew(text: str, quotation: Quotation, start: int) -> bool:
    """`"Kami jaga gudang itu siang malam" Budi menerangkan bahwa …`: what a verb reports stands after it, so no stop was written before."""
    said = quotation.inner.of(text).split()
    if len(said) < _FEWEST_SAID or not said[0][0].isupper() or said[-1].endswith(","):
        return False
    if _ASKED.match(text, start):
        return True
    match = _REPORTING.match(text, start)
    return match is not None and match["verb"] in lexicon().active


_FEWEST_SAID = 5
_ASKED = re.compile(
    r"(?:(?:Saat|Ketika|Sewaktu) )?(?:di|Di)(?:tanya|singgung|konfirmasi|desak|mintai)\b|Menurut(?:nya)?\b|Lebih lanjut\b|Sementara itu\b"
)
"""`“…” Ditanya siapa yang dimaksud, Budi tertawa.`"""
_REPORTING = re.compile(r"[A-Z][\w.’'-]+(?: [\w.’'-]+){0,5}? (?P<verb>(?:me|ber)[a-z]+) (?:bahwa|jika|kalau)\b")


def is_signature(text: str, start: int) -> bool:
    """`— Budi Santoso, lurah` · `(Budi Santoso, lurah)`"""
    return (_SIGNATURE.match(text, start) or _SIGNED_IN_BRACKETS.match(text, start)) is not None


def is_signed_below(text: str, start: int) -> bool:
    """A name, and what somebody is, on the line below."""
    return _SIGNED_BELOW.match(text, start) is not None
