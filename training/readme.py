"""The package's own README: what is in it, what it was made from, and how good it is.

In come the configuration, the scores and each source with its licence and pairs; out goes Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from training.pack import NAMES
from training.pieces import CLOSE, MIDDLE, OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.config import Config

WEAK = 45.0
"""chrF2 on FLORES-200 dev under which text is better retranslated than corrected."""


def _scores(values: Mapping[str, Any]) -> list[str]:
    lines = ["| set | sentences | BLEU | chrF2 |", "|---|---|---|---|"]
    sets = {
        name: value for name, value in values.items() if isinstance(value, dict) and "bleu" in value
    }
    for name, value in sets.items():
        lines.append(
            f"| {name} | {value['sentences']} | {value['bleu']:.1f} | {value['chrf']:.1f} |"
        )
    for value in list(sets.values())[:1]:
        lines += ["", *(f"`{signature}`  " for signature in value["signatures"])]
    return lines


def _search(values: Mapping[str, Any]) -> list[str]:
    chosen = values.get("decoding")
    if chosen is None:
        return ["Beam 4."]
    return [
        f"Beam 4, length penalty {chosen['length_penalty']:g}, coverage penalty"
        f" {chosen['coverage_penalty']:g}: these did best on",
        "the held-out set, and glossa takes them from the package. Plain Argos Translate asks for",
        "0.2 and 0.",
    ]


def _limits(values: Mapping[str, Any]) -> list[str]:
    flores = [v["chrf"] for name, v in values.items() if name.startswith("flores")]
    if not flores:
        return ["Not measured: do not rely on this package."]
    if flores[0] >= WEAK:
        return ["A draft for an editor to correct: check names, figures and negation."]
    return [
        "**This package is weak.** It was trained for a short time on a small machine, so that the",
        "pipeline has a real model to run. Its text often reads well and says something else. Do",
        "not publish it, and do not expect a good glossary result. Train the full configuration",
        "(`training/README.md`) or install a larger package.",
    ]


def _measured(values: Mapping[str, Any]) -> list[str]:
    if "alignment" not in values:
        return []
    return [
        "",
        *_speed(values),
        f"- Attention agrees with the aligner on {values['alignment']:.0%} of linked words.",
        f"- Annotated terms appear in one of their forms in {values['terms']:.0%} of uses;",
        f"  without the annotation in {values['terms without']:.0%}.",
    ]


def _speed(values: Mapping[str, Any]) -> list[str]:
    sets = [v for v in values.values() if isinstance(v, dict) and v.get("seconds")]
    rates = [v["sentences"] / v["seconds"] for v in sets]
    size = [f"- The model is {values['megabytes']:.1f} MB."] if "megabytes" in values else []
    if not rates:
        return size
    return [
        *size,
        f"- {min(rates):.0f} sentences a second or more, on two threads of a small machine.",
    ]


def _network(config: Config) -> list[str]:
    shape = config.model
    joint = "One network serves both directions; the start token says which."
    return [
        f"Pre-norm Transformer, {shape.encoder_layers}+{shape.decoder_layers} layers,"
        f" {shape.width} wide, {config.data.vocabulary} shared SentencePiece pieces with byte",
        f"fallback. {joint if config.train.joint else 'Trained for this direction alone.'}",
        "",
        "Annotations that it was taught (target lemmas; Bergmanis & Pinnis 2021):",
    ]


def _data(used: Sequence[tuple[str, str, int]]) -> list[str]:
    return [
        "Only text whose rights allow it, evaluation sets and near copies of them taken out.",
        "Sentence pairs by source, before annotated and noisy copies were added:",
        "",
        "| source | licence | pairs |",
        "|---|---|---|",
        *(
            f"| {name} | {licence} | {count} |"
            for name, licence, count in sorted(used, key=lambda row: -row[2])
        ),
        "",
        "`written` is original text of the glossa project (CC0). The licence of each other source",
        "is permissive or copyleft. The package itself comes under the MIT licence, as far as",
        "the weights of a network can be licensed; no source text is in it.",
    ]


def readme(
    config: Config,
    direction: tuple[str, str],
    values: Mapping[str, Any],
    used: Sequence[tuple[str, str, int]],
) -> str:
    """Writes the readme of one direction's package."""
    ours, theirs = direction
    terms = (
        f"The {OPEN} Secretary General{MIDDLE} generalinis sekretorius{CLOSE} arrived."
        if ours == "en"
        else f"Atvyko {OPEN} generalinis sekretorius{MIDDLE} Secretary General{CLOSE}."
    )
    parts = {
        "Limits": _limits(values),
        "Scores": [
            *_scores(values),
            "",
            *_search(values),
            "The held-out set is news written for glossa, none of it learned from.",
            *([config.note] if config.note else []),
            *_measured(values),
        ],
        "The network": [*_network(config), "", f"    {terms}"],
        "Data": _data(used),
    }
    lines = [
        f"# {NAMES[ours]} → {NAMES[theirs]}, version {config.version}",
        "",
        "A compact translation package for Argos Translate and glossa, made by `training/` in",
        f"glossa's repository (configuration `{config.name}`). CTranslate2, 8-bit integers; runs",
        "offline on any CPU.",
    ]
    for title, body in parts.items():
        lines += ["", f"## {title}", "", *body]
    return "\n".join(lines) + "\n"
