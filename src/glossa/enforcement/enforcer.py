"""The way of a batch of sentences to translations that obey the glossary.

In: sentences of one language. Out: an :class:`Enforced` for each, in order. Sentences without a
term are translated as they are, at no cost but looking; the others are translated with their
attention, verified, mended where a term is missing, and verified again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossa.enforcement.annotation import Marks, Prepared, prepare
from glossa.enforcement.drafts import Draft, Enforced, as_it_is
from glossa.enforcement.mending import as_change, candidate_groups, doubles, first_verdict
from glossa.enforcement.placement import Placement, doubled
from glossa.enforcement.uses import wanted_in
from glossa.enforcement.verification import verify
from glossa.engine.protocol import DEFAULT_OPTIONS, DecodingOptions, Engine, Hypothesis
from glossa.language.typography import lost_figures
from glossa.recovery import ROUNDS, translate_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossa.enforcement.candidates import Candidate
    from glossa.enforcement.uses import Use, Wanted
    from glossa.enforcement.verification import Verdict
    from glossa.glossary import Glossary

CUES = 6.0
"""Weight of what the source says about the case, beside the model's log probability."""

_ONLY_READ = DecodingOptions(beam=1, return_alignment=True, max_length_ratio=1e-6, extra_length=1)
"""Decoding that stops right after its prefix: the model reads a given translation."""


