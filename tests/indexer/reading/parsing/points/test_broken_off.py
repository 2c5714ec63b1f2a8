"""Texts that break off in or under a title, and what is told by the way: no act, in words that are invented."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.points.halves import gap
from indexer.reading.parsing.points.headings.headings import headings
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.opened.no_openings import opens_nothing
from indexer.reading.parsing.points.opened.read_points import going_on
from indexer.reading.parsing.points.weighing.lattice import Lattice, Opening
from indexer.reading.parsing.points.weighing.left_out import with_left_out
from indexer.reading.parsing.points.weighing.undecided import stays
from indexer.reading.parsing.view.cleaning import clean

HEAD = (
    "COMMUNE DE BRANDEVAL\nCOMPTE RENDU\nSéance du conseil municipal du 9 juin 2031\n"
    "Le conseil municipal s'est réuni sous la présidence de Mme Lise FERTAC, maire.\n"
    "Présents : Mme FERTAC, M. ORNEL, M. VALDIC.\n\n"
)
VOTED = "Après en avoir délibéré, le conseil municipal approuve, à l'unanimité.\n"
POINT = f"1) Tarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (act.numero, act.objet, act.vote.resultat if act.vote else None)
        for act in read(HEAD + text).actes
    ]


CAMPING = ("1", "Tarifs du camping", "unanimité")


@pytest.mark.parametrize(
    ("last", "number", "title"),
    [
        (
            "2) Avis sur le projet de schéma de la vall",
            "2",
            "Avis sur le projet de schéma de la vall",
        ),
        ("Délibération n° 29/2031 Recensement de la popu", "29/2031", "Recensement de la popu"),
    ],
)
def test_a_text_may_break_off_in_the_title_of_its_last_act(
    last: str, number: str, title: str
) -> None:
    assert told(POINT + last) == [CAMPING, (number, title, None)]


@pytest.mark.parametrize(
    "last",
    [
        "2) Questions diverses",
        "2) Compte rendu",
        "Avis sur le projet de schéma de la vall",
    ],
)
def test_a_last_line_that_names_no_act_and_follows_no_number_is_none(last: str) -> None:
    assert told(POINT + last) == [CAMPING]


def test_the_number_above_a_last_title_is_its_opening_too() -> None:
    text = f"0.\nTarifs du camping\nMme le Maire présente les tarifs.\n{VOTED}1.\nDemande de subvention par une association\n"
    acts = told(f"{text}Mme le Maire rappelle les accords passés avec les communes voisines de leu")
    assert acts[-1] == ("1", "Demande de subvention par une association", None)


@pytest.mark.parametrize("number", ["( DE_2031_03_01)", "- DE_2031_012", ": 2031-93"])
def test_a_title_that_ends_on_its_number_opens_an_act(number: str) -> None:
    title = "Versement d'un fonds de concours aux réseaux du bourg"
    acts = told(f"{POINT}\n{title} {number}\nVu le code général des collectivités et notamment l")
    assert acts == [CAMPING, (number.strip("( ):-"), title, None)]


@pytest.mark.parametrize(
    "title",
    [
        "2) Compte-rendu des décisions du maire",
        "2) Décisions prises par délégation",
        "2) Communications",
        "2) Informations et questions diverses",
        "2) Questions diverses",
    ],
)
def test_what_is_agreed_to_among_news_is_no_act(title: str) -> None:
    news = "Marché de la halle : l'entreprise Lormois est retenue, le conseil municipal donne un avis favorable.\n"
    assert told(f"{POINT}{title}\n{news}") == [CAMPING]


def test_a_matter_of_its_own_among_questions_is_an_act() -> None:
    title = "Questions diverses - Remboursement d'un acompte"
    text = f"{POINT}2) {title}\nMme le Maire expose la demande de l'association.\n{VOTED}"
    assert [(number, objet) for number, objet, _result in told(text)] == [CAMPING[:2], ("2", title)]


def test_what_the_assembly_takes_note_of_among_news_is_an_act() -> None:
    acts = told(f"{POINT}2) Décisions prises par délégation\nLe conseil municipal prend acte.\n")
    assert acts == [CAMPING, ("2", "Décisions prises par délégation", "prend acte")]


def test_a_share_is_no_title() -> None:
    shares = "1 - 60 % (40 % du département, 20 % de la région) pour les stations.\n\nLe conseil municipal approuve ces taux.\n"
    acts = told(f"PROGRAMME D'EAU POTABLE\nMme le Maire rappelle les taux :\n\n{shares}")
    assert [objet for _number, objet, _result in acts] == ["PROGRAMME D'EAU POTABLE"]


def test_an_assembly_without_a_name_decides_under_the_number_of_its_act() -> None:
    document = read(
        "République Française\nDépartement de l'Orne\nCOMMUNE DE\n\n"
        "Séance du 4 mars 2031 en exercice : 11 L'an deux mille trente et un et le quatre mars l'assemblée "
        "régulièrement convoquée le 28 février 2031, s'est réunie sous la présidence de\n"
        "Présents : 10 Sont présents: Lise FERTAC, Paul ORNEL\nSecrétaire de séance: Lise FERTAC\n\n"
        "Délibération: DE_2031_001 Objet: Transfert de la halle au syndicat\n\n"
        "Vu la délibération du 20 septembre 2029 qui met la halle à l'étude,\nVu l'avis de la commission,\n"
    )
    assert document.type_document == "deliberation"
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("DE_2031_001", "Transfert de la halle au syndicat")
    ]
    assert document.seance is not None
    assert document.seance.secretaire == "Lise FERTAC"


@pytest.mark.parametrize(
    "line",
    [
        "Page 2 : Procès-verbal de la séance du conseil, vers la halle et le pont",
        "12 sur 56 Procès-verbal de la réunion du conseil du mardi 9 juin, salle de la halle",
        "Absents représentés par procuration Luc TISSIER à Paul ORNEL",
    ],
)
def test_pages_and_rolls_open_no_point(line: str) -> None:
    text = f"\n{line}\n\nLe procès-verbal de la séance précédente est approuvé à l'unanimité.\n"
    assert line.split()[-1] not in str([objet for _number, objet, _result in told(text)])
    assert all("sans voix" not in (objet or "") for _number, objet, _result in told(text))


def test_the_place_above_the_roll_is_no_title() -> None:
    text = (
        "Conseil Communautaire en date du 9 juin 2031\n\nA l'accueil de loisirs de Brandeval\n\n"
        "Délégués présents : Mmes FERTAC (Orme), VALDIC (Bourg), M. ORNEL (Brandeval).\n\nAbsents : M. TISSIER\n\n"
        "Secrétaire de séance : Paul ORNEL\n\nM. le Président demande aux délégués s'ils approuvent le compte-rendu du "
        "conseil communautaire du 4 mai 2031. Approuvé à l'unanimité\n"
    )
    assert [act.objet for act in read(text).actes if act.objet] == []


def test_the_last_title_of_an_agenda_is_none() -> None:
    agenda = (
        "Rappel ordre du jour\n\n1. Point sur la fusion des trois communautés\n"
        "2. Aménagement de l'espace : autorisation de signer le marché de suivi de l'opération d'amélioration de\n"
        "l'habitat sur le territoire de la future communauté, et garantie des emprunts de la société de la rue des Ardennes\n"
    )
    assert told(agenda) == []


def test_minutes_are_approved_however_their_name_is_spaced() -> None:
    text = "APPROBATION DU COMPTE -RENDU DE LA SEANCE DU 4.5.2031\nMme le Maire demande s'il y a des observations et met le compte-rendu aux voi"
    assert told(text) == []


def test_a_rank_that_a_run_of_points_lacks_is_one_where_something_is_decided() -> None:
    first = (
        "1) Le conseil municipal vote à l'unanimité le contrat de la saison avec l'office du tourisme pour la\n"
        "prévente des forfaits. Les tarifs sont ceux de l'an passé.\n"
    )
    rest = (
        f"2) Tarifs du camping :\nMme le Maire présente les tarifs.\n{VOTED}"
        f"3) Vente d'un terrain :\nMme le Maire présente l'offre.\n{VOTED}"
    )
    assert [number for number, _objet, _result in told(first + rest)] == ["1", "2", "3"]


def test_a_number_and_its_day_head_an_act() -> None:
    document = read(
        "Commune de Brandeval\n\nDélibération n° 1 du 9 JUIN 2031\n\n1° Objet : COMPTE-RENDU DE DÉLÉGATIONS\n"
        "Le conseil municipal prend acte des décisions qui lui sont présentées.\n\n"
        "Délibération n° 2 du 9 JUIN 2031\n\n2° Objet : SUBVENTION À L'OFFICE DE TOURISME\n"
        "Lors de la précédente séance, le conseil municipal a adopté le budget de l'office. Il a été omis de préciser dans cet"
    )
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("1", "COMPTE-RENDU DE DÉLÉGATIONS"),
        ("2", "SUBVENTION À L'OFFICE DE TOURISME"),
    ]


def test_an_extrait_of_minutes_tells_its_points_though_the_last_is_cut() -> None:
    document = read(
        "COMMUNE DE BRANDEVAL\nExtrait du procès-verbal des délibérations du conseil municipal\nSéance du 9 juin 2031\n"
        "Sous la présidence de Mme Lise FERTAC, maire.\n\n"
        "1. Approbation du procès-verbal du 4 mai 2031 et nomination d'un secrétaire de séance\n"
        "Le procès-verbal a été transmis aux conseillers le 30 mai 2031. Aucune observation n'est présentée.\n"
        "Le conseil municipal approuve le procès-verbal de la séance du 4 mai 2031 et les membres présents signent.\n"
        "Vu les articles du code général des collectivités territoriales qui portent sur la nomination d'un secrétaire au "
        "début de chacune des séances, et la proposition de Mme le Maire, après en avoir délibéré, à l'unanimité,\n"
        "- DÉSIGNE M. Paul ORNEL, secrétaire de séance.\n\n"
        "2. Élaboration du plan local d'urbanisme de la commune\n\n"
        "Suite à la délibération du 4 mai 2031, Mme le Maire informe les conseillers que la convention est prête et que le"
    )
    assert [(act.numero, act.vote is not None) for act in document.actes] == [
        ("1", True),
        ("2", False),
    ]


def test_a_title_in_capitals_behind_a_sentence_opens_a_line() -> None:
    head = "Présents : " + ", ".join(f"Mme ORVAL{n}" for n in range(40)) + ". "
    text = (
        f"{head}Le procès-verbal de la séance du 4 mai 2031 est approuvé à l'unanimité. 1 - APPROBATION du RAPPORT "
        "FINANCIER de l'office de la culture Mme ORVAL rappelle que l'office a été reconnu par la commune comme organisme "
        "d'intérêt local et qu'il élabore un programme annuel de manifestations culturell"
    )
    assert [number for number, _objet, _result in told(text)] == ["1"]


def test_the_last_title_may_stand_behind_the_minutes_of_the_former_sitting() -> None:
    text = (
        "- APPROBATION DU PROCÈS-VERBAL DE LA SÉANCE PRÉCÉDENTE\nAvant l'examen des affaires, le procès-verbal est lu.\n"
        "- Délibération D203155 – Décision modificative au budget annexe de l'eau\nMme le Maire expose la déci"
    )
    assert told(text) == [("D203155", "Décision modificative au budget annexe de l'eau", None)]


def test_the_end_of_a_line_behind_the_gap_opens_no_point() -> None:
    report = "Mme le Maire rappelle les travaux de la halle et les devis reçus des entreprises du canton. "
    head = f"{HEAD}{POINT}2) Vente d'un terrain\n{report * 9}"[:1100].strip()
    tail = (
        "C'est aussi l'avis de la commission des finances sur le projet de la halle. " * 20
        + f"\n\n3) Convention avec le lycée\nMme le Maire présente la convention.\n{VOTED}"
    )
    torn = "Partenariat avec le département et chacun des bénéficiaires\nLe conseil municipal approuve ce partenariat, à l'unanimité.\n"
    tail = torn + tail[-(1100 - len(torn)) :].strip()
    text = f"{head}\n\n{tail}"
    assert gap(clean(text)) is not None
    objets = [act.objet for act in read(text).actes]
    assert "Convention avec le lycée" in objets
    assert not any(objet and objet.startswith("Partenariat") for objet in objets)


def test_prose_that_changes_the_agenda_tells_no_act() -> None:
    changes = (
        "Le conseil municipal accepte d'ajouter à l'ordre du jour les rapports suivants :\n\n"
        "Le conseil municipal accepte la modification de l'intitulé mentionné sur la convocation « Halle ».\n\n"
        "Le conseil municipal donne son accord pour la modification de l'intitulé mentionné sur la convocation « Pont ».\n"
    )
    assert told(changes) == []


def test_a_line_above_the_roll_and_one_behind_the_gap_open_nothing() -> None:
    place = clean("L'accueil de loisirs de Brandeval\nDélégués présents : Mme FERTAC, M. ORNEL\n")
    assert opens_nothing(Lattice(place, ()), 0)
    half = ("Vu le code " * 50)[:500]
    torn = clean(f"{half}\n\nPartenariat avec le département\n" + ("tarifs, " * 60)[:464] + "fin.")
    line = gap(torn)
    assert line is not None
    assert opens_nothing(Lattice(torn, ()), line)


def test_a_title_of_the_agenda_under_which_nobody_speaks_is_no_act() -> None:
    view = clean(
        "Rappel ordre du jour\n1. Fusion des communautés\n"
        "2. Aménagement de l'espace et garantie des emprunts de la société\nrue des Ardennes et rue du Pont, avec le soutien de"
    )
    point = Point(view.lines[2].start, view.lines[3].start, len(view.folded), "2", "Aménagement")
    assert not stays(Lattice(view, ()), Opening(2, 1.0), 4, point)


def test_the_line_of_a_rank_that_is_lacking_is_found_again() -> None:
    view = clean(
        "1) Le conseil municipal vote à l'unanimité le contrat de la saison avec l'office du tourisme\n"
        f"2) Tarifs du camping :\nMme le Maire présente les tarifs.\n{VOTED}"
    )
    found = with_left_out(Lattice(view, ()), [Opening(1, 1.0)])
    assert [opening.line for opening in found] == [0, 1]


def test_a_rank_alone_and_the_title_below_it_open_one_point() -> None:
    view = clean(
        f"1.\nTARIFS DU CAMPING MUNICIPAL POUR LA SAISON\nMme le Maire présente les tarifs.\n{VOTED}"
    )
    found = with_left_out(Lattice(view, ()), [Opening(0, 1.0), Opening(1, 1.0)])
    assert [opening.line for opening in found] == [1]


def test_a_title_over_visas_bears_the_number_on_which_it_ends() -> None:
    found = headings(clean("Fonds de concours aux réseaux ( DE_2031_012)\nVu le code général,\n"))
    assert [(h.family, h.number, h.title) for h in found] == [
        ("acte", "DE_2031_012", "Fonds de concours aux réseaux")
    ]


def test_a_number_that_goes_on_makes_an_act_of_the_last_point() -> None:
    own = "Présentés par M. ORNEL, les comptes de l'exercice 2030 pour le budget principal et la halle sont les sui"
    lattice = Lattice(clean(f"{HEAD}{POINT}2) Comptes de gestion et administratifs\n{own}"), ())
    first, second = (
        next(at for at, line in enumerate(lattice.clean.lines) if line.text.startswith(f"{rank})"))
        for rank in (1, 2)
    )
    unsure = [Opening(first, 0.9), Opening(second, 0.1)]
    assert [opening.sure for opening in going_on(lattice, unsure)] == [0.9, 0.5]
    assert [opening.sure for opening in going_on(lattice, unsure[1:])] == [0.1]


def test_who_bears_the_civility_at_the_end_of_a_line_opens_no_act() -> None:
    text = (
        "N° 2031-06-01 — Tarifs du camping\n\nLe conseil municipal approuve à la majorité par 20 pour et 5 abstentions (M.\n"
        "Luc MASTEL, Mme Ida BENVEL, M. Guy MALVEN, M. Jean-François\nPIRMON, Mme Ève REVIL) ;les tarifs.\n"
    )
    (act,) = read(text).actes
    assert act.vote is not None
    assert act.vote.noms.abstention[0] == "Luc MASTEL"
    assert len(act.vote.noms.abstention) == 5


def test_decisions_that_are_only_read_out_are_no_act_however_titled() -> None:
    read_out = "2) Délégation de compétences\nM. le Maire donne lecture des décisions :\n10/2031 – Contrat passé avec la société Lormois, d'un système de planification et"
    assert told(f"{POINT}{read_out}") == [CAMPING]


def test_a_last_point_of_which_nothing_is_decided_does_not_break_off_where_the_sitting_ends() -> (
    None
):
    text = (
        "COMMUNE DE VALMORY\nPROCES-VERBAL DU CONSEIL MUNICIPAL DU 4 MAI 2031\nPrésents : Mme ORVAL, M. VERDUN\n"
        "1.1. Vente du lot 12\nLe conseil, à l'unanimité, accepte la vente.\n"
        "1.2. Avancement du chantier de la halle\nM. VERDUN présente le calendrier du chantier. Il n'y a pas de question.\n"
        "2. QUESTIONS DIVERSES\nAucune question n'étant posée par les élus ni par le public, la séance est levée à dix-sept heures trente.\n"
    )
    document = parse(ExtractedText(text), name="x.txt")
    assert [act.numero for act in document.actes] == ["1.1"]


@pytest.mark.parametrize(
    "title",
    [
        "Point sur les travaux",
        "Bilan de la saison",
        "Avancement du lotissement",
        "Retour sur la fête",
    ],
)
@pytest.mark.parametrize("end", ["Fin de séance à 20h45.", "Clôture de la séance à 20h45", ""])
def test_how_a_matter_stands_is_no_act_at_the_end_of_a_text(title: str, end: str) -> None:
    text = (
        "COMPTE RENDU DU CONSEIL MUNICIPAL DU 10 JUIN 2031\nPrésents : MM. DAGUET, DELAMARE.\n1- Vote des taux\n"
        "Le conseil municipal décide à l'unanimité de ne pas modifier les taux.\n2- Vente d'un chemin\nAprès en avoir délibéré, "
        f"le conseil municipal décide à l'unanimité de vendre.\n3- {title}\nLa toiture sera achevée fin avril. Le devis est attendu\n{end}\n"
    )
    acts = parse(ExtractedText(text), name="").actes
    assert [act.objet for act in acts] == ["Vote des taux", "Vente d'un chemin"]
