"""Which sentences the models must see, and how deep.

The models are the cost, the parser the dearest of them. Names and parts of speech tell who a sentence is about, so every sentence with words
needs them; the tree is asked only about verbs that report (who is their subject, is what follows them a clause), so only a sentence that
holds such a verb is parsed. A sentence without letters outside its quotations needs no model at all.
"""

from __future__ import annotations

from app.quotes.cues import is_active_cue
from app.quotes.reading import Passage
from app.quotes.types import Depth


def depth_of(passage: Passage) -> Depth | None:
    """How deep the models must look at a passage; None: not at all."""
    if passage.boilerplate or not any(item.is_word for item in passage.items):
        return None
    reports = any(is_active_cue(passage.items, index) for index in range(len(passage.items)))
    return Depth.PARSE if reports else Depth.TAGS
