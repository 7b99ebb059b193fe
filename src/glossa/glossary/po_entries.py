"""Entries of polib to entries of glossa, and back."""

from __future__ import annotations

import re

from glossa.glossary import po_text
from glossa.glossary.conventions import (
    comment_of,
    facts,
    flags_of,
    keyed_lines,
    split_references,
)
from glossa.glossary.entries import Entry, Origin


def languages_of(header: dict[str, str]) -> tuple[str, str]:
    """Return the languages of ``msgid`` and ``msgstr`` that a header names."""
    source = header.get("X-Source-Language", "") or "en"
    target = header.get("Language", "") or "lt"
    return _language(source), _language(target)


def _language(tag: str) -> str:
    return re.split(r"[-_@.]", tag.strip().lower())[0]


def entry_of(
    po: po_text.PoEntry, lines: list[str], origin: Origin, header: dict[str, str]
) -> Entry:
    """Return what an entry of polib says; ``lines`` is its text, ``header`` the file's."""
    source_language, target_language = languages_of(header)
    known = facts(keyed_lines(po_text.shown(po.comment)), source_language, target_language)
    texts = {"domain": header.get("X-Domain", "")} | known.texts
    lists = dict(known.lists)
    references = (*_references(lines), *lists.pop("references", ()))
    flags = tuple(dict.fromkeys((*(f for f in po.flags if f), *lists.pop("flags", ()))))
    notes = po_text.shown(po.tcomment).split("\n")
    plural = po.msgstr_plural.get(0, "") if po.msgstr_plural else ""
    return Entry(
        source=po_text.shown(po.msgid),
        target=po_text.shown(po.msgstr or plural),
        source_language=source_language,
        target_language=target_language,
        context=po_text.shown(po.msgctxt or ""),
        domain=texts["domain"],
        pos=texts.get("pos", ""),
        definition=texts.get("definition", ""),
        inflection=texts.get("inflection", ""),
        source_inflection=texts.get("source_inflection", ""),
        variants=lists.get("variants", ()),
        target_variants=lists.get("target_variants", ()),
        forbidden=lists.get("forbidden", ()),
        source_forbidden=lists.get("source_forbidden", ()),
        notes=tuple(n for n in notes if n.strip() and not n.startswith("---")),
        references=references,
        flags=flags,
        extra=known.extra,
        origin=origin,
    )


def _references(lines: list[str]) -> tuple[str, ...]:
    """Return the references, one a line: polib would split them at spaces."""
    bare = (line.strip() for line in lines)
    return tuple(line[2:].strip() for line in bare if line.startswith("#:") and line[2:].strip())


def po_entry_of(entry: Entry) -> po_text.PoEntry:
    """Return the entry as polib writes it."""
    addresses, _ = split_references(entry.references)
    return po_text.library().POEntry(
        msgid=entry.source,
        msgstr=entry.target,
        msgctxt=entry.context or None,
        comment=comment_of(entry),
        tcomment="\n".join(entry.notes),
        # one reference a line, which polib itself would put on one
        occurrences=[("\n#: ".join(addresses), "")] if addresses else [],
        flags=flags_of(entry),
    )


def header_of(msgstr: str) -> dict[str, str]:
    """Return the fields of a file's header."""
    pairs = (line.partition(":") for line in po_text.shown(msgstr).split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}
