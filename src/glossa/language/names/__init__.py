"""Names in a document and its translation: who is mentioned where, and is it one rendering.

Nothing is known of the names but their letters. ``words`` finds capitalised words, ``mentions``
tells which of them are one name, ``likeness`` and ``lemmas`` tell what in a translation renders
it, ``phrases`` what renders a phrase of translated words, and ``consistency`` compares.
"""

from glossa.language.names.consistency import inconsistent_names
from glossa.language.names.values import Deviation, Passage, told_apart

__all__ = ["Deviation", "Passage", "inconsistent_names", "told_apart"]
