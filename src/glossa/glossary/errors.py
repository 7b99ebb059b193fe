"""What can go wrong while a glossary is read: in come the facts, out goes one sentence."""

from __future__ import annotations

from glossa.errors import GlossaryError


class GlossaryFormatError(GlossaryError):
    """A glossary file that cannot be read; ``path``, ``line`` and ``code`` say where and what."""

    def __init__(
        self, problem: str, *, path: str = "", line: int = 0, code: str = "syntax"
    ) -> None:
        where = f"{path or 'the glossary'}{f':{line}' if line else ''}"
        super().__init__(f"{where}: {problem}")
        self.path = path
        self.line = line
        self.code = code
