"""Lines of the sitting that open no point of it, and who sat, invented."""

import pytest

from analyzers import fold_letters
from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.opened.no_openings import on_each_page, opens_nothing
from indexer.reading.parsing.points.weighing.lattice import Lattice
from indexer.reading.parsing.view.cleaning import clean

HEAD = "COMMUNE DE BRANDEVAL\nCOMPTE RENDU\nSéance du conseil municipal du 9 juin 2031\n"
POINT = (
    "Travaux de la salle des fêtes\nMme le Maire présente les devis.\n"
    "Le conseil municipal, après en avoir délibéré, à l'unanimité, retient l'entreprise Lormois.\n"
)


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


@pytest.mark.parametrize(
    "told",
    [
        "Le compte rendu de la réunion du 4 mai 2031, après lecture faite, est approuvé à l'unanimité.\n\n",
        "Le procès-verbal de la précédente séance est adopté à l'unanimité, sans observation.\n\n",
        "Mme le Maire demande d'inverser le point n° 2 et le point n° 3. Le conseil accepte à l'unanimité.\n\n",
        "Secrétariat de séance : Madame Lise ORVAL.\n\nMme le Maire rajoute un point.\n\nVOTE : Unanimité\n\n",
        "Présents : P. ORVAL, M. VERDUN, O. LORMES, A. TISON,\nL. FERTAC, J-M. OBRE.\n\n",
        "PRÉSENTS\n\nP. ORVAL, M. VERDUN, O. LORMES, A. TISON, D. FERTAC, S. OBRE-VAL, C.\nVALDIC, R. LE\nGUEN.\n\n",
    ],
)
def test_what_is_told_of_the_sitting_opens_no_point(told: str) -> None:
    objets = [act.objet for act in read(HEAD + told + POINT).actes]
    assert objets in ([], ["Travaux de la salle des fêtes"])
    assert read(HEAD + told).actes == ()


@pytest.mark.parametrize(
    ("above", "words"),
    [
        ("Le conseil décide de modifier les crédits de l'exercice\n", "comme suit :"),
        ("Le conseil décide de ne pas relever les loyers,", "pour les logements de la rue du Lavoir"),
    ],
)  # fmt: skip
def test_what_a_decision_goes_on_with_opens_no_point(above: str, words: str) -> None:
    lattice = Lattice(clean(f"{HEAD}{POINT}{above}\n{words}\n1 900 €\n"), ())
    index = next(at for at, line in enumerate(lattice.clean.lines) if line.text == words)
    assert opens_nothing(lattice, index)


@pytest.mark.parametrize(
    "furniture",
    [
        "PV CM 09/06/2031 - Page 3", "BRANDEVAL - CM 9 juin 2031 - p. 3", "Paraphes : 3", "Brandeval, folio 12",
        "Compte rendu du 9 juin, page 3 sur 6", "Délibérations du 9 juin 2031",
    ],
)  # fmt: skip
def test_what_stands_on_each_page_opens_no_point(furniture: str) -> None:
    lattice = Lattice(clean(f"{HEAD}{POINT}\n{furniture}\n{POINT}"), ())
    index = next(at for at, line in enumerate(lattice.clean.lines) if line.text == furniture)
    assert opens_nothing(lattice, index)


def test_an_act_goes_on_below_what_stands_on_each_page() -> None:
    document = read(
        f"{HEAD}Présents : Lise ORVAL, Luc SERAN.\n\nTarifs de la cantine\n\nMme le Maire expose les tarifs.\n\n"
        "BRANDEVAL - CM 9 juin 2031 - p. 2\n\nLe conseil municipal, à l'unanimité, fixe les tarifs.\n\n"
        "Subvention au comité des fêtes\n\nMme le Maire rappelle la demande.\n\nBRANDEVAL - CM 9 juin 2031 - p. 3\n\n"
        "Le conseil municipal accorde 300 euros à l'unanimité.\n\nLa séance est levée à 21 h.\n"
    )
    assert [(act.objet, act.vote and act.vote.resultat) for act in document.actes] == [
        ("Tarifs de la cantine", "unanimité"), ("Subvention au comité des fêtes", "unanimité"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "Cession du feuillet 12", "Numérisation du registre, folio 3", "Mise à jour du plan de la page 3",
        "Vente de l'ouvrage sur le lavoir, p. 12",
    ],
)  # fmt: skip
def test_a_matter_may_end_on_a_page(title: str) -> None:
    assert not on_each_page(fold_letters(title))


def test_the_heading_of_a_sitting_with_its_day_is_no_title() -> None:
    document = read(
        "Communauté de communes du Val d'Orme\nCONSEIL COMMUNAUTAIRE DU 11 JUIN 2031\n"
        "Le président présente le projet de la zone d'activités, dont les travaux sont estimés à 885 000 €.\n"
        "Appelé à se prononcer, le conseil donne son accord et pouvoir au président pour signer le permis.\n"
    )
    assert "CONSEIL COMMUNAUTAIRE DU 11 JUIN 2031" not in [act.objet for act in document.actes]


