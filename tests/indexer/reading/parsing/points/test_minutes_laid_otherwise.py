"""Minutes that number, title and vote in ways of their own: invented sittings."""

import pytest

from indexer.acts.documents import Act, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.votes.votes import vote
from indexer.reading.parsing.lines.leads import lead
from indexer.reading.parsing.view.cleaning import clean
from indexer.reading.parsing.view.number_starts import number_starts

HEAD = (
    "COMMUNE DE VALBRUNE\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 9 juin 2031\n"
    "Présents : Mme ORVAL, maire, M. VERDUN, Mme MARTEL\nSecrétaire : M. VERDUN\n\n"
)
REPORT = "Une visite sur place a été organisée le samedi 14, à laquelle ont participé les élus.\n"


def acts(text: str) -> tuple[Act, ...]:
    return parse(ExtractedText(HEAD + text), name="document.txt").actes


def named(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.objet) for act in acts(text)]


@pytest.mark.parametrize("sign", ["Pt 1 :", "Pt. 1 –", "pt 1 -"])
def test_a_point_may_be_cut_to_two_letters(sign: str) -> None:
    second, third = sign.replace("1", "2"), sign.replace("1", "3")
    text = (
        f"{sign} Chasse communale : agrément d'un permissionnaire\n{REPORT}Le conseil, à l'unanimité, donne son agrément.\n"
        f"{second} Forêt : état prévisionnel des coupes\n{REPORT}Le conseil approuve à la majorité.\n"
        f"{third} Travaux au presbytère\n{REPORT}Le conseil, à l'unanimité, vote un crédit de 3 000 €.\n"
    )
    assert named(text) == [
        ("1", "Chasse communale : agrément d'un permissionnaire"),
        ("2", "Forêt : état prévisionnel des coupes"),
        ("3", "Travaux au presbytère"),
    ]


def test_questions_are_numbered_by_a_letter_above_their_titles() -> None:
    text = (
        f"QUESTION A\nAvenant au marché de chauffage\n{REPORT}Le conseil, unanime, accepte cet avenant.\n\n"
        f"QUESTION B\nOuverture du bassin le dimanche\n{REPORT}Pour : 12. Contre : 1. Abstention : 1.\n\n"
        f"QUESTION C\nTarif des leçons\n{REPORT}Le conseil approuve ce tarif à l'unanimité.\n"
    )
    assert [number for number, _objet in named(text)] == ["A", "B", "C"]
    assert named(text)[0][1] == "Avenant au marché de chauffage"


def test_a_number_of_three_figures_alone_is_no_page() -> None:
    text = "Ordre du jour\n\n001\nVOIRIE – MARCHÉ À BONS DE COMMANDE\nUnanimité\n\n12\n"
    lines = [line.text for line in clean(text).lines]
    assert "001" in lines
    assert "12" not in lines


def test_votes_are_told_by_three_letters() -> None:
    told = vote("p 33 c 4 a 2")
    assert told is not None
    assert (told.pour, told.contre, told.abstention) == (33, 4, 2)
    assert vote("la parcelle p 33, c 4") is None
    text = (
        f"2031/32 Affectation du résultat – Budget général : P 39 C 0 A 0\n{REPORT}"
        f"2031/33 Taux de fiscalité : P 33 C 4 A 2\n{REPORT}"
        f"2031/34 Motion sur la desserte de la gare : P 15 C 20 A 4\n{REPORT}"
    )
    assert named(text)[0] == ("2031/32", "Affectation du résultat - Budget général")
    results = [act.vote.resultat for act in acts(text) if act.vote]
    assert results == ["adopté", "adopté", "rejeté"]


@pytest.mark.parametrize(
    "told", ["VŒU REJETÉ", "Voeu rejeté.", "Rapport rejeté", "Le vœu est rejeté."]
)
def test_what_is_rejected_may_be_a_voeu_or_a_rapport(told: str) -> None:
    text = f"1. Vœu sur l'encadrement des loyers\n{REPORT}{told}\n"
    assert [act.vote.resultat for act in acts(text) if act.vote] == ["rejeté"]


