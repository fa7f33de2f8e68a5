"""Which sentences the models must see, and how deep.

The models are the cost. A sentence that holds no letters outside its quotations needs none of them.
"""

from __future__ import annotations

from app.quotes.reading import Passage
from app.quotes.types import Depth


def depth_of(passage: Passage) -> Depth | None:
    """How deep the models must look at a passage; None: not at all."""
    if passage.boilerplate or not any(item.is_word for item in passage.items):
        return None
    return Depth.PARSE
