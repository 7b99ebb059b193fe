"""Step six: copies that make the network steady.

In come aligned pairs; out go further examples with things that must be copied as they are
(placeholders, addresses, codes, figures), sources in careless case or typography, and headlines
without a stop. Only sources get noise: targets stay as an editor would have them.
"""

from __future__ import annotations

import random
import re
import zlib
from typing import TYPE_CHECKING

from training.annotate import bare
from training.binarise import Example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from training.align import Links
    from training.pairs import Pair

GROUP = "robust"

WITHOUT_MARKS = str.maketrans("ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "aceeisuuzACEEISUUZ")
PLAIN_TYPOGRAPHY = str.maketrans({"„": '"', "“": '"', "”": '"', "’": "'", "‘": "'", "–": "-"})
NAMES = ("name", "count", "user", "file", "date", "0", "1", "total", "title", "link")
PLACES = ("example.org", "lrv.lt", "nato.int", "news.example.com", "delfi.lt", "europa.eu")
LETTERS = "ABCDEFGHJKLMNPRSTUVXZ"

Change = tuple[str, str]


def verbatim(dice: random.Random) -> str:
    """Returns something that a translation must repeat letter by letter."""
    number = dice.randint(1, 99999)
    place = dice.choice(PLACES)
    name = dice.choice(NAMES)
    return dice.choice(
        (
            "{" + name + "}",
            f"%({name})s",
            "%s",
            f"${{{name}}}",
            f"https://{place}/{name}/{number}",
            f"www.{place}",
            f"{name}{number}@{place}",
            f"@{name}_{number}",
            f"#{name}{number}",
            f"{dice.choice(LETTERS)}{dice.choice(LETTERS)}-{number}",
            f"{number}",
            f"{name}_{number}.pdf",
        )
    )


def copied(source: str, target: str, links: Links, dice: random.Random) -> Change | None:
    """Puts the same unchangeable thing in place of two words that translate each other."""
    left, right = source.split(), target.split()
    ones = [
        (a, b)
        for a, b in links
        if a < len(left)
        and b < len(right)
        and sum(x == a for x, _ in links) == 1 == sum(y == b for _, y in links)
        and len(bare(left[a])) > 2
        and len(bare(right[b])) > 2
    ]
    if not ones:
        return None
    a, b = dice.choice(ones)
    thing = verbatim(dice)
    left[a] = left[a].replace(bare(left[a]), thing)
    right[b] = right[b].replace(bare(right[b]), thing)
    return " ".join(left), " ".join(right)


def shouted(source: str, target: str, _links: Links, _dice: random.Random) -> Change:
    """Writes both sides in capitals, as headlines are."""
    return source.upper(), target.upper()


def careless(source: str, target: str, _links: Links, dice: random.Random) -> Change:
    """Takes capitals, marks or the stop from the source."""
    kind = dice.randrange(4)
    if kind == 0:
        source = source.lower()
    elif kind == 1:
        source = source.translate(WITHOUT_MARKS)
    elif kind == 2:
        source = source.upper()
    else:
        source = re.sub(r"[.,!?]", "", source)
    return source, target


def plain(source: str, target: str, _links: Links, _dice: random.Random) -> Change:
    """Types the source's quotes and dashes as a keyboard has them."""
    return source.translate(PLAIN_TYPOGRAPHY), target


def unstopped(source: str, target: str, _links: Links, _dice: random.Random) -> Change | None:
    """Takes the full stop from both sides, as headlines have none."""
    if source.endswith(".") and target.endswith("."):
        return source[:-1], target[:-1]
    return None


def mistyped(source: str, target: str, _links: Links, dice: random.Random) -> Change | None:
    """Swaps two letters of one source word."""
    words = source.split()
    long = [number for number, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return None
    number = dice.choice(long)
    word = words[number]
    at = dice.randrange(1, len(word) - 2)
    words[number] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words), target


CHANGES: tuple[tuple[float, Callable[[str, str, Links, random.Random], Change | None]], ...] = (
    (4.0, copied),
    (1.0, shouted),
    (1.5, careless),
    (1.5, plain),
    (2.0, unstopped),
    (1.0, mistyped),
)
"""How likely each change is, beside the others. All keep words where they are."""


def robust(
    pairs: Sequence[Pair], links: Sequence[Links], direction: tuple[str, str], share: float
) -> Iterator[Example]:
    """Yields changed copies of a share of the pairs; the same pairs get them each time."""
    ours, theirs = direction
    weights, changes = zip(*CHANGES, strict=True)
    for pair, link in zip(pairs, links, strict=True):
        dice = random.Random(zlib.crc32(f"robust {ours}{pair.en}".encode()))
        if dice.random() >= share:
            continue
        directed = link if ours == "en" else tuple(sorted((b, a) for a, b in link))
        source, target = pair.side(ours), pair.side(theirs)
        change = dice.choices(changes, weights)[0](source, target, directed, dice)
        if change is not None and len(change[0].split()) == len(source.split()):
            yield Example(source=change[0], target=change[1], links=directed, group=GROUP)
