"""Rolls whose lines a reading machine parted at their wide blanks."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse

HEAD = "COMMUNE DE VALBRUNE\nSéance du 5 mars 2031\n"
END = "Le conseil municipal, à l'unanimité, approuve le budget.\n"


def members(roll: str) -> dict[str, tuple[str | None, str | None]]:
    document = parse(ExtractedText(f"{HEAD}{roll}{END}"), name="seance.txt")
    return {membre.nom: (membre.presence, membre.pouvoir) for membre in document.seance.membres}


@pytest.mark.parametrize(
    ("roll", "names"),
    [
        (
            "Présents : MM. ORVAL Lise, SERAN\nLuc, VANEL\nRose,\nTALMONT Guy, BRANCY\nZoé.\n",
            ["ORVAL Lise", "SERAN Luc", "VANEL Rose", "TALMONT Guy", "BRANCY Zoé"],
        ),
        (
            "Présents\n: MM\nLise\nORVAL,\nLuc\nSERAN,\nRose VANEL,\nGuy\nTALMONT.\n",
            ["Lise ORVAL", "Luc SERAN", "Rose VANEL", "Guy TALMONT"],
        ),
    ],
)
def test_a_name_goes_on_over_the_end_of_its_line(roll: str, names: list[str]) -> None:
    assert members(roll) == dict.fromkeys(names, ("présent", None))


def test_a_proxy_goes_on_over_the_ends_of_its_lines() -> None:
    found = members(
        "Présents : Mme Lise ORVAL, M. Luc SERAN.\nAbsents ayant donné procuration\n"
        ": Madame Rose VANEL donne pouvoir à monsieur Luc SERAN, monsieur Guy TALMONT donne\n"
        "pouvoir\nà madame Lise ORVAL\n"
    )
    assert found["Rose VANEL"] == ("représenté", "Luc SERAN")
    assert found["Guy TALMONT"] == ("représenté", "Lise ORVAL")
    assert len(found) == 4


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize(
    "title",
    ["Bail de la halle", "TARIFS COMMUNAUX", "Désignation des Représentants", "Vente Dupont"],
)
def test_the_title_of_an_act_is_no_member(title: str, gap: str) -> None:
    roll = f"Présents : Mme Lise ORVAL, M. Paul VERDUN\nAbsents : Mme Zoé BRANCY, M. Guy LORMES{gap}{title}\n"
    assert members(roll) == {
        "Lise ORVAL": ("présent", None),
        "Paul VERDUN": ("présent", None),
        "Zoé BRANCY": ("absent", None),
        "Guy LORMES": ("absent", None),
    }
