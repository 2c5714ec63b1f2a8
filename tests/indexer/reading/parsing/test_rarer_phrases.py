"""A phrase for each rule of votes, rolls, titles and kinds that few texts need (``tools/rule_proofs.py`` lists them)."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse, rows
from indexer.reading.parsing.facts.people.rolls.roll_headings import headings_in
from indexer.reading.parsing.view.cleaning import clean

HEAD = (
    "COMMUNE D'OMBREVILLE\nSéance du 12 mars 2031\nLe conseil municipal s'est réuni à la mairie.\n"
)
ACT = f"{HEAD}N° 2031-12\nObjet : Réfection de la toiture de la halle\n"
PASSED = "Le conseil municipal adopte à l'unanimité.\n"
READ = "Le conseil municipal, à l'unanimité, approuve.\n"


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def counts(vote: str) -> tuple[int | None, int | None, int | None]:
    [act] = read(ACT + vote).actes
    assert act.vote is not None
    return act.vote.pour, act.vote.contre, act.vote.abstention


@pytest.mark.parametrize(
    ("vote", "told"),
    [
        ("12 voix pour 3 contre 1\n", (12, 1, None)),
        ("Adopté par 12 pour 3 contre 1 abstention\n", (12, 3, 1)),
        ("Vote : 12 voix pour 3 contre 1 abstention 0\n", (12, 3, 1)),
        ("Suffrages exprimés : 30 Votes pour : 29\n", (29, None, None)),
        ("Votants : 20 – Abstentions : 2 (M. ORVAL) – Exprimés : 18 – Pour : 12 – Contre : 6\n", (12, 6, 2)),
    ],
)  # fmt: skip
def test_each_label_has_the_number_that_is_its_own(
    vote: str, told: tuple[int | None, int | None, int | None]
) -> None:
    assert counts(vote) == told


def test_who_votes_with_a_proxy_is_named_with_who_gave_it() -> None:
    [act] = read(f"{ACT}Adopté. Contre : M. ORVAL + pouvoir de Mme LISET, M. TARDIN\n").actes
    assert act.vote is not None
    assert act.vote.noms.contre == ("ORVAL", "LISET", "TARDIN")


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_what_is_decided_stands_behind_an_empty_line_of_grounds_without_a_sign(
    parting: str,
) -> None:
    text = f"{ACT}Le conseil municipal,\nVu le code,\nConsidérant que la toiture est à refaire{parting}Cède la parcelle à M. Orval.\n"
    [act] = read(text).actes
    assert (act.vote is not None) == (parting == "\n\n")


def test_what_a_commission_decides_as_the_assembly_is_told_is_no_vote() -> None:
    [act] = read(
        f"{ACT}Le conseil municipal est informé que la commission des travaux s'est réunie et décide à l'unanimité de retenir l'entreprise Orval.\n"
    ).actes
    assert act.vote is None


def test_a_bullet_that_refuses_or_notes_tells_its_own_result() -> None:
    bullets = (
        f"{HEAD}Le conseil municipal, après en avoir délibéré, à l'unanimité :\n"
        "- approuve le compte de gestion du receveur pour 2030 ;\n"
        "- fixe le prix du repas à la cantine à 3,20 euros ;\n"
        "- refuse la vente de la parcelle AB 12 à M. Orval ;\n- prend acte du rapport annuel sur l'eau.\n"
    )
    assert [act.vote and act.vote.resultat for act in read(bullets).actes] == [
        "unanimité",
        "unanimité",
        "rejeté",
        "prend acte",
    ]


def test_short_counts_of_a_cell_are_those_of_its_letters() -> None:
    told = rows._told_vote("12 p 2 c 1 abs")
    assert told is not None
    assert (told.pour, told.contre, told.abstention) == (12, 2, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Présents à l'état des lieux délégué : M. TARDIN, locataire.",
        "Le locataire du lot 2 présente M. Tardin, chasseur.",
    ],
)
def test_who_is_present_elsewhere_or_is_presented_heads_no_roll(line: str) -> None:
    view = clean(f"{HEAD}{line}\n")
    assert headings_in(view, view.folded) == []


def test_civilities_behind_a_heading_belong_to_the_names() -> None:
    document = read(
        f"{HEAD}Représentés Mme et M.\nORVAL Jean, TARDIN Luc\nAbsents M. BRUN Paul\nObjet : Halle\n{PASSED}"
    )
    assert [(member.nom, member.presence) for member in document.seance.membres] == [
        ("ORVAL Jean", "représenté"),
        ("BRUN Paul", "absent"),
    ]


def test_who_also_takes_part_in_a_sheet_of_communes_is_no_member() -> None:
    text = (
        "SYNDICAT MIXTE D'ETUDES OMBRE ET LOING PROCES VERBAL DE REUNION DU COMITE SYNDICAL TENUE LE MERCREDI 17 MARS 2031 A 19 H 30 A OMBREVILLE – SALLE LISE ORVAL "
        "Sous la présidence de M. BERNARD Jean-Jacques, Président Assistaient à la séance : BLENNES M. MONCLARD M. LEBRET "
        "LA BROSSE MONTCEAUX M. DEMEULUN CANNES ECLUSES M. DESCHAMPS M. PENOT CHEVRY EN SEREINE Mme HADJI Mme TERRIER "
        "Etaient excusés COURCELLES EN BASSEE M. CORBIN FLAGY M. BIGOT "
        "Assistait également à la séance : Melle DEMASSE / Secrétaire."
    )
    names = [member.nom for member in read(text).seance.membres]
    assert "MONCLARD" in names
    assert "DEMASSE" not in names


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            f"{HEAD}\nLe conseil municipal approuve à l'unanimité la vente de la parcelle AB 12. Elle est située rue Haute.\n\n"
            "Le conseil municipal décide de refaire la toiture de la halle. Le devis est de 12 000 euros.\n",
            ["La vente de la parcelle AB 12", "Refaire la toiture de la halle"],
        ),
        (
            "".join(
                [HEAD]
                + [
                    f"• {theme}\n• {title} M. le maire présente le devis.\n{PASSED}"
                    for theme, title in (("FINANCES", "Budget 2031"), ("TRAVAUX", "Toiture"), ("VOIRIE", "Rue Haute : éclairage"))
                ]
            ),
            ["Budget 2031 M. le maire présente le devis", "Toiture M. le maire présente le devis", "Rue Haute : éclairage M. le maire présente le devis"],
        ),
    ],
)  # fmt: skip
def test_a_title_ends_with_its_first_sentence_and_begins_below_its_theme(
    text: str, titles: list[str]
) -> None:
    assert [act.objet for act in read(text).actes] == titles


def test_what_somebody_says_under_an_intervention_opens_no_point() -> None:
    text = f"{HEAD}Intervention de Paul ORVAL :\nIl y a 18 points à l'ordre du jour.\nLe compte rendu du 18 mai 2030 est adopté à l'unanimité.\n"
    assert not read(text).actes


def test_a_report_that_an_assembly_notes_is_no_annex() -> None:
    text = (
        "2031_06_22_07\nRAPPORT ANNUEL SUR LE PRIX ET LA QUALITÉ DU SERVICE DE L'EAU\n"
        "Le conseil communautaire de la Communauté de communes Loise et Forez, réuni le 22 juin 2031,\n"
        "PREND ACTE du rapport 2030.\nLe Président, Paul ORVAL\n"
    )
    document = read(text)
    assert document.type_document == "deliberation"
    assert [act.numero for act in document.actes] == ["2031_06_22_07"]


@pytest.mark.parametrize(
    "text",
    [
        # a convention of which the parties agree
        "CONVENTION\nCommune d'Ombreville – conseil municipal\nVu la délibération n° 2031-12 du conseil municipal ;\nIl est convenu ce qui suit :\n"
        "Article 1er – Objet\nLe conseil municipal approuve à l'unanimité les comptes de l'association.\nArticle 2 – Durée\nUn an.\n",
        # what goes with a budget
        "COMMUNE D'OMBREVILLE – Note de présentation du budget primitif 2031\nSéance du conseil municipal du 12 mars 2031\n"
        "1 – Section de fonctionnement\nLes taux sont approuvés par 12 voix pour et 2 contre.\n",
    ],
)  # fmt: skip
def test_papers_that_tell_of_a_vote_hold_no_act(text: str) -> None:
    document = read(text)
    assert (document.type_document, document.actes) == ("autre", ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LYCÉE LISE ORVAL – 12 rue Haute\nConseil d'administration\n", "Lycée Lise Orval"),
        ("Nîmes Métropole – 3 rue du Colisée\nRéunion du conseil\n", "Communauté d'agglomération de Nîmes Métropole"),
        ("Communauté de Communes du Pays Boulageois\nPROCES VERBAL DES DELIBERATIONS\n", "Communauté de Communes du Pays Boulageois"),
    ],
)  # fmt: skip
def test_a_body_ends_before_its_address_and_is_linked_to_its_kind(text: str, name: str) -> None:
    document = read(f"{text}Séance du 12 mars 2031\nPoint n° 1 : Toiture de la halle\nAdopté.\n")
    assert document.collectivite is not None
    assert document.collectivite.nom == name


def test_five_figures_under_a_label_are_no_post_code() -> None:
    text = f"Conseil municipal d'Ombreville\nMairie n° :\n61990\nSéance du 12 mars 2031\nObjet : Toiture\n{PASSED}"
    body = read(text).collectivite
    assert body is not None
    assert body.departement is None


@pytest.mark.parametrize(
    ("written", "seen"), [("<o:p>Séance</o:p>", "Séance"), ("<12 mars 2031>", "<12 mars 2031>")]
)
def test_tags_that_no_converter_knows_say_nothing(written: str, seen: str) -> None:
    assert clean(written).text.strip() == seen
