"""The day of the sitting among all days that a text tells."""

import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.days.sitting_day import sitting_day
from indexer.reading.parsing.view.cleaning import clean


def test_a_number_of_two_figures_each_is_no_day() -> None:
    text = "31-03-07 Convention territoriale\nLe conseil communautaire adopte.\nA Branges, le 5 mars 2031\n"
    date = sitting_day(clean(text), "x", None).date
    assert date is not None
    assert date.isoformat() == "2031-03-05"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize(
    "line",
    [
        "CONVOCATION : 2 JUIN 2031 - AFFICHAGE : 2 JUIN 2031 - SÉANCE : 9 JUIN 2031",
    ],
)
def test_the_day_of_the_sitting_among_others(line: str) -> None:
    text = f"COMMUNE DE BRANDEVAL\n{line}\nObjet : Bail du pré\nLe Conseil Municipal approuve à l'unanimité.\n"
    assert read(text).seance.date == dt.date(2031, 6, 9)


def test_a_standing_commission_was_met_on_its_day() -> None:
    text = (
        "RÉGION NORMANDIE\nCommission permanente\nRéunie le 9 juin 2031\n310 - Culture\nAide aux librairies\n"
        "La commission permanente du conseil régional de Normandie,\nDÉCIDE d'attribuer les aides.\nADOPTÉ À L'UNANIMITÉ\n"
    )
    assert read(text).seance.date == dt.date(2031, 6, 9)


POINT = "1. Bail du pré\nAdopté à l'unanimité.\n"


@pytest.mark.parametrize(("misread", "month"), [("MAl", 5), ("JUlN", 6), ("AVR1L", 4)])
def test_a_capital_i_of_a_month_is_misread(misread: str, month: int) -> None:
    text = f"COMMUNE DE BRANDEVAL\nCONSEIL MUNICIPAL DU 9 {misread} 2031\n{POINT}"
    assert read(text).seance.date == dt.date(2031, month, 9)


def test_a_list_tells_its_day_by_the_assembly_that_passed_it() -> None:
    text = (
        "Mairie de Brandeval (Orne)\nDélibérations adoptées lors du conseil municipal\ndu 9 juin 2031\n\n"
        "Convention avec le club de lutte\nTarifs de la halle aux grains\nDécision modificative n° 2\n"
    )
    document = read(text)
    assert document.seance.date == dt.date(2031, 6, 9)
    assert len(document.actes) == 3


@pytest.mark.parametrize(
    "text",
    [
        # The minutes of another sitting, a point of the agenda: neither is the title.
        "Le procès-verbal de la séance du 2 avril 2031 est lu\nSéance du 4 mai 2031",
        "3. Conseil municipal du 2 avril 2031\nSéance du 4 mai 2031",
        "Séance du 2 avril 2031 : compte rendu adopté.\nSéance du 4 mai 2031",
        # A date alone on its line, its hour after it.
        "CONSEIL\n4 mai 2031 à 20 h 30 au gîte communal\nSéance du 5 juin 2031",
        # The day on which the assembly met, against another day of the heading.
        "Dossier du 2 avril 2031\nLe 4 mai 2031, le conseil s'est réuni",
        # A label, against the date of a title far below.
        "Date de la délibération : 4 mai 2031\nL'an deux mille trente et un, le cinq juin",
    ],
)
def test_the_date_of_the_sitting_is_told_from_others(text: str) -> None:
    assert sitting_day(clean(text), "", None).date == dt.date(2031, 5, 4)


def test_a_convocation_announces_its_day_behind_the_place() -> None:
    text = (
        "Le Conseil départemental est convoqué à l'Hôtel du Département le LUNDI 16 DÉCEMBRE 2030."
    )
    told = sitting_day(clean(text), "", None, held=False, announces=True)
    assert told.date == dt.date(2030, 12, 16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Conseil municipal\nDate : 17 décembre 2031\n", "2031-12-17"),
        ("Le conseil a été informé le 16 septembre 2031.\nFait à Valmory, le 4 octobre 2031\n", "2031-10-04"),
        ("Acte rendu exécutoire après dépôt le 23 décembre 2031\nValmory, le 4 octobre 2031\n", "2031-10-04"),
        ("Fait à Orme, le 4 octobre 2031\n\nFait à Orme, le 5 novembre 2031\n", "2031-10-04"),
    ],
)  # fmt: skip
def test_the_day_of_a_sitting(text: str, day: str) -> None:
    date = sitting_day(clean(text), "x", None).date
    assert date is not None
    assert date.isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "RECUEIL DES ACTES\n" + "Le registre.\n" * 12 + "Fait à Orme, le 4 octobre 2031\n",
        "Le registre des arrêtés.\n" * 700 + "Fait à Orme, le 4 octobre 2031\n",
    ],
)
def test_the_day_of_signing_is_none_of_a_recueil(text: str) -> None:
    assert sitting_day(clean(text), "x", None).date is None


