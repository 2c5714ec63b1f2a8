"""RTF: what a person sees, and nothing of what is hidden or was deleted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import ExtractionError
from indexer.reading.extraction import extract
from indexer.reading.extraction.word_processors.rtf import text_of

Write = Callable[[str, bytes], Path]


def rtf(body: str, head: str = r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}") -> bytes:
    return (r"{\rtf1" + head + "\n" + body + "}").encode("latin-1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Vu le code\par Adopt\'e9", "Vu le code\nAdopté"),
        (r"\u201\'c9tang\u8239? \uc0\u8364 5", "Étang\u202f €5"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"12 voix{\v  cach\'e9es} pour", "12 voix pour"),
        (r"\v tout\par cach\'e9\v0 vu", "vu"),
        (r"{\deleted 14 voix}{\revised 12 voix}", "12 voix"),
        (r"{\mvf parti}rest\'e9", "resté"),
        (r"\v a\plain b", "b"),
        (r"{\v {\footnote note cach\'e9e}}corps", "corps"),
        (r"corps{\footnote une note}\par fin", "corps\nfin\nune note"),
        (r"{\footer Mairie}corps{\header Ville\par}", "Ville\ncorps\nMairie"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt N\'b0 12\par}}}avant\par apr", "avant\nN° 12\napr"),
        (r"{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shptxt cach\'e9\par}}}vu", "vu"),
        (r"{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 0}}{\shptxt vu\par}}}\par", "vu"),
        (r"{\private perdu}vu{\annotation perdu}", "vu"),
        (r"{\*\inconnu perdu}{\info{\title perdu}}{\stylesheet perdu}vu", "vu"),
        (r"{\pict\bin3 }{}x}vu", "vu"),
        (r"\trowd\intbl Pour\par dit\cell 12\cell\row\pard fin", "Pour dit\t12\nfin"),
        (r"{\listtext 2.\tab}Voirie", "2.\tVoirie"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt lien}}", "lien"),
        (r"{\upr{ancien}{\*\ud{nouveau}}}", "nouveau"),
        (r"Article 2{\super 1} : 12 000{\up6 2} euros, 3 m{\super 2}, 1{\super er}", "Article 2 : 12 000 euros, 3 m2, 1er"),
        (r"art. 2\super 1\nosupersub , CO{\sub 2} 30{\sub 2}", "art. 2, CO2 302"),
        (r"{\header 2031/047\par}{\footer Page {\field{\*\fldinst PAGE}{\fldrslt 3}}\par Ville\par}{\footer Ville\par}vu", "2031/047\nvu\nVille"),
        (r"{\strike refuse}{\striked1 rejette}{\strike0 approuve}", "approuve"),
        (r"a{\strike b\plain c}\-d", "acd"),
        ("coup\né", "coupé"),
        (r"a\{b\}\\c\~d\_e\emdash f", "a{b}\\c\xa0d-e—f"),
    ],
)  # fmt: skip
def test_what_is_read(body: str, text: str) -> None:
    assert text_of(rtf(body)) == text


def row(*cells: str, edges: str = r"\cellx100\cellx200\cellx300") -> str:
    said = "".join(rf"{cell}\cell " for cell in cells)
    return rf"\trowd{edges}\pard\intbl {said}\row "


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([row("Nom", "Pour", "Contre"), row("Orval", "", "X")], ["Nom\tPour\tContre", "Orval\t\tX"]),
        ([row("Nom", "Pour", "Contre"), row("Orval", r"{\v X}", "X")], ["Nom\tPour\tContre", "Orval\t\tX"]),
        ([row("a", "b", "c"), row("d", "non", "e", edges=r"\clmgf\cellx100\clmrg\cellx200\cellx300")], ["a\tb\tc", "d\t\te"]),
        ([row("a", "b", "c"), row("non", "d", "e", edges=r"\clvmrg\cellx100\cellx200\cellx300")], ["a\tb\tc", "\td\te"]),
        ([row("a", "b", "c", edges=r"\clvmrg\cellx100\cellx200\cellx300")], ["a\tb\tc"]),
        ([row("Titre", edges=r"\cellx300"), row("a", "b", "c"), row("d", "e", edges=r"\cellx203\cellx300")], ["Titre", "a\tb\tc", "d\t\te"]),
        ([row("a", "b", "c", "reste")], ["a\tb\tc\treste"]),
        ([row(r"a{\*\nesttableprops\trowd\cellx9\nestrow}b", "c", "d"), row("e", "", "f")], ["ab\tc\td", "e\t\tf"]),
    ],
)  # fmt: skip
def test_cells_stand_in_their_columns(rows: list[str], lines: list[str]) -> None:
    assert text_of(rtf("".join(rows) + r"\pard fin")).split("\n") == [*lines, "fin"]


def test_cells_of_a_row_that_does_not_end_are_read() -> None:
    assert text_of(rtf(row("a", "b", "c") + r"\pard\intbl d\cell e")) == "a\tb\tc\nd\te"


@pytest.mark.parametrize(("state", "box"), [(r"\ffres1", "☒"), (r"\ffres25\ffdefres0", "☐")])
def test_boxes_of_forms(state: str, box: str) -> None:
    body = (
        r"{\field{\*\fldinst { FORMCHECKBOX }{{\*\formfield{\fftype1"
        + state
        + r"}}}}{\fldrslt }} pour"
    )
    assert text_of(rtf(body)) == f"{box} pour"


@pytest.mark.parametrize(
    ("state", "choice"),
    [(r"\ffres1", "défavorable"), (r"\ffres25\ffdefres0", "à revoir"), (r"\ffres9", "")],
)
def test_the_choice_in_a_list_of_a_form(state: str, choice: str) -> None:
    entries = r"{\*\ffl \u224\'e0 revoir}{\*\ffl d\'e9favorable}"
    body = (
        r"avis {\field{\*\fldinst { FORMDROPDOWN }{{\*\formfield{\fftype2"
        + state
        + entries
        + r"}}}}{\fldrslt }}."
    )
    assert text_of(rtf(body)) == f"avis {choice}."


def test_a_font_says_how_its_bytes_are_read() -> None:
    head = r"\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset255 B;}}"
    assert text_of(rtf(r"\f1 \'82\f0 \'e9", head)) == "éé"


def test_the_code_page_of_a_mac_has_a_number_of_its_own() -> None:
    assert text_of(rtf(r"Adopt\'8e", head=r"\mac\ansicpg10000")) == "Adopté"


def test_a_code_page_that_nobody_knows_is_not_heeded() -> None:
    assert text_of(rtf(r"Adopt\'e9", head=r"\ansi\ansicpg9")) == "Adopté"


def test_a_file_is_read_without_any_converter(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    [text] = extract(write("a.rtf", rtf("Le conseil adopte."))).texts
    assert text.text == "Le conseil adopte."
    with pytest.raises(ExtractionError, match="no text in it"):
        extract(write("b.rtf", rtf(r"{\v rien}")))


def test_deep_nesting_keeps_the_words() -> None:
    assert text_of(b"{\\rtf1 " + b"{" * 100_000 + b"vu" + b"}" * 100_000) == "vu"


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert isinstance(text_of(b"{\\rtf1 " + data), str)


COLORS = r"{\colortbl;\red255\green255\blue255;\red10\green0\blue0;}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Aide {\cf1 Odilon }vers\'e9e", "Aide versée"),
        (r"Aide {\cf2 Odilon }{\cf0 vers\'e9e}", "Aide Odilon versée"),
        (r"Aide {\cf1\highlight2 Odilon }vers\'e9e", "Aide Odilon versée"),
        (r"\cbpat2 Aide {\cf1 Odilon }\pard vers\'e9e {\cf1 non}", "Aide Odilon versée"),
        (r"\trowd\cellx9000\intbl {\cf1 Odilon}\cell\row\pard fin", "Odilon\nfin"),
        (r"{\shp{\*\shpinst{\shptxt {\cf1 Odilon}\par}}}fin\par", "fin\nOdilon"),
        (r"\fs2 Odilon\fs22 vu \fs1 non\plain  encore", "vu  encore"),
    ],
)
def test_letters_in_the_ink_of_the_paper_or_too_small_are_left_out(body: str, text: str) -> None:
    assert text_of(rtf(body, r"\ansi\ansicpg1252" + COLORS)) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\f1\'fe} oui {\f1\'a8} non", "☑ oui ☐ non"),
        (r"{\f1\u-3842?} oui {\f2\u61603\'3f} non {\f2 R}", "☑ oui ☐ non ☑"),
        (r"{\f0\'fe} oui", "þ oui"),
    ],
)
def test_letters_in_fonts_of_pictures(body: str, text: str) -> None:
    fonts = r"{\fonttbl{\f0 Arial;}{\f1\fnil\fcharset2 Wingdings;}{\f2\fcharset2 Wingdings 2;}}"
    assert text_of(rtf(body, r"\ansi\ansicpg1252" + fonts)) == text
