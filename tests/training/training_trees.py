"""Small trees of invented sentences."""

from __future__ import annotations

from training import conllu
from training.conllu import Sentence


def tree(*rows: str) -> Sentence:
    """A sentence from rows `form upos head relation [SpaceAfter=No]`; a row `2-3 form` opens a multiword token."""
    lines = []
    number = 0
    for row in rows:
        first, *rest = row.split()
        if "-" in first and first[0].isdigit():
            lines.append("\t".join([first, rest[0], *["_"] * 7, rest[1] if len(rest) > 1 else "_"]))
            continue
        number += 1
        upos, head, relation, *misc = rest
        lines.append(
            "\t".join([str(number), first, "_", upos, "_", "_", head, relation, "_", misc[0] if misc else "_"])
        )
    return next(conllu.parse("\n".join(lines) + "\n\n"))


def market() -> Sentence:
    """The tree of: Warga membeli beras di pasar, lalu mereka pulang."""
    return tree(
        "Warga NOUN 2 nsubj", "membeli VERB 0 root", "beras NOUN 2 obj", "di ADP 5 case",
        "pasar NOUN 2 obl SpaceAfter=No",
        ", PUNCT 9 punct", "lalu ADV 9 advmod", "mereka PRON 9 nsubj", "pulang VERB 2 conj SpaceAfter=No",
        ". PUNCT 2 punct",
    )  # fmt: skip
