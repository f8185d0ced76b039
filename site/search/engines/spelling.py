"""The nearest word of the index to a mistyped one. Pure: no database."""

from collections import Counter
from collections.abc import Iterable

from core.text import fold, tokens

SHORTEST = 4  # letters: below, everything is near everything
FAR_FROM = 5  # letters from which two slips are forgiven
MOST_UNKNOWN = 3  # words that are looked at: more of them are no slip of the finger


class Vocabulary:
    """The words of an index as they are spelt there, by their folded form."""

    def __init__(self, texts: Iterable[str]) -> None:
        spelt = Counter(word for text in texts for word in text.split())
        self.spelling: dict[str, str] = {}
        self.count: Counter[str] = Counter()
        for word, times in sorted(spelt.items(), key=lambda item: (-item[1], item[0])):
            plain = fold(word)
            self.spelling.setdefault(plain, word)
            self.count[plain] += times

    def knows(self, word: str) -> bool:
        return word in self.spelling or any(known.startswith(word) for known in self.spelling)

    def nearest(self, word: str) -> str:
        """The known word with the fewest slips, the most used one first, as it is spelt; or ""."""
        if len(word) < SHORTEST:
            return ""
        allowed = 2 if len(word) >= FAR_FROM else 1
        near = [
            (slips, -self.count[known], known)
            for known in self.spelling
            if len(known) >= SHORTEST and (slips := distance(word, known, allowed)) <= allowed
        ]
        return self.spelling[min(near)[2]] if near else ""


def did_you_mean(text: str, vocabulary: Vocabulary) -> str:
    """The typed text with each unknown word replaced by the nearest known one; "" if nothing changes."""
    unknown = [word for word in dict.fromkeys(tokens(text)) if not vocabulary.knows(word)]
    nearest = {word: vocabulary.nearest(word) for word in unknown[:MOST_UNKNOWN]}
    better = {word: known for word, known in nearest.items() if known}
    return " ".join(better.get(fold(part), part) for part in text.split()) if better else ""


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with their neighbour; anything above `most` is `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if above and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                slips = min(slips, above[j - 2] + 1)
            row.append(slips)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
