"""Speed and memory, side by side: glossa's engine, bare CTranslate2 and Argos Translate's way.

All three run the same package with the same beam on the same whole articles, already split into
sentences by glossa, in one process and in turns, so that what else the machine does touches all.

"Argos" is ``argostranslate.translate.apply_packaged_translation`` itself, called as Argos
Translate calls it with its default settings: each paragraph by itself, in batches of 32 tokens, one
translator on up to four cores, compute type "auto". What it imports to split sentences (stanza,
spaCy, MiniSBD) is replaced by nothing at all, so its own, slower splitting does not count. "Bare"
is one call of CTranslate2 for everything, with the threads and batch size that glossa uses, between
plain SentencePiece calls. Where the machine is busy with other things, the processors' time ("CPU")
says more than the clock.

    python -m benchmarks.speed [--package FILE] [--from en --to lt] [--text FILE ...] [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from glossa.engine import ArgosEngine, DecodingOptions, Machine, Package, find_package
from glossa.language.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SENTENCES_OF_A_PARAGRAPH = 4
SEARCH: dict[str, Any] = {
    "replace_unknowns": True,
    "batch_type": "tokens",
    "beam_size": 4,
    "num_hypotheses": 1,
    "length_penalty": 0.2,
    "return_scores": True,
}

Article = list[list[str]]
"""Sentences of paragraphs."""

LIKE_ARGOS = DecodingOptions(length_penalty=SEARCH["length_penalty"], coverage_penalty=0.0)
"""What a package itself asks for may make longer translations, which take longer."""


class ChildFailedError(Exception):
    """A process that was to be measured did not do its work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A way to translate articles, and how long each round of it took."""

    name: str
    translate: Callable[[list[Article]], int]
    seconds: list[float]
    """By the clock."""
    work: list[float]
    """Of all processors together."""


def main() -> int:
    options = _options()
    package = find_package(options.source, options.target, options.package)
    articles = _articles(options)
    sentences = [each for article in articles for paragraph in article for each in paragraph]
    characters = sum(map(len, sentences))
    machine = Machine.detect()
    print(f"package {package.name} ({package.size / 1e6:.1f} MB), beam 4, {machine}")
    print(f"{len(articles)} articles, {len(sentences)} sentences, {characters} characters")
    with tempfile.TemporaryDirectory() as folder:
        model = _unpacked(package, Path(folder))
        _start(options, package, model, sentences[0])  # first: a child's memory starts as ours
        tokenizer = _tokenizer(model)
        ways = {
            "glossa": _glossa(package, machine),
            "bare": _bare(model, tokenizer, machine),
            "Argos": _argos(model),
        }
        contenders = [
            Contender(name=name, translate=way, seconds=[], work=[]) for name, way in ways.items()
        ]
        _race(contenders, articles, options.rounds)
    _report(contenders, len(sentences), characters)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--package", help="path, name or kind; the preferred one by default")
    parser.add_argument("--from", dest="source", default="en")
    parser.add_argument("--to", dest="target", default="lt")
    parser.add_argument("--text", type=Path, nargs="+", metavar="FILE", help="articles")
    parser.add_argument("--sentences", type=int, default=160, help="of training/data, by default")
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _articles(options: argparse.Namespace) -> list[Article]:
    """Read the articles given, or else the examples and sentences of our own training text."""
    files = options.text or sorted((ROOT / "examples").glob(f"*.{options.source}.txt"))
    articles = [_split(path.read_text(encoding="utf-8-sig"), options.source) for path in files]
    if not options.text:
        column = {"en": 0, "lt": 1}[options.source]
        rows = [
            line.split("\t")[column]
            for path in sorted((ROOT / "training" / "data").glob("*.tsv"))
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.count("\t") >= 1
        ]
        step = max(1, len(rows) // options.sentences)
        chosen, size = rows[::step][: options.sentences], SENTENCES_OF_A_PARAGRAPH
        articles.append([chosen[at : at + size] for at in range(0, len(chosen), size)])
    return articles


def _split(text: str, language: str) -> Article:
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    return [[span.of(each) for span in split_sentences(each, language)] for each in paragraphs]


def _unpacked(package: Package, folder: Path) -> Path:
    """Return the folder of the model, unpacked as Argos needs it."""
    root = package.path
    if root.is_file():
        with zipfile.ZipFile(root) as archive:
            archive.extractall(folder)
        root = next(folder.rglob("metadata.json")).parent
    return root / "model"


def _tokenizer(model: Path) -> Any:
    import sentencepiece

    file = model.parent / "sentencepiece.model"
    return sentencepiece.SentencePieceProcessor(model_file=str(file))


def _glossa(package: Package, machine: Machine) -> Callable[[list[Article]], int]:
    engine = ArgosEngine(package, machine)

    def translate(articles: list[Article]) -> int:
        every = [each for article in articles for paragraph in article for each in paragraph]
        return sum(len(best[0].text) for best in engine.translate(every, LIKE_ARGOS))

    return translate


def _bare(model: Path, tokenizer: Any, machine: Machine) -> Callable[[list[Article]], int]:
    import ctranslate2  # type: ignore[import-untyped]  # it has no types

    translator = ctranslate2.Translator(
        str(model),
        compute_type=machine.compute_type,
        inter_threads=machine.inter_threads,
        intra_threads=machine.intra_threads,
    )

    def translate(articles: list[Article]) -> int:
        every = [each for article in articles for paragraph in article for each in paragraph]
        options = SEARCH | {"max_batch_size": LIKE_ARGOS.max_batch_tokens}
        answers = translator.translate_batch(tokenizer.encode(every, out_type=str), **options)
        return sum(len(tokenizer.decode(answer.hypotheses[0])) for answer in answers)

    return translate


def _argos(model: Path) -> Callable[[list[Article]], int]:
    """Return Argos Translate's own function, called for each paragraph as it calls it."""
    import ctranslate2

    translate, argos_package, settings = _argos_modules(model.parent.parent / "home")
    found = argos_package.Package(model.parent)
    translator = ctranslate2.Translator(
        str(model),
        device=settings.device,
        inter_threads=settings.inter_threads,
        intra_threads=settings.intra_threads,
        compute_type=settings.compute_type,
    )
    splitter = SimpleNamespace(split_sentences=lambda text: text.split("\n"))

    def translate_all(articles: list[Article]) -> int:
        return sum(
            len(
                translate.apply_packaged_translation(
                    found, "\n".join(paragraph), translator, splitter, 1
                )[0].value
            )
            for article in articles
            for paragraph in article
        )

    return translate_all


