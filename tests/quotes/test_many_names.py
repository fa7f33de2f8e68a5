"""Articles that name very many people, such as lists of candidates."""

import time
from random import Random

from app.quotes.cast.members import Cast
from app.quotes.types import SpeakerKind

_SYLLABLES = [
    "ba",
    "di",
    "su",
    "ri",
    "an",
    "to",
    "wi",
    "ra",
    "nu",
    "le",
    "ka",
    "mo",
    "ti",
    "sa",
    "hu",
    "de",
    "yo",
    "pu",
    "lan",
    "dar",
]


def seconds(count: int) -> float:
    """CPU seconds to fill a cast with so many people of two names, the least of three."""
    chance = Random(count)
    names = [" ".join("".join(chance.choices(_SYLLABLES, k=3)).title() for _ in range(2)) for _ in range(count)]
    found = []
    for _ in range(3):
        cast, started = Cast(), time.process_time()
        for number, name in enumerate(names):
            cast.named(name, SpeakerKind.PERSON, number)
        found.append(time.process_time() - started)
    return min(found)


def test_four_times_as_many_names_take_about_four_times_as_long() -> None:
    """Four times as many names take about four times as long, not sixteen times."""
    seconds(500)
    assert seconds(4000) < 9 * seconds(1000)
