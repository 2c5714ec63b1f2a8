"""Words and figures typed in one piece."""

import pytest

from indexer.searching.query import parse
from indexer.searching.query.blanks import with_blanks


@pytest.mark.parametrize(
    ("typed", "parted"),
    [
        ("12mars2031", "12 mars 2031"),
        ("1eravril2031", "1er avril 2031"),
        ("4oct2031", "4 oct 2031"),
        ("rue du 14juillet", "rue du 14 juillet"),
        ("février2031", "février 2031"),
        ("fevrier2031", "fevrier 2031"),
        ("séance12décembre2031", "séance 12 décembre 2031"),
        ("DETR2031", "DETR 2031"),
        ("zfe2031", "zfe 2031"),
        ("tarifs2031/2032", "tarifs 2031/2032"),
        ("1eradjoint", "1er adjoint"),
        ("3eclasse", "3e classe"),
        ("3elections", "3 elections"),
        ("12classes", "12 classes"),
        ("DE2031-4Contrat de prêt", "DE2031-4 Contrat de prêt"),
        ("eau2031/01/04objet", "eau2031/01/04 objet"),
        ("-eau 12mars2031", "-eau 12 mars 2031"),
    ],
)
def test_they_are_parted(typed: str, parted: str) -> None:
    assert with_blanks(typed) == parted
    assert parse(typed).text == parted


@pytest.mark.parametrize("typed", ["numero:DETR2031", '"DETR2031"', "eau -DETR2031"])
def test_values_and_what_is_quoted_or_excluded_are_taken_as_typed(typed: str) -> None:
    assert parse(typed).text == typed


@pytest.mark.parametrize(
    "typed",
    [
        "DE2031-4",
        "DEL20310630",
        "RD938",
        "lot3",
        "20h30",
        "12km",
        "3ème",
        "L2122-22",
        "2031-mars",
        "blorvaz2031",
        "12 mars 2031",
        "cantine",
        "",
    ],
)
def test_what_is_whole_stays_so(typed: str) -> None:
    assert with_blanks(typed) == typed
