"""``glossa translate`` as a process: what it prints where, and its exit status."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

TEXT = "The summit ends on Wednesday.\n\nThe ministers met.\n"
EXPECTED = "The susitikimas ends on Wednesday.\n\nThe ministers met.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def refused(done: subprocess.CompletedProcess[bytes], status: int, *words: str) -> None:
    """Assert that a command failed as it should: one sentence, no traceback, nothing printed."""
    message = done.stderr.decode()
    assert done.returncode == status, message
    assert message.startswith("glossa: ")
    assert message.count("\n") == 1, message
    assert all(word in message for word in words), message
    assert done.stdout == b""


def test_a_file_goes_to_standard_output(glossa: Run, echo: Path, article: Path) -> None:
    done = glossa("translate", article, "--to", "lt", "--package", echo)
    assert done.stdout.decode() == EXPECTED
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("files", [[], ["-"]])
def test_standard_input_is_read(glossa: Run, echo: Path, files: list[str]) -> None:
    done = glossa("translate", *files, "--to", "lt", "--package", echo, stdin=TEXT.encode())
    assert done.stdout.decode() == EXPECTED


def test_line_ends_and_a_byte_order_mark_survive(glossa: Run, echo: Path) -> None:
    text = "\ufeffThe summit ends.\r\n\r\nThe ministers met.\r\n"
    done = glossa("translate", "--to", "lt", "--package", echo, stdin=text.encode())
    assert done.stdout.decode() == text.replace("summit", "susitikimas")


def test_a_file_is_written_whole(glossa: Run, echo: Path, article: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    done = glossa("translate", article, "--to", "lt", "--package", echo, "-o", output)
    assert (done.returncode, done.stdout) == (0, b"")
    assert output.read_text(encoding="utf-8") == EXPECTED
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "out.txt"]


def test_several_files_go_to_a_folder_and_resume(glossa: Run, echo: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for file in files:
        file.write_text("The summit ends.\n", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "1.txt").write_text("kept", encoding="utf-8")
    done = glossa("translate", *files, "--to", "lt", "--package", echo, "-o", folder, "--resume")
    assert done.returncode == 0, done.stderr
    assert [(folder / file.name).read_text(encoding="utf-8") for file in files] == [
        "The susitikimas ends.\n",
        "kept",
        "The susitikimas ends.\n",
    ]


def test_json_tells_everything(glossa: Run, echo: Path, article: Path) -> None:
    done = glossa("translate", article, "--to", "lt", "--package", echo, "--json")
    (line,) = done.stdout.decode().splitlines()
    result = json.loads(line)
    assert result["file"] == str(article)
    assert result["text"] == EXPECTED
    assert (result["source_language"], result["target_language"]) == ("en", "lt")
    assert [sentence["source"] for sentence in result["sentences"]] == [
        "The summit ends on Wednesday.",
        "The ministers met.",
    ]


def test_findings_go_to_standard_error_with_their_line(glossa: Run, parrot: Path) -> None:
    done = glossa(
        "translate",
        "--to",
        "lt",
        "--from",
        "en",
        "--package",
        parrot,
        stdin=b"\nMinisters met today.\n",
    )
    assert done.returncode == 1
    assert "standard input: line 2: error: " in done.stderr.decode()


def test_a_text_in_the_target_language_is_a_notice(glossa: Run, echo: Path) -> None:
    text = "Susitikimas baigsis trečiadienį, o kitas vyks Vašingtone.\n"
    done = glossa("translate", "--to", "lt", "--package", echo, stdin=text.encode())
    assert done.stdout.decode() == text
    assert done.returncode == 0
    assert "already" in done.stderr.decode()


def test_legacy_encodings_are_kept(glossa: Run, echo: Path) -> None:
    text = "The summit in Šiauliai ends.\n"
    done = glossa(
        *("translate", "--from", "en", "--to", "lt", "--package", echo, "--no-glossary"),
        *("--encoding", "windows-1257"),
        stdin=text.encode("windows-1257"),
    )
    assert done.stdout.decode("windows-1257") == text.replace("summit", "susitikimas")


def test_rules_can_be_switched_off(glossa: Run, echo: Path) -> None:
    text = b'The "summit" ends.\n'
    arguments = ("translate", "--from", "en", "--to", "lt", "--package", echo)
    assert "„" in glossa(*arguments, stdin=text).stdout.decode()
    off = glossa(*arguments, "--without", "typography", stdin=text).stdout.decode()
    assert "„" not in off


def test_missing_files_are_found_before_work_starts(glossa: Run, echo: Path, article: Path) -> None:
    done = glossa("translate", article, "no-such.txt", "--to", "lt", "--package", echo)
    refused(done, 2, "no-such.txt", "does not exist")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["{folder}"], 2, ["is a folder"]),
        (["{article}", "-o", "{folder}/no/out.txt"], 2, ["does not exist"]),
        (["{article}", "{other}", "-o", "{folder}/out.txt"], 2, ["-o an existing folder"]),
        (["{article}", "-o", "{folder}"], 2, ["would be overwritten"]),
        (["{article}", "--resume"], 2, ["-o FOLDER"]),
        (["{article}", "--from", "lt"], 2, ["already"]),
        (["{article}", "--from", "english"], 2, ["two letters"]),
        (["{article}", "--from", "pl"], 2, ["translates from"]),
        (["{article}", "--encoding", "utf-99"], 2, ["not an encoding"]),
        (["{latin}"], 2, ["not utf-8", "--encoding"]),
        (["{article}", "--without", "quotse"], 2, ["quotse", "quotes"]),
        (["{article}", "--package", "{folder}/no.argosmodel"], 3, ["no.argosmodel"]),
        (["{article}", "--package", "{article}"], 2, ["article.txt"]),
    ],
)
def test_bad_input_gets_one_sentence(
    glossa: Run, echo: Path, article: Path, tmp_path: Path,
    arguments: list[str], status: int, words: list[str],
) -> None:  # fmt: skip
    names = {"folder": tmp_path, "article": article, "latin": tmp_path / "latin.txt"}
    names["other"] = tmp_path / "other.txt"
    names["other"].write_text(TEXT, encoding="utf-8")
    names["latin"].write_bytes("Šiauliai šalia kelio".encode("windows-1257"))
    filled = [argument.format(**names) for argument in arguments]
    package = [] if "--package" in filled else ["--package", echo]
    refused(glossa("translate", "--to", "lt", *package, *filled), status, *words)


def test_a_read_only_output_is_refused_before_work_starts(
    glossa: Run, echo: Path, article: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.txt"
    output.mkdir()  # even an administrator cannot write a file over a folder
    done = glossa("translate", article, "--to", "lt", "--package", echo, "-o", output / "x" / "y")
    refused(done, 2, "does not exist")


def test_the_reader_may_leave_early(echo: Path, article: Path) -> None:
    article.write_text("The summit ends.\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "glossa", "translate", str(article), "--to", "lt"]
    process = subprocess.Popen(
        [*command, "--package", str(echo)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    message = process.stderr.read().decode()
    assert process.wait(timeout=120) == 2
    assert message.startswith("glossa: ")
    assert message.count("\n") == 1
    process.stderr.close()


def test_a_bar_shows_on_a_terminal_and_goes_away(echo: Path, article: Path) -> None:
    article.write_text(
        "".join(f"The summit ends on day {n}.\n" for n in range(4000)), encoding="utf-8"
    )
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "glossa", "translate", str(article), "--to", "lt"]
    process = subprocess.Popen(
        [*command, "--from", "en", "--package", str(echo)],
        stdout=subprocess.DEVNULL,
        stderr=terminal,
    )
    os.close(terminal)
    seen = b""
    try:
        while chunk := os.read(master, 4096):
            seen += chunk
    except OSError:  # Linux reports the end of a terminal in this way
        pass
    process.wait(timeout=120)
    os.close(master)
    assert "4000 sentences" in seen.decode()
    assert seen.endswith(b"\r\x1b[K")
