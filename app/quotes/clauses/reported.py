"""What counts as reported content: the finding that a cue and its clause make, and what is no clause at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.addressees import CIRCUMSTANTIAL, asks_somebody, is_addressee, is_aside_to_addressee, is_deed
from app.quotes.clauses.borders import has_finite_predicate, has_predicate, names_topic, trimmed, with_fragments
from app.quotes.clauses.objects import is_clause
from app.quotes.connectives import WHILE
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Phrase
from app.quotes.reading import Passage
from app.quotes.text.voices import is_told
from app.quotes.types import EntityKind, QuoteType, Span
from app.quotes.words import VERB_PREFIXES, Word

FEWEST_WORDS = 2
ASKING_VERBS = frozenset({"bertanya", "menanyakan"})
INTERROGATIVES = frozenset({"apakah", "siapa", "kapan", "mengapa", "kenapa", "bagaimana", "berapa"})


def finding_of(
    reading: Reading, passage: Passage, rule: str, bounds: tuple[int, int], cue: Word, phrase: Phrase | None
) -> Iterator[Finding]:
    """One finding whose content is `passage.items[bounds]`, if that holds any words."""
    items = passage.items[bounds[0] : bounds[1]]
    if not any(item.is_word or item.quotation >= 0 for item in items):
        return
    marked = [item for item in items if item.quotation >= 0]
    source = (
        phrase.span if phrase is not None else Span(0, 0)
    )  # `kata pelantun “Hujan” itu`: no fragment of the content
    inside = [reading.quotations[item.quotation] for item in marked if not source.contains(item.span)]
    content, kind = with_fragments(reading.text, Span(items[0].span.start, items[-1].span.end), inside)
    if not len(content):
        return
    if not marked and bounds[1] >= len(passage.items) - 1 and _speaks_after_colon(passage.items, bounds[0]):
        content, kind = Span(content.start, _end_of_speech(reading, passage, content.end)), QuoteType.DIRECT
    covered = tuple(item.quotation for item in marked)
    yield Finding(rule, kind, content, passage.index, cue.span, phrase, covered)


def _speaks_after_colon(items: Sequence[Word], start: int) -> bool:
    """`mengatakan: Parlemen tidak akan diam.`: a colon and a capital open speech though no marks do."""
    return start > 0 and items[start - 1].text == ":" and items[start].is_capitalised


def _end_of_speech(reading: Reading, passage: Passage, end: int) -> int:
    """Speech without marks goes on to the end of its paragraph, or to the first sentence in which somebody is named, spoken of or cited."""
    lexical = lexicon()
    reporting = lexical.active_all | lexical.inverted_all | lexical.passive | lexical.according | lexical.third_person
    for following in reading.passages[passage.index + 1 :]:
        items = following.items
        own = following.paragraph == passage.paragraph and items[-1].text in {".", "!", "?"}
        told = any(item.kind is EntityKind.PERSON or item.quotation >= 0 or item.lower in reporting for item in items)
        if not own or told or is_told(following.span.of(reading.text), ""):
            break
        end = trimmed(reading.text, following.span).end
    return end


def is_marked(items: Sequence[Word], at: int) -> bool:
    """True where a comma, a colon or a complementiser follows the cue."""
    return any(item.text in {",", ":"} or item.lower in lexicon().complementisers for item in items[at + 1 : at + 4])


_TOPIC_PREPOSITIONS = frozenset(
    {"pada", "kepada", "tentang", "soal", "mengenai", "terkait", "atas", "terhadap", "perihal"}
)


def is_content(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """Marked by a comma, a colon or a complementiser, or a clause by itself."""
    lexical = lexicon()
    if names_topic(items, start, end) or is_aside_to_addressee(items, at, start) or _points_back(items, start, end):
        return False
    marked = any(item.text in {",", ":"} or item.lower in lexical.complementisers for item in items[at + 1 : start])
    marked = marked or _is_question(items, at, start, end)
    if is_judged(items, at, end) or (not marked and _is_manner_or_object(items, at, start, end)):
        return False
    if not marked and (items[at].lower in lexical.marked_only or _names_object(items, at, start, end)):
        return False
    if not marked and (
        items[start].lower in _TOPIC_PREPOSITIONS
        or (items[start].has_enclitic and items[start].stem in lexical.speech_nouns)
    ):
        passive = start + 1 < end and items[start + 1].upos == "VERB" and items[start + 1].lower.startswith("di")
        return (passive or has_predicate(items, start + 1, end)) and items[start].lower not in _TOPIC_PREPOSITIONS
    if not marked and items[at].lower in lexical.transitive:
        deed = items[at].lower == "memastikan" and items[start].lower in _RESULTS
        depicts = items[at].lower in _DEPICTING and any(item.lower == "sebagai" for item in items[start + 1 : end])
        if items[at].lower in lexical.active and _compares(items, start, end):
            return True
        explains = items[start].stem in lexical.matter_nouns and any(i.lower in _EXPLAINING for i in items[start:end])
        if explains:
            return True
        return not deed and (depicts or is_clause(items, start, end) or _has_clausal_complement(items, at, start, end))
    words = sum(item.is_word or item.quotation >= 0 for item in items[start:end])
    if not marked and (is_deed(items, at, start) or is_addressee(items, at, start, end)):
        return False
    if (
        marked
        or (items[at].lower == "menyatakan" and items[start].lower in lexical.stances and words > FEWEST_WORDS)
        or (items[at].lower in lexical.clausal and end - start >= 3)
        or (items[at].lower in lexical.denying and items[start].upos == "VERB" and items[start].lower.startswith("me"))
        or (items[at].lower in lexical.with_addressee and start > at + 1 and items[start].upos == "VERB")
        or asks_somebody(items, at, start, end)
    ):
        return True
    return _says_of_source(items, start, end) or _has_clausal_complement(items, at, start, end)


def _is_question(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """`bertanya [berapa karung beras yang hilang]`, unless in his heart."""
    if items[at].lower not in ASKING_VERBS or items[start].lower not in INTERROGATIVES or end - start <= FEWEST_WORDS:
        return False
    return not any(items[i].lower == "dalam" and items[i + 1].lower == "hati" for i in range(at))


def _says_of_source(items: Sequence[Word], start: int, end: int) -> bool:
    """A predicate; after a pronoun by which a source speaks of itself any word that is no preposition: `membantah pihaknya lalai`.

    So also a noun after a definite noun phrase: `menyatakan kemenangan ini hasil kerja keras`.
    """
    itself = items[start].lower in {"pihaknya", "dirinya"}
    if itself:
        return is_clause(items, start, end)
    definite = start + 1 < end and items[start + 1].lower in lexicon().demonstratives
    return has_predicate(items, start, end) or (definite and is_clause(items, start, end))


def _is_manner_or_object(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """`mengatakan dengan suara serak`, `menimpali sambil tersenyum`: how it is said.

    So also what is judged, without a word in marks: `mengkritik maskulinitas beracun`.
    """
    lexical = lexicon()
    manner = items[start].lower == "dengan" and start + 1 < end and items[start + 1].stem in MANNERS
    judged = items[at].lower in lexical.judging & lexical.active
    before = items[at].has_enclitic and items[at].stem in lexical.active  # `menyampaikannya langsung`
    quoted = any(item.quotation >= 0 for item in items[start:end])
    manner = manner or items[start].lower in WHILE
    return manner or _is_told_more(items, start, end) or ((judged or before) and not quoted)


def _is_told_more(items: Sequence[Word], start: int, end: int) -> bool:
    """`menjelaskan lebih singkat.` · `berpandangan lebih optimis dalam pidatonya`: how, and no more than where or when."""
    if items[start].lower != "lebih" or start + 1 >= end:
        return False
    following = items[start + 2] if start + 2 < end else None
    return following is None or not following.is_word or following.lower in CIRCUMSTANTIAL | {"lagi", "tentang", "soal"}


MANNERS = frozenset(
    "suara nada wajah mata senyum tegas lantang lirih gaya mimik raut logat bahasa ekspresi tatapan tawa gusar santai tenang bangga".split()
)


def _compares(items: Sequence[Word], start: int, end: int) -> bool:
    """`mengakui lawan lebih unggul`: a noun and how it compares."""
    for index in range(start + 1, end - 1):
        if items[index].lower == "lebih" and items[index - 1].upos in {"NOUN", "PROPN", "ADJ"}:
            return items[index + 1].upos == "ADJ"
        if items[index].lower in {"yang", "untuk", "dengan", "agar"} or items[index].text == ",":
            return False
    return False


_DEPICTING = frozenset({"menilai", "menggambarkan", "menuduh", "menuding"})
"""`menilai langkah itu sebagai kemunduran`: says what something is."""
_RESULTS = frozenset({"lolos", "melaju", "promosi", "juara", "tampil", "menang", "meraih", "merebut", "menjadi"})
"""`memastikan lolos ke final`: a team makes sure of a place, and says nothing."""


def is_judged(items: Sequence[Word], at: int, end: int) -> bool:
    """`mengecam “ketidakberesan” di desa itu`: one bare object in marks; a second one says something of it (`menyalahkan “mereka” sebab “lalai”`)."""
    marked = sum(item.quotation >= 0 for item in items[at + 1 : end])
    return items[at].lower in lexicon().judging and items[at + 1].quotation >= 0 and marked == 1


def _points_back(items: Sequence[Word], start: int, end: int) -> bool:
    """`mengatakan itu dalam rapat`, `menyampaikan hal tersebut saat dihubungi`: takes up what was said before, and tells where or when."""
    if start < end and items[start].lower in {"hal", "pernyataan", "keterangan", "pendapat", "pandangan"}:
        start += 1
        compared = start + (start < end and items[start].lower == "yang")
        compared += compared < end and items[compared].lower in {"cukup", "agak", "sedikit", "sangat"}
        if compared < end and items[compared].lower in _COMPARED:
            return compared + 1 >= end or not items[compared + 1].is_word or items[compared + 1].lower in CIRCUMSTANTIAL
    if start >= end or items[start].lower not in {"itu", "ini", "tersebut"}:
        return False
    following = items[start + 1] if start + 1 < end else None
    if following is None or following.quotation >= 0:  # `menyebut pernyataan itu “histeria”`
        return following is None
    told = following.lower == "bukan" and start + 2 < end and items[start + 2].lower in CIRCUMSTANTIAL
    return told or following.lower in CIRCUMSTANTIAL or not following.is_word


_COMPARED = frozenset({"berbeda", "senada", "serupa", "sama", "lain", "sebaliknya", "berlawanan", "bertentangan"})
"""`menyampaikan hal berbeda`: only tells how the words compare with those of another."""


def _names_object(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """`menulis buku tentang …` · `mengungkap penyebab kebakaran` · `mendorong kesetaraan`: a noun phrase for an object."""
    cue, first = items[at].lower, items[start]
    if cue in {"menulis", "menuliskan"}:
        return first.stem in lexicon().titled
    if cue == "menjawab":
        return first.stem in {"pertanyaan", "tantangan", "kebutuhan", "keraguan", "tuduhan", "kritik", "surat", "soal"}
    if cue in {"menyebut", "menyebutkan"} and first.stem in {"nama", "inisial", "identitas"}:
        return not is_clause(items, start, end)
    if cue == "melaporkan" and any(item.lower == "ke" for item in items[start + 1 : min(end, start + _LONGEST_RUMOUR)]):
        return not has_finite_predicate(items, start, end)  # `melaporkan kejadian itu ke polisi`
    if cue == "menilai" and first.lower in {"positif", "negatif"}:
        return True
    if cue == "mendorong":
        return not first.lower.startswith(VERB_PREFIXES) and first.lower not in {
            "tidak",
            "jangan",
            "untuk",
            "segera",
            "tetap",
        }
    if cue in lexicon().denying and first.stem in lexicon().rumours:
        relative = next(
            (i for i in range(start + 1, min(end, start + _LONGEST_RUMOUR)) if items[i].lower == "yang"), None
        )
        return relative is not None and not has_finite_predicate(items, start, relative)
    if any(item.lower in _EXPLAINING for item in items[start:end]):
        return False
    told = first.stem in lexicon().matter_nouns and cue not in lexicon().clausal
    return told and not (has_finite_predicate(items, start, end) or _is_equated(items, start, end))


def _is_equated(items: Sequence[Word], start: int, end: int) -> bool:
    """`modus yang digunakan pelaku [adalah] membuat kuitansi`: a copula after the relative clause of the matter has had its verb."""
    copula = next((i for i in range(start + 2, end - 1) if items[i].lower in {"adalah", "ialah", "yakni"}), None)
    relative = next((i for i in range(start + 1, end) if items[i].lower == "yang"), None)
    if copula is None or relative is None or relative > copula:
        return copula is not None and items[copula].lower != "yakni"
    return copula > relative + 2 and items[relative + 1].upos == "VERB"


_EXPLAINING = frozenset({"karena", "lantaran", "diduga", "bermula", "berawal", "disebabkan", "dipicu"})
"""`alasan penutupan itu [karena] longsor`: gives the matter, and does not only name it."""
_LONGEST_RUMOUR = 10


_AND_THEN = frozenset({"lalu", "kemudian", "dan", "tetapi", "tapi", "namun"})
_LIKE_PREPOSITIONS = frozenset({"menyusul", "menjelang", "melalui", "mengenai", "menurut", "termasuk"})
"""`menambah ruang rawat menyusul lonjakan pasien`: verbs by their form."""


def _has_clausal_complement(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """`membantah menolak Budi`, `menyampaikan siswa yang terpilih dipersiapkan`: the tree makes a verb a clause of the cue."""
    comma = next((i for i in range(start, end - 1) if items[i].text == "," and items[i + 1].lower in _AND_THEN), end)
    clause = any(
        item.head == at
        and (item.deprel or "") == "ccomp"
        and item.upos == "VERB"
        and not item.is_capitalised
        and item.lower not in _LIKE_PREPOSITIONS
        for item in items[start + 1 : comma]
    )
    if clause and items[at].lower in lexicon().active:
        return True
    first = items[start]
    verbal = first.upos == "VERB" and not first.is_capitalised and first.lower.startswith(VERB_PREFIXES)
    return (
        verbal
        and end - start >= FEWEST_WORDS
        and (items[start + 1].is_word or not first.lower.startswith("ter"))  # `mengaku terharu.`: a feeling
        and items[at].lower in lexicon().active
        and first.head == at
        and (first.deprel or "").startswith(("ccomp", "xcomp"))
    )
