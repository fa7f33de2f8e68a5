"""The borders of content (GUIDELINES: span): no outer marks, no complementiser, no final punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.text.marks import Quotation
from app.quotes.types import QuoteType, Span
from app.quotes.words import Word

_MARKS = " \t\n\"“”„‟«»″＂‘’‚‹›'`"
_FRONT = _MARKS + ",.;:–—-…)"
_BACK = _MARKS + ",.;:–—-"
_AUXILIARIES = frozenset(
    "adalah merupakan ialah akan tidak bisa harus sudah telah belum pernah tak bukan siap masih".split()
)
_OPENING = _AUXILIARIES | frozenset(
    "sebaiknya seharusnya semestinya justru hanya perlu mungkin ingin mau sempat baru ada terdapat".split()
)
_SUBORDINATING = frozenset(
    (
        "saat ketika setelah sebelum karena demi meski sejak usai yang untuk dalam oleh terhadap tentang mengenai soal "
        "dengan agar guna"
    ).split()
)
THAT = frozenset({"bahwa", "bahwasanya", "bahawa", "bahawasanya"})
"""Complementisers that only a clause follows."""
_CLOSERS = {")": "(", "]": "["}


def trimmed(text: str, span: Span) -> Span:
    """Shrink `span` past marks, spaces and separating punctuation; `?` and `!` and balanced brackets stay."""
    start, end = span.start, span.end
    while start < end and text[start] in _FRONT:
        start += 1
    while end > start and (text[end - 1] in _BACK or _unbalanced(text, start, end)):
        end -= 1
    return Span(start, end)


_DIRECTION = (
    r"[(\[](?:(?:sambil|lalu|ikut|ia|dia|mereka) )*(?:ter(?:tawa|senyum|diam|kekeh|bahak|isak)|(?:meng|men|mem|meny|me|ber)[a-z]+|tepuk tangan|tawa"
    r"|gelak tawa|hening|jeda|diam|hadirin|penonton|sorak|musik|suara|senyum|di luar rekaman)\b[^()\[\]\n]{0,40}[)\]]"
)
_OPENING_DIRECTION = re.compile(rf"(?:{_DIRECTION}[.,]?\s*)+(?=\S)", re.IGNORECASE)
_CLOSING_DIRECTION = re.compile(rf"(?:\s*{_DIRECTION}[.\s]*)+$", re.IGNORECASE)


def without_directions(text: str, content: Span) -> Span:
    """`(tertawa) Airnya habis. (menggeleng)`: a turn without the stage directions at its edges."""
    opening = _OPENING_DIRECTION.match(text, content.start, content.end)
    start = opening.end() if opening else content.start
    closing = _CLOSING_DIRECTION.search(text, max(start, content.end - _LONGEST_DIRECTION), content.end)
    return trimmed(text, Span(start, closing.start())) if closing else Span(start, content.end)


_LONGEST_DIRECTION = 120
"""Characters."""


def _unbalanced(text: str, start: int, end: int) -> bool:
    closer = text[end - 1]
    if closer not in _CLOSERS:
        return False
    stretch = text[start:end]
    return stretch.count(closer) > stretch.count(_CLOSERS[closer])


def inner(text: str, quotation: Quotation) -> Span:
    """The content of a quotation that is a quote as a whole; a nested quotation at its end or start keeps both its marks."""
    whole = quotation.inner
    content = trimmed(text, whole)
    start, end = content.start, content.end
    for opening, closing in ("“”", "‘’", "«»"):
        unpaired = content.of(text).count(opening) - content.of(text).count(closing)
        if unpaired > 0:
            end = max(end, text.find(closing, end, whole.end) + 1)
        elif unpaired < 0 and (place := text.rfind(opening, whole.start, start)) >= 0:
            start = min(start, place)
    return Span(start, end)


def with_fragments(text: str, span: Span, quotations: Sequence[Quotation]) -> tuple[Span, QuoteType]:
    """Content that may hold quoted fragments: trimmed so that the fragments keep their marks, and its type."""
    inside = [q for q in quotations if span.start <= q.outer.start and q.outer.end <= span.end]
    whole = trimmed(text, span)
    for quotation in inside:
        if trimmed(text, quotation.outer) == whole:
            return whole, QuoteType.DIRECT
    start, end = whole.start, whole.end
    if inside and trimmed(text, Span(span.start, inside[0].outer.end)).start >= inside[0].inner.start:
        start = inside[0].outer.start
    if inside and text[inside[-1].inner.end : span.end].strip(_BACK) == "":
        end = inside[-1].outer.end
    return Span(start, max(start, end)), QuoteType.MIXED if inside else QuoteType.INDIRECT


def skip_complementiser(items: Sequence[Word], start: int, end: int) -> int:
    """The first item of the content: past commas, colons and `bahwa`."""
    first = start
    while start < end and items[start].text in {",", ":", "-", "–", "—"}:
        start += 1
    conditional = start > first and start < end and items[start].lower in {"jika", "kalau"}  # `katanya, jika hujan, …`
    if start < end and not conditional and items[start].lower in lexicon().complementisers:
        start += 1
        while start < end and items[start].text == ",":
            start += 1
    return start


def has_predicate(items: Sequence[Word], start: int, end: int) -> bool:
    """True where `items[start:end]` opens with a clause, not a bare noun phrase (GUIDELINES: core content has a predicate of its own)."""
    relative = False
    for index in range(start, end):
        word = items[index]
        if word.quotation >= 0:
            return True
        if word.text == "," and index > start + 1:
            return has_subject(items, start, end)
        if word.lower == "dalam" and index + 1 < end and items[index + 1].lower in {"kondisi", "keadaan"}:
            return True  # `cadangan devisa dalam kondisi aman`
        if word.lower in _SUBORDINATING:
            relative = True
        elif word.lower == "itu" and (index + 1 >= end or not items[index + 1].is_word):
            continue  # `rencana itu`: a determiner, where `itu penting` has a subject
        elif relative:
            if is_finite(items, start, index):
                return True
        elif (index > start or word.lower in _OPENING) and (_is_predicate(word) or is_state(items, index, end)):
            return True
    return has_subject(items, start, end)


def is_finite(items: Sequence[Word], start: int, index: int) -> bool:
    """`sidang terhadap dua orang akan digelar`: an auxiliary after a phrase with a preposition; after `yang`, a copula alone."""
    word = items[index].lower
    if word in {"adalah", "merupakan", "ialah"}:
        return True
    within = any(item.lower in _CLAUSAL for item in items[start:index])
    if within and word in _AFTER_RELATIVE:
        return has_closed_relative(items, start, index)
    return not within and word in _AUXILIARIES and items[index - 1].lower not in _SUBORDINATING


_AFTER_RELATIVE = frozenset(
    {
        "akan",
        "telah",
        "sudah",
        "tengah",
        "sedang",
        "tidak",
        "belum",
        "masih",
        "harus",
        "dapat",
        "bisa",
        "patut",
        "layak",
        "wajib",
    }
)
_FEWEST_IN_RELATIVE = 3


def has_closed_relative(items: Sequence[Word], start: int, index: int) -> bool:
    """`siswa yang tergabung dalam program itu [tengah disiapkan]`: the relative clause has had its verb, and nothing joins the auxiliary to it."""
    opened = max(i for i in range(start, index) if items[i].lower in _CLAUSAL)
    between = items[opened + 1 : index]
    verb = any(item.upos == "VERB" and not item.is_capitalised for item in between)
    before = items[index - 1]
    joined = not before.is_word or before.lower in lexicon().prepositions | {"dan", "atau", "serta", "yang", "juga"}
    whole = len(between) >= _FEWEST_IN_RELATIVE or before.upos == "ADV"  # `yang dibuang sembarangan [bisa]`
    return verb and whole and not joined and before.upos != "VERB"


_CLAUSAL = frozenset(
    {
        "yang",
        "saat",
        "ketika",
        "setelah",
        "sebelum",
        "karena",
        "meski",
        "sejak",
        "usai",
        "agar",
        "guna",
        "demi",
        "untuk",
    }
)


def names_topic(items: Sequence[Word], start: int, end: int) -> bool:
    """`pentingnya menjaga data`, `rasa syukur atas …`: a noun phrase for what somebody feels or brings forward, without a predicate."""
    lexical, first = lexicon(), items[start]
    if first.stem not in lexical.topic_nouns or _is_in_marks(items, start, end):
        return False
    if first.lower in lexical.felt_nouns:
        return True
    if first.has_enclitic:  # `ucapannya dipotong dari konteks` has its verb right there
        passive = start + 1 < end and items[start + 1].upos == "VERB" and items[start + 1].lower.startswith("di")
        return not (passive or has_finite_predicate(items, start, end))
    for index in range(start + 1, end):
        word = items[index]
        if word.lower == "pada" and index == start + 1:
            return True
        if word.lower in {"kepada", "atas", "terhadap", "untuk", "bagi"}:
            return index > start + 1 or first.lower not in {"penting", "perlu"}
        if word.lower in {"mendalam", "setinggi-tingginya", "sebesar-besarnya"}:  # `keprihatinan mendalam atas …`
            continue
        if word.upos in {"VERB", "AUX"} or word.text == "," or first.lower in {"penting", "perlu"}:
            return False
    return False


def _is_in_marks(items: Sequence[Word], start: int, end: int) -> bool:
    """`perlunya „membuka jalan bagi roti“`: what is needed stands in marks."""
    quoted = next((i for i in range(start + 1, min(end, start + 4)) if items[i].quotation >= 0), None)
    return items[start].has_enclitic and quoted is not None


def has_finite_predicate(items: Sequence[Word], start: int, end: int) -> bool:
    """True where an auxiliary, a negation or a copula stands in `items[start:end]` before any relative clause."""
    for index in range(start + 1, end):
        word = items[index].lower
        if word == "yang" or (word in _SUBORDINATING and word not in {"dengan", "untuk", "terhadap", "dalam", "oleh"}):
            return False
        if word in _AUXILIARIES and items[index - 1].lower not in _SUBORDINATING:
            return True
    return False


def is_state(items: Sequence[Word], index: int, end: int) -> bool:
    """`tanggul jebol`, `pemkab lepas tangan`: what has happened to somebody or something, in one word or two."""
    states, word = lexicon().states, items[index].lower
    return word in states or (index + 1 < end and f"{word} {items[index + 1].lower}" in states)


def _is_predicate(word: Word) -> bool:
    if (word.deprel or "").startswith("amod") or word.lower in PARTICIPLES:  # `audit menyeluruh`
        return False
    return not word.is_capitalised and (word.upos in {"VERB", "AUX"} or word.lower in lexicon().predicators)


PARTICIPLES = frozenset(
    "terkait bertajuk berjudul bertema berupa bernama menyangkut menyeluruh mendalam berkala berlapis berkelanjutan terpadu terperinci".split()
)
"""Verbs by their form that only join a noun to another or describe it: `janji terkait gaji`, `audit menyeluruh`."""


def has_subject(items: Sequence[Word], start: int, end: int) -> bool:
    """True where the tree finds a subject of a verb or adjective inside; after `apakah` of any, else of one that modifies nothing.

    What opens with a word in -nya modifies nothing, whatever the tree says: `membenarkan [adanya gugatan]`, `mengkritik [kurangnya air]`.
    """
    asked = start < end and items[start].lower == "apakah"
    for index in range(start, end):
        word, head = items[index], items[index].head
        if (
            (word.deprel or "").startswith(("nsubj", "csubj"))
            and head is not None
            and start <= head < end
            and word.lower != "yang"
        ):
            nominal = head == start and items[head].has_enclitic
            free = asked or nominal or not _modifies(items, head, start, end)
            if items[head].upos in {"VERB", "ADJ"} and free:
                return True
    return False


def _modifies(items: Sequence[Word], index: int, start: int, end: int) -> bool:
    """Whether a verb is a modifier; one that hangs adverbially on the cue before it, with no conjunction, is the content itself."""
    role, governor = items[index].deprel or "", items[index].head
    joined = any(item.head == index and (item.deprel or "").startswith("mark") for item in items[start:end])
    content = not joined and governor is not None and governor < start
    return role.startswith(("acl", "nmod")) or (role.startswith("advcl") and not content)
