"""Reports that numbered parts divide, projects not yet decided, titles above numbers, and other headings."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.departements.departement_councils import departement_council
from indexer.reading.parsing.facts.kinds import document_kind, is_project
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.view.cleaning import clean


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="x.txt")


def told(document: Document) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in document.actes]


HEAD = "Conseil municipal de Valmory\nPV du conseil municipal du 9 novembre 2031\n"


@pytest.mark.parametrize(
    ("before", "parts"),
    [
        ("Mme Roy expose le rapport.\n", ("1. Filière administrative", "2. Filière technique")),
        ("", ("I. Diagnostic", "II. Enjeux")),
        ("Le maire présente le projet.\n", ("A. Les services", "B. Les achats")),
        ("", ("1) Contexte", "2) Montage financier")),
    ],
)
def test_a_report_that_numbered_parts_divide_is_one_act(
    before: str, parts: tuple[str, str]
) -> None:
    first, second = parts
    document = read(
        f"{HEAD}4. Modification du tableau des emplois\n{before}{first}\nIl convient de créer un poste.\n"
        f"{second}\nIl convient d'en supprimer deux.\nLe conseil municipal, à l'unanimité, approuve.\n"
        "5. Tarifs de la piscine\nLe conseil municipal, à l'unanimité, fixe les tarifs.\n"
    )
    assert told(document) == [
        ("4", "Modification du tableau des emplois"),
        ("5", "Tarifs de la piscine"),
    ]


def test_points_that_are_each_decided_are_no_parts() -> None:
    document = read(
        f"{HEAD}4. FINANCES\na) Tarifs de la piscine\nLe conseil municipal, à l'unanimité, fixe les tarifs.\n"
        "b) Vente du pressoir\nLe conseil municipal, à l'unanimité, accepte la vente.\n"
    )
    assert [objet for _numero, objet in told(document)] == [
        "Tarifs de la piscine",
        "Vente du pressoir",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "PROJET DE DÉLIBÉRATION",
        "Projet",
        "Conseil municipal du 30/11/2031 – projets de délibérations",
    ],
)
def test_a_project_has_no_vote(title: str) -> None:
    text = (
        f"Commune de Valmory\nConseil municipal du 12 avril 2031\n{title}\n2031-14 : Aide à la commune d'Orme\n"
        "Le conseil municipal d'Orme s'est prononcé à l'unanimité.\nIl est proposé au conseil municipal d'accorder 2 000 euros.\n"
    )
    assert is_project(clean(text))
    [act] = read(text).actes
    assert (act.numero, act.vote) == ("2031-14", None)


def test_what_tells_a_sitting_is_no_project() -> None:
    text = "PROJET DE DÉLIBÉRATION\nPrésents : Mme Roy\nLe conseil municipal adopte.\n"
    assert not is_project(clean(text))


@pytest.mark.parametrize(
    "above", ["Achat d'une tondeuse\nautoportée\n", "Tarifs de la bibliothèque\n"]
)
def test_a_title_stands_above_a_number_alone(above: str) -> None:
    text = (
        "Commune de Valmory\nSéance du 11 avril 2031\n\nVente du pressoir communal\nDélibération n° 2031-12\n"
        "Le conseil municipal, à l'unanimité, décide la vente.\n\nTarifs de la bibliothèque\nDélibération n° 2031-13\n"
        "Le conseil municipal, à l'unanimité, fixe les tarifs.\n"
    )
    assert told(read(text)) == [
        ("2031-12", "Vente du pressoir communal"),
        ("2031-13", "Tarifs de la bibliothèque"),
    ]


def test_a_code_of_the_nomenclature_beside_a_number_is_no_title() -> None:
    text = (
        f"{HEAD}DELIBERATION 45-2031 : 4.2 Personnels contractuels\nRecrutement de saisonniers\n"
        "Le conseil municipal autorise, à l'unanimité, le recrutement.\n"
        "DELIBERATION 46-2031 : 4.4 Autres catégories de personnels\nConvention avec le centre\n"
        "Le conseil municipal approuve, à l'unanimité, la convention.\n"
    )
    assert told(read(text)) == [
        ("45-2031", "Recrutement de saisonniers"),
        ("46-2031", "Convention avec le centre"),
    ]


def test_an_extrait_bears_the_number_of_its_only_point() -> None:
    text = (
        "CONSEIL MUNICIPAL DE VALMORY - 14 SEPTEMBRE 2031\n6) Cession d'un délaissé\n"
        "Délibération adoptée\nVOTANTS POUR CONTRE ABSTENTIONS\n19 18 1 0\n"
    )
    assert told(read(text)) == [("6", "Cession d'un délaissé")]


def test_the_words_of_a_ticked_box_are_read_without_it() -> None:
    for text, result in (
        ("[ ] adopte a l'unanimite\n[ ] adopte a la majorite\n[x] rejete\n", "rejeté"),
        ("vote : □ unanimite ■ majorite □ rejet\n", "majorité"),
    ):
        read_so = vote(text)
        assert read_so is not None
        assert read_so.resultat == result


def test_a_box_opens_no_point() -> None:
    text = f"{HEAD}Objet : Éoliennes du plateau\nRésultat :\n[ ] adopté à l'unanimité\n[ ] adopté à la majorité\n[x] rejeté\n"
    [act] = read(text).actes
    assert act.objet == "Éoliennes du plateau"


def test_an_ordre_du_jour_is_a_convocation() -> None:
    text = "Commune de Valmory\nORDRE DU JOUR DU CONSEIL MUNICIPAL DU 2 JUILLET 2031 A 20H30\nN°1 Budget\nN°2 Voirie\n"
    document = read(text)
    assert (document.type_document, document.actes) == ("convocation", ())


def test_the_title_of_a_sitting_alone_tells_that_it_was_held() -> None:
    document = read(
        "CCAS DE VALMORY\nConseil d'administration du 15 avril 2031\n"
        "Le président, André KELLER, ouvre la séance à 18 h.\nMme Denise MARCHAL est désignée secrétaire\nCompte administratif\n"
    )
    assert (document.seance.president, document.seance.secretaire) == (
        "André KELLER",
        "Denise MARCHAL",
    )


def test_who_convened_presides_where_the_sentence_begins_so() -> None:
    document = read(
        "Commune de Valmory\nConvoqué le 1er décembre par Monsieur Denis MAUREL, Maire, le conseil municipal s'est réuni "
        "le 7 décembre 2031 sous la présidence du Maire.\nÀ l'unanimité, le conseil municipal décide le transfert.\n"
    )
    assert document.seance.president == "Denis MAUREL"


def test_a_signature_may_be_a_matter() -> None:
    text = (
        "Mairie de Valmory\n31-31\nSéance du 8 avril 2031 - Secrétaire de séance : Léo Vidal\n\n"
        "Signature d'un bail commercial\n\nMme le Maire expose le projet.\nLe conseil, après en avoir délibéré,\nAUTORISE la signature.\n"
    )
    assert told(read(text)) == [("31-31", "Signature d'un bail commercial")]


def test_the_day_behind_the_verb_is_that_of_the_sitting() -> None:
    document = read(
        "Les membres du conseil municipal de Valmory, élus à la suite du scrutin du 15 mars 2031, se sont réunis le 25 mai 2031.\n"
        "Objet : Indemnités\nLe conseil municipal, à l'unanimité, fixe les indemnités.\n"
    )
    assert document.seance.date is not None
    assert document.seance.date.isoformat() == "2031-05-25"


def test_a_letterhead_names_a_departement_before_its_kind() -> None:
    found = departement_council(clean("Creuse, le Département\nAssemblée départementale\n"))
    assert (found.nom, found.departement) == ("Département de la Creuse", "23")


def test_a_yearly_report_in_a_list_makes_no_annex() -> None:
    text = (
        "Syndicat mixte de l'Orme\nComité syndical du 2 février 2031 - délibérations adoptées\n"
        "2302_01\nRapport d'orientations budgétaires\n2302_02\nPlan de prévention des crues\n"
    )
    assert document_kind(clean(text), "", ()) == "autre"
    assert [numero for numero, _objet in told(read(text))] == ["2302_01", "2302_02"]


@pytest.mark.parametrize(
    "explained",
    [
        "A quoi sert la caisse des écoles ?\n\nLe comité comprend :\n- 9 membres désignés par le conseil municipal.\n"
        "- 10 membres élus par les parents.\nIl délibère sur les orientations et vote le budget.\n",
        "GUIDE DU DÉLÉGUÉ\n\n1. Participer aux décisions\n\nLe délégué vote les délibérations du Comité syndical.\n\n"
        "2. Comment se prend une décision ?\n\nLes délibérations du Comité syndical sont adoptées à la majorité des"
        " suffrages exprimés.\n",
    ],
)
def test_what_explains_how_an_assembly_decides_holds_no_act(explained):
    read = parse(ExtractedText(explained), name="page.txt")
    assert (read.type_document, read.actes) == ("autre", ())


def test_an_act_without_its_day_explains_nothing():
    signed = (
        "DÉPARTEMENT DE L'ORNE\nCOMMUNE DE BRANDEVAL\nObjet : bail de la halle\n"
        "Le conseil municipal, après en avoir délibéré, décide de louer la halle.\nLe maire, Lise ORVAL\n"
    )
    read = parse(ExtractedText(signed), name="page.txt")
    assert read.type_document == "deliberation"
    assert [act.objet for act in read.actes] == ["bail de la halle"]
