"""Edit distance, bounded: whether two words are a few slips of the keyboard apart."""

from __future__ import annotations


def within(one: str, other: str, most: int) -> bool:
    """Tell whether at most ``most`` insertions, deletions, changes or swaps part two words.

    The restricted Damerau–Levenshtein distance, given up as soon as it exceeds ``most``.
    """
    if abs(len(one) - len(other)) > most:
        return False
    if one == other:
        return True
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        last, row = row, [i, *(len(other) + 1 for _ in other)]
        for j, against in enumerate(other, 1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return False
        before = last
    return row[-1] <= most