def test_a_list_tells_where_it_is_posted_and_that_is_no_row() -> None:
    document = read(
        "COMMUNE DE BRANDEVAL\nLISTE DES DÉLIBÉRATIONS EXAMINÉES PAR LE CONSEIL MUNICIPAL DU 9 JUIN 2031\n"
        "Institution d'un droit de préemption urbain\nTarifs de la cantine\n"
        "Les délibérations peuvent être consultées au secrétariat\nListe affichée et mise en ligne le 10 juin 2031\n"
    )
    assert [act.objet for act in document.actes] == [
        "Institution d'un droit de préemption urbain", "Tarifs de la cantine",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "exercice", "presents"),
    [
        ("Nombre de membres en exercice : 41 Étaient présents : Lise ORVAL, Paul VERDUN.\n", 41, None),
        ("Lise ORVAL, Paul VERDUN,\nformant la majorité des membres en exercice.\n1\nExcusés : M. TISON\n", None, None),
        ("Quorum : 19 présents sur 26\n", 26, 19),
        ("Membres en exercice .... 15\nPrésents . 12\n", 15, 12),
    ],
)  # fmt: skip
def test_a_number_is_that_of_its_own_label(
    told: str, exercice: int | None, presents: int | None
) -> None:
    seance = read(HEAD + told + POINT).seance
    assert (seance.membres_exercice, seance.presents) == (exercice, presents)


def test_the_council_that_a_maire_presides_need_not_be_named() -> None:
    seance = read(
        "Réunion du 9 juin 2031. Convocation du 2 juin 2031.\nLa séance est ouverte sous la présidence de "
        "Madame Lise ORVAL, Maire.\nPrésents : MM. Paul VERDUN, Jean TISON.\n"
        "Le Conseil a choisi pour secrétaire M. Paul VERDUN.\n"
    ).seance
    assert (seance.organe, seance.president) == ("conseil municipal", "Lise ORVAL")
    assert seance.secretaire == "Paul VERDUN"


def test_apostrophes_lost_by_a_reader_of_pdf_hide_no_sitting() -> None:
    document = read(
        "1 CONSEIL DEPARTEMENTAL Réunion du 9 juin\nPROCES-VERBAL\nLe Conseil Départemental s est réuni à l Hôtel "
        "du Département le 9 juin 2031 sous la présidence de Madame Lise ORVAL, Présidente.\n"
    )
    assert document.seance.organe == "conseil départemental"
    assert document.collectivite.type == "département"


def test_who_follows_the_doyen_in_the_chair_presides() -> None:
    seance = read(
        f"{HEAD}Le conseil municipal s'est réuni sous la présidence de M. Jean TISON, doyen d'âge, puis après "
        "l'élection du maire, de Mme Lise ORVAL.\n" + POINT
    ).seance
    assert seance.president == "Lise ORVAL"


def test_former_minutes_told_below_the_opening_give_no_day_and_no_act() -> None:
    document = read(
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n\nL'an deux mille trente et un, le neuf juin, le "
        "conseil municipal de la commune de Brandeval s'est réuni sous la présidence de Mme Lise ORVAL, maire.\n\n"
        "Date de convocation : le 2 juin 2031\n\nDistribution du procès verbal du 02 mars 2031 du syndicat\n\n"
        "Approbation à l'unanimité du compte-rendu de la réunion du 4 mai 2031.\n\n" + POINT
    )
    assert str(document.seance.date) == "2031-06-09"
    assert str(document.seance.date_convocation) == "2031-06-02"
    assert "Distribution" not in str([act.objet for act in document.actes])


def test_a_commune_that_a_matter_is_about_is_not_the_author() -> None:
    body = read(
        "Réunion de Conseil Municipal du 9 juin 2031\nOrdre du jour :\n-\nTarifs de la salle\n-\n"
        "Syndicat des eaux : adhésion de la Commune d'Abbeville\n-\nQuestions diverses\n"
        "Le Conseil Municipal de cette commune, légalement convoqué, s'est réuni à la Mairie.\n"
        + POINT
    ).collectivite
    assert (body.type, body.nom) == ("commune", None)


@pytest.mark.parametrize(
    ("end", "held"),
    [
        ("Madame le Maire rappelle la décision d'aménager une maison d'assistantes maternelles dans l'an", True),
        ("Madame le Maire rappelle où en sont les études. La séance est levée à 22 heures.", False),
    ],
)  # fmt: skip
def test_a_text_that_breaks_off_in_a_report_holds_its_point(end: str, *, held: bool) -> None:
    title = "Projet d'aménagement d'une maison d'assistantes maternelles"
    acts = read(f"{HEAD}{POINT}\n{title}\n{end}\n").actes
    assert (title in [act.objet for act in acts]) is held


def test_a_mark_of_the_template_under_a_number_is_no_title() -> None:
    found = headings(clean("Un texte.\n\nN°D_2031_076\n\n#signature#\n\nLe texte va plus loin.\n"))
    assert [(heading.number, heading.title) for heading in found] == [("D_2031_076", "")]


