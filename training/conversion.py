"""The 2017 annotation of UD Indonesian-GSD, brought to today's guidelines.

Rules join what is one token today and cut enclitics off; what a word's tag and relation became is learnt from the
development
part, of which both annotations exist, together with the tags that other modern treebanks give the form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from training import punctuation
from training.conllu import Sentence, Token, Word, copied
from training.loglinear import LogLinear

_REDUPLICATED = ("", "nya", "an", "annya")
_NYA_HOSTS = {"NOUN", "VERB", "ADJ", "ADP", "PRON", "NUM"}
_HOSTS = ("NOUN", "VERB", "ADP")
_SHORT_ENCLITICS = {"kah": (*_HOSTS, "PRON", "AUX", "ADV", "PART", "ADJ"), "lah": _HOSTS, "ku": _HOSTS, "mu": _HOSTS}
_NYA_ON_VERBS = {"me": "obj", "di": "obl:agent"}
OWN_WEIGHT = 100
Parts = tuple[str, ...]


def joined(sentence: Sentence) -> Sentence:
    """Join `buku - buku`, `ke - 5` and `1960 - an`, which the old annotation cut at the hyphen, in place."""
    tokens: list[Token] = []
    replaced: dict[Word, Word] = {}
    position = 0
    while position < len(sentence.tokens):
        group = sentence.tokens[position : position + 3]
        if len(group) == 3 and group[1].form == "-" and _is_one_token(group[0].words[0], group[2].words[0]):
            tokens.append(_join(group))
            replaced |= dict.fromkeys((token.words[0] for token in group), tokens[-1].words[0])
            position += 3
        else:
            tokens.append(group[0])
            position += 1
    sentence.tokens = tokens
    for word in sentence.words:
        word.head = replaced.get(word.head, word.head) if word.head is not None else None
    return sentence


def _is_one_token(left: Word, right: Word) -> bool:
    a, b = left.form.lower(), right.form.lower()
    if a.isalpha() and len(a) > 2 and b.startswith(a) and b[len(a) :] in _REDUPLICATED:
        return True
    return (a == "ke" and b.isdigit()) or (a.isdigit() and b == "an") or right.deprel == "compound:plur"


def _join(group: Sequence[Token]) -> Token:
    words = [token.words[0] for token in group]
    outside = next((word for word in words if word.head not in words), words[0])
    upos = "ADJ" if words[0].form.lower() == "ke" else words[0].upos
    one = Word("".join(word.form for word in words), upos, outside.deprel, outside.head)
    return Token(one.form, [one], group[-1].space_after)


class Lexicon:
    """What modern trees say of a form: how it is cut, how it is tagged, and how its enclitic hangs.

    `own`: trees of the treebank that is converted; how they cut a form goes before how `others` do.
    """

    def __init__(self, own: Iterable[Sentence], others: Iterable[Sentence] = ()) -> None:
        self.tags: dict[str, Counter[str]] = defaultdict(Counter)
        self._cuts: dict[str, Counter[Parts]] = defaultdict(Counter)
        self._enclitics: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for weight, sentences in ((OWN_WEIGHT, own), (1, others)):
            for sentence in sentences:
                for token in sentence.tokens:
                    self._see(token, weight)

    def _see(self, token: Token, weight: int) -> None:
        self._cuts[token.form.lower()][tuple(word.form.lower() for word in token.words)] += weight
        for word in token.words:
            self.tags[word.form.lower()][word.upos] += 1
        if len(token.words) == 2 and token.words[1].head is token.words[0]:
            host, enclitic = token.words
            self._enclitics[enclitic.form.lower(), host.upos][enclitic.upos, enclitic.deprel] += 1

    def cut(self, form: str, upos: str) -> tuple[str, str] | None:
        """Host and enclitic of a token, or None where it is one word."""
        lowered = form.lower()
        if lowered in self._cuts:
            parts = self._cuts[lowered].most_common(1)[0][0]
            return (form[: len(parts[0])], form[len(parts[0]) :]) if _is_plain_cut(parts, lowered) else None
        if lowered.endswith("nya") and len(lowered) > 5 and upos in _NYA_HOSTS:
            return form[:-3], form[-3:]
        for enclitic, tags in _SHORT_ENCLITICS.items():
            host = lowered.removesuffix(enclitic)
            if host != lowered and len(host) > 2 and sum(self.tags[host][tag] for tag in tags) > 1:
                return form[: len(host)], form[len(host) :]
        return None

    def enclitic(self, form: str, host: Word) -> tuple[str, str]:
        """Tag and relation of an enclitic, given its host."""
        on_verb = _NYA_ON_VERBS.get(host.form[:2].lower()) if host.upos == "VERB" else None
        if form == "nya" and on_verb:
            return "PRON", on_verb
        seen = self._enclitics.get((form, host.upos))
        if seen:
            return seen.most_common(1)[0][0]
        return ("PRON", "nmod:poss") if form in {"nya", "ku", "mu"} else ("PART", "advmod:emph")

    def usual_tag(self, form: str) -> str:
        """The form's commonest modern tag with how certain it is, as a feature value."""
        seen = self.tags.get(form.lower())
        if not seen:
            return "unseen"
        tag, count = seen.most_common(1)[0]
        share = count / seen.total()
        return f"{tag}{'!' if share > 0.9 and seen.total() > 3 else ''}"


def _is_plain_cut(parts: Parts, form: str) -> bool:
    return len(parts) == 2 and "".join(parts) == form


