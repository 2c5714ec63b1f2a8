"""Titles without a number, chapters with one point, dialogue, dates of convocations: invented sittings."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.days.sitting_day import sitting_day
from indexer.reading.parsing.facts.kinds import document_kind
from indexer.reading.parsing.facts.votes.ballots import ballot
from indexer.reading.parsing.view.cleaning import clean

HEAD = "COMMUNE DE VALBRUNE\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 9 juin 2031\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def titles(text: str) -> list[str | None]:
    return [act.objet for act in read(text).actes]


def test_several_acts_are_told_by_the_title_of_all_however_short_they_are() -> None:
    text = (
        "DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nRéunion du 9 juin 2031\n\n"
        "ENTRETIEN DES BERGES DU RUISSEAU\nM. le Maire lit le devis.\nLe conseil municipal, à l'unanimité, le retient.\n\n"
        "LOYER DU LOGEMENT DE L'ÉCOLE\nLe loyer est fixé, à l'unanimité, à 410 euros.\n"
    )
    assert titles(text) == ["ENTRETIEN DES BERGES DU RUISSEAU", "LOYER DU LOGEMENT DE L'ÉCOLE"]


def test_the_first_title_looks_as_the_others_do() -> None:
    text = (
        "C.C.A.S. de Valbrune\nConseil d'administration\nSéance du jeudi 9 juin 2031\n\n"
        "REPAS DES AÎNÉS\nMme la Présidente indique que le repas ne pourra se tenir.\n"
        "Le conseil d'administration, unanime, décide de distribuer des colis.\n\n"
        "AIDE D'URGENCE À UNE FAMILLE\nMme la Présidente expose la situation.\n"
        "Par 7 voix et 2 abstentions, l'aide de 300 euros est accordée.\n"
    )
    assert titles(text) == ["REPAS DES AÎNÉS", "AIDE D'URGENCE À UNE FAMILLE"]


def test_a_chapter_of_one_point_is_none_where_others_are_chapters() -> None:
    text = (
        "COMPTE RENDU\nCONSEIL COMMUNAUTAIRE\ndu 9 juin 2031 à 20h00\n"
        "Le Président de la Communauté de Communes du Val d'Orme ouvre la séance.\n\n"
        "1. Approbation du compte rendu de la séance du 4 mai 2031\nAdopté à l'unanimité.\n\n"
        "4. ENVIRONNEMENT\n- Déchets : tarifs de la redevance 2031 :\nMme la Vice-Présidente présente la grille.\n"
        "La proposition est mise au vote. Elle est adoptée à l'unanimité.\n"
        "- Déchets : renouvellement du contrat avec l'éco-organisme :\n"
        "La proposition est mise au vote. Elle est adoptée à l'unanimité.\n\n"
        "5. SERVICES À LA POPULATION\n- Petite enfance : projet d'établissement :\n"
        "La proposition est mise au vote. Elle est adoptée à l'unanimité.\nLe Président lève la séance à 21h30.\n"
    )
    assert titles(text)[-1] == "Petite enfance : projet d'établissement"
    assert "SERVICES À LA POPULATION" not in titles(text)


@pytest.mark.parametrize(
    "said",
    [
        "M. LALANNE : le chemin doit rester public.",
        "V. BAYLE juge la vente hâtive.",
        "ARRÊTE le procès-verbal de l'enquête.",
    ],
)
def test_what_is_said_or_decided_opens_no_point(said: str) -> None:
    text = (
        f"Mairie de Valbrune\nConseil municipal - séance ordinaire du 9 juin 2031\nAbsents : M. DUCASSE\n\n"
        f"ALIÉNATION DU CHEMIN RURAL N° 14\nV. BAYLE lit le rapport du commissaire.\n{said}\n"
        "Le conseil municipal décide l'aliénation par 8 voix pour et 2 voix contre.\n"
    )
    assert titles(text) == ["ALIÉNATION DU CHEMIN RURAL N° 14"]


def test_the_line_of_the_decision_opens_no_point() -> None:
    text = (
        "Communauté d'agglomération de Brune - Procès-verbal - Conseil communautaire du 9 juin 2031\n"
        "2031/06/02 - Subvention exceptionnelle au cinéma\nM. Théo MARTEL : Je ne prendrai pas part au débat.\n"
        "M. CARON votera contre.\nDÉCISION DU CONSEIL : Majorité - 4 contre - 3 abstentions\n"
    )
    assert titles(text) == ["Subvention exceptionnelle au cinéma"]


def test_an_accord_of_all_decides_and_a_theme_ends_the_title_above_it() -> None:
    text = (
        "Page 2031/88\nCommune de Valbrune\nConseil municipal du 9 juin 2031\n"
        "Délibération n° 61/2031 – Domaine et patrimoine – Locations\nBail de la boulangerie\nAccord unanime.\n"
        "Délibération n° 62/2031 – Libertés publiques et pouvoirs de police\nRèglement de la halle\n9 voix pour, 1 abstention.\n"
    )
    assert titles(text) == ["Bail de la boulangerie", "Règlement de la halle"]
    listed = (
        "Communauté d'agglomération Val de Brune\nListe des délibérations du conseil communautaire du 9 juin 2031\n"
        "1. FINANCES\n2031/120\nDécision modificative\n2. CULTURE\n2031/121\nTarification de la saison culturelle\n"
    )
    assert titles(listed) == ["Décision modificative", "Tarification de la saison culturelle"]


def test_a_list_numbered_by_its_label_has_its_rows() -> None:
    text = (
        "MAIRIE DE VALBRUNE\nListe des délibérations examinées par le conseil municipal en sa séance du 9 juin 2031\n\n"
        "> Éducation\nDCM-2031-06-01 :\nRèglement intérieur des accueils.\nDCM-2031-06-02 :\nAttribution d'une bourse\nà sept jeunes.\n\n"
        "> Patrimoine\nDCM-2031-06-03 :\nDéclassement d'un logement.\n"
    )
    assert [act.numero for act in read(text).actes] == [f"DCM-2031-06-0{n}" for n in (1, 2, 3)]


def test_minutes_may_tell_when_the_assembly_will_sit_again() -> None:
    text = f"{HEAD}I) TRAVAUX\nAdopté à l'unanimité.\nLe prochain conseil aura lieu le 13 juillet."
    assert document_kind(clean(text), "", ()) == "proces-verbal"


def test_a_note_that_presents_a_point_holds_no_vote() -> None:
    text = (
        "CCAS DE VALBRUNE\nConseil d'administration - séance du 9 juin 2031 - note de présentation\n"
        "6 - PARTENARIAT AVEC LA VILLE D'ORME\nLa Ville d'Orme a donné son accord à l'unanimité de son conseil municipal.\n"
        "Le Conseil d'administration est invité à :\n- approuver le partenariat.\n"
    )
    [act] = read(text).actes
    assert (act.numero, act.vote) == ("6", None)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Extrait du registre des\ndélibérations du Conseil municipal", 1),
        ("Délibérations du Conseil municipal", 2),
    ],
)
def test_the_title_of_an_extract_over_two_lines_is_not_that_of_several_acts(
    title: str, count: int
) -> None:
    text = (
        f"VILLE DE VALMORY\n{title}\nSéance du 9 juin 2031\nPrésents : M. Paul VERDUN, Mme Lise ORVAL\n\n"
        "TARIFS\n1. Halle\nLe conseil municipal fixe les tarifs à 4 euros.\nAdopté à l'unanimité.\n\n"
        "2. Forains\nLe conseil municipal fixe les tarifs à 6 euros.\nAdopté à l'unanimité.\n"
    )
    assert len(read(text).actes) == count


def test_a_report_that_presents_a_budget_is_no_deliberation() -> None:
    text = "2031\nRapport de présentation\nCompte administratif\nConseil Municipal\n25 juin 2032\nSommaire\n1. Fonctionnement\n"
    document = read(text)
    assert (document.type_document, document.actes) == ("autre", ())


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("Pour    ]  34\nContre  ]  2\nAbst.   ]  0", (34, 2, 0)),
        ("| votants { 10 | pour { 10 | contre {0 | abstentions {0 |", (10, 0, 0)),
        ("| pour | contre | abstention |\n| 14 [ 0 | 4 |", (14, 0, 4)),
    ],
)
def test_bars_of_a_table_are_misread(row: str, counts: tuple[int, int, int]) -> None:
    told = ballot(row.lower())
    assert (told.pour, told.contre, told.abstention) == counts


def test_the_day_below_a_stamp_is_no_sitting() -> None:
    text = (
        "REÇU EN PRÉFECTURE\nle 19/06/2031\nCOMMUNE DE VALBRUNE\n"
        "L'an deux mille trente et un, le mercredi 9 juin, le conseil s'est assemblé.\n"
    )
    assert sitting_day(clean(text), "x", None).date == dt.date(2031, 6, 9)


def test_a_convocation_tells_the_hour_of_the_sitting() -> None:
    text = (
        "Affichage du 2 juin 2031\nM. Guy ORNEL convoque les délégués à la séance d'installation\n"
        "MERCREDI 9 JUIN 2031 A 14 H 30\nEspace Orme\n"
    )
    assert sitting_day(clean(text), "x", None, held=False, announces=True).date == dt.date(
        2031, 6, 9
    )
