"""The declensions as tables of endings, and the words they make.

In: a stem and the name of a class. Out: fourteen cells (the cases in the order of
:class:`glossa.language.grammar.Case`, singular then plural), each a tuple of forms of which the
first is written and the rest are recognised: rarer doublets, short forms of speech (*jūroj*) and
illatives (*teisman*).

The classes follow *Dabartinės lietuvių kalbos gramatika* (ed. V. Ambrazas), which ispell-lt numbers
1–12 in ``lietuviu.aff``. An ending that starts with *i* and a back vowel softens the stem (see
:mod:`._spelling`). ``-`` marks a cell that is written like the nominative.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from glossa.language.lithuanian._spelling import join

if TYPE_CHECKING:
    from glossa.language.cells import Cells

_NOUNS = {
    "as": "as o ui ą u e/an e/ai | ai ų ams us ais uose ai",
    "jas": "as o ui ą u uje/yje/uj/an au | ai ų ams us ais uose ai",
    "ias": "ias io iui ią iu yje/y/in y/iau | iai ių iams ius iais iuose iai",
    "is": "is io iui į iu yje/y/in i | iai ių iams ius iais iuose iai",
    "ys": "ys io iui į iu yje/in y | iai ių iams ius iais iuose iai",
    "us": "us aus ui ų umi/um uje/uj/un au | ūs ų ums us umis uose ūs",
    "ius": "us aus ui ų umi/um uje/uj/un au | ai ų ams us ais uose ai",
    "a": "a os ai ą a oje/oj/on a | os ų oms/om as omis/om ose os",
    "ė": "ė ės ei ę e ėje/ėj/ėn e | ės ių ėms/ėm es ėmis/ėm ėse ės",
    "is f": "is ies iai į imi/im yje/y/in ie | ys ių ims is imis yse ys",
    "is f ų": "is ies iai į imi/im yje/y/in ie | ys ų ims is imis yse ys",
    "is m": "is ies iui į imi/iu/im yje/y/in ie | ys ių ims is imis yse ys",
    "is m ų": "is ies iui į imi/iu/im yje/y/in ie | ys ų ims is imis yse ys",
    "uo": "uo ens eniui enį eniu/enimi enyje/eny enie | enys enų enims enis enimis enyse enys",
    "ti": "ti čios čiai čią čia čioje/čioj ti | čios čių čioms čias čiomis čiose čios",
    "imasis": "asis osi uisi ąsi usi esi asi | aisi ųsi amsi usis aisi uosesi aisi",
}
_PLURALS = {
    "ai": "ai ų ams us ais uose ai",
    "os": "os ų oms/om as omis/om ose os",
    "ės": "ės ių ėms/ėm es ėmis/ėm ėse ės",
    "ūs": "ūs ų ums us umis uose ūs",
    "ys": "ys ių ims is imis yse ys",
    "ys ų": "ys ų ims is imis yse ys",
}
# A capital S stands for the soft stem, which ends in i where it is soft; nothing for the hard.
_ADJECTIVES = {
    "m": "{n} {g} Sam {a} Su Same/Sam {n} | {p} Sų {d} Sus Sais Suose {p}",
    "f": "{n} Sos Sai Są Sa Soje/Soj {n} | Sos Sų Soms/Som Sas Somis/Som Sose Sos",
    "ė": "ė ės ei ę e ėje/ėj ė | ės Sų ėms/ėm es ėmis/ėm ėse ės",
    "m def": "{n} Sojo Sajam {a} Suoju Sajame/Sajam {n} | ieji Sųjų iesiems Suosius Saisiais "
    "Suosiuose ieji",
    "f def": "Soji Sosios Sajai Sąją Sąja Sojoje/Sojoj Soji | Sosios Sųjų Sosioms Sąsias Sosiomis "
    "Sosiose Sosios",
}
# For each kind of stem: nominative and accusative singular, nominative and dative plural.
_MASCULINE = {
    "as": ("as", "ą", "i", "iems"),
    "ias": ("Sas", "Są", "i", "iems"),
    "us": ("us", "ų", "ūs", "iems"),
    "inis": ("is", "į", "Sai", "Sams"),
    "is": ("is", "į", "i", "iems"),
    "ys": ("ys", "į", "i/ieji", "iems"),
    "ant": ("is", "į", "ys", "iems"),
    "ęs": ("ęs", "į", "ę", "iems"),
    "oks": ("s", "į", "ie", "iems"),
}
_MASCULINE_DEFINITE = {"as": ("asis", "ąjį"), "ias": ("Sasis", "Sąjį"), "us": ("usis", "ųjį")}
_DEFINITE_BY_I = ("ysis", "įjį")
_FEMININE = {"us": "i", "ant": "i", "ęs": "i"}
_CHANGING = ("t", "d", "j")
"""Consonants that join() does not leave as they are."""
_FEMININE_IN_E = frozenset({"inis", "is", "ys"})


def _parse(row: str) -> Cells:
    return tuple(tuple(cell.split("/")) for cell in row.replace("|", " ").split())


NOUN_ENDINGS = {name: _parse(row) for name, row in _NOUNS.items()}
PLURAL_ENDINGS = {name: _parse(row) for name, row in _PLURALS.items()}


def decline_noun(stem: str, declension: str) -> Cells:
    """Return the cells of a noun."""
    return _write(stem, NOUN_ENDINGS[declension])


def _write(stem: str, cells: Cells) -> Cells:
    if stem[-1:] in _CHANGING:
        return tuple([tuple([join(stem, ending) for ending in cell]) for cell in cells])
    return tuple([tuple([stem + ending for ending in cell]) for cell in cells])


def decline_plural(stem: str, declension: str) -> Cells:
    """Return the cells of a noun that has only a plural, its singular cells empty."""
    return ((),) * 7 + _write(stem, PLURAL_ENDINGS[declension])


def decline_adjective(kind: str, hard: str, soft: str, *, feminine: bool, definite: bool) -> Cells:
    """Return the cells of one gender of an adjective.

    Args:
        kind: a key of the table of stems: how the nominative ends.
        hard: the stem before front vowels (*plat*).
        soft: the stem before back vowels with its *i* (*plači*).
        feminine: which gender.
        definite: whether to give the pronominal forms.
    """
    row = _adjective_cells(kind, feminine, definite)
    if kind == "ęs":
        # The masculine nominative lacks the -us- of every other cell: buvęs, buvusio.
        bare = hard.removesuffix("us")
        return _fill(row, hard, soft, {"ęs": bare + "ęs", "ę": bare + "ę"})
    return _fill(row, hard, soft, {})


@cache
def _adjective_cells(kind: str, feminine: bool, definite: bool) -> Cells:
    """Return the endings of one gender, soft stems marked with S."""
    return _parse(_adjective_row(kind, feminine=feminine, definite=definite))


def _adjective_row(kind: str, *, feminine: bool, definite: bool) -> str:
    if feminine:
        if definite:
            return _ADJECTIVES["f def"]
        if kind in _FEMININE_IN_E:
            return _ADJECTIVES["ė"]
        return _ADJECTIVES["f"].format(n=_FEMININE.get(kind, "Sa"))
    if definite:
        nominative, accusative = _MASCULINE_DEFINITE.get(kind, _DEFINITE_BY_I)
        return _ADJECTIVES["m def"].format(n=nominative, a=accusative)
    nominative, accusative, plural, dative = _MASCULINE[kind]
    genitive = "aus" if kind == "us" else "So"
    return _ADJECTIVES["m"].format(n=nominative, g=genitive, a=accusative, p=plural, d=dative)


def _fill(row: Cells, hard: str, soft: str, whole: dict[str, str]) -> Cells:
    return tuple(
        [
            tuple(
                [
                    soft + ending[1:] if ending[0] == "S" else whole.get(ending) or hard + ending
                    for ending in cell
                ]
            )
            for cell in row
        ]
    )