def _argos_modules(home: Path) -> tuple[Any, Any, Any]:
    """Import Argos Translate's modules without what they import to split sentences."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home)  # it makes folders there
    stubs: dict[str, Any] = {name: ModuleType(name) for name in ("stanza", "spacy", "minisbd")}
    stubs["minisbd"].SBDetect, stubs["minisbd"].models = None, ModuleType("minisbd.models")
    sys.modules.update(stubs)
    from argostranslate import (  # type: ignore[import-untyped]  # it has no types
        package,
        settings,
        translate,
    )

    return translate, package, settings


def _race(contenders: list[Contender], articles: list[Article], rounds: int) -> None:
    for contender in contenders:
        contender.translate([[["Vilnius."]]])  # load
    for _ in range(rounds):
        for contender in contenders:
            started, busy = time.perf_counter(), time.process_time()
            contender.translate(articles)
            contender.seconds.append(time.perf_counter() - started)
            contender.work.append(time.process_time() - busy)


def _report(contenders: list[Contender], sentences: int, characters: int) -> None:
    ours = contenders[0]
    heads = ("best", "median", "CPU", "sent./s", "char./s")
    print(f"\n{'whole articles':16}{''.join(f'{each:>9}' for each in heads)}  glossa is faster by")
    for each in contenders:
        best = min(each.seconds)
        turns = zip(each.seconds, ours.seconds, strict=True)
        ratio = statistics.median(theirs / own for theirs, own in turns)
        print(
            f"{each.name:16}{best:8.2f}s{statistics.median(each.seconds):8.2f}s"
            f"{min(each.work):8.2f}s{sentences / best:9.1f}{characters / best:9.0f}  {ratio:.2f}×"
            f" (best {best / min(ours.seconds):.2f}×, CPU {min(each.work) / min(ours.work):.2f}×)"
        )


def _start(options: argparse.Namespace, package: Package, model: Path, sentence: str) -> None:
    """Run whole processes that translate one sentence; the first run fills caches and is out."""
    bare = (
        "import sys, ctranslate2, sentencepiece\n"
        f"t = ctranslate2.Translator({str(model)!r})\n"
        f"p = sentencepiece.SentencePieceProcessor({str(model.parent / 'sentencepiece.model')!r})\n"
        f"s = p.encode({sentence!r}, out_type=str)\n"
        "print(p.decode(t.translate_batch([s], beam_size=4)[0].hypotheses[0]))"
    )
    engine = (
        "from pathlib import Path\nfrom glossa.engine import open_engine\n"
        f"e = open_engine({options.source!r}, {options.target!r}, Path({str(package.path)!r}))\n"
        f"print(e.translate([{sentence!r}])[0][0].text)"
    )
    command = ["translate", "--from", options.source, "--to", options.target]
    processes: dict[str, list[str]] = {
        "an empty Python": ["-c", "pass"],
        "bare CTranslate2": ["-c", bare],
        "glossa's engine": ["-c", engine],
        "glossa translate": ["-m", "glossa", *command, "--package", str(package.path)],
    }
    print(f"\n{'one sentence, whole process':30}{'best':>8}{'median':>8}{'memory':>9}")
    for name, arguments in processes.items():
        try:
            seconds, memory = zip(*(_process(arguments, sentence) for _ in range(6)), strict=True)
        except ChildFailedError as error:
            print(f"{name:30}  failed: {error}")
            continue
        best, median = min(seconds[1:]), statistics.median(seconds[1:])
        print(f"{name:30}{best:7.2f}s{median:7.2f}s{max(memory) / 1024:6.0f} MB")


def _process(arguments: list[str], sentence: str) -> tuple[float, int]:
    """Return the seconds and the most memory (kB, on Linux) of one process."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(sentence.encode())
        given.seek(0)
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], stdin=given, stdout=subprocess.DEVNULL, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complaint = said.read()
        if process.returncode not in (0, 1) or b"Traceback" in complaint:
            raise ChildFailedError(complaint.decode().strip().rpartition("\n")[2])
    return taken, usage.ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