def test_a_sitting_of_which_the_text_holds_no_decision_is_still_one() -> None:
    document = read(
        "CONSEIL MUNICIPAL DU 9 JUIN 2031\nSéance ouverte à 21 heures sous la présidence de Mme Lise ORVAL, Maire.\n"
        "Secrétaire : M. TISON\nEtaient présents : Mme ORVAL, M. TISON, M. VERDUN.\n"
        "1/ Décision modificative\nMme le Maire présente le rapport de la commission.\n"
    )
    assert (document.type_document, document.actes) == ("compte-rendu", ())
    assert read("CONSEIL MUNICIPAL DU 9 JUIN 2031\nUne annonce.\n").type_document == "autre"


def test_the_line_of_the_day_opens_no_point_above_its_decision() -> None:
    day = "Comité du 30 mars 2031. Date de la convocation : mardi 24 mars. Présents : 14."
    decided = "Le comité approuve à l'unanimité le compte administratif."
    assert read(f"Syndicat des eaux du Vieux Moulin\n{day}\n{decided}\n").actes == ()


@pytest.mark.parametrize("decides", ["AUTORISE", "DÉCIDE :", "AUTORISE également", "VALIDE ainsi"])
def test_a_verb_that_decides_in_capitals_opens_no_point(decides: str) -> None:
    lattice = Lattice(clean(f"{HEAD}{POINT}{decides}\nMme le Maire à signer le bail.\n"), ())
    index = next(at for at, line in enumerate(lattice.clean.lines) if line.text == decides)
    assert opens_nothing(lattice, index)


@pytest.mark.parametrize(
    "counts", ["(vote pour : 27 - Contre : 0 - Abstention : 2)", "( Pour : 27 – Contre : 0 )"]
)
def test_counts_in_brackets_on_a_line_open_no_point(counts: str) -> None:
    document = read(
        "Ville de Valmory\nSéance du conseil municipal du jeudi 12 juin 2031\nN°4/Culture\nCréation d'une régie pour la médiathèque\n"
        "Le conseil municipal, convoqué le 5 juin 2031, s'est réuni sous la présidence de Mme Lise ORVAL, maire.\n"
        f"Le conseil municipal en ayant délibéré, CRÉE la régie.\n{counts}\n"
    )
    [act] = document.actes
    assert act.vote
    assert act.vote.pour == 27


def test_the_name_of_a_picture_opens_no_point() -> None:
    text = f"{HEAD}{POINT}HALLE DE BRANDEVAL SOUS LA NEIGE.JPG\nLe conseil municipal, à l'unanimité, fixe le tarif.\n"
    assert [act.objet for act in read(text).actes] == ["Travaux de la salle des fêtes"]


@pytest.mark.parametrize(
    "speech",
    [
        "Intervention de Paul VERDUN :\nIl y a douze points ce soir.\n",
        "Intervention de Mme Orval\nJe souhaite que la rue soit refaite.\n",
    ],
)
def test_what_heads_a_speech_opens_no_point(speech: str) -> None:
    titles = [act.objet for act in read(f"{HEAD}{speech}{POINT}").actes]
    assert titles == ["Travaux de la salle des fêtes"]


def test_the_number_of_an_article_on_its_own_line_opens_no_point() -> None:
    text = f"{HEAD}{POINT}Crédits de l'article\n4 DÉPENSES OBLIGATOIRES\nLe conseil municipal, à l'unanimité, les vote.\n"
    lattice = Lattice(clean(text), ())
    at = next(i for i, line in enumerate(lattice.clean.lines) if line.text.startswith("4 "))
    assert opens_nothing(lattice, at)


def test_the_number_and_the_matter_under_a_title_are_of_its_point() -> None:
    text = (
        f"{HEAD}OBJET : CONVENTION AVEC LA CAISSE DES ORMES.\n\nPrésentation du dossier par Mme Lise ORVAL, adjointe.\n\n"
        "Délibération 20310609 – 14 9.3.2\n\nLa convention court sur cinq ans.\n\n> Approuvé à l'unanimité\n"
    )
    assert [(act.numero, act.objet) for act in read(text).actes] == [
        ("20310609-14", "CONVENTION AVEC LA CAISSE DES ORMES")
    ]


@pytest.mark.parametrize("advice", ["Avis défavorable de la commission.", "Avis favorable"])
def test_what_a_commission_advised_is_no_part_of_the_title(advice: str) -> None:
    text = (
        "Département de la Haute-Brande\nCompte rendu de la réunion du Conseil départemental du 9 juin 2031\n\n"
        "3e commission - Routes\n\nRapport n° 301 - Entretien des ponts\nAvis favorable de la commission.\nLe rapport est adopté à l'unanimité.\n\n"
        f"4e commission - Jeunesse\n\nRapport n° 401 - Bourses aux apprentis\n{advice}\nLe rapport est renvoyé à une prochaine réunion.\n"
    )
    assert read(text).actes[-1].objet == "Bourses aux apprentis"
