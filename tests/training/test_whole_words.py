"""Words that only look as if they had an enclitic."""

from pathlib import Path

import stanza
from training_trees import tree

from app.settings import BUNDLED_MODELS
from training import bundle, slimming, whole_words

CUT = tree("1-2 katanya", "kata VERB 0 root", "nya PRON 1 nsubj")
WHOLE = tree("Biasanya ADV 2 advmod", "tenang ADJ 0 root")


def test_what_the_trees_leave_whole() -> None:
    """Only words with the ending of an enclitic, lower-cased; not the enclitic itself."""
    alone = tree("Nya PRON 2 nsubj", "tenang ADJ 0 root")
    assert whole_words.found([CUT, WHOLE, alone], []) == ["biasanya"]


def test_hand_made_trees_decide_before_converted_ones() -> None:
    """However often the others say something else."""
    cut = tree("1-2 biasanya", "biasa ADV 3 advmod", "nya PRON 1 det", "tenang ADJ 0 root")
    assert whole_words.found([CUT, cut], [WHOLE] * 5) == []
    assert whole_words.found([CUT, cut, WHOLE], [WHOLE] * 5) == ["biasanya"], "these do not tell"
    assert whole_words.found([CUT], [WHOLE, WHOLE, cut]) == ["biasanya"]


def test_stanza_leaves_them_whole(tmp_path: Path) -> None:
    """In lower case, capitalised and in capitals, while other words are cut as before."""
    taught = tmp_path / "mwt.pt"
    whole_words.teach(bundle.model_path(BUNDLED_MODELS, "mwt"), ["katanya"], taught)
    assert slimming.load(taught)["dict"]["katanya"] == "katanya"
    text = "Katanya ramai, katanya sepi, KATANYA begitu, ujarnya."
    paths = {"mwt_model_path": str(taught)}
    nlp = stanza.Pipeline(
        "id", dir=str(BUNDLED_MODELS), download_method=None, processors="tokenize,mwt", use_gpu=False, verbose=False, **paths
    )  # fmt: skip
    words = [word.text for word in nlp(text).sentences[0].words]
    assert words == ["Katanya", "ramai", ",", "katanya", "sepi", ",", "KATANYA", "begitu", ",", "ujar", "nya", "."]
