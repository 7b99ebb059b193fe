"""Languages without data are left to sentencex, without its limits."""

from __future__ import annotations

import pytest

from glossa.language.sentences import fallback, split_sentences


def sentences(text: str, language: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Es regnet. Wir bleiben.", ["Es regnet.", "Wir bleiben."]),
        ("lv", "Līst lietus.  Paliksim mājās!", ["Līst lietus.", "Paliksim mājās!"]),
        ("zh", "下雨了。我们回家。", ["下雨了。", "我们回家。"]),
        ("de", " \n ", []),
        ("de", "", []),
        ("xx", "Aaa bbb. Ccc ddd.", ["Aaa bbb.", "Ccc ddd."]),
        ("de", "Eins \ud800 zwei. Drei 😀. Vier.", ["Eins \ud800 zwei.", "Drei 😀.", "Vier."]),
    ],
)
def test_sentencex_splits(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_windows_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Es regnet heute sehr. " * 50 + "Wir bleiben alle lange zu Hause und lesen. " * 10
    whole = split_sentences(text, "de")
    for window in (50, 64, 100, 333):
        monkeypatch.setattr(fallback, "_WINDOW", window)
        assert split_sentences(text, "de") == whole


def test_a_sentence_longer_than_a_window_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback, "_WINDOW", 20)
    text = "ein sehr langer Satz ohne Ende " * 5 + "hört auf. Kurz."
    assert sentences(text, "de") == [text[: -len(" Kurz.")], "Kurz."]
