"""Texts that speak of an assembly and tell no sitting of it: other councils, rules, notes, articles."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.other_meetings import is_of_others
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


ROLL = "Etaient présents : Adèle, Sami, Nathan\nSecrétaire de séance : Adèle\nSous la présidence de M. Orval, maire.\n"
VOTED = "1. Course d'orientation\nLes élus décident à l'unanimité d'organiser une course.\n2. Boîte à livres\nAdopté à l'unanimité.\n"


@pytest.mark.parametrize(
    "title",
    [
        "PROCES-VERBAL DU CONSEIL MUNICIPAL DES JEUNES",
        "COMPTE RENDU DU CONSEIL MUNICIPAL D'ENFANTS",
        "Première séance du Conseil Municipal Jeunes",
        "Compte rendu du CMJ du 12 mai 2031",
        "PROCÈS-VERBAL DU CONSEIL D'ÉCOLE",
        "Réunion du conseil de quartier du Moulin",
        "Compte rendu de la commission travaux",
        "Réunion de travail des élus",
        "COMPTE RENDU DE LA RÉUNION PRÉPARATOIRE DU CONSEIL",
        "ASSOCIATION LES AMIS DE VALMORY\nProcès-verbal de l'assemblée générale",
    ],
)
def test_what_others_vote_under_a_letterhead_is_no_act_of_its_assembly(title: str) -> None:
    document = read(f"VILLE DE VALMORY\n{title}\nSéance du 12 mai 2031\n{ROLL}{VOTED}")
    assert (document.type_document, document.actes) == ("autre", ())
    assert document.seance.organe is None


def test_an_assembly_that_creates_such_a_council_decides() -> None:
    [act] = read(
        f"COMMUNE DE VALMORY\nDélibération du conseil municipal du 12 mai 2031\n{ROLL}"
        "N° 2031-14 Création d'un conseil municipal des jeunes\nLe conseil municipal, à l'unanimité, approuve.\n"
    ).actes
    assert act.objet == "Création d'un conseil municipal des jeunes"


RULES = (
    "Article 1er : Réunions\nLe conseil se réunit une fois par trimestre.\n"
    "Article 2 : Votes\nLe conseil décide à la majorité.\n"
    "Article 3 : Le présent règlement est adopté à l'unanimité.\n"
)


@pytest.mark.parametrize(
    "title", ["REGLEMENT INTERIEUR DU CONSEIL MUNICIPAL", "STATUTS DU SYNDICAT DES EAUX"]
)
def test_rules_are_no_act_of_who_adopted_them(title: str) -> None:
    document = read(f"COMMUNE DE VALMORY\n{title}\n{RULES}")
    assert (document.type_document, document.actes) == ("autre", ())


def test_rules_within_what_an_assembly_decides_are_its_act() -> None:
    document = read(
        f"COMMUNE DE VALMORY\nExtrait du registre des délibérations\n{ROLL}Objet : Règlement intérieur de la halle\n"
        f"Après en avoir délibéré, le conseil municipal approuve à l'unanimité le règlement :\n{RULES}"
    )
    assert [act.objet for act in document.actes] == ["Règlement intérieur de la halle"]


def test_an_act_may_have_a_convention_joined() -> None:
    document = read(
        "Commune de Valmory\nExtrait du registre des délibérations\nSéance du 12 mai 2031\n2031/37 – Bail du pré\n"
        "Le conseil municipal, à l'unanimité, approuve la convention annexée.\nANNEXE\nCONVENTION DE BAIL\n"
        "Entre la commune et Mme ORVAL,\nIl est convenu ce qui suit :\nArticle 1 – Objet\n"
    )
    assert [act.objet for act in document.actes] == ["Bail du pré"]


NOTED = (
    "1. Budget\nIl est proposé au conseil municipal d'adopter le budget.\n"
    "2. Halle\nAprès en avoir délibéré, le conseil municipal approuve la convention.\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "NOTE EXPLICATIVE DE SYNTHÈSE",
        "Notes de synthèse du conseil municipal du 12 mai 2031",
        "CONSEIL MUNICIPAL DU 12 MAI 2031 - NOTE DE SYNTHESE",
    ],
)
def test_a_note_that_goes_with_a_summons_holds_no_act(title: str) -> None:
    document = read(f"VILLE DE VALMORY\n{title}\n{NOTED}")
    assert (document.type_document, document.actes) == ("convocation", ())


@pytest.mark.parametrize(
    "around", ["Lire aussi : La fibre arrive", "Menu Fermer\nPartager sur Orme"]
)
def test_an_article_about_a_sitting_holds_no_act(around: str) -> None:
    text = (
        "Le conseil municipal s'est réuni mardi sous la présidence de M. Orval.\n\n"
        "Budget. Il a été adopté par 18 voix pour et 5 contre.\n\nÉcole. La toiture sera refaite. Vote à l'unanimité.\n\n"
    )
    assert read(f"{text}{around}\n").actes == ()
    assert read(f"{ROLL}{text}{around}\n").actes != ()


@pytest.mark.parametrize(
    "title",
    [
        "ASSOCIATION LES AMIS DE VALMORY\nProcès-verbal du conseil d'administration",
        "Amicale du personnel\nRéunion du bureau",
    ],
)
def test_an_association_votes_nothing_for_the_body_in_its_letterhead(title: str) -> None:
    voted = "1. Subvention\nLe conseil d'administration décide à l'unanimité de demander une subvention.\n"
    document = read(
        f"VILLE DE VALMORY\n{title}\nSéance du 12 mai 2031\nPrésents : Mme Lise ORVAL\n{voted}"
    )
    assert (document.type_document, document.actes) == ("autre", ())


def test_an_act_of_its_own_may_be_about_another_council_or_an_association() -> None:
    for title in ("Conseil municipal des jeunes", "Association des amis : assemblée générale"):
        assert not is_of_others(clean(f"Délibération du 12 mai 2031\n{title}\n"))
        assert is_of_others(clean(f"Ville de Valmory\n{title}\n"))


def test_rules_that_are_decided_in_their_text_are_an_act() -> None:
    [act] = read(
        "COMMUNE DE VALMORY\nREGLEMENT INTERIEUR DE LA HALLE\nLe conseil municipal, après en avoir délibéré, "
        "approuve à l'unanimité ce règlement.\nArticle 1er : Horaires\nArticle 2 : Usages\nArticle 3 : Tarifs\n"
    ).actes
    assert act.objet == "REGLEMENT INTERIEUR DE LA HALLE"


AUDIT = (
    "COMMUNE DE VALMORY\nExercices 2031 et suivants\n1. Les comptes\n"
    "Le conseil municipal décide à l'unanimité de fixer les tarifs.\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "RAPPORT D'OBSERVATIONS DÉFINITIVES\nChambre régionale des comptes",
        "Chambre territoriale des comptes\nObservations provisoires",
    ],
)
def test_what_a_chambre_des_comptes_observed_is_no_act_of_the_body(title: str) -> None:
    document = read(f"{title}\n{AUDIT}")
    assert (document.type_document, document.actes) == ("autre", ())
    assert read(f"PROCÈS-VERBAL\n{title}\n{AUDIT}").actes
    assert read(f"{title}\n{ROLL}{AUDIT}").actes


@pytest.mark.parametrize(
    "head",
    [
        "Commune de Valmory\nCOMMISSION TRAVAUX\nCompte rendu de la réunion du 8 février 2031\n",
        "Relevé de conclusions\nCommission finances et budget\nCommune de Valmory\n",
    ],
)
def test_a_commission_alone_on_its_line_met(head: str) -> None:
    told = "Présents : MM. Orval, Verdun\n1. Voirie\nLa commission propose l'enrobé.\n2. Halle\nIl est décidé de demander un devis.\nCes avis iront au prochain conseil municipal.\n"
    assert is_of_others(clean(head + told))
    assert read(head + told).actes == ()


def test_the_commission_over_a_point_of_an_assembly_did_not_meet() -> None:
    text = "MÉTROPOLE DE VALMORY\nConseil métropolitain – Séance du 8 octobre 2031\nPROCÈS-VERBAL\nCOMMISSION CULTURE\n1. Tarifs\nAdopté à l'unanimité.\n"
    assert not is_of_others(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "LA GAZETTE DE VALMORY\nBulletin d'information de la commune – printemps 2031\nLes décisions du conseil\nLe conseil municipal a voté le budget à l'unanimité. Il retient l'entreprise Malot.\n",
        "Commune de Valmory – Budget primitif 2031 – Note de présentation\nLe budget a été voté par le conseil municipal à l'unanimité.\n1. La section de fonctionnement\nLe conseil décide de maintenir les recettes.\n2. La dette\nElle est de 420 000 €.\n",
    ],
)
def test_papers_and_notes_tell_what_was_decided_elsewhere(text: str) -> None:
    assert read(text).actes == ()


def test_minutes_of_which_one_matter_is_the_paper_are_minutes() -> None:
    text = (
        "CONSEIL MUNICIPAL DE VALMORY\nCompte rendu de la séance du 4 mai 2031\n\n"
        "Bulletin municipal : le conseil retient, à l'unanimité, le devis de l'imprimerie Malot.\n\n"
        "Voirie : le conseil approuve, à l'unanimité, le programme.\n\nLavoir : le conseil accepte, à l'unanimité, le don.\n"
    )
    assert len(read(text).actes) == 3


def test_what_some_who_voted_tell_is_no_sitting() -> None:
    told = "Conseil municipal du 30 juin 2031\nDélibération n° 4 : vente de la maison. Nous avons voté contre, elle est adoptée par 22 voix.\n"
    assert read(told).actes == ()
    roll = "Conseil municipal du 30 juin 2031\nPrésents : Mme Orval, M. Verdun\n1. Vente de la maison\nM. Verdun : « Nous avons voté contre en mai. » Adopté à l'unanimité.\n"
    assert [act.numero for act in read(roll).actes] == ["1"]
    quoted = "VALMORY\nSéance du conseil municipal du 30 juin 2031\nObjet : vente\nM. Verdun dit que « nous avons voté contre ».\nLe conseil municipal, à l'unanimité, approuve.\n"
    assert [act.objet for act in read(quoted).actes] == ["vente"]


def test_an_act_may_stand_below_its_note_and_a_sitting_below_who_reports() -> None:
    noted = "COMMUNE DE VALMORY\nSéance du conseil municipal du 3 mai 2031\nNote de présentation\nObjet : budget primitif\nLe conseil municipal approuve le budget à l'unanimité.\n"
    assert [act.objet for act in read(noted).actes] == ["budget primitif"]
    reported = "COMMISSION CULTURE\nCompte rendu du conseil municipal du 8 octobre 2031\n1. Tarifs\nAdopté à l'unanimité.\n"
    assert not is_of_others(clean(reported))