@pytest.mark.parametrize(
    "phrase",
    [
        "SEANCE DU MARDI 6 SEPTEMBRE 2022",
        "Séance publique du six septembre deux mille vingt-deux",
        "Séance ordinaire du 06/09/2022",
        "PROCÈS-VERBAL\nConseil Municipal\nMardi 6 septembre 2022 - 20 h 30",
        "PROCES VERBAL DE LA REUNION DU CONSEIL MUNICIPAL\nDU 6 SEPTEMBRE 2022",
        "Date de la séance : 6 septembre 2022",
        "Le six septembre deux mille vingt-deux à 20 heures, le conseil municipal s'est réuni",
        "CR CM 06-09-2022",
        "CONSEIL MUNICIPAL – 6 septembre 2022",
        "Compte rendu du conseil du 6 septembre 2022\nLe compte rendu de la séance du 1er juillet 2022 est adopté.",
        "Conseil municipal\nLe procès-verbal de la séance du 1er juillet 2022 est approuvé.\nL'an deux mille vingt-deux, le six septembre",
        "Date de convocation : 31/08/2022\nSéance du 6 septembre 2022",
        "Séance des 6, 7 et 8 septembre 2022",
        "Date du prochain conseil syndical : 28 mai 2023\nL'an deux mille vingt-deux, le six septembre",
        "Séance du 6 au 8 septembre 2022",
        "COMPTE RENDU DE LA SÉANCE\nDU CONSEIL MUNICIPAL\nDU 6 SEPTEMBRE 2022\nCompte rendu du conseil municipal du 1er juillet 2022",
    ],
)
def test_the_sitting_is_dated(phrase: str) -> None:
    assert sitting_day(clean(phrase), "acte.txt", None).date == dt.date(2022, 9, 6)


def test_the_name_of_the_file_is_the_last_resort() -> None:
    assert sitting_day(clean("Conseil municipal"), "cr-2022-09-06.txt", None).date == dt.date(
        2022, 9, 6
    )


DAY = dt.date(2031, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Ville de Valbrune\n19/03/2031\nSéance du conseil municipal du 12 mars 2031",
        "CONSEIL MUNICIPAL\nJEUDI 3 AVRIL 2031\nPROCÈS-VERBAL\nDU CONSEIL MUNICIPAL\nDU 12 MARS 2031",
        "PROCÈS-VERBAL DE LA SÉANCE PUBLIQUE\n12 mars 2031\nAdopté lors de la séance du 3 avril 2031",
        "Après en avoir délibéré\nFait à Valbrune\nle 12 mars 2031",
        "SÉANCE N° 4 Date : 12/03/2031\nLe conseil approuve le procès-verbal du conseil municipal du 3 février 2031",
        "Établissement public territorial d'Ombre, séance du 12 mars 2031\nArrêté du 19 mars 2031",
        "Observations sur le compte rendu du 3 février 2031 : aucune.\nSéance du 12 mars 2031",
        "Un texte.\nConseil municipal du 12 mars 2031\nSuite.\nConseil municipal du 12 mars 2031",
        "Le 12 mars 2031, le conseil municipal s'est réuni, sur convocation du 5 mars 2031",
    ],
)
def test_the_day_of_the_sitting_has_the_weightiest_reasons(text):
    assert sitting_day(clean(text), "acte.txt", None).date == DAY


@pytest.mark.parametrize(
    "text",
    [
        "RÈGLEMENT\napprouvé le 12 mars 2031",
        "PLAN\nArrêté en conseil de communauté du 12 mars 2031",
        "Vu pour être annexé à la délibération du conseil municipal du 12 mars 2031",
        "Fait à Valbrune, le 12 mars 2031",
        "12 mars 2031",
    ],
)
def test_a_text_in_which_nobody_sits_has_no_day(text):
    assert sitting_day(clean(text), "acte-2031-03-12.txt", None, held=False).date is None


@pytest.mark.parametrize(
    "words", ["à compter du", "à partir du", "avec effet au", "vu le rapport du"]
)
def test_an_undated_act_has_no_day(words):
    text = f"Délibération du conseil municipal\nObjet : Tarifs\nLes prix, {words} 12 mars 2031, changent."
    assert sitting_day(clean(text), "acte.txt", None).date is None


def test_the_day_on_which_a_tariff_applies_is_none_of_a_sitting():
    text = "Délibération\nObjet : Tarifs\nLe conseil municipal fixe les prix à compter du 12 mars 2031."
    assert sitting_day(clean(text), "acte.txt", None).date is None


@pytest.mark.parametrize("words", ["l2 mars 2031", "12 mars 2O31", "12 mars 203l"])
def test_figures_read_as_letters_are_a_day(words):
    assert sitting_day(clean(f"Conseil municipal du {words}\n"), "acte.txt", None).date == DAY


