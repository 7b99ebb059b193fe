"""Other ways to cut a source into pieces, drawn anew each time that it is shown.

In come examples; out go the same, some of their sources cut otherwise (subword regularisation; Kudo
2018). A network that saw one cut of each word knows little of the words that it never saw; one that
saw *gynyb|os* and *gyny|bos* reads endings off any stem. Targets stay as they are: what the network
is to write, it should write in one way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.binarise import END_ID, Examples, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sentencepiece

ALPHA = 0.5
"""How even the likelihoods of cuts are made; at 1 they stay, towards 0 every cut is as likely."""

Links = list[tuple[int, int]]


class Segmenter:
    """Cuts a share of the sources that it is given otherwise.

    Args:
        processor: The pieces, of a unigram model.
        share: Of the sources.
        seed: Of the choice of sources.
    """

    def __init__(
        self, processor: sentencepiece.SentencePieceProcessor, share: float, seed: int
    ) -> None:
        self.processor = processor
        self.share = share
        self.random = np.random.default_rng(seed)

    def __call__(self, examples: Examples) -> Examples:
        """Returns the same examples in the same order."""
        chosen = self.random.random(len(examples)) < self.share
        sources, links = [], []
        for row, other in enumerate(chosen):
            source = examples.source[examples.source_at[row] : examples.source_at[row + 1]]
            linked = examples.links[examples.links_at[row] : examples.links_at[row + 1]]
            if other:
                source, linked = self.cut(source.tolist(), linked.reshape(-1, 2).tolist())
            sources.append(source)
            links.append(linked)
        return Examples(
            source=np.concatenate(sources),
            source_at=np.cumsum([0, *map(len, sources)]),
            target=examples.target,
            target_at=examples.target_at,
            links=np.concatenate(links),
            links_at=np.cumsum([0, *map(len, links)]),
            group=examples.group,
            groups=examples.groups,
        )

    def cut(
        self, source: list[int], links: Sequence[Sequence[int]]
    ) -> tuple[
        np.ndarray[tuple[int], np.dtype[np.uint16]], np.ndarray[tuple[int], np.dtype[np.uint16]]
    ]:
        """Returns one source's pieces, its end included, and its links, as flat arrays."""
        before = words_of(self.processor.id_to_piece(source[:-1]))
        pieces = self.processor.encode(
            self.processor.decode(source[:-1]),
            out_type=str,
            enable_sampling=True,
            alpha=ALPHA,
            nbest_size=-1,
        )
        after = words_of(pieces)
        if after[-1:] == before[-1:]:  # else the text reads otherwise than its pieces did
            source = [*self.processor.piece_to_id(pieces), END_ID]
            places = [np.flatnonzero(np.asarray(after) == word).tolist() for word in before]
            places.append([len(after)])
            links = sorted({(a, target) for old, target in links for a in places[old]})
        flat = [number for link in links for number in link]
        return np.asarray(source, np.uint16), np.asarray(flat, np.uint16)