def test_a_title_stands_above_its_number_where_the_report_is_below() -> None:
    text = (
        f"Mutualisation des ateliers mécaniques\nDélibération n° CA-31-40\n{REPORT}Le conseil adopte, à l'unanimité.\n"
        f"Contributions des communes pour 2032\nDélibération n° CA-31-41\nUn plan est projeté en séance.\nLe conseil adopte, par 13 voix.\n"
    )
    assert named(text) == [
        ("CA-31-40", "Mutualisation des ateliers mécaniques"),
        ("CA-31-41", "Contributions des communes pour 2032"),
    ]


def test_a_turn_of_the_debate_is_no_part_of_the_title() -> None:
    text = (
        "II.1. – Arrêt du projet de plan local d'urbanisme\nM. VERDUN. – Vu l'avis du bureau en date du 16 mai ;\n"
        "M. LE MAIRE. – Je mets aux voix.\nADOPTÉ À LA MAJORITÉ\n"
        "II.2. – Cession d'un terrain\nMme MARTEL. – Vu l'estimation ;\nADOPTÉ À L'UNANIMITÉ\n"
    )
    assert [objet for _number, objet in named(text)] == [
        "Arrêt du projet de plan local d'urbanisme",
        "Cession d'un terrain",
    ]


def test_who_reports_has_a_column_before_the_titles() -> None:
    text = (
        "N°         Rapporteur       Objet                              Vote\n"
        "B31-301    Mme ORVAL        Aide à l'immobilier d'entreprise   Unanimité\n"
        "B31-302    M. VERDUN        Cession d'un lot de la zone        Unanimité\n"
        "B31-303    M. LE GAST       Convention de déversement          Unanimité\n"
    )
    assert [objet for _number, objet in named(text)] == [
        "Aide à l'immobilier d'entreprise",
        "Cession d'un lot de la zone",
        "Convention de déversement",
    ]


def test_a_sentence_under_a_long_title_is_none_of_it() -> None:
    title = "Convention d'adhésion au service informatique du centre de gestion"
    text = (
        f"DCM 2031-06-04 : {title}\nLe contrat actuel arrive à échéance le 31 décembre.\n"
        "Le conseil municipal, à l'unanimité, approuve la convention.\n"
    )
    assert [objet for _number, objet in named(text)] == [title]


def test_letters_that_say_what_a_number_is_of_begin_its_line() -> None:
    text = "La séance est ouverte. DCM 2031-06-01 : Voirie Le maire expose. DCM 2031-06-02 : École Le maire expose. DCM 2031-06-03 : Eau"
    starts = {text[at + 1 : at + 4] for at in number_starts(text)}
    assert starts == {"DCM"}


@pytest.mark.parametrize(
    "report",
    [
        "La convention précise les obligations de chacun : entretien courant à la charge de\nl'occupant, grosses réparations à la charge du propriétaire.\n",
        "L'architecte a remis son avant-projet. La surface utile passe de 171 à\n214 m².\n",
        "Un plan est projeté en séance, que les conseillers regardent avec\nattention.\n",
    ],
)
@pytest.mark.parametrize("opening", ["1. ", "2031-014 – ", "Question n° 1\n", "I - ", ""])
def test_a_report_begins_with_an_article_under_its_title(opening: str, report: str) -> None:
    titles = [
        "Acquisition de la parcelle AC 118",
        "Règlement du cimetière communal",
        "Vente de bois de chauffage",
    ]
    second, third = opening.replace("I", "II").replace("1 ", "2 "), opening.replace("I", "III")
    text = "".join(
        f"{number}{title}\n{report}Le conseil, après en avoir délibéré, à l'unanimité, approuve.\n\n"
        for number, title in zip(
            (opening, second.replace("1.", "2.").replace("014", "015"), third.replace("1", "3")),
            titles,
            strict=True,
        )
    )
    assert [objet for _number, objet in named(text)] == titles