class Conversion:
    """Learns from (old, modern) pairs of the same sentences; then converts old sentences."""

    def __init__(self, pairs: Sequence[tuple[Sentence, Sentence]], others: Iterable[Sentence] = ()) -> None:
        self.lexicon = Lexicon([new for _, new in pairs], others)
        aligned = [(old, new) for old, new in ((joined(copied(o)), n) for o, n in pairs) if _same_tokens(old, new)]
        self._tags = LogLinear([
            (features, token.words[0].upos)
            for old, new in aligned
            for features, token in zip(tag_features(old, self.lexicon), new.tokens, strict=True)
        ])  # fmt: skip
        self._relations = LogLinear([
            (features, token.words[0].deprel)
            for old, new in aligned
            for features, token in zip(relation_features(_retagged(old, new)), new.tokens, strict=True)
        ])  # fmt: skip

    def convert(self, sentence: Sentence) -> Sentence:
        """A converted copy: modern tokens, words, tags, relations and punctuation."""
        result = joined(copied(sentence))
        tags = [self._tags.predict(features)[0] for features in tag_features(result, self.lexicon)]
        for token, tag in zip(result.tokens, tags, strict=True):
            token.words[0].upos = tag
        relations = [self._relations.predict(features)[0] for features in relation_features(result)]
        for token, relation in zip(result.tokens, relations, strict=True):
            token.words[0].deprel = relation
        one_of(result)
        for token in result.tokens:
            self._cut(token)
        return punctuation.attach(result)

    def _cut(self, token: Token) -> None:
        host = token.words[0]
        parts = self.lexicon.cut(token.form, host.upos)
        if parts:
            host.form = parts[0]
            upos, relation = self.lexicon.enclitic(parts[1].lower(), host)
            token.words.append(Word(parts[1], upos, relation, host))


def one_of(sentence: Sentence) -> None:
    """`salah satu X`: today *satu* hangs on X and *salah* on *satu*, in place."""
    for first, second in zip(sentence.words, sentence.words[1:], strict=False):
        if first.form.lower() == "salah" and second.form.lower() == "satu" and second.head is first:
            second.head, second.deprel = first.head, "nummod"
            first.head, first.deprel = second, "advmod"
        elif first.form.lower() == "salah" and second.form.lower() == "satu" and first.head is second.head:
            first.head, first.deprel = second, "advmod"


def _same_tokens(old: Sentence, new: Sentence) -> bool:
    return [token.form for token in old.tokens] == [token.form for token in new.tokens]


def _retagged(old: Sentence, new: Sentence) -> Sentence:
    result = copied(old)
    for token, modern in zip(result.tokens, new.tokens, strict=True):
        token.words[0].upos = modern.words[0].upos
    return result


def tag_features(sentence: Sentence, lexicon: Lexicon) -> list[list[str]]:
    """Features of each old word for its modern tag."""
    words = sentence.words
    rows = []
    for i, word in enumerate(words):
        form, old, usual = word.form.lower(), word.upos, lexicon.usual_tag(word.form)
        before = words[i - 1].form.lower() if i else "^"
        after = words[i + 1].form.lower() if i + 1 < len(words) else "$"
        above = word.head.upos if word.head else "ROOT"
        rows.append([
            f"o:{old}", f"of:{old}:{form}", f"f:{form}", f"ou:{old}:{usual}", f"or:{old}:{word.deprel}", f"u:{usual}",
            f"or-:{old}:{before}", f"o+:{old}:{after}", f"of-:{form}:{before}", f"p:{old}:{form[:3]}",
            f"s:{old}:{form[-3:]}",
            f"c:{old}:{word.form[:1].isupper()}:{i == 0}", f"oru:{old}:{word.deprel}:{usual}",
            f"fh:{form}:{above}", f"fhr:{form}:{above}:{word.deprel}", f"oh:{old}:{above}:{word.deprel}",
        ])  # fmt: skip
    return rows


def relation_features(sentence: Sentence) -> list[list[str]]:
    """Features of each old word, with its modern tag, for its modern relation."""
    children = sentence.children()
    place = {word: index for index, word in enumerate(sentence.words)}
    return [_relation_features(word, children[word], place) for word in sentence.words]


def _relation_features(word: Word, children: Sequence[Word], place: dict[Word, int]) -> list[str]:
    head, form, old, upos = word.head, word.form.lower(), word.deprel, word.upos
    above = head.upos if head else "ROOT"
    side = "L" if head and place[head] > place[word] else "R"
    near = "1" if head and abs(place[head] - place[word]) == 1 else "n"
    rows = [
        f"r:{old}", f"rf:{old}:{form}", f"ru:{old}:{upos}", f"ruh:{old}:{upos}:{above}:{side}",
        f"ruhn:{old}:{upos}:{above}:{side}{near}",
        f"rhf:{old}:{head.form.lower() if head else ''}", f"rhr:{old}:{head.deprel if head else ''}",
        f"rp:{old}:{upos}:{form[:2]}",
        f"f:{form}:{above}", f"rpp:{old}:{upos}:{form[:2]}:{above}",
    ]  # fmt: skip
    rows += [f"rc:{old}:{child.deprel}" for child in children]
    rows += [f"rcf:{old}:{child.form.lower()}" for child in children if child.deprel in _FUNCTIONAL]
    rows += [f"rnc:{old}:{upos}"] * (not children)
    return rows


_FUNCTIONAL = {"case", "mark", "nsubj", "nsubj:pass", "advmod", "aux", "cop", "det", "nummod", "nmod", "flat"}
