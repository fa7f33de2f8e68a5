"""A small log-linear classifier over string features: what the conversion learns its relabelling with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch

EPOCHS = 60
RATE = 0.1
PENALTY = 2e-5
MINIMUM_COUNT = 2


class LogLinear:
    """Predicts a label from string features. Deterministic: weights start at zero, every step sees all examples."""

    def __init__(self, examples: Sequence[tuple[Sequence[str], str]]) -> None:
        """`examples`: (features, label) pairs. Features seen less than `MINIMUM_COUNT` times are dropped."""
        counts = Counter(feature for features, _ in examples for feature in features)
        kept = [feature for feature, count in counts.items() if count >= MINIMUM_COUNT]
        self._index = {feature: number for number, feature in enumerate(kept)}
        self._labels = sorted({label for _, label in examples})
        self._weights = torch.nn.EmbeddingBag(len(kept) + 1, len(self._labels), mode="sum")
        torch.nn.init.zeros_(self._weights.weight)
        self._fit(examples)

    def predict(self, features: Sequence[str]) -> tuple[str, float]:
        """The likeliest label and its probability."""
        with torch.no_grad():
            scores = torch.softmax(self._weights(*self._batch([features])), dim=1)[0]
        best = int(scores.argmax())
        return self._labels[best], float(scores[best])

    def _fit(self, examples: Sequence[tuple[Sequence[str], str]]) -> None:
        number = {label: index for index, label in enumerate(self._labels)}
        target = torch.tensor([number[label] for _, label in examples])
        batch = self._batch([features for features, _ in examples])
        optimizer = torch.optim.Adam(self._weights.parameters(), lr=RATE)
        for _ in range(EPOCHS):
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(self._weights(*batch), target)
            loss = loss + PENALTY * self._weights.weight.square().sum()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()

    def _batch(self, rows: Sequence[Sequence[str]]) -> tuple[torch.Tensor, torch.Tensor]:
        unknown = len(self._index)
        numbers: list[int] = []
        offsets: list[int] = []
        for row in rows:
            offsets.append(len(numbers))
            numbers += [self._index.get(feature, unknown) for feature in row]
        return torch.tensor(numbers), torch.tensor(offsets)
