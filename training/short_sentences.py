"""Short sentences with invented names (a trial): windows of a corpus' sentences, and quotations of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from training import entities
from training.entities import Mentions, Tagged
from training.invented import Inventor
from training.recombination import AFTER_CUES, BEFORE_CUES

WHOLE_EACH = 3
WINDOWS = 1000
FRAMES = 450
_TITLES = ("Dr.", "Prof.", "Ir.", "Drs.", "H.", "Hj.", "Kompol", "AKBP", "Brigjen", "Bapak", "Ibu", "Pak", "Bu", "Ustaz")  # fmt: skip
_DEGREES = ("M.Kes.", "S.H.", "M.Si.", "S.E.", "Ph.D.", "M.M.", "S.T.")


def sentences(train: Sequence[Tagged], rng: Random) -> list[Tagged]:
    """Sentences with invented names out of a corpus: whole ones, short windows, and quotations by persons and others."""
    inventor, known = Inventor(rng), entities.mentions(train)
    with_persons = [s for s in train if any(tag == "B-PER" for _, tag in s)]
    whole = [entities.varied(renamed(s, inventor, rng, 0.5), rng) for s in with_persons][::WHOLE_EACH]
    clean = [entities.with_joined_hyphens(entities.without_glued_brackets(s)) for s in train]
    windows = [_window(s, known, inventor, rng) for s in clean if any(tag[:1] == "B" for _, tag in s)]
    cut = [sentence for sentence in windows if sentence]
    rng.shuffle(cut)
    said = [s for s in clean if 4 <= len(s) <= 14 and s[-1][0] == "." and not any(form in '"“”:' for form, _ in s)]
    before = roles(train)
    persons = [framed(rng.choice(said), person_speaking(before, inventor, rng), rng) for _ in range(FRAMES)]
    others = [framed(rng.choice(said), other_speaking(known, inventor, rng), rng) for _ in range(FRAMES)]
    return whole + cut[:WINDOWS] + persons + others


def _window(sentence: Tagged, known: Mentions, inventor: Inventor, rng: Random) -> Tagged | None:
    cut = window(sentence, rng)
    if not cut:
        return None
    return entities.glued(renamed(entities.swapped(cut, known, rng, 0.3), inventor, rng, 0.4), rng)


def renamed(sentence: Sequence[tuple[str, str]], inventor: Inventor, rng: Random, share: float) -> Tagged:
    """A share of the persons of a sentence under new names."""
    found: Tagged = []
    skipping = False
    for form, tag in sentence:
        if tag == "B-PER":
            skipping = rng.random() < share
            if skipping:
                found += as_person(inventor.person())
                continue
        elif tag != "I-PER":
            skipping = False
        if not skipping:
            found.append((form, tag))
    return found


def as_person(name: Sequence[str]) -> Tagged:
    """The tokens of a name, tagged."""
    return [(form, "I-PER" if place else "B-PER") for place, form in enumerate(name)]


def outside(text: str) -> Tagged:
    """Blank-separated tokens that are no name."""
    return [(form, "O") for form in text.split()]


def window(sentence: Sequence[tuple[str, str]], rng: Random) -> Tagged | None:
    """A short sentence: a name with a few of the words around; None where there is no name."""
    names = [place for place, (_, tag) in enumerate(sentence) if tag.startswith("B-")]
    if not names:
        return None
    at = rng.choice(names)
    start, end = max(0, at - rng.randint(0, 3)), min(len(sentence), at + rng.randint(3, 8))
    while start > 0 and sentence[start][1].startswith("I-"):
        start -= 1
    while end < len(sentence) and sentence[end][1].startswith("I-"):
        end += 1
    cut = list(sentence[start:end])
    while cut and not (cut[0][0][0].isalnum() or cut[0][0] in '"“'):
        cut.pop(0)
    while cut and not cut[-1][0][0].isalnum():
        cut.pop()
    if not cut:
        return None
    form, tag = cut[0]
    return [(form[:1].upper() + form[1:], tag), *cut[1:], (".", "O")]


def roles(sentences: Sequence[Sequence[tuple[str, str]]]) -> list[Tagged]:
    """What stands right before persons: one to five tokens that start with a word seen there often, names of other kinds included."""
    runs = [run for sentence in sentences for place in range(len(sentence)) if (run := _role(sentence, place))]
    often = Counter(run[0][0].lower() for run in runs)
    return [run for run in runs if often[run[0][0].lower()] >= 3]


def _role(sentence: Sequence[tuple[str, str]], place: int) -> Tagged:
    """The run that ends before a person at `place`: back to a cue, a mark or a preposition; empty where it is long."""
    start = place
    while start and sentence[place][1] == "B-PER" and not sentence[start - 1][1].endswith("PER"):
        form = sentence[start - 1][0]
        if not form[0].isalnum() or form.lower() in _NO_ROLES or form.lower().removesuffix("nya") in AFTER_CUES:
            break
        start -= 1
    run = list(sentence[start:place])
    return run if 0 < len(run) <= 5 and run[0][1][:1] != "I" and len(run[0][0]) > 2 else []


_NO_ROLES = {
    *AFTER_CUES, *BEFORE_CUES,
    "dengan", "dari", "oleh", "pada", "untuk", "bahwa", "menurut", "dalam", "yang", "kepada", "seperti",
    "ketika", "setelah", "saat", "sebelum", "dan", "atau", "di", "ke", "itu", "ini", "akan", "juga", "sebagai",
    "agar", "jika", "maka", "sementara", "selain", "termasuk", "yakni", "yaitu", "kalau", "melalui", "tentang",
    "bagi", "bernama", "antara", "adalah", "terhadap", "karena", "tetapi", "namun", "serta",
}  # fmt: skip


def framed(said: Sequence[tuple[str, str]], speaker: Tagged, rng: Random) -> Tagged:
    """A short quotation of `said` (a sentence with its full stop) by `speaker`."""
    body = list(said[:-1])
    kind = rng.random()
    if kind < 0.4:
        opening, closing = rng.choice((('"', '"'), ("“", "”"), ("“", "”"), ("'", "'"), ("", "")))
        return [*outside(opening), *body, (",", "O"), *outside(closing), (rng.choice(AFTER_CUES), "O"), *speaker, _STOP]
    if kind < 0.75:
        link = rng.choice((",", ",", "bahwa", ": “", ", “"))
        end = outside("”") if "“" in link else []
        return [*_raised(speaker), (rng.choice(BEFORE_CUES), "O"), *outside(link), *body, _STOP, *end]
    if kind < 0.9:
        return [("Menurut", "O"), *speaker, (",", "O"), *body, _STOP]
    return [*body, (",", "O"), ("menurut", "O"), *speaker, _STOP]


def _raised(speaker: Tagged) -> Tagged:
    form, tag = speaker[0]
    return [(form[:1].upper() + form[1:], tag), *speaker[1:]]


def person_speaking(before: Sequence[Tagged], inventor: Inventor, rng: Random) -> Tagged:
    """An invented person, often after a role (one of `before`) or a title, sometimes with an age or degree."""
    lead: Tagged = []
    chance = rng.random()
    if chance < 0.3:
        lead = list(rng.choice(before))
    elif chance < 0.5:
        lead = outside(rng.choice(_ROLES))
    elif chance < 0.6:
        lead = outside(rng.choice(_TITLES))
    kind = rng.random()
    after = f"( {rng.randint(17, 80)} )" if kind < 0.08 else f", {rng.choice(_DEGREES)}" if kind < 0.12 else ""
    return [*lead, *as_person(inventor.person()), *outside(after)]


def other_speaking(known: Mentions, inventor: Inventor, rng: Random) -> Tagged:
    """An organisation or place that is said to speak: one of the corpus, or a head with an invented name."""
    kind = "ORG" if rng.random() < 0.75 else "LOC"
    name = rng.choice(known[kind])
    chance = rng.random()
    if chance < 0.35:
        name = [*rng.choice(_HEADS[kind]).split(), *inventor.person()[:2]]
    elif chance < 0.7:
        name = [misspelt(name[0], rng), *name[1:]]
    return [(form, f"{'I' if place else 'B'}-{kind}") for place, form in enumerate(name)]


def misspelt(form: str, rng: Random) -> str:
    """A letter doubled or left out: a word that no list holds."""
    if len(form) < 5:
        return form
    at = rng.randint(2, len(form) - 2)
    return form[:at] + rng.choice((form[at] * 2, "")) + form[at + 1 :]


_STOP = (".", "O")
_ROLES = (
    "Letnan Kolonel", "Komisaris Besar", "Brigadir Jenderal", "Ajun Komisaris", "Kolonel Inf", "Duta Besar",
    "Penyelamat", "Penari", "Petani", "Nelayan", "Perawat", "Relawan", "Pelatih", "Sopir", "Warga", "Pedagang",
    "Peneliti", "Penyanyi", "Pengacara", "Kepala Desa", "Kepala Dinas", "Guru Besar", "Dosen", "Penulis",
    "Wasit", "Bidan", "Mahasiswi", "Pemilik toko", "Korban", "Saksi mata", "Wali Kota", "Sekda",
    "Penjaga pantai", "Masinis", "Pilot", "Pengamat", "Analis", "Senator", "Jaksa", "Hakim",
)  # fmt: skip
_HEADS = {
    "ORG": ("PT", "CV", "Yayasan", "Partai", "Universitas", "Bank", "Koperasi", "Lembaga", "Rumah Sakit", "Majelis"),
    "LOC": ("Kabupaten", "Desa", "Kota", "Kecamatan", "Jalan", "Pulau", "Provinsi", "Kampung", "Gunung", "Sungai"),
}
