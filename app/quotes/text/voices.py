"""Whose voice a sentence is in, as far as its words tell: the narrator's, who reports, or a speaker's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_][\w-]*")
_CONVERSATION = re.compile(
    r"(?:Usai|Seusai|Sebelum|Setelah|Selepas|Selesai|Di tengah|Di sela|Di sela-sela|Di akhir|Sepanjang|Selama)\b[^.?!]{0,40}\b"
    r"(?:wawancara|percakapan|obrolan|perbincangan|pertemuan|pamit|berpamitan|pulang)"
)
_TALK = frozenset({"bilang", "tanya", "jawab", "kata", "katanya"})


def is_narrated(sentence: str) -> bool:
    """True where a sentence reports in the third person. What stands in marks is left out of it: `“”`."""
    lexical = lexicon()
    if _CONVERSATION.match(sentence):
        return True
    words = _WORD.findall(sentence)
    small = [word.casefold() for word in words]
    if not lexical.first_person.isdisjoint(small):
        return False
    apposed = _APPOSED.match(sentence)
    if (apposed and apposed["verb"] in lexical.active_all) or _GESTURE.match(sentence):
        return True
    if len(words) > 1 and small[0] == "menurut" and (words[1][0].isupper() or small[1] in lexical.third_person):
        return True
    return any(_is_reported(words, small, index, "“”" in sentence) for index in range(len(words)))


_APPOSED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, [a-z][^,.?!:;\n]{3,80}, (?P<verb>[a-z]+)\b")
"""`Wulan, mantan lurah Randu, mengatakan …`"""
_GESTURE = re.compile(
    r"(?!Dia|Saya|Aku|Kami|Kita|Mereka)[A-Z][\w’'-]+(?: (?:pun|lalu|kemudian|hanya|lantas))?"
    r" (?:tertawa|tersenyum|terkekeh|terbahak|menggeleng|mengangguk|terdiam|menghela)\b"
)
"""`Ia tertawa, kemudian diam lama.`: what a narrator sees; speakers say `dia`."""


def is_spoken(sentence: str) -> bool:
    """`Kami akan menyusun ulang.`: words in the first person; news itself is in the third."""
    return any(word.casefold() in lexicon().first_person for word in _WORD.findall(sentence))


def is_told(sentence: str, rest: str) -> bool:
    """`Pada babak kedua, Randu mengubah formasi.`: a deed of somebody named, of a body or of `ia`, and nobody speaks in the `rest` from here on."""
    if not _DEED.match(sentence):
        return False
    return not is_spoken(rest)


_DEED = re.compile(
    r"(?:(?:(?:Di|Pada|Dalam|Pada|Sejak|Usai|Setelah|Sebelum|Sementara|Hingga)\b[^,.?!]{2,50}, |Hasilnya, |Alhasil, )[A-Z][\w’-]*"
    r"|[A-Z]{2,}|[A-Z][\w’-]+(?: [A-Z][\w’-]+)+|Ia|Beliau|[A-Z][a-z]+(?: [a-z]+){0,2} (?:itu|tersebut))"
    r"(?: [A-Z][\w’-]*)*(?: (?:kini|lalu|kemudian|akhirnya|juga|sudah|telah|pun|sempat|langsung|baru|masih|akan))?"
    r" (?:(?:me|ber|di|ter)[a-z]{3,}|libur|lahir|tinggal|datang|pulang|pergi)\b"
)


def _is_reported(words: Sequence[str], small: Sequence[str], index: int, quoted: bool) -> bool:
    """True where the word at `index` is a narrator's cue: somebody is named before it, or a quotation stands beside it."""
    lexical, word = lexicon(), small[index]
    if word in _TALK:
        return False
    if word.endswith("nya") and word.removesuffix("nya") in lexical.inverted_all:
        return quoted
    clausal = small[index + 1 : index + 2] == ["bahwa"]
    if word not in lexical.active_all and not (word.startswith("me") and clausal):
        return False
    named = any(one[0].isupper() for one in words[1:index]) or any(
        one in lexical.people for one in small[: min(2, index)]
    )
    near = index > 0 and all(one in lexical.adverbs for one in small[1:index])  # `Wulan juga mengklaim …`
    return quoted or named or near or (index == 0 and clausal) or small[0] in lexical.third_person


def is_attributed(between: str) -> bool:
    """True where a stretch holds a verb or a root that attributes."""
    lexical = lexicon()
    for word in _WORD.findall(between):
        small = word.casefold()
        stem = small.removesuffix("nya")
        if small in lexical.active_all or stem in lexical.inverted_all:
            return True
    return False
