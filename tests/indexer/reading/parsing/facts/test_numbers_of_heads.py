"""The act's own number in the head, against one that its text cites; who presides one point; a dash for a count."""

import pytest

from indexer.acts.documents import Act, Document, ExtractedText
from indexer.reading.parsing import parse


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="piece.txt")


def act(text: str) -> Act:
    (found,) = read(text).actes
    return found


BODY = (
    "\nL'an deux mille trente et un, le 11 décembre, les membres du conseil d'administration, dûment convoqués, se sont réunis.\n"
    "Étaient présents : MM. ORVAL, BRUME\nOBJET : Plan d'équipement\n"
    "Le plan précédent, adopté le 12 décembre 2026 (délibération n° 26-38), arrive à son terme.\n"
    "Le conseil d'administration, après en avoir délibéré, à l'unanimité, approuve le plan.\n"
)


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("SDIS 58\nDélibération CASDIS n° 31-41", "31-41"),
        ("DÉLIBÉRATION CASDIS N° 31-41", "31-41"),
        ("CCAS D'ORMEVAL\nDélibération CCAS n° 31-41", "31-41"),
        ("Délibération CA n° 31-41", "31-41"),
        ("DÉLIBÉRATION DU CONSEIL D'ADMINISTRATION N° 2031-07", "2031-07"),
        ("Délibération du conseil de surveillance n° 2031-07", "2031-07"),
        ("DÉLIBÉRATION DE LA COMMISSION PERMANENTE N° 2031-07", "2031-07"),
        ("Délibération de l'assemblée délibérante n° 2031-07", "2031-07"),
        ("DAP n° 31.04.07\nSéance Plénière", "DAP 31.04.07"),
        ("CPR N° 31-04-0712\nSéance du 11 décembre 2031", "CPR 31-04-0712"),
        ("REGISTRE DES DÉLIBÉRATIONS\nN° 2031-12-11-CA 17 Déplacements. Tarifs", "2031-12-11-CA 17"),
    ],
)  # fmt: skip
def test_the_number_of_the_head_is_the_act_s_own(head: str, number: str) -> None:
    assert act(f"{head}{BODY}").numero == number


@pytest.mark.parametrize(
    "head",
    [
        "Délibération du conseil d'administration du 11 décembre 2031",
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nRD n° 27\nSéance",
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nLOT n° 2\nSéance",
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nRD n° 12.4\nSéance",
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nDM n° 1-2031\nSéance",
    ],
)
def test_what_is_no_number_of_an_act(head: str) -> None:
    assert act(f"{head}{BODY}").numero not in {
        *("27", "2", "11", "RD 27", "LOT 2", "RD 12.4", "DM 1-2031"),
    }


def test_a_dash_for_a_count_is_none() -> None:
    told = 'Résultat du vote\nvoix "pour" : 13\nvoix "contre" : -\nabstentions : -'
    vote = act(f"SDIS 58\nDélibération CASDIS n° 31-41\n{told}{BODY}").vote
    assert vote is not None
    assert (vote.pour, vote.contre) == (13, None)


ACCOUNTS = (
    "MAIRIE D'ORMEVAL-LES-BOIS\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n"
    "L'an deux mille trente et un le onze avril, le Conseil Municipal, dûment convoqué, s'est réuni{chaired}.\n"
    "Présents : BARDEL Josiane, BONNARD Alain, CALVEL Hervé.\nSorti au moment du vote : M. ALBERT Robert, Maire\n"
    "Présidente de séance {point} : Mme BARDEL Josiane, première adjointe\nSecrétaire de séance : M. CALVEL Hervé\n"
    "OBJET : Approbation du compte administratif\nRésultat du vote : Pour : 12 Contre : 0\nLe Maire, Robert ALBERT\n"
)


@pytest.mark.parametrize(
    ("point", "chaired", "president"),
    [
        ("pour ce point", "", "Josiane BARDEL"),
        ("pour le vote du compte", "", "Josiane BARDEL"),
        ("lors de ce vote", "", "Josiane BARDEL"),
        ("pour ce point", ", sous la présidence de M. ALBERT Robert, Maire", "Robert ALBERT"),
    ],
)
def test_who_presides_one_point(point: str, chaired: str, president: str) -> None:
    told = read(ACCOUNTS.format(point=point, chaired=chaired)).seance.president
    assert told is not None
    assert set(told.split()) == set(president.split())


@pytest.mark.parametrize(
    "label",
    [
        "Délibération n° {}",
        "N° {}",
        "Délibération {}",
        "N° de délibération : {}",
        "Numéro de l'acte : {}",
    ],
)
def test_a_year_and_a_rank_that_a_blank_parts_are_one_number(label):
    found = act(f"COMMUNE DE BRANDEVAL\n{label.format('2031 014')}{BODY}")
    assert (found.numero, found.objet) == ("2031-014", "Plan d'équipement")


@pytest.mark.parametrize("label", ["Référence de la délibération : {}", "Référence de l'acte : {}"])
@pytest.mark.parametrize("number", ["2031-14", "14/2031", "DEL2031-014", "2031.06.14"])
def test_a_number_may_be_called_the_reference_of_the_act(label, number):
    assert act(f"COMMUNE DE BRANDEVAL\n{label.format(number)}{BODY}").numero == number
    cited = act(f"COMMUNE DE BRANDEVAL\nRéférences : délibération n° {number} du 4 mai 2029{BODY}")
    assert cited.numero != number
