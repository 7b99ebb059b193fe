"""Reading XML from strangers: no entity is ever declared or fetched, and depth is bounded.

In come bytes, out comes a tree of :class:`Node`. Names lose their namespace; ``xml:lang`` stays so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from glossa.glossary.errors import GlossaryFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH: Final = 200
"""Deeper nesting than any of our formats has is refused."""

_XML: Final = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Node:
    """An element; ``parts`` are its texts and child elements in order."""

    name: str
    attributes: dict[str, str]
    line: int
    parts: list[str | Node] = field(default_factory=list)

    @property
    def children(self) -> Iterator[Node]:
        """Return the child elements."""
        return (part for part in self.parts if isinstance(part, Node))

    def each(self, *names: str) -> Iterator[Node]:
        """Return the child elements with one of the names."""
        return (child for child in self.children if child.name in names)

    def all(self, *names: str) -> Iterator[Node]:
        """Return the elements with one of the names at any depth, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            if node.name in names:
                yield node
            stack.extend(reversed(list(node.children)))

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """Return all text inside, but for elements named in ``without``."""
        chunks: list[str] = []
        stack: list[str | Node] = [self]
        while stack:
            part = stack.pop()
            if isinstance(part, str):
                chunks.append(part)
            elif part.name not in without:
                stack.extend(reversed(part.parts))
        return "".join(chunks)

    @property
    def language(self) -> str:
        """Return the two- or three-letter code of ``xml:lang`` or ``lang``."""
        tag = self.attributes.get("xml:lang") or self.attributes.get("lang") or ""
        return tag.replace("_", "-").split("-")[0].lower()


class _Refused(Exception):  # noqa: N818 - a signal inside this module, not an error to catch
    pass


def parse_xml(data: bytes, path: str = "") -> Node:
    """Parse XML.

    Raises:
        GlossaryFormatError: if it is malformed, declares entities, or is nested too deeply.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    builder = _Builder(parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = f"is not well-formed XML: {expat.ErrorString(error.code)}"
        raise GlossaryFormatError(problem, path=path, line=error.lineno, code="xml") from error
    except (_Refused, ValueError, LookupError) as error:
        line = parser.CurrentLineNumber
        raise GlossaryFormatError(str(error), path=path, line=line, code="xml") from error
    return builder.root


class _Builder:
    """Collects the events of one parse."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.stack = [Node("", {}, 0)]
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.EntityDeclHandler = self.refuse_entity
        parser.ExternalEntityRefHandler = self.refuse_external
        parser.SkippedEntityHandler = self.refuse_entity
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    @property
    def root(self) -> Node:
        return next(self.stack[0].children)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.stack) > MAX_DEPTH:
            raise _Refused(f"nests elements more than {MAX_DEPTH} deep")
        named = {_local(key): value for key, value in attributes.items()}
        node = Node(_local(name), named, self.parser.CurrentLineNumber)
        self.stack[-1].parts.append(node)
        self.stack.append(node)

    def end(self, _name: str) -> None:
        self.stack.pop()

    def characters(self, text: str) -> None:
        self.stack[-1].parts.append(text)

    def refuse_entity(self, *_rest: object) -> None:
        raise _Refused("declares or uses its own entities, which are not read: write them out")

    def refuse_external(self, *_rest: object) -> int:
        raise _Refused("refers to another file, which is not read")


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"xml:{local}" if space == _XML else local
