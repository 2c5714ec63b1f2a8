"""Wordings of votes, days, counts and numbers as they are written elsewhere."""

import pytest

from analyzers import fold_letters
from indexer.documents import ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.bodies.groups import group
from indexer.reading.parsing.facts.act_numbers import act_number
from indexer.reading.parsing.facts.convocations import convocation_date
from indexer.reading.parsing.facts.counts import Counts, counts
from indexer.reading.parsing.facts.decisions import marks
from indexer.reading.parsing.facts.kinds import document_kind
from indexer.reading.parsing.facts.sitting_day import sitting_day
from indexer.reading.parsing.facts.votes import vote
from indexer.reading.parsing.view.cleaning import clean


def result(text: str) -> tuple[str | None, int | None, int | None, int | None]:
    told = vote(fold_letters(text))
    return (told.resultat, told.pour, told.contre, told.abstention) if told else (None,) * 4


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le conseil municipal décide :\n- de prendre acte du rapport.", ("prend acte", None, None, None)),
        ("[Votants 32] [Pour 30] [Contre 1] [Abstention 1]", ("adopté", 30, 1, 1)),
        ("Pour : | 11 | Contre : | 2 | Abst. : | 2", ("adopté", 11, 2, 2)),
        ("Le Président retire ce point de l'ordre du jour.", ("ajourné", None, None, None)),
        ("□ Unanimité   ■ Majorité   □ Rejet", ("majorité", None, None, None)),
        (
            "Le bureau du 28 mai s'est prononcé à l'unanimité.\nPar 12 voix pour et 2 abstentions, le comité décide l'achat.",
            ("adopté", 12, None, 2),
        ),
        ("Vu le code général,\nPar 58 voix pour et 6 voix contre,\nARTICLE 1 : DECIDE l'achat.", ("adopté", 58, 6, None)),
        ("Vu la délibération du 3 mars\nadoptant le budget,\nA la majorité (4 abstentions),\nATTRIBUE les aides.", ("majorité", None, None, 4)),
        ("La commission permanente, à l'unanimité, attribue les aides.", ("unanimité", None, None, None)),
    ],
)  # fmt: skip
def test_a_vote(text: str, wanted: tuple[str | None, int | None, int | None, int | None]) -> None:
    assert result(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Considérant l'ordonnance du 12 mars, le comité syndical, unanime, efface la dette.",
        "Il est pris acte de la communication du rapport.",
        "Il adopte par 15 voix et une abstention le budget.",
        "Pour 5, contre 9 : la proposition n'a pas passé.",
        "Le Président retire ce point de l'ordre du jour.",
        "Vu le code général,\nPar 58 voix pour et 6 voix contre,\n",
    ],
)
def test_what_shows_a_decision(text: str) -> None:
    assert marks(fold_letters(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("RÉGION DE VALMORY\nAP D 31-12-4\nBUDGET PRIMITIF\n", "AP D 31-12-4"),
        ("Communauté de communes de l'Orme\nD/2031/9\nRèglement\n", "D/2031/9"),
        ("Mairie de Valmory\n31-07\nSignature d'un bail\n", "31-07"),
        ("Mairie de Valmory\nD.45\nSignature d'un bail\n", "D.45"),
        ("Mairie de Valmory\n31/24\nSignature d'un bail\n", "31/24"),
        ("Mairie de Valmory\n31/12\nSignature d'un bail\n", None),  # a day of a month
        ("2031-52 Prix de l'eau\nRappel : délibération n°2030-61 du 19 décembre 2030\n", "2031-52"),
        ("2031-52 Prix de l'eau\ndélibération n°2030-61 du 19 décembre 2030 fixant le prix\n", "2031-52"),
        ("Rappel :\ndélibération 2030-61 du 19 décembre 2030 le modifiant\nN° 2031-52\n", "2031-52"),
        ("2031-52 Prix de l'eau\nDécision du conseil : 11 voix pour\n", "2031-52"),
        ("Délibéré 2031-31 : Tarifs\n", "2031-31"),
    ],
)  # fmt: skip
def test_the_number_of_an_act(text: str, number: str | None) -> None:
    view = clean(text)
    assert act_number(view, 0, len(view.folded), ()) == number


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
    "words",
    [
        "de la convocation faite aux conseillers :",
        "de la convocation adressée par voie dématérialisée :",
        "d'envoi de la convocation dématérialisée :",
        "de convocation écrite et affichée le :",
    ],
)
def test_a_convocation_made_to_the_members(words: str) -> None:
    view = clean(f"Date {words} 29 mars 2031\n")
    date = convocation_date(view, None)
    assert date is not None
    assert date.isoformat() == "2031-03-29"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nombre de conseillers en 27\nexercice\n", Counts(27)),
        ("Nombre d'administrateurs 9\nprésents\n", Counts(None, 9)),
        ("Nombre de délégués\ncomposant l'assemblée : 45\n", Counts(45)),
        (
            "Nombre de membres 29\ncomposant le Conseil\nNombre de membres 23\nprésents à la séance\n",
            Counts(29, 23),
        ),
        (
            "Conseillers en exercice\nà la date de la séance : 57\nConseillers présents\nou suppléés : 44\n",
            Counts(57, 44),
        ),
        ("Titulaires en exercice\nTitulaires présents\nVotants\n36\n25\n30\n", Counts(36, 25, 30)),
        ("Composition de l'assemblée\nPrésents\nAbsents\n42 conseillers\n38\n4\n", Counts(42, 38)),
        (
            "Afférents au        En            Qui ont pris part\nconseil municipal   exercice      à la délibération\n"
            "      29              27                 25\n",
            Counts(27, None, 25),
        ),
    ],
)
def test_counts_of_labels_cut_by_the_end_of_a_line(text: str, wanted: Counts) -> None:
    assert counts(clean(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Communauté d'agglomération de Valmory\nDÉCISION DU PRÉSIDENT\nPrise par délégation du conseil communautaire\nLe Président décide d'attribuer le marché.\n",
        "VILLE DE VALMORY\nDM 2031-104\nDécision municipale\nVu la délibération du conseil municipal\nDECIDONS\nARTICLE 1 : Le local est loué.\n",
    ],
)  # fmt: skip
def test_a_decision_of_the_head_alone_is_no_deliberation(text: str) -> None:
    assert document_kind(clean(text), "", ()) == "arrete"
    assert parse(ExtractedText(text), name="x.txt").actes == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Les conseillers communautaires de la communauté de communes Entre Orme et Vau se sont réunis.",
        "Les délégués des communes membres de la communauté de communes Entre Orme et Vau se sont réunis.",
    ],
)
def test_a_group_is_named_by_who_meets(sentence: str) -> None:
    found = group(clean(f"Communauté de communes Délibération n° 2031-12\n{sentence}\n"))
    assert found is not None
    assert found.nom == "communauté de communes Entre Orme et Vau"