def test_a_convocation_announces_one_day_and_bears_another():
    text = "VILLE DE VALBRUNE\nLE CONSEIL MUNICIPAL EST CONVOQUÉ LE :\nJEUDI 12 MARS 2031 à 19 h\nFait en mairie,\nLe 5 mars 2031\nORDRE DU JOUR\n1. Tarifs"
    document = parse(ExtractedText(text), name="a.txt")
    assert document.type_document == "convocation"
    assert (document.seance.date, document.seance.date_convocation) == (DAY, dt.date(2031, 3, 5))
    assert document.actes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le président a approuvé, après avis favorable de la commission « Travaux »\n"
        "réunie en séance le 7 février 2031, l'offre de l'entreprise.\n",
        "Considérant l'avis du bureau communautaire du 7 février 2031,\n",
    ],
)
def test_the_day_on_which_a_commission_sat_is_none_of_the_assembly(text):
    assert sitting_day(clean(text), "x", None).date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Délibération n° 7 du 12 MARS 2031\n\nLe conseil prend acte de la décision du 2 mars 2031.", DAY),
        ("RÉUNION DU CONSEIL MUNICIPAL DU 12 MARS 2031\nmercredi 19 mars 2031\n\nPrésents : M. VERDUN.", DAY),
        ("CONSEIL MUNICIPAL VENDREDI 12 MARS 18 h\nM. le Maire lit la lettre du chef du service des forêts en date du 2 mars 2031.", None),
        ("Mercredi 12 mars à 20 h\nLe compte-rendu de la dernière réunion du conseil municipal en date du\n21 novembre 2030 est adopté.", None),
    ],
)  # fmt: skip
def test_the_day_of_a_page_of_a_letter_or_of_the_former_sitting_is_another(text, day):
    assert sitting_day(clean(text), "acte.txt", None).date == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the day on which a page was published is not that of the sitting
        ("Publié le 12 mars 2031\nCompte-rendu du conseil municipal\nLe conseil s'est réuni sous la présidence de Mme ORVAL.\n", None),
        # a title without its year stands beside a day that has one
        ("Valbrune, le 12 mars 2031\nCOMPTE RENDU DE LA REUNION DU CONSEIL MUNICIPAL DU 8 MARS\n", dt.date(2031, 3, 8)),
        ("COMPTE RENDU DU CONSEIL MUNICIPAL DU 8 JANVIER\nConvocation du 30 décembre 2030\n", dt.date(2031, 1, 8)),
        # a session of two days, and the one that this act is of
        ("Conseil régional – Session des 8 et 9 mars 2031\nSéance du 9 mars 2031\n", dt.date(2031, 3, 9)),
        ("Conseil régional – Session des 8 et 9 mars 2031\n", dt.date(2031, 3, 8)),
        # its room behind it
        ("Conseil communautaire\nProcès-verbal\n8 mars 2031 - Salle des fêtes de Valbrune\n", dt.date(2031, 3, 8)),
        # the town in which a group of communes sat
        ("PROCES-VERBAL DU CONSEIL COMMUNAUTAIRE\nJEUDI 8 MARS 2031 – VALBRUNE LES BAINS\n", dt.date(2031, 3, 8)),
        ("CONSEIL COMMUNAUTAIRE\nMardi 7 juillet 2031 – prochaine réunion\nSéance du 8 mars 2031\n", dt.date(2031, 3, 8)),
        ("PROCÈS-VERBAL DU BUREAU COMMUNAUTAIRE\nJeudi 8 mars 2031 – Communauté de communes Orme et Brèze\n", dt.date(2031, 3, 8)),
    ],
)  # fmt: skip
def test_the_day_of_a_sitting_is_told_from_those_that_stand_beside_it(text, day):
    acts = "1. Tarif\nAprès en avoir délibéré, à l'unanimité, approuve le tarif.\n"
    assert parse(ExtractedText(text + acts), name="acte.txt").seance.date == day


def test_the_day_of_a_summons_is_not_that_of_the_sitting_that_it_announces() -> None:
    text = (
        "CONVOCATION : L'an deux mille trente et un, le deux juin, Nous, Guy ORNEL, certifions avoir convoqué les membres "
        "du conseil municipal pour le neuf juin deux mille trente et un à vingt heures.\nORDRE DU JOUR : 1. Bail du pré\n"
    )
    seance = read(text).seance
    assert (seance.date, seance.date_convocation) == (dt.date(2031, 6, 9), dt.date(2031, 6, 2))


