"""Interviews without labels: a question on a line of its own, and below it the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.quotes.clauses.borders import trimmed, without_directions
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.text.asking import ANNOUNCED, INTERROGATIVE
from app.quotes.text.voices import is_narrated
from app.quotes.types import QuoteType, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3
_ADDRESSING = frozenset({"anda", "kamu", "bapak", "ibu", "pak", "bu", "mas", "mbak", "bang", "kang", "kak", "kakak"})
_ALONE = frozenset({"saya", "aku", "gue", "gua", "beta", "awak"})
_SPEAKING = _ALONE | {"kami"}
_ASKED_TO_TELL = re.compile(
    r"(?:Bisa |Boleh |Coba |Tolong )?(?:[Cc]eritakan|[Jj]elaskan|[Gg]ambarkan|[Uu]raikan)\b[^?!\n]{0,150}\.$"
)
"""`Ceritakan masa kecil Anda.` asks as a question does."""
_LONGEST_QUESTION = 300
"""Characters."""
_NOTE = ("(", "[", "*")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    opens_block: bool
    """True after an empty line."""


def unlabelled_answers(reading: Reading) -> Iterator[Finding]:
    """`Mengapa jamur?` / `Kami suka yang cepat tumbuh.` (Why mushrooms? / We like what grows fast.) An interview, announced or not."""
    announced = ANNOUNCED.search(reading.text)
    if announced is not None:
        answers = _answers(reading.text, _lines(reading.text, announced.end()))
        voiced = [span for span in answers if _speaks(span.of(reading.text), lexicon().first_person)]
    else:
        lines = _lines(reading.text, 0)
        answers = _answers(reading.text, lines) if _address_somebody(reading.text, lines) else []
        voiced = [span for span in answers if _speaks(span.of(reading.text), _SPEAKING)]
        if not any(_speaks(span.of(reading.text), _ALONE) for span in answers):
            return  # a firm that answers its customers says `kami` alone
    if len(answers) < _FEWEST or len(voiced) * 2 < len(answers):
        return
    for span in answers:
        covered = tuple(reading.quotations_in(span))
        yield Finding("turn_label", QuoteType.DIRECT, span, reading.passage_at(span.start), quotations=covered)


def _answers(text: str, lines: list[_Line]) -> list[Span]:
    """What stands below each line that asks."""
    asked = _asked(text, lines)
    found = (_answer(text, lines, number, [*asked, len(lines)]) for number in asked)
    return [span for span in found if span is not None]


def _asked(text: str, lines: list[_Line]) -> list[int]:
    """The lines that ask. One that no answer follows is the answer to the one before it: `Siapa yang mau makan jamur?`"""
    asked: list[int] = []
    for number, line in enumerate(lines):
        if not (_is_question(line.span.of(text)) or _is_prompt(text, lines, number, asked)):
            continue
        last = number + 1 >= len(lines) or _is_question(lines[number + 1].span.of(text))
        if not (last and asked and asked[-1] == number - 1):
            asked.append(number)
    return asked


def _address_somebody(text: str, lines: list[_Line]) -> bool:
    """`Sejak kapan Anda melaut?`: two questions or more, and a third of all, are put to somebody."""
    asked = [line for number in _asked(text, lines) if _is_question(line := lines[number].span.of(text))]
    addressing = sum(_speaks(question, _ADDRESSING) for question in asked)
    return len(asked) >= _FEWEST and addressing >= _FEWEST_ADDRESSING and addressing * 3 >= len(asked)


_FEWEST_ADDRESSING = 2


def _lines(text: str, start: int) -> list[_Line]:
    """The lines from the one after `start` on."""
    first = text.find("\n", start)
    if first < 0:
        return []
    found: list[_Line] = []
    end = first
    for match in _LINE.finditer(text, first):
        found.append(_Line(Span(*match.span()), text.count("\n", end, match.start()) > 1))
        end = match.end()
    return found


def _is_question(line: str) -> bool:
    if _ASKED_TO_TELL.fullmatch(line.strip()):
        return True
    return line.rstrip(" \"”»’'").endswith("?") and len(line) <= _LONGEST_QUESTION and not is_narrated(line)


def _is_prompt(text: str, lines: list[_Line], number: int, asked: list[int]) -> bool:
    """`Kolektor menawar mahal temuan Anda.`: a short line between two answers that says something to whoever answers; no question mark.

    One that speaks to nobody counts where the next line agrees or denies: `Banyak yang ikut menanam.` / `Ya. Dua puluh rumah.`, and where each
    question makes a block with its answer, as this line does with the next one.
    """
    line = lines[number].span.of(text).strip()
    if not asked or asked[-1] == number - 1 or number + 1 >= len(lines) or not line.endswith((".", "…", "...")):
        return False
    tight = lines[asked[0]].opens_block and not lines[asked[0] + 1].opens_block
    pair = tight and lines[number].opens_block and not lines[number + 1].opens_block
    pair = pair and any(_is_question(later.span.of(text)) for later in lines[number + 2 :])
    in_blocks = lines[asked[0]].opens_block and not lines[number].opens_block
    if in_blocks or len(line) > _LONGEST_PROMPT or _speaks(line, _SPEAKING) or _is_note(line):
        return False
    if is_narrated(line) and not pair:
        return False
    answered = _REPLY.match(text, lines[number + 1].span.start) is not None
    return pair or answered or _speaks(line, _YOU) or _HEARSAY.match(line) is not None or _asks_and_adds(line)


def _asks_and_adds(line: str) -> bool:
    """`Mengapa menolak? Banyak yang menunggu.`: a question, and a short sentence after it."""
    return _QUESTION_FIRST.fullmatch(line) is not None


_QUESTION_FIRST = re.compile(
    r"(?:[A-Z][a-z]+, |Lalu |Jadi |Lantas |Kalau begitu,? |Terus,? )?"
    rf"(?i:{INTERROGATIVE})\b"
    r"[^.?!]*\? [^?]{3,60}\."
)
_YOU = frozenset({"anda", "kamu"})
_HEARSAY = re.compile(r"(?:Konon|Kabarnya|Katanya|Kata orang|Ada yang bilang|Ada yang mengatakan)\b")
_REPLY = re.compile(
    r"(?:Ya|Iya|Betul|Benar|Memang|Tidak|Bukan|Belum|Tentu|Oh"
    r"|Pernah|Sudah|Sering|Jelas|Pasti|Mungkin|Entah|Persis|Tepat)\b ?[.,!]|\((?:Ter|ter|Meng|meng)[a-z]+\.?\)"
)
_LONGEST_PROMPT = 120
"""Characters."""


def _speaks(text: str, voice: frozenset[str]) -> bool:
    """True where a word of the voice stands in the text: of who asks somebody, or of who answers."""
    return any(word.casefold() in voice for word in _WORD.findall(text))


def _answer(text: str, lines: list[_Line], question: int, asked: list[int]) -> Span | None:
    """The lines from a question to the next one, to the next block where questions open blocks, or to where the narrator takes over."""
    following = next(number for number in asked if number > question)
    blocks = lines[question].opens_block and question + 1 < len(lines) and not lines[question + 1].opens_block
    end = question
    for number in range(question + 1, following):
        line = lines[number].span.of(text)
        spoken = number == question + 1 and not _MARKED.search(line)  # `Mereka mencatat, lalu pulang.`
        below = number > question + 1 and (_is_heading(line) or bool(_ENTRY.match(line)))
        if (blocks and lines[number].opens_block) or below or _is_note(line) or (is_narrated(line) and not spoken):
            break
        end = number
    if end == question:
        return None
    return without_directions(text, trimmed(text, Span(lines[question + 1].span.start, lines[end].span.end)))


def _is_heading(line: str) -> bool:
    """`Biodata` · `TENTANG PENULIS`: a few words that no stop closes, below an answer."""
    return len(line.split()) <= _LONGEST_HEADING and line.rstrip()[-1:].isalnum()


_LONGEST_HEADING = 4
"""Words."""
_ENTRY = re.compile(r"(?:[-–•*] ?)?[A-Z][a-z]+(?:[ /][A-Za-z]+){0,3} ?: [^.?!\n]{2,160}$")
"""`Lahir: Padang, 3 Juli 1984`: an entry of a box about somebody."""
_MARKED = re.compile(r"[“”„\"«»]")
_DIRECTION = re.compile(r"\([^()\n]{2,30}\)\.? ")
"""`(Tertawa) Anda wartawan.`"""


def _is_note(line: str) -> bool:
    """A line in brackets, or after an asterisk; a stage direction opens an answer."""
    return line.startswith(_NOTE) and not _DIRECTION.match(line)
