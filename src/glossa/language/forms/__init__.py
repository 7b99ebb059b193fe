"""Finding the forms of many terms in a text: what other rooms may use of it."""

from __future__ import annotations

from glossa.language.forms._rows import Term
from glossa.language.forms.index import FormIndex, Match, Reading

__all__ = ["FormIndex", "Match", "Reading", "Term"]