@pytest.mark.parametrize(
    "text",
    [
        "Rapport\nUn groupe de travail a été créé lors de la séance du 9 juin 2031. Ce groupe de travail, ouvert à tous, s'est réuni deux fois.",
        "Objet : rapport d'observations définitives\nLa chambre régionale des comptes, dans sa séance du 9 juin 2031, a arrêté ses observations définitives.",
    ],
)  # fmt: skip
def test_others_who_met_give_no_day(text: str) -> None:
    assert read(text).seance.date is None


def test_a_month_whose_first_letter_was_misread() -> None:
    text = "COMMUNE DE VALBRUNE\nSéance du samedi ll IUILLET 2O31\nLe conseil municipal, convoqué le six iuillet 2031, s'est réuni.\n"
    seance = parse(ExtractedText(text), name="x.txt").seance
    assert (str(seance.date), str(seance.date_convocation)) == ("2031-07-11", "2031-07-06")


def test_words_are_surer_than_figures_beside_a_misread_month() -> None:
    text = (
        "COMMUNE DE VALBRUNE\nSÉANCE DU CONSEIL MUNICIPAL du 08 IUIN 2037\n"
        "L'an deux mille trente et un, le huit juin, le conseil municipal s'est réuni.\n"
    )
    assert str(parse(ExtractedText(text), name="x.txt").seance.date) == "2031-06-08"


def test_a_day_with_its_hour_between_dashes_under_the_title() -> None:
    text = "31/10/2031\nCompte rendu\n-- SÉANCE DU CONSEIL MUNICIPAL --\n- MERCREDI 29 OCTOBRE 2031 – 21 HEURES -\nPrésents : Orval, Brun\n"
    assert str(parse(ExtractedText(text), name="x.txt").seance.date) == "2031-10-29"


@pytest.mark.parametrize(
    "text",
    [
        "COMMUNE DE VALMORY\nDélibération du 3 avril 2030\nportant règlement\nSéance du 12 mai 2031\nObjet : Bail\n",
        "COMMUNE DE VALMORY\nModification de la\nDélibération du 3 avril 2030\nLe conseil municipal, réuni le 12 mai 2031, approuve.\n",
    ],
)
def test_the_day_of_an_act_that_a_matter_is_about_is_not_that_of_the_sitting(text: str) -> None:
    assert parse(ExtractedText(text), name="x.txt").seance.date == dt.date(2031, 5, 12)


@pytest.mark.parametrize(
    "title",
    [
        "30 mars 2031 - PROCÈS VERBAL DE SÉANCE DU CONSEIL MUNICIPAL",
        "Le 30 mars 2031 : séance du conseil municipal",
        "30.03.2031 | Conseil municipal : procès-verbal",
        "2031-03-30 Procès verbal du conseil municipal",
        "PV – 30 mars 2031",
    ],
)
def test_the_day_at_an_edge_of_a_title(title: str) -> None:
    text = f"Mairie de Brandeval\n\nDélibérations 2031\n\n{title}\nÉtaient présents : Lise ORVAL, Anne MEYER.\n1- Taux\nLe conseil municipal décide à l'unanimité de garder les taux.\n"
    assert read(text).seance.date == dt.date(2031, 3, 30)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Délibération 2031-17 du 18 mars 2031: Retrait d'une promesse de bail", "2031-17"),
        ("DCM n° 2031-17 du 18/03/2031 – Retrait d'une promesse de bail", "2031-17"),
        ("Délibération 17-2031 (18 mars 2031) : Retrait d'une promesse de bail", "17-2031"),
        ("Délibération du 18 mars 2031 : Retrait d'une promesse de bail", None),
        ("Retrait d'une promesse de bail – délibération du 18 mars 2031", None),
    ],
)
def test_the_day_of_an_act_stands_before_its_title_or_behind_it(
    title: str, number: str | None
) -> None:
    text = (
        f"Archives\n\n{title}\n\nEn date du 7 octobre 2026, le conseil municipal de Brandeval a autorisé la promesse.\n"
        "Considérant que l'option n'est pas levée,\nLe conseil municipal, après en avoir délibéré, par 14 voix pour, décide :\n– de retirer la promesse.\n"
    )
    document = read(text)
    assert document.seance.date == dt.date(2031, 3, 18)
    assert [(act.numero, act.objet) for act in document.actes] == [
        (number, "Retrait d'une promesse de bail")
    ]


@pytest.mark.parametrize(
    "history",
    [
        "- 12/05/2022 : institution des droits\n- 14/09/2024 : nouveaux tarifs",
        "12 mai 2022 – institution des droits\n14 septembre 2024 – nouveaux tarifs",
        "1. Le 12 mai 2022, institution des droits\n2. Le 14 septembre 2024, nouveaux tarifs",
    ],
)
def test_the_days_of_a_history_are_no_sitting(history: str) -> None:
    text = f"DROITS DE PLACE\nLe maire rappelle l'historique de ces droits :\n{history}\nLe conseil municipal :\n- Décide de maintenir les droits de place.\n"
    assert read(text).seance.date is None
