"""Raw text that models tag and parse themselves."""

import gzip
from pathlib import Path
from random import Random

from training import silver_trees
from training.places import Places


def test_a_bracketed_tree_is_written_as_prose() -> None:
    """Enclitics, hyphens, brackets, full stops and straight marks join their words as in print."""
    tree = (
        '(S (PUN ") (NP (NNO Harga) (RPN nya)) (VP (VBT naik) (PUN ,)) (PUN ") (VP (VBT kata)) (NP (NNP Sari)'
        " (PUN -LRB-) (NUM 41) (PUN -RRB-)) (PP (PPO soal) (NNO sayur) (PUN -) (NNO mayur)) (PUN .))"
    )
    assert silver_trees.prose(tree) == '"Harganya naik," kata Sari (41) soal sayur-mayur.'


def test_lines_in_other_scripts_and_of_odd_length_are_left_out(tmp_path: Path) -> None:
    """Lines in other scripts and of odd length are left out."""
    good = "Pedagang di pasar itu menjual beras dan jagung setiap hari, sejak pagi sampai petang, kecuali hari libur besar."
    lines = [good, "Pendek.", good.replace("jagung", "\u043a\u0443\u043a\u0443\u0440\u0443\u0437\u0430"), good * 10]
    for name in ("kumparan-nlpid", "ntrex-ind", "tico19-id", "indocoref-passages", "idwiki-microbert"):
        (tmp_path / "raw-id").mkdir(exist_ok=True)
        with gzip.open(tmp_path / "raw-id" / f"{name}.txt.gz", "wt", encoding="utf-8") as handle:
            handle.write("\n".join(lines))
    (tmp_path / "constituency-id").mkdir()
    (tmp_path / "constituency-id" / "icon-train.txt").write_text("(S (NNO Ia) (VBT datang))\n", encoding="utf-8")
    assert silver_trees.texts(Places(tmp_path, tmp_path, tmp_path), Random(1)) == [good] * 5
