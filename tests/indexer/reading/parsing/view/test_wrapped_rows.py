"""Lists of deliberations whose cells run over lines, invented: a row is made whole again."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.view.wrapped_rows import with_whole_rows

HEAD = "CONSEIL COMMUNAUTAIRE DU 9 JUIN 2031\nListe des délibérations examinées\nN° OBJET VOTE\n"
WRAPPED = (
    "2031-11 Convention de partenariat avec l'association des jardins familiaux pour Adoptée\n"
    "la gestion des parcelles communales à l'unanimité\n"
    "2031-12 Tarifs de la piscine Adoptée\nà la majorité\n"
    "2031-13 Motion de soutien aux éleveurs de montagne et à la filière du lait de Rejetée\n"
    "brebis par 12 voix contre\n"
    "2031-14 Rapport annuel sur l'eau Prend\nacte\n"
    "2031-15 Vente d'une coupe de bois en forêt À l'\ncommunale unanimité\n"
)
REPORTED = (
    "CONSEIL MUNICIPAL DU 9 JUIN 2031\nRELEVÉ DES VOTES\nN° Objet Rapporteur Vote\n"
    "01 Aide aux sinistrés de la crue Line FERTAC Majorité pour 2 votes\n"
    "de la Brande contre : Guy ORNEL,\nLéo\n\nVALDIC\n"
    "02 Loyers de la maison médicale Line FERTAC Approuvée\npour six mois à l'unanimité\n\n"
    "VOIRIE - Cession du terrain des Alouettes Point reporté à une\nprochaine séance\n"
)


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def results(document: Document) -> list[str | None]:
    return [act.vote.resultat if act.vote else None for act in document.actes]


def test_a_result_that_runs_over_a_line_is_read_whole() -> None:
    acts = read(HEAD + WRAPPED)
    assert [(act.numero, act.objet) for act in acts.actes] == [
        (
            "2031-11",
            "Convention de partenariat avec l'association des jardins familiaux pour la gestion des "
            "parcelles communales",
        ),
        ("2031-12", "Tarifs de la piscine"),
        ("2031-13", "Motion de soutien aux éleveurs de montagne et à la filière du lait de brebis"),
        ("2031-14", "Rapport annuel sur l'eau"),
        ("2031-15", "Vente d'une coupe de bois en forêt communale"),
    ]
    assert results(acts) == ["unanimité", "majorité", "rejeté", "prend acte", "unanimité"]
    assert all(acts.texte[act.debut : act.fin] == act.texte for act in acts.actes)


def test_a_count_may_stand_on_the_line_above_its_word() -> None:
    rows = REPORTED.replace("Majorité pour 2 votes\n", "Majorité, 2\n")
    vote = read(rows).actes[0].vote
    assert vote is not None
    assert (vote.resultat, vote.contre) == ("majorité", 2)


def test_names_of_those_against_run_on_in_their_cell() -> None:
    document = read(REPORTED)
    first = document.actes[0]
    assert [act.numero for act in document.actes] == ["01", "02", None]
    assert first.objet == "Aide aux sinistrés de la crue de la Brande"
    assert first.vote is not None
    assert (first.vote.resultat, first.vote.contre) == ("majorité", 2)
    assert first.vote.noms.contre == ("Guy ORNEL", "Léo VALDIC")
    assert results(document)[1:] == ["unanimité", "ajourné"]
    assert document.actes[2].objet == "VOIRIE - Cession du terrain des Alouettes"


def test_the_last_row_needs_no_sign_before_its_result() -> None:
    document = read(
        "COMMUNE DE BRANDEVAL\nListe des délibérations\n"
        "Délibération n° 2031-06-09/01 examinée le 9 juin 2031 - tarifs de la cantine approuvée\n\n"
        "Délibération n° 2031-06-09/02 examinée le 9 juin 2031 - subvention au comité\n"
        "des fêtes rejetée\n\n"
        "Délibération n° 2031-06-09/03 examinée le 9 juin 2031 - vente du tracteur - ajournée\n"
        "Le Maire\n"
    )
    assert [(act.numero, act.objet) for act in document.actes] == [
        ("2031-06-09/01", "tarifs de la cantine"),
        ("2031-06-09/02", "subvention au comité des fêtes"),
        ("2031-06-09/03", "vente du tracteur"),
    ]
    assert results(document) == ["adopté", "rejeté", "ajourné"]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,  # no list
        HEAD + "2031-11 Tarifs de la piscine Adoptée\n2031-12 Dotation à la majorité\n",  # two rows
        HEAD + WRAPPED.replace(" Adoptée", "\tAdoptée").replace(" Rejetée", "\tRejetée")[:240],
    ],
)
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert with_whole_rows(text) is None


def test_every_character_of_a_list_keeps_its_place() -> None:
    text = HEAD + WRAPPED
    made = with_whole_rows(text)
    assert made is not None
    laid, positions = made
    assert len(positions) == len(laid) + 1
    assert all(
        text[at] == char for char, at in zip(laid, positions, strict=False) if char not in " \t"
    )
    assert sorted(laid.split()) == sorted(text.split())
