"""Lists of deliberations and minutes in prose, invented, as other clerks set them."""

import pytest

from indexer.acts.documents import Document, ExtractedText
from indexer.reading.parsing import parse

TITLES = ["Achat d'une parcelle boisée", "Tarifs de la halle", "Convention de fauchage des talus"]


def read(text: str) -> Document:
    return parse(ExtractedText(text), name="document.txt")


def objets(text: str) -> list[str | None]:
    return [act.objet for act in read(text).actes]


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(act.numero, act.vote.resultat if act.vote else None) for act in read(text).actes]


@pytest.mark.parametrize(
    "title",
    [
        "BORDEREAU DES DÉLIBÉRATIONS",
        "Synthèse des délibérations",
        "Les délibérations suivantes ont été votées :",
        "Délibérations publiées le 12 juin 2031",
        "Ont été adoptées les délibérations suivantes :",
        "Ordre des délibérations prises",
        "Conseil municipal de Brandeval – Délibérations",
    ],
)
def test_a_list_titles_itself_in_many_ways(title: str) -> None:
    rows = "".join(f"n° {rank} - {name}\n" for rank, name in enumerate(TITLES, 55))
    text = f"Commune de Brandeval\nConseil municipal du 9 juin 2031\n{title}\n{rows}"
    assert objets(text) == TITLES
    assert [numero for numero, _result in told(text)] == ["55", "56", "57"]


def test_dots_lead_from_a_title_to_its_page() -> None:
    text = (
        "Conseil départemental - Commission permanente du 9 juin 2031\nTABLE DES DÉLIBÉRATIONS\n\n"
        + "".join(f"2031.CP.06.0{n} ....... {t} ....... p. {n}\n" for n, t in enumerate(TITLES, 1))
    )
    assert objets(text) == TITLES
    assert told(text)[0][0] == "2031.CP.06.01"


def test_what_tells_when_a_list_was_posted_is_no_part_of_its_last_title() -> None:
    text = (
        "Commune de Brandeval\nLISTE DES DÉLIBÉRATIONS ADOPTÉES EN SÉANCE DU 09/06/2031\n\n"
        + "".join(f"→ {title}\n" for title in TITLES)
        + "\nListe affichée et mise en ligne le 15/06/2031\n"
    )
    assert objets(text) == TITLES


def test_the_commission_above_the_titles_of_a_list_is_no_act() -> None:
    text = (
        "COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL\nRéunion du 9 juin 2031\nDÉLIBÉRATIONS PRISES\n"
        "Commission éducation\nDotation de fonctionnement des collèges\n"
        "Commission sport\nSubventions aux comités sportifs\n"
    )
    assert objets(text) == [
        "Dotation de fonctionnement des collèges",
        "Subventions aux comités sportifs",
    ]


HEAD = "Commune de Brandeval\nListe des délibérations du 9 juin 2031\n"


@pytest.mark.parametrize(
    ("rows", "results"),
    [
        ("[31-1] Bail du pré   [Unanimité]\n[31-2] Vente du four   [Reporté]\n", ["unanimité", "ajourné"]),
        ("31-1 Bail du pré -> approuvée\n31-2 Vente du four -> non approuvée\n", ["adopté", "rejeté"]),
        ("31-1 : Bail du pré – Le conseil prend acte\n31-2 : Vente du four – Reportée à une séance ultérieure\n", ["prend acte", "ajourné"]),
        # who signs stands under a last row that nothing sets off
        ("31-1 Bail du pré - adoptée\n31-2 Vente du\nfour rejetée\nSigné : Le maire\n", ["adopté", "rejeté"]),
        ("31-1 Bail du pré - adoptée\n31-2 Vente du\nfour rejetée\nAffichage le 12 juin 2031\n", ["adopté", "rejeté"]),
    ],
)  # fmt: skip
def test_results_of_rows_are_set_off_in_many_ways(rows: str, results: list[str]) -> None:
    assert [result for _numero, result in told(HEAD + rows)] == results
    assert [numero for numero, _result in told(HEAD + rows)] == ["31-1", "31-2"]
    assert objets(HEAD + rows) == ["Bail du pré", "Vente du four"]


@pytest.mark.parametrize("signs", ["Mme le Maire, Le secrétaire,", "M. le Président"])
def test_who_signs_under_the_last_row_ends_it(signs: str) -> None:
    rows = f"31-1 Bail du pré - adoptée\n31-2 Vente du\nfour rejetée\n{signs}\n"
    assert [result for _numero, result in told(HEAD + rows)] == ["adopté", "rejeté"]


