"""What is the title of a point, and what only stands where one could."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in read(text).actes]


def test_a_rubric_of_the_nomenclature_and_its_part_are_no_title() -> None:
    text = (
        "Commune de Valmory\nConseil municipal du 17 octobre 2031\n"
        "Délibération n° 61/2031 – Domaine et patrimoine – Locations\nBail de la boulangerie\n"
        "Le conseil municipal, à l'unanimité, accepte le bail.\n"
    )
    assert told(text) == [("61/2031", "Bail de la boulangerie")]


def test_the_letterhead_under_a_folio_is_no_title() -> None:
    view = clean("2031-041\nSYNDICAT DES TRANSPORTS DE L'ORME\nSéance du 10 septembre 2031\n")
    assert [heading.title for heading in headings(view)] == [""]


MINUTES = "COMMUNE DE BRANDEVAL\nProcès-verbal du conseil municipal du 9 juin 2031\n"


def test_a_matter_in_brackets_is_no_title() -> None:
    text = f"{MINUTES}2031_051 [3.2 Aliénations]\nCession d'un terrain à bâtir\nLe conseil municipal, à l'unanimité, approuve la cession.\n"
    assert [act.objet for act in read(text).actes] == ["Cession d'un terrain à bâtir"]


def test_a_candidature_is_a_title_in_the_first_lines_too() -> None:
    text = f"{MINUTES}N° 2031-019\nCandidature au programme des haies\nLe conseil municipal, à l'unanimité, l'approuve.\n"
    assert [act.objet for act in read(text).actes] == ["Candidature au programme des haies"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2031-03-012-CM", "2031-03-013-CM"),
        ("2031/012/BC", "2031/013/BC"),
        ("Délibération n° 2031-012-CC", "Délibération n° 2031-013-CC"),
        ("12/2031", "13/2031"),
        ("12.2031", "13.2031"),
        ("31/012", "31/013"),
        ("31/012 -", "31/013 -"),
    ],
)
def test_a_number_alone_over_its_title(first: str, second: str) -> None:
    text = (
        "COMMUNE DE VAUCOURT\nPROCÈS-VERBAL DE LA SÉANCE DU 12 MARS 2031\n"
        "L'an deux mille trente et un, le douze mars, le conseil municipal s'est réuni sous la présidence de Mme Lise ORVAL, maire.\n"
        "Présents : Mme Lise ORVAL, M. Paul VERDUN.\n\n"
        f"{first}\nTARIFS DE LA CANTINE\nLe maire propose de fixer le prix du repas.\nLe conseil approuve les tarifs à l'unanimité.\n\n"
        f"{second}\nVENTE D'UN TERRAIN\nLe maire rappelle que le terrain est libre.\nLe conseil approuve la vente à l'unanimité.\n"
    )
    acts = parse(ExtractedText(text), name="pv.txt").actes
    wanted = [number.removeprefix("Délibération n° ").rstrip(" -") for number in (first, second)]
    assert [act.numero for act in acts] == wanted


@pytest.mark.parametrize(
    "label",
    [
        "Obj. : ",
        "Objet ",
        "Libellé : ",
        "Objet de l'affaire : ",
        "Objet du rapport : ",
        "Délibération relative à : ",
    ],
)
def test_what_announces_an_object(label: str) -> None:
    text = (
        "COMMUNE DE VAUCOURT\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSÉANCE DU 12 MARS 2031\n"
        "L'an deux mille trente et un, le douze mars, le conseil municipal s'est réuni sous la présidence de Mme Lise ORVAL, maire.\n"
        "Présents : Mme Lise ORVAL, M. Paul VERDUN.\nSecrétaire : M. Paul VERDUN\n"
        f"{label}Vente d'un terrain communal\nMonsieur le Maire rappelle que le terrain est libre.\n"
        "Le conseil approuve la vente à l'unanimité.\n"
    )
    acts = parse(ExtractedText(text), name="acte.txt").actes
    assert [act.objet for act in acts] == ["Vente d'un terrain communal"]


def test_each_object_without_a_sign_opens_a_point() -> None:
    point = "OBJET {}\nLe maire rappelle que la halle rouvre.\nLe conseil approuve à l'unanimité.\n"
    text = (
        "COMMUNE DE VAUCOURT\nSÉANCE DU 12 MARS 2031\nLe conseil municipal s'est réuni sous la présidence "
        "de Mme Lise ORVAL, maire.\n"
    )
    text += point.format("TARIFS DE LA HALLE") + point.format("TARIFS DU CAMPING")
    acts = parse(ExtractedText(text), name="acte.txt").actes
    assert [act.objet for act in acts] == ["TARIFS DE LA HALLE", "TARIFS DU CAMPING"]


ACT = """COMMUNE DE VALBRUNE
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 12 mars 2031.
{heading}
Objet : Achat d'une balayeuse
Le conseil municipal, à l'unanimité, approuve l'achat.
"""


def test_a_title_may_stand_above_its_number_in_brackets():
    text = ACT.format(heading="").replace(
        "Objet : Achat d'une balayeuse\n", "{title}\n(délibération 2031-55)\n"
    )
    for title in ("Achat d'une balayeuse", "Tarif de la piscine"):
        (act,) = parse(ExtractedText(text.replace("{title}", title)), name="acte.txt").actes
        assert (act.numero, act.objet) == ("2031-55", title)
