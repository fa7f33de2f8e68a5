"""Line breaks that mean nothing: an article as mail, PDF and plain-text files have it, its lines broken at one width.

Whoever breaks lines fills them: a line ends where the next word would not have fitted. Where most lines of an article do, those line breaks
are spaces to a reader, and become spaces; so no offset moves. What is shorter than that ends a paragraph, a title or a turn, and stays.
"""

from __future__ import annotations

import re

_NARROWEST, _WIDEST = 40, 120
"""Characters: how wide lines are broken. An article on the web has a line for each paragraph, and some are longer."""
_FEWEST_FULL = 3
_MOST_LONGER = 0.05
"""The share of lines that may be longer, as an address of the web is that does not break."""
_SHARE_FULL = 0.5
"""Of the line breaks between two lines with text; those of a poem or a chat come where the sense has them."""
_SHARE_SMALL = 0.4
"""Of the full lines, those after which a small letter goes on; most words of running text have one."""
_CLOSED = re.compile(r"[.?!…:][\"”»’')\]]*$")


def unwrapped(text: str) -> str:
    """The text with a space for each line break that only its width explains. Linear in the length of `text`."""
    lines = text.split("\n")
    lengths = [len(line.rstrip()) for line in lines]
    width = _width(lengths)
    full = [place for place in range(len(lines) - 1) if width and _is_full(lines, lengths, place, width)]
    breaks = sum(lengths[place] > 0 < lengths[place + 1] for place in range(len(lines) - 1))
    small = sum(lines[place + 1].lstrip()[0].islower() for place in full)
    if len(full) < _FEWEST_FULL or len(full) < _SHARE_FULL * breaks or small < _SHARE_SMALL * len(full):
        return text
    parted = 0 in lengths[1:-1]  # a blank line stands between paragraphs
    joined = {place for place in full if parted or not _may_end_paragraph(lines, place)}
    return "".join(f"{line} " if place in joined else f"{line}\n" for place, line in enumerate(lines))[:-1]


def _width(lengths: list[int]) -> int:
    """How long the longest line is that a width may have broken, 0 where there is none."""
    filled = [length for length in lengths if length]
    narrow = [length for length in filled if length <= _WIDEST]
    longest = max(narrow, default=0)
    return longest if longest >= _NARROWEST and len(filled) - len(narrow) <= _MOST_LONGER * len(filled) else 0


def _is_full(lines: list[str], lengths: list[int], place: int, width: int) -> bool:
    """True where the first word of the next line would not have fitted behind the line at `place`."""
    words = lines[place + 1].split(maxsplit=1)
    return lengths[place] > 0 and bool(words) and lengths[place] <= width < lengths[place] + 1 + len(words[0])


def _may_end_paragraph(lines: list[str], place: int) -> bool:
    """A sentence ends here and the next begins: by chance, or with its paragraph."""
    return _CLOSED.search(lines[place].rstrip()) is not None and not lines[place + 1].lstrip()[0].islower()