def test_heads_of_two_columns_over_numbers_and_titles_make_a_list() -> None:
    rows = "".join(f"C31.06.0{n}\n{title}\n" for n, title in enumerate(TITLES, 1))
    text = f"Communauté d'agglomération de Brande\nRegistre - table\nConseil communautaire du 9 juin 2031\nNuméro\nObjet de la délibération\n{rows}"
    assert objets(text) == TITLES


@pytest.mark.parametrize("when", ["votée le", "présentée le", "du", "examinée en séance du"])
def test_when_a_row_was_examined_is_no_part_of_its_title(when: str) -> None:
    rows = "".join(
        f"Délibération n° 31-D-{n} {when} 9 juin 2031 : {title} - approuvée\n"
        for n, title in enumerate(TITLES, 14)
    )
    assert objets(HEAD + rows) == TITLES


@pytest.mark.parametrize(
    ("row", "result", "counts"),
    [
        ("31-1 Création d'un budget annexe pour le lotissement 11 pour\ndu Coteau 3 contre\n", "adopté", (11, 3, None)),
        ("31-1 Création d'un budget annexe pour le lotissement ADOPTÉE À\ndu Coteau L'UNANIMITÉ\n", "unanimité", (None, None, None)),
        ("Création d'un budget annexe pour le lotissement | Approuvé à\ndu Coteau | la majorité\n", "majorité", (None, None, None)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["Liste des délibérations", "Délibérations du conseil municipal du 9 juin 2031"])  # fmt: skip
def test_a_result_over_two_lines_is_one(
    title: str, row: str, result: str, counts: tuple[int | None, ...]
) -> None:
    [act, last] = read(
        f"Commune de Brandeval\n{title}\nN° | Objet | Vote\n{row}31-2 | Bail du pré | Unanimité\n"
    ).actes
    assert act.objet == "Création d'un budget annexe pour le lotissement du Coteau"
    assert act.vote
    assert last.vote
    assert (act.vote.resultat, last.vote.resultat) == (result, "unanimité")
    assert (act.vote.pour, act.vote.contre, act.vote.abstention) == counts


@pytest.mark.parametrize(
    ("row", "result", "counts"),
    [
        ("31-1   Participation au financement de l'école    Pour : 12\n       Sainte-Barbe               Contre : 2\n                    Abstention : 1\n", "adopté", (12, 2, 1)),
        ("31-1 – Rapport sur les travaux de la commission Prise\ndes services publics d'acte\n", "prend acte", (None, None, None)),
        ("31 Urbanisme - Vente de la parcelle AK 77 Majorité\n2 voix contre\n", "majorité", (None, 2, None)),
    ],
)  # fmt: skip
def test_a_result_runs_over_lines(row: str, result: str, counts: tuple[int | None, ...]) -> None:
    [act, last] = read(f"{HEAD}N° Objet Vote\n{row}31-2 Bail du pré Unanimité\n").actes
    assert act.vote
    assert last.vote
    assert (act.vote.resultat, last.vote.resultat) == (result, "unanimité")
    assert (act.vote.pour, act.vote.contre, act.vote.abstention) == counts


@pytest.mark.parametrize(
    "rows",
    [
        "31-1 Création d'un poste Unanimité\n31-2 Vente du four 12 pour\n31-3 Bail du pré Pour : 3 Contre : 9\n",
        "1 | Création d'un poste | Unanimité\n2 | Vente du four | Rejeté\n3 | Bail du pré | Majorité\n",
    ],
)
def test_a_row_that_begins_alike_is_the_next(rows: str) -> None:
    assert objets(f"{HEAD}N° Objet Vote\n{rows}") == [
        "Création d'un poste",
        "Vente du four",
        "Bail du pré",
    ]


def test_an_extract_of_minutes_jumps_over_points() -> None:
    text = (
        "CCAS DE BRANDEVAL\nCompte rendu du conseil d'administration du 9 juin 2031\n"
        "1.\nCompte rendu de la séance du 3 mai 2031\nVote : à l'unanimité\n"
        "2.\nTarifs du service d'aide à domicile\nVote : à la majorité (1 abstention)\n"
        "20.\nConvention avec la mission locale\nVote : à l'unanimité\n"
    )
    assert told(text) == [("1", "unanimité"), ("2", "majorité"), ("20", "unanimité")]


def test_cells_under_bars_need_no_heads_of_columns() -> None:
    [act, _other] = read(
        "Syndicat de la Brande\nDélibérations du comité syndical du 9 juin 2031\n"
        "31-1 | Contrat avec              | À l'unanimité\n     | l'agence de l'eau         |\n"
        "31-2 | Recrutement d'un animateur | À la majorité\n     | agricole                  | (2 abstentions)\n"
    ).actes
    assert act.objet == "Contrat avec l'agence de l'eau"
    assert _other.vote
    assert _other.vote.abstention == 2


PROSE = "Compte rendu de la réunion du conseil municipal de Brandeval du 9 juin 2031\n\n"


@pytest.mark.parametrize(
    ("paragraph", "result"),
    [
        ("Le toit du lavoir fuit. Le conseil retient à l'unanimité le devis de l'entreprise Lormois.", "unanimité"),
        ("Une aide de 200 € est accordée à la majorité (3 abstentions) à la banque alimentaire.", "majorité"),
        ("Par 14 voix contre 5, les élus retiennent le site de la gare.", "adopté"),
        ("La question du transfert de la piscine est reportée à la prochaine séance.", "ajourné"),
    ],
)  # fmt: skip
def test_a_paragraph_decides_in_many_words(paragraph: str, result: str) -> None:
    others = "Le conseil approuve à l'unanimité le bail du pré.\n\nLe conseil prend acte du rapport de l'eau.\n\n"
    assert [found for _numero, found in told(f"{PROSE}{others}{paragraph}\n\nTour de table : néant.\n")] == [
        "unanimité", "prend acte", result,
    ]  # fmt: skip


def test_what_stands_above_prose_or_below_it_opens_no_act() -> None:
    text = (
        "CCAS de Brandeval\nCompte rendu de la réunion du 9 juin 2031\nExcusée : Mme Ornel\n\n"
        "Les membres fixent à l'unanimité à 28 € la participation au repas.\n\n"
        "Une aide de 200 € est accordée à l'unanimité à la banque alimentaire.\n\nProchaine réunion : le 4 septembre.\n"
    )
    assert told(text) == [(None, "unanimité"), (None, "unanimité")]


def test_a_numbered_act_stays_where_the_reader_of_lines_knows_only_its_vote() -> None:
    [act] = read(
        "Conseil régional de la Guadeloupe\nAssemblée plénière du jeudi 9 juin 2031\nCR/31-1140\n"
        "Révision du schéma d'aménagement régional\nM. Ary CORBIN ouvre la séance.\n"
        "Vote de l'assemblée : Pour : 30 – Contre : 0 – Abstentions : 9\n"
        "Le conseil régional décide d'engager la révision du schéma.\n"
    ).actes
    assert (act.numero, act.objet) == ("CR/31-1140", "Révision du schéma d'aménagement régional")
    assert act.vote
    assert (act.vote.pour, act.vote.abstention) == (30, 9)


def test_who_signs_a_list_of_titles_is_none_of_them() -> None:
    text = (
        "Mairie de Brandeval\n\nConseil municipal du 9 juin 2031\n\nListe des délibérations adoptées\n\n"
        + "".join(f"{title}\n" for title in TITLES)
        + "\nLe Maire,\nGwenaël TORVAL\n"
    )
    assert objets(text) == TITLES


@pytest.mark.parametrize(
    "posted", ["Affiché le 17 juin 2031", "Affichée au siège le 17/06/2031", "Mis en ligne le 17 juin 2031"]
)  # fmt: skip
def test_the_day_of_posting_under_a_numbered_list_is_no_part_of_its_last_title(posted: str) -> None:
    text = (
        "COMMUNAUTÉ DE COMMUNES DU VAL D'ORME\nConseil communautaire du jeudi 12 juin 2031\n\n"
        "RELEVÉ DES DÉLIBÉRATIONS\n\n2031-118\tAttribution d'un fonds de concours à la commune de Torval\n"
        "\t\tpour la réfection du four\n2031-119\tTarifs 2032 de la redevance de la halle\n"
        f"2031-120\tRenouvellement de la ligne de crédit\n\n{posted}\n"
    )
    assert objets(text)[2] == "Renouvellement de la ligne de crédit"
