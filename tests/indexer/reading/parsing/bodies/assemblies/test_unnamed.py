"""An assembly that the text calls « le conseil » or « le comité » is that of the body in its head."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.assemblies.organs import organ
from indexer.reading.parsing.bodies.assemblies.unnamed import sits_unnamed, unnamed_assembly
from indexer.reading.parsing.view.cleaning import clean

DECIDED = "Objet : Tarifs du gîte\nLe {}, à l'unanimité, fixe les tarifs.\n"


@pytest.mark.parametrize(
    ("head", "called", "sat"),
    [
        ("Mairie de Valmory\nSéance du 3 mai 2031\n", "conseil", "conseil municipal"),
        ("VILLE DE VALMORY - CONSEIL DU 14/12/2031\n", "conseil", "conseil municipal"),
        ("SIVOM DU VAL D'ORME\nRéunion du comité du 3 mai 2031\n", "comité", "comité syndical"),
        ("SIAEP de l'Orme, séance du lundi 3 mai 2031\n", "comité", "comité syndical"),
        ("CCAS de Valmory\nSéance du 3 mai 2031\n", "conseil", "conseil d'administration"),
        (
            "Communauté de communes du Val d'Orme, 3 mai 2031\n",
            "conseil",
            "conseil communautaire",
        ),
        ("C.C. du Val d'Orme - séance du 3/05/2031\n", "conseil", "conseil communautaire"),
        ("MÉTROPOLE DU VAL D'ORME\nSéance du 3 mai 2031\n", "conseil", "conseil métropolitain"),
        ("Ormeval Métropole\nSéance publique du 3 mai 2031\n", "conseil", "conseil métropolitain"),
        (
            "Commune de Valmory - Ormeval Métropole\nSéance du 3 mai 2031\n",
            "conseil",
            "conseil municipal",
        ),
        (
            "Ormeval Métropole\nVille de Valmory\nSéance du 3 mai 2031\n",
            "conseil",
            "conseil municipal",
        ),
        (
            "Ormeval Métropole\nVille de demain : plan climat\nSéance du 3 mai 2031\n",
            "conseil",
            "conseil métropolitain",
        ),
        # a communauté d'agglomération by its title
        ("Nîmes Métropole\nSéance du 3 mai 2031\n", "conseil", "conseil communautaire"),
    ],
)
def test_the_assembly_of_the_body_in_the_head(head: str, called: str, sat: str) -> None:
    text = head + DECIDED.format(called)
    assert organ(clean(text)) is None
    assert unnamed_assembly(clean(text)) == sat
    [act] = parse(ExtractedText(text), name="x.txt").actes
    assert act.vote
    assert act.vote.resultat == "unanimité"


@pytest.mark.parametrize(
    "text",
    [
        "Mairie de Valmory\nCommission des finances\nSéance du 3 mai 2031\nLe conseil adopte.\n",
        "Mairie de Valmory\nConseil d'école du 3 mai 2031\nLe conseil, à l'unanimité, adopte.\n",
        "Mairie de Valmory\nLe bulletin du 3 mai 2031\nLe conseil, à l'unanimité, adopte.\n",
        "Mairie de Valmory\nSéance du 3 mai 2031\nLa piscine ouvre le lundi.\n",
        "Ormeval Métropole informe les communes\nSéance du 3 mai 2031\nLe conseil, à l'unanimité, adopte.\n",
        "Ormeval Métropole Habitat\nSéance du 3 mai 2031\nLe conseil, à l'unanimité, adopte.\n",
        "Convention avec Ormeval Métropole\nSéance du 3 mai 2031\nLe conseil, à l'unanimité, adopte.\n",
    ],
)
def test_others_that_meet_under_the_same_letterhead_decide_nothing(text: str) -> None:
    assert not sits_unnamed(clean(text))


def test_what_no_word_calls_an_assembly_names_none() -> None:
    text = "CCAS de Valmory, séance du 4 avril 2031\nObjet : Secours\nAdopté à l'unanimité.\n"
    assert sits_unnamed(clean(text))
    assert unnamed_assembly(clean(text)) is None
    [act] = parse(ExtractedText(text), name="x.txt").actes
    assert act.objet == "Secours"


@pytest.mark.parametrize(
    ("text", "sat"),
    [
        # its ground ends at the comma
        (
            "Vu le règlement, et après avis, le conseil communautaire, à l'unanimité, attribue.",
            "conseil communautaire",
        ),
        ("LE CONSEIL DÉPARTEMENTAL,\nVu le code,\nDécide.", "conseil départemental"),
        ("Le Conseil régional de Valmory, réuni à Orme le 3 mai.", "conseil régional"),
        (
            "Assemblée plénière du Conseil régional\nL'assemblée adopte.",
            "conseil régional",
        ),
        (
            "Les délégués du syndicat des eaux de l'Orme se sont réunis en mairie.",
            "comité syndical",
        ),
        ("Rapport au conseil communautaire\nLe prix de l'eau.", "conseil communautaire"),
        ("Conseil territorial du 3 mai 2031\nLe conseil adopte.", "conseil de territoire"),
        ("Commune d'Orme, conseil municipal du 7 mai 2031\nTarifs", "conseil municipal"),
    ],
)
def test_an_assembly_is_told_by_how_it_sits(text: str, sat: str) -> None:
    assert organ(clean(text)) == sat


def test_a_bureau_that_gave_its_opinion_before_did_not_sit() -> None:
    told = "Le bureau du 28 mai s'est prononcé favorablement.\nLe comité syndical adopte.\n"
    assert organ(clean(told)) == "comité syndical"


def test_a_body_sits_where_its_letterhead_has_a_day_and_a_roll_follows() -> None:
    head = "Communauté de communes du Vistrau - 8 mars 2031\n"
    assert sits_unnamed(clean(head + "Présents : M. Jean BORDAL, Mme Lise ORVAL"))
    assert not sits_unnamed(clean(head + "Le bordal vistre."))


def test_an_optical_reader_ties_the_day_to_its_month() -> None:
    text = "COMMUNAUTE DE COMMUNES DU VAL D'ORME\nPROCES-VERBAL DE LA REUNION DU 22-MARS 2031\nPrésents : M. ORVAL\nLe conseil accepte le devis.\n"
    assert sits_unnamed(clean(text))
