"""Articles with gold: the committed corpus (TOML) and the scorer's own format (JSON lines)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus" / "articles"
UNSEEN = Path(__file__).parent / "unseen"
"""Articles that no rule is mended with; they judge what the corpus measures, the gate does not ask for them."""
_KEYS = frozenset(
    {"text", "occurrence", "type", "core", "speaker", "aliases", "speaker_kind", "role", "cue", "mention"}
)
_NEEDED = frozenset({"text", "type", "core", "speaker_kind"})


class GoldError(ValueError):
    """A gold file does not fit its own article."""


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One quote as a reader marked it; offsets are code points of the article's text, half open.

    `speaker` is None where the source is unknown; `aliases` are equally right; `core` is False for what a reader may or may not
    call a quote.
    """

    start: int
    end: int
    type: str
    core: bool
    speaker: str | None
    aliases: tuple[str, ...] = ()
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and its quotes in text order; `family` is the kind of text that it belongs to."""

    id: str
    family: str
    text: str
    quotes: tuple[GoldQuote, ...]


def load_corpus(folder: Path = CORPUS) -> list[GoldArticle]:
    """The committed articles, in order of file name.

    Raises:
        GoldError: a quote's words do not stand in its article, or it has a key too many or too few.
    """
    return [_from_toml(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.toml"))]


def load_jsonl(path: Path) -> list[GoldArticle]:
    """Articles in the scorer's format, one JSON object a line: `{"id", "text", "quotes": [{"start", "end", …}]}`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_from_json(json.loads(line)) for line in lines if line.strip()]


def load(path: Path) -> list[GoldArticle]:
    """A folder of TOML articles, or a file of JSON lines."""
    return load_corpus(path) if path.is_dir() else load_jsonl(path)


def families(articles: Iterable[GoldArticle]) -> list[str]:
    """The families that occur, sorted."""
    return sorted({article.family for article in articles})


def _from_toml(data: dict[str, Any]) -> GoldArticle:
    text = data["text"]
    for quote in data.get("quotes", []):
        _check(data["id"], quote)
    quotes = tuple(_quote(quote, *_place(data["id"], text, quote)) for quote in data.get("quotes", []))
    return GoldArticle(data["id"], data["kind"], text, tuple(sorted(quotes, key=lambda quote: quote.start)))


def _check(article: str, quote: dict[str, Any]) -> None:
    wrong = sorted((_NEEDED - quote.keys()) | (quote.keys() - _KEYS))
    if wrong:
        raise GoldError(f"{article}: a quote lacks or does not know {', '.join(wrong)}: {quote.get('text', '')[:60]!r}")


def _place(article: str, text: str, quote: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(quote.get("occurrence", 1)):
        start = text.find(quote["text"], start + 1)
        if start < 0:
            raise GoldError(f"{article}: not in its text: {quote['text'][:60]!r}")
    return start, start + len(quote["text"])


def _from_json(data: dict[str, Any]) -> GoldArticle:
    quotes = tuple(_quote(quote, quote["start"], quote["end"]) for quote in data["quotes"])
    return GoldArticle(data["id"], data["id"].split("-")[0], data["text"], quotes)


def _quote(data: dict[str, Any], start: int, end: int) -> GoldQuote:
    kind = data.get("speaker_kind") or data.get("kind") or "unnamed"
    aliases = tuple(data.get("aliases", ()))
    return GoldQuote(start, end, data["type"], bool(data.get("core", True)), data.get("speaker"), aliases, kind)
