"""The conventions of ``docs/glossary-format.md``: ``#. key: value`` lines to facts, and back.

In come the lines of an entry's extracted comments; out goes a mapping of known keys to values, and
what is left in its order. No file is touched here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from glossa.glossary.entries import Entry, Flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KEYS: Final = {
    "definition": "definition",
    "domain": "domain",
    "pos": "pos",
    "variant": "variants",
    "variant-lt": "target_variants",
    "forbidden": "forbidden",
    "forbidden-en": "source_forbidden",
    "inflection": "inflection",
    "inflection-en": "source_inflection",
}
"""Key in the file → field of the entry, in the order in which they are written."""

LISTS: Final = frozenset({"variants", "target_variants", "forbidden", "source_forbidden"})
"""Fields that hold several values."""

PARTS_OF_SPEECH: Final = frozenset(
    {"noun", "proper-noun", "adjective", "adverb", "verb", "abbreviation", "phrase"}
)

_KEYED = re.compile(r"([a-z][a-z0-9-]*):(?:\s+(.*))?")
_BAR = re.compile(r"(?<!\\)\|")


def canonical_key(key: str, source_language: str, target_language: str) -> str:
    """Return the name under which ``key`` is known here, for a file of any two languages.

    ``variant-en`` is ``variant`` in a file from English, ``variant-lt`` one of the four list keys;
    in a file of other languages, ``variant-de`` plays the part of ``variant-lt``.
    """
    base, _, language = key.rpartition("-")
    if not base or language not in (source_language, target_language):
        return key
    return {
        ("variant", source_language): "variant",
        ("variant", target_language): "variant-lt",
        ("forbidden", target_language): "forbidden",
        ("forbidden", source_language): "forbidden-en",
        ("inflection", target_language): "inflection",
        ("inflection", source_language): "inflection-en",
    }.get((base, language), key)


def written_key(key: str, source_language: str, target_language: str) -> str:
    """Return the name that ``key`` has in a file of the two languages."""
    if key == "variant-lt":
        return f"variant-{target_language}"
    if key in ("forbidden-en", "inflection-en"):
        return f"{key.removesuffix('-en')}-{source_language}"
    return key


def keyed_lines(comment: str) -> list[tuple[str, str]]:
    """Return the ``(key, value)`` pairs of an extracted comment; bare text has an empty key.

    A line without a key continues the value before it, as programs that wrap comments leave it.
    """
    pairs: list[tuple[str, str]] = []
    for line in comment.split("\n"):
        found = _KEYED.fullmatch(line.strip())
        if found:
            pairs.append((found[1], (found[2] or "").strip()))
        elif pairs and pairs[-1][0]:
            key, value = pairs[-1]
            pairs[-1] = (key, f"{value} {line.strip()}".strip())
        elif line.strip():
            pairs.append(("", line.strip()))
    return pairs


def split_values(value: str) -> tuple[str, ...]:
    r"""Split ``a | b`` at its bars; ``\|`` is a bar inside a value."""
    parts = (part.replace("\\|", "|").strip() for part in _BAR.split(value))
    return tuple(part for part in parts if part)


def join_values(values: Iterable[str]) -> str:
    """Return the values on one line, with bars between them."""
    return " | ".join(value.replace("|", "\\|") for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the comments of an entry say, by the names of its fields."""

    texts: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    """Fields with several values, ``references`` and ``flags`` among them."""
    extra: tuple[tuple[str, str], ...]
    """What is not known here."""


def facts(pairs: Iterable[tuple[str, str]], source_language: str, target_language: str) -> Facts:
    """Sort the pairs of an entry; a key given twice that holds one value keeps its first."""
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    extra: list[tuple[str, str]] = []
    for key, value in pairs:
        name = KEYS.get(canonical_key(key, source_language, target_language), "")
        if name in LISTS:
            lists[name] = lists.get(name, ()) + split_values(value)
        elif key == "reference":
            lists["references"] = (*lists.get("references", ()), value)
        elif key == "flags":
            added = tuple(flag.strip() for flag in value.split(",") if flag.strip())
            lists["flags"] = lists.get("flags", ()) + added
        elif name and name not in texts:
            texts[name] = value
        else:
            extra.append((key, value))
    return Facts(texts=texts, lists=lists, extra=tuple(extra))


def comment_of(entry: Entry) -> str:
    """Return the extracted comment that says what the entry's fields say."""
    lines = []
    for key, name in KEYS.items():
        value: str | tuple[str, ...] = getattr(entry, name)
        if value:
            text = value if isinstance(value, str) else join_values(value)
            lines.append(
                f"{written_key(key, entry.source_language, entry.target_language)}: {text}"
            )
    lines += (f"reference: {name}" for name in split_references(entry.references)[1])
    lines += (f"{key}: {value}" if key else value for key, value in entry.extra)
    return "\n".join(" ".join(line.splitlines()).rstrip() for line in lines)


def split_references(references: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what to write on ``#:`` lines, and from where on to write comments.

    Other programs part a ``#:`` line at its spaces: the name of a document would fall apart.
    """
    broken = (i for i, name in enumerate(references) if len(name.split()) != 1)
    first = next(broken, len(references))
    return references[:first], references[first:]


def flags_of(entry: Entry) -> list[str]:
    """Return the flags to write: ``terminology`` where an entry names none."""
    return list(entry.flags) or [Flag.TERMINOLOGY.value]