class Enforcer:
    """Translates with one engine under one glossary. Threads may share it.

    Args:
        engine: What translates.
        glossary: Whose terms are enforced, in the engine's direction; ``None`` keeps only what must
            be copied.
        annotate: Whether to use the annotations of a package that was trained with them.
        redecode: Whether the model may finish a sentence anew after a term was imposed on it. It
            costs a second decoding and gains little on weak packages (``docs/enforcement.md``).
        cues: Weight of what the source says about the case, beside the model's log probability; at
            0 the model alone chooses, though only among forms that the source does not rule out.
    """

    def __init__(
        self,
        engine: Engine,
        glossary: Glossary | None,
        *,
        annotate: bool = True,
        redecode: bool = False,
        cues: float = CUES,
    ) -> None:
        self.engine = engine
        self._glossary = glossary
        self._marks = Marks.from_facts(engine.facts.annotations) if annotate else None
        self._redecode = redecode
        self._cues = cues

    def translate(
        self,
        sentences: Sequence[str],
        options: DecodingOptions = DEFAULT_OPTIONS,
        progress: Callable[[int], object] | None = None,
    ) -> list[Enforced]:
        """Translate ``sentences`` and render each term as the glossary says, or say so."""
        wanted = [wanted_in(sentence, self._glossary) for sentence in sentences]
        plain = [index for index, asked in enumerate(wanted) if not asked.uses]
        asking = [index for index, asked in enumerate(wanted) if asked.uses]
        results: dict[int, Enforced] = {}
        renderings = translate_whole(
            self.engine, [sentences[index] for index in plain], options, progress
        )
        for index, rendering in zip(plain, renderings, strict=True):
            verdict = verify((), rendering.text, bans=wanted[index].bans)
            results[index] = as_it_is(rendering, verdict)
        drafts = self._first_drafts([(sentences[i], wanted[i]) for i in asking], options, progress)
        self._mend(drafts, options)
        for index, draft in zip(asking, drafts, strict=True):
            results[index] = draft.finished(verify(draft.uses, draft.text, bans=draft.bans))
        return [results[index] for index in range(len(sentences))]

    def _first_drafts(
        self,
        asked: Sequence[tuple[str, Wanted]],
        options: DecodingOptions,
        progress: Callable[[int], object] | None,
    ) -> list[Draft]:
        """Translate the sentences that have terms, annotated if the package reads that."""
        seeing = replace(options, return_alignment=True)
        prepared = [self._prepared(sentence, wanted.uses) for sentence, wanted in asked]
        texts = [each.text for each in prepared]
        # An annotated sentence must not be cut into pieces: if it fails, it is tried bare.
        rounds = 0 if self._marks else ROUNDS
        renderings = translate_whole(self.engine, texts, seeing, progress, rounds=rounds)
        failed = [index for index, each in enumerate(renderings) if each.badness and self._marks]
        again = translate_whole(self.engine, [asked[index][0] for index in failed], seeing)
        for index, rendering in zip(failed, again, strict=True):
            if rendering.badness < renderings[index].badness:
                renderings[index] = rendering
                sentence, wanted = asked[index]
                prepared[index] = prepare(sentence, wanted.uses, None)
        return [
            Draft(
                sentence=sentence,
                uses=wanted.uses,
                bans=wanted.bans,
                prepared=ready,
                first=rendering,
            )
            for (sentence, wanted), ready, rendering in zip(
                asked, prepared, renderings, strict=True
            )
        ]

    def _prepared(self, sentence: str, uses: tuple[Use, ...]) -> Prepared:
        """Annotate a sentence, unless the annotations make it too long for the model."""
        ready = prepare(sentence, uses, self._marks)
        if self._marks and len(self.engine.tokenize(ready.text)) > self.engine.facts.limit:
            return prepare(sentence, uses, None)
        return ready

    def _mend(self, drafts: Sequence[Draft], options: DecodingOptions) -> None:
        """Write the missing terms into the drafts, all drafts in one batch of candidates."""
        lists: list[list[list[Candidate]]] = []
        seen: list[tuple[Verdict, Placement]] = []
        for draft, placement in zip(drafts, self._placements(drafts), strict=True):
            verdict = first_verdict(draft, placement)
            draft.start(verdict)
            lists.append(candidate_groups(draft, verdict, placement))
            seen.append((verdict, placement))
        open_groups = [
            (draft, group)
            for draft, groups in zip(drafts, lists, strict=True)
            for group in groups
            if len(group) > 1
        ]
        pairs = [
            (draft.prepared.text, candidate.text)
            for draft, group in open_groups
            for candidate in group
        ]
        totals = iter([score.total for score in self.engine.score(pairs)])
        for _, group in open_groups:
            scored = [
                (next(totals) + self._cues * candidate.prior, candidate) for candidate in group
            ]
            group[:] = [max(scored, key=lambda pair: pair[0])[1]]
        for draft, groups, (verdict, placement) in zip(drafts, lists, seen, strict=True):
            written = [as_change(group[0], draft.text) for group in groups]
            draft.write([*written, *doubles(draft, verdict, placement, written)])
        if self._redecode:
            self._finish_anew([draft for draft in drafts if draft.changes], options)

    def _placements(self, drafts: Sequence[Draft]) -> list[Placement]:
        """Return the words of each draft with where they come from.

        A translation that was put together from pieces is read by the model once more for its
        attention, unless it is too long to be read at once.
        """
        sources = [self.engine.tokenize(draft.prepared.text) for draft in drafts]
        blind = [
            draft
            for draft, source in zip(drafts, sources, strict=True)
            if draft.first.hypothesis is None and len(source) <= self.engine.facts.limit
        ]
        seen = dict(zip(map(id, blind), self._read(blind), strict=True))
        language = self.engine.facts.target
        return [
            Placement(
                source, draft.first.hypothesis or seen.get(id(draft)) or _unread(draft), language
            )
            for draft, source in zip(drafts, sources, strict=True)
        ]

    def _read(self, drafts: Sequence[Draft]) -> list[Hypothesis]:
        """Let the model read given translations, for their attention."""
        texts = [draft.first.text for draft in drafts]
        answers = self.engine.translate(
            [draft.prepared.text for draft in drafts], _ONLY_READ, prefixes=texts
        )
        tokens = [self.engine.tokenize_target(text) for text in texts]
        return [
            replace(
                _unread(draft),
                tokens=known.pieces,
                spans=known.spans,
                alignment=(found[0].alignment or ())[: len(known)],
            )
            for draft, known, found in zip(drafts, tokens, answers, strict=True)
        ]

    def _finish_anew(self, drafts: Sequence[Draft], options: DecodingOptions) -> None:
        """Let the model finish each sentence after its first imposed term; keep what is better."""
        sources = [draft.prepared.text for draft in drafts]
        answers = self.engine.translate(
            sources, options, prefixes=[draft.up_to_first_change() for draft in drafts]
        )
        anew = [best for best, *_ in answers]
        replaced_scores = self.engine.score(
            [(source, draft.text) for source, draft in zip(sources, drafts, strict=True)]
        )
        anew_scores = self.engine.score(
            [(source, best.text) for source, best in zip(sources, anew, strict=True)]
        )
        for draft, best, before, after in zip(
            drafts, anew, replaced_scores, anew_scores, strict=True
        ):
            if best.finished and after.mean > before.mean and self._as_good(draft, best.text):
                draft.rewrite(best.text)

    def _as_good(self, draft: Draft, text: str) -> bool:
        """Tell whether another translation has all terms and no fewer figures."""
        if not verify(draft.uses, text, bans=draft.bans).complete:
            return False
        pair = self.engine.facts.source, self.engine.facts.target
        lost = lost_figures(draft.sentence, text, *pair)
        return len(lost) <= len(lost_figures(draft.sentence, draft.text, *pair)) and doubled(
            text
        ) <= doubled(draft.text)


def _unread(draft: Draft) -> Hypothesis:
    """Return the first translation as a hypothesis of whose attention nothing is known."""
    return Hypothesis(text=draft.first.text, tokens=(), spans=(), score=draft.first.score)
