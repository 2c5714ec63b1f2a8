"""The number of an act: what it looks like, where it stands, and what is no number of this act."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import lexicon, parse
from indexer.reading.parsing.facts.numbers import act_numbers, leading_numbers
from indexer.reading.parsing.facts.numbers.act_numbers import act_number
from indexer.reading.parsing.view.cleaning import clean


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Communauté de communes de l'Orme\nCC-31-008\nAvenant à la convention\n", "CC-31-008"),
        ("Région de l'Orme\n31SP-1456\nPlan de relance\n", "31SP-1456"),
        ("Orme\nDCC2031-45\nRèglement du service\n", "DCC2031-45"),
        # the number of a leaf stands above the letterhead
        ("2031-041\nSYNDICAT DE L'ORME\nCS2031-12\nIndemnités\n", "CS2031-12"),
        ("2031-41\nSYNDICAT DE L'ORME\n", "2031-41"),
        ("Orme\n2031 07 04 TARIFS DE LA PISCINE\n", "2031-07-04"),
        ("Orme\n2031 07 12 « La Halle » : travaux\n", "2031-07-12"),
        ("Orme\n2031 07 05 versement d'un acompte\n", "2031-07-05"),
        ("Orme\n2031 07 05 euros pour les chemins\n", None),
        ("Orme\n2031 750 000 habitants\n", None),
        ("Orme\nDécision du conseil : Majorité - 4 contre\n", None),
        ("RÉGION DE VALMORY\nAP D 31-12-4\nBUDGET PRIMITIF\n", "AP D 31-12-4"),
        ("Communauté de communes de l'Orme\nD/2031/9\nRèglement\n", "D/2031/9"),
        ("Mairie de Valmory\n31-07\nSignature d'un bail\n", "31-07"),
        ("Mairie de Valmory\nD.45\nSignature d'un bail\n", "D.45"),
        ("Mairie de Valmory\n31/24\nSignature d'un bail\n", "31/24"),
        ("Mairie de Valmory\n31/12\nSignature d'un bail\n", None),  # a day of a month
        ("Orme\ndélibération n° 2030-61 du 19 mai 2030 (ouverture)\nN° 2031-52\n", "2031-52"),
        ("2031-52 Prix de l'eau\nRappel : délibération n°2030-61 du 19 décembre 2030\n", "2031-52"),
        (
            "2031-52 Prix de l'eau\ndélibération n°2030-61 du 19 décembre 2030 fixant le prix\n",
            "2031-52",
        ),
        (
            "Rappel :\ndélibération 2030-61 du 19 décembre 2030 le modifiant\nN° 2031-52\n",
            "2031-52",
        ),
        ("2031-52 Prix de l'eau\nDécision du conseil : 11 voix pour\n", "2031-52"),
        ("Délibéré 2031-31 : Tarifs\n", "2031-31"),
        ("Orme\nSéance du 9 juin 2031 – Délibération 2031_41\nBail du pré\n", "2031_41"),
        ("Orme\nBail du pré\nFolio 2031/12\n", None),
        ("Orme\nPage 2031/12\nBail du pré\n", None),
        ("PROJET\nRapport n° 31-CC-118\nObjet : Bail du pré\n", "31-CC-118"),
        ("PROJET\nRapport annuel 2031-118\nObjet : Bail du pré\n", None),
        ("- délibération n° 30-12 du conseil\nDÉLIBÉRATION NUMÉRO 31-64\nBail du pré\n", "31-64"),
        ("- Délibération n° 31-64\nBail du pré\n", "31-64"),
        ("Région de l'Orme\nn°31_DA_SV_12\nBail du pré\n", "31_DA_SV_12"),
        ("Orme\n31-06-04\nBail du pré\n", "31-06-04"),
        ("Orme\nSéance du 9 juin 2031 – N° 2031-77\nBail du pré\n", "2031-77"),
        ("Orme\nSéance du 9 juin 2031 – 2031-77\nBail du pré\n", None),
        (
            "Présents : M. ORNEL (arrivé pour la délibération\nn° 31-05)\nCM-31-11\nBail du pré\n",
            "CM-31-11",
        ),
        ("Orme\n31.06.04\nObjet : Bail du pré\n", "31.06.04"),
        ("Orme\n2031.06.04\nObjet : Bail du pré\n", "2031.06.04"),
        ("Orme\n31.06.04\nBail du pré\n", None),  # a day, as far as anything tells
        ("Orme\nNuméro\n\n15\n\nObjet\n\nBail du pré\n", "15"),
        ("Orme\nNuméro\n\n15\n\nRapporteur\n", None),
    ],
)
def test_the_number_of_an_act(text: str, number: str | None) -> None:
    view = clean(text)
    assert act_number(view, 0, len(view.folded), ()) == number


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in read(text).actes]


def test_numbers_of_acts_win_over_those_of_their_headings() -> None:
    text = (
        "Communauté d'agglomération de l'Orme\nListe des délibérations du conseil communautaire du 16 novembre 2031\n"
        "1. FINANCES\n2031/120\nDécision modificative\n2. CULTURE\n2031/121\nTarifs de la saison\n"
    )
    assert [numero for numero, _objet in told(text)] == ["2031/120", "2031/121"]


@pytest.mark.parametrize("number", ["2031/D/61", "31C-045", "2031.CP.06.12"])
def test_a_number_has_a_letter_between_its_figures(number: str) -> None:
    text = f"Ville de Brandeval\nConseil municipal du 9 juin 2031\nDÉLIBÉRATION {number}\nOBJET : Bail du pré\nLe conseil municipal approuve à l'unanimité.\n"
    naked = text.replace("DÉLIBÉRATION ", "")
    assert [act.numero for act in (*read(text).actes, *read(naked).actes)] == [number, number]


@pytest.mark.parametrize("number", ["DCM2031-41", "DCC-2031-018", "DEL-CC-31-112", "M-31-077"])
def test_letters_before_the_figures_belong_to_the_number(number: str) -> None:
    text = (
        "Extrait du registre des délibérations\nConseil municipal de Brandeval du 9 juin 2031\n"
        f"Présents : Mme FERTAC, M. ORNEL (arrivé délibération n°2)\n\n{number}\nOBJET : Bail du pré\n"
        "Le conseil municipal, à l'unanimité,\nADOPTE le bail.\n"
    )
    assert [act.numero for act in read(text).actes] == [number]


def test_the_number_of_an_act_at_which_somebody_comes_in_is_not_that_of_the_act() -> None:
    text = (
        "Extrait du registre des délibérations\nConseil municipal de Brandeval du 9 juin 2031\n"
        "Présents : Mme FERTAC, M. ORNEL (arrivé délibération n°2)\n\nOBJET : Bail du pré\n"
        "Le conseil municipal, à l'unanimité,\nADOPTE le bail.\n"
    )
    assert [act.numero for act in read(text).actes] == [None]


@pytest.mark.parametrize("number", ["2031.1022.SP", "2031.455.CP"])
def test_a_number_ends_on_who_sat(number: str) -> None:
    text = (
        "Conseil régional de Nouvelle-Aquitaine - Séance plénière du 9 juin 2031\n"
        f"Délibération n°{number}\nBudget supplémentaire 2031\n"
        "Le Conseil régional, après en avoir délibéré à la majorité,\nDECIDE d'adopter le budget.\n"
    )
    assert [act.numero for act in read(text).actes] == [number]


def test_a_number_whose_hyphen_was_lost_is_read() -> None:
    assert lexicon.number_in_words("vingttrois") == 23


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Délibération n°\n2031-14\nObjet : gîte", "2031-14"),
        ("Le registre porte la mention : délibération n° 2031-14.", "2031-14"),
        ("Délibération n°\n14\nObjet : gîte", "14"),
        ("Loi 2031-14\nObjet : gîte", None),
        ("12/2031\nObjet : gîte", "12/2031"),
        ("12/2031\nDélibération n° 14\nObjet : gîte", "14"),
        ("2031-05-04\nObjet : gîte", None),
        ("Vu la délibération n° 2031-14\nObjet : gîte", None),
    ],
)
def test_the_number_of_an_act_is_told_from_others(text: str, number: str | None) -> None:
    assert act_numbers.act_number(clean(text), 0, len(text), ()) == number


def test_a_year_a_month_and_a_rank_parted_by_blanks_number_a_title() -> None:
    [line] = clean("2031 07 04 TARIFS DE LA HALLE").lines
    assert leading_numbers.line_number(line) == ("2031-07-04", 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DELIBERATION N° : 2025/01/04", "2025/01/04"),
        ("DÉLIBÉRATION 2021 - 06", "2021-06"),
        ("20201130_DL_01\n\nOBJET : Adhésion", "20201130_DL_01"),
        ("Délibération N° 28-09-2023 / N°163", "28-09-2023 / N°163"),
        ("n° 2014 / 131", "2014/131"),
        ("DCM 2021-12-03 - Tarifs", "2021-12-03"),
        ("Vu la délibération n° 2020-14 du 3 mars 2020", None),
        ("novembre 2023, le conseil se réunit", None),
        ("L5211-36 du code général", None),
        ("2031-05-12-DCM-04 Nomenclature : 8.8", "2031-05-12-DCM-04"),
    ],
)
def test_numbers_are_given_as_written(text: str, expected: str | None) -> None:
    view = clean(text)
    assert act_number(view, 0, len(view.text), ()) == expected


ACT = """COMMUNE DE VALBRUNE
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 12 mars 2031.
{heading}
Objet : Achat d'une balayeuse
Le conseil municipal, à l'unanimité, approuve l'achat.
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Délibération № 2031-07",
        "Délibération nᵒ 2031-07",
        "Délibération n° 2031-07",
        "Présents : M. VERDUN, Mme ORVAL (à compter de la délibération\nn°3), Mme BRANCY.\nDélibération n° 2031-07",
    ],
)
def test_the_number_is_the_act_s_own(heading):
    (act,) = parse(ExtractedText(ACT.format(heading=heading)), name="acte.txt").actes
    assert act.numero == "2031-07"


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("DEL-31-06-01", "DEL-31-06-01"),
        ("N°1 D.CCAS/2031/19", "D.CCAS/2031/19"),
        ("D.CCAS/2031/19", "D.CCAS/2031/19"),
        ("n° 310214 012", "310214-012"),
        ("Délibération [2031-54]", "2031-54"),
        ("[2031-53] Fournitures", "2031-53"),
        ("(Délibération n° 2031-27)", "2031-27"),
    ],
)
def test_numbers_have_many_forms(heading, number):
    (act,) = parse(ExtractedText(ACT.format(heading=heading)), name="acte.txt").actes
    assert act.numero == number


def test_a_number_in_brackets_closes_its_point():
    document = parse(
        ExtractedText(
            "COMMUNE DE VALBRUNE\nCOMPTE RENDU DU CONSEIL MUNICIPAL DU 9 JUIN 2031\nPrésents : 12\n\n"
            "TARIFS DE LA CANTINE\nAccord à l'unanimité.\n(Délibération n° 2031-27)\n\n"
            "BAIL DE LA POSTE\nLe conseil approuve le bail à l'unanimité.\n(DCM 2031-28)\n\n"
            "VENTE DU TRACTEUR\nLe conseil accepte par 8 voix pour et 2 contre.\n"
        ),
        name="x",
    )
    assert [act.numero for act in document.actes] == ["2031-27", "2031-28", None]
