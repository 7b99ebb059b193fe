"""Lithuanian prepositions and the cases that they govern.

Out: :data:`GOVERNED`, by word. Facts as in any grammar (Ambrazas, ed., *Lithuanian Grammar*, 1997),
without prepositions that are rare in the news.
"""

from __future__ import annotations

from typing import Final

from glossa.language.grammar import Case

_GENITIVE = (
    "abipus anot ant arti aukščiau be dėl greta iki iš kitapus link netoli nuo pasak prie šalia "
    "šiapus tarp toliau vidury vietoj vietoje virš žemiau"
)
_ACCUSATIVE = "aplink apie į pagal palei pas per prieš pro skersai"
_INSTRUMENTAL = "su sulig ties"

GOVERNED: Final[dict[str, frozenset[Case]]] = {
    **dict.fromkeys(_GENITIVE.split(), frozenset({Case.GENITIVE})),
    **dict.fromkeys(_ACCUSATIVE.split(), frozenset({Case.ACCUSATIVE})),
    **dict.fromkeys(_INSTRUMENTAL.split(), frozenset({Case.INSTRUMENTAL})),
    "už": frozenset({Case.GENITIVE, Case.ACCUSATIVE}),
    "po": frozenset({Case.GENITIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL}),
}