@pytest.mark.parametrize(
    "ranks",
    [
        ("1ère délibération : ", "2ème délibération : ", "3ème délibération : "),
        ("1 ère DELIBERATION : ", "2 ème DELIBERATION : ", "3 ème DELIBERATION : "),
        ("Premier point : ", "Deuxième point : ", "Troisième point : "),
        ("(1) ", "(2) ", "(3) "),
    ],
)
def test_ranks_are_told_in_words_or_within_brackets(ranks: tuple[str, ...]) -> None:
    titles = [
        "Prix de l'eau pour 2032",
        "Renouvellement de la conduite",
        "Interconnexion des réseaux",
    ]
    text = "".join(
        f"{rank}{title}\n{REPORT}Le conseil, à l'unanimité, approuve.\n\n"
        for rank, title in zip(ranks, titles, strict=True)
    )
    assert named(text) == [(str(at + 1), title) for at, title in enumerate(titles)]


@pytest.mark.parametrize(
    "text", ["(2) des conseillers présents\n", "Vente du lavoir (1)\n(1) Prix hors taxes\n"]
)
def test_a_rank_within_brackets_may_be_that_of_a_note(text: str) -> None:
    assert lead(clean(text).lines[-1]).values == ()


def test_titles_are_underlined_in_a_typed_registre() -> None:
    text = (
        f"Budget supplémentaire\n=====================\n{REPORT}Le conseil vote ce budget à l'unanimité.\n\n"
        f"Accompagnatrices dans les cars\n==============================\n{REPORT}Le conseil vote deux postes par 9 voix.\n\n"
        f"Dérogations scolaires\n-----------\n{REPORT}Le conseil refuse les deux demandes.\n"
    )
    assert [objet for _number, objet in named(text)] == [
        "Budget supplémentaire",
        "Accompagnatrices dans les cars",
        "Dérogations scolaires",
    ]


def test_more_are_named_against_than_for() -> None:
    text = (
        "1. Autorisation d'exploiter une carrière\n"
        f"{REPORT}Ont voté pour : M. VERDUN\nOnt voté contre : Mmes ORVAL, MARTEL, M. LUCAS\n"
    )
    assert [act.vote.resultat for act in acts(text) if act.vote] == ["rejeté"]


def test_who_reports_stands_before_the_title_on_its_line() -> None:
    text = (
        f"QUESTION N° 3 – RAPPORTEUR : M. VERDUN – PLAN DE PLAGE\n{REPORT}ADOPTÉE À L'UNANIMITÉ\n\n"
        f"QUESTION N° 4 – RAPPORTEUR : MME MARTEL – TARIFS DU STATIONNEMENT\n{REPORT}ADOPTÉE À L'UNANIMITÉ\n"
    )
    assert [objet for _number, objet in named(text)] == ["PLAN DE PLAGE", "TARIFS DU STATIONNEMENT"]


@pytest.mark.parametrize(
    "head",
    [
        "REUNION DE LA COMMUNAUTE DE COMMUNES DU VAL DE CHEVRENNE ET DES COTEAUX\nDU 14 mai 2031\n",
        "VALBRUNE-DES-BOIS – CM du 14/05/2031\n",
    ],
)
def test_a_sitting_is_told_by_a_short_title(head: str) -> None:
    text = f"{head}Présents : Mmes ORVAL, MARTEL, M. VERDUN\n\n1. Travaux du pont\n{REPORT}Le conseil approuve à l'unanimité.\n\n2. Tarifs\nApprouvé à l'unanimité.\n"
    assert [act.numero for act in parse(ExtractedText(text), name="x.txt").actes] == ["1", "2"]


def test_a_vote_below_a_visa_is_that_of_the_act() -> None:
    for told in ("12 pour, 2 contre", "UNANIMITÉ", "Adopté.", "Pour : 12"):
        text = f"1. Travaux du pont de la Brenne\nVu le code général des collectivités territoriales,\n{told}\n"
        assert [act.vote is not None for act in acts(text)] == [True]


def test_what_the_president_notes_is_no_result() -> None:
    text = "1. Tarifs de la salle\nM. le Président prend note de la remarque.\nLa proposition est adoptée.\n"
    assert [act.vote.resultat for act in acts(text) if act.vote] == ["adopté"]
