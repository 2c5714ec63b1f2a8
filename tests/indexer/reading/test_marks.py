"""Marks of Markdown, HTML and LaTeX are blanked, and nothing moves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.marks import blanked


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("# Séance du 3 mai ##", "Séance du 3 mai"),
        ("**Objet : eau**, *7.1 Budget*", "Objet : eau , 7.1 Budget"),
        (
            "**Après avoir entendu,\nsur proposition,** décide",
            "Après avoir entendu,\nsur proposition, décide",
        ),
        (
            "| Nom | Vote |\n|---|:---:|\n| Odile | pour |\n| | contre |",
            "Nom\tVote\nOdile\tpour\n\tcontre",
        ),
        ('M. X\t<input checked="" type="checkbox"/>\t<input type="checkbox"/>', "M. X\t☑\t☐"),
        ("<table><tr><td>A</td><td>B</td></tr></table>", "A\tB"),
        ("le 1^er^ mars, 300 m^2^ de 10^3^ W", "le 1er mars, 300 m2 de 10³ W"),
        ("S'u^f;^b, misread", "S'u^f;^b, misread"),
        ("le conseil ~~refuse~~ approuve", "le conseil approuve"),
        ("de ~~ 2 ~~ à 3", "de ~~ 2 ~~ à 3"),
        ("le 1^{er} mars, n^{\\circ} 4 et $n^{\\circ}$ 5", "le 1er mars, n° 4 et n° 5"),
        ("1\\. Budget", "1. Budget"),
        ("Présents : Odile,\\\nNadia", "Présents : Odile,\nNadia"),
        ("Objet : eau<br>\nLe conseil<br/>décide", "Objet : eau\nLe conseil\ndécide"),
        ("> Objet : eau\n>> Vu le code\n> Le conseil", "Objet : eau\nVu le code\nLe conseil"),
    ],
)
def test_the_words_stay(marked: str, said: str) -> None:
    shown = re.sub(r" *([\t\n]) *", r"\1", re.sub(" +", " ", blanked(marked)))
    assert shown.strip() == said.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Présents : Odile (1*), Nadia (2**), Paul (3***)",
        "Signature : ____________ le __/__/2024",
        "5*3 = 15 et 2 * 4 = 8 * 1",
        "* un point\n* un autre",
        "voir <https://exemple.fr/a_b__c>, <Convexe>",
        "n° 2024#12, 3 < 5 | 6 > 4",
        "Sont à voter :\n> les tarifs\n> la halle\nVote :\nPour : 12\nContre : 2",
        "M__ D'OUVRAGE",
    ],
)
def test_what_only_looks_like_a_mark_is_left(text: str) -> None:
    assert blanked(text) == text


@given(st.text('#*_|-<>="\\^{}$ \n\tabcinputdr/', max_size=200))
def test_every_text_keeps_its_length(text: str) -> None:
    assert len(blanked(text)) == len(text)
