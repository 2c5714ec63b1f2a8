import datetime as dt

import pytest

from indexer.acts.documents import Document, ExtractedText, Row
from indexer.reading.parsing import Context, parse


def table(*cells: dict[str, str], context: Context | None = None) -> Document:
    text, rows = "en-tête\n", []
    for line, row in enumerate(cells, 2):
        written = ";".join(row.values())
        rows.append(Row(line, row, len(text), len(text) + len(written)))
        text += written + "\n"
    return parse(
        ExtractedText(text, rows=tuple(rows), method="table"), name="delib.csv", context=context
    )


ROW = {
    "COLL_NOM": "Émerchicourt",
    "COLL_SIRET": "21590192700011",
    "DELIB_ID": "2024-01",
    "DELIB_DATE": "2024-03-05",
    "DELIB_MATIERE_CODE": "7.10",
    "DELIB_OBJET": "Tarifs de la salle",
    "VOTE_POUR": "12",
    "VOTE_CONTRE": "1",
    "VOTE_ABSTENTION": "0",
    "VOTE_EFFECTIF": "15",
    "VOTE_REEL": "13",
}


def test_a_row_is_an_act_and_seven_ten_stays_seven_ten() -> None:
    document = table(ROW)
    assert document.type_document == "tableau"
    assert document.collectivite.code_insee == "59192"
    assert document.seance.date == dt.date(2024, 3, 5)
    assert (document.seance.membres_exercice, document.seance.votants) == (15, 13)
    (act,) = document.actes
    assert (act.numero, act.objet) == ("2024-01", "Tarifs de la salle")
    assert act.matiere is not None
    assert (act.matiere.code, act.matiere.deduite) == ("7.10", False)
    assert act.vote is not None
    assert (act.vote.resultat, act.vote.pour, act.vote.contre) == ("adopté", 12, 1)
    assert document.texte[act.debut : act.fin] == act.texte


def test_acts_of_several_sittings_and_bodies_carry_their_own() -> None:
    document = table(
        ROW,
        ROW
        | {"DELIB_DATE": "2024-04-09", "COLL_NOM": "Hurtigheim", "COLL_SIRET": "21670214200010"},
    )
    assert document.seance.date is None
    bodies = [act.collectivite.nom for act in document.actes if act.collectivite]
    assert bodies == ["Émerchicourt", "Hurtigheim"]
    dates = [act.seance.date for act in document.actes if act.seance]
    assert dates == [dt.date(2024, 3, 5), dt.date(2024, 4, 9)]


def test_a_slug_is_read_as_words() -> None:
    (act,) = table(ROW | {"DELIB_OBJET": "tarifs_municipaux_2026"}).actes
    assert act.objet == "tarifs municipaux 2026"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"DELIB_MATIERE_CODE": "7.99"}, "DELIB_MATIERE_CODE « 7.99 »"),
        ({"DELIB_OBJET": "", "DELIB_ID": ""}, "no DELIB_OBJET"),
    ],
)
def test_what_is_wrong_in_a_row_is_said(change: dict[str, str], said: str) -> None:
    assert said in table(ROW | change).warnings[0]


def test_an_unknown_body_keeps_its_name_and_siren() -> None:
    document = table(ROW | {"COLL_NOM": "Régie des Rivages", "COLL_SIRET": "99999999800019"})
    assert (document.collectivite.nom, document.collectivite.siren) == (
        "Régie des Rivages",
        "999999998",
    )
    assert document.collectivite.code_insee is None


def test_an_imposed_name_replaces_the_written_one() -> None:
    document = table(ROW, context=Context(collectivite="Hurtigheim"))
    assert document.collectivite.nom == "Hurtigheim"


def test_more_against_than_for_is_a_rejection() -> None:
    (act,) = table(ROW | {"VOTE_POUR": "4", "VOTE_CONTRE": "9"}).actes
    assert act.vote is not None
    assert act.vote.resultat == "rejeté"


@pytest.mark.parametrize(
    ("pour", "contre", "votants", "result"),
    [
        ("12", "1", "13", "adopté"),
        ("4", "9", "13", "rejeté"),
        ("", "3", "14", None),
        ("#N/A", "3", "14", None),
        ("7", "7", "14", None),
        ("0", "0", "0", None),
        ("8", "", "14", "adopté"),
        ("7", "", "14", None),
        ("8", "", "", None),
    ],
)
def test_a_result_is_told_only_where_the_counts_prove_it(
    pour: str, contre: str, votants: str, result: str | None
) -> None:
    cells = {"VOTE_POUR": pour, "VOTE_CONTRE": contre, "VOTE_REEL": votants}
    (act,) = table(ROW | cells).actes
    assert act.vote is not None
    assert act.vote.resultat == result
    assert act.vote.pour == (int(pour) if pour.isdigit() else None)


@pytest.mark.parametrize(
    ("said", "contre", "result"),
    [
        ("Unanimité", "0", "unanimité"),
        ("Unanimité", "1", "adopté"),
        ("Ajourné", "0", "ajourné"),
        ("Rejeté", "0", "adopté"),
    ],
)
def test_the_word_of_a_row_wins_where_its_counts_do_not_deny_it(
    said: str, contre: str, result: str
) -> None:
    (act,) = table(ROW | {"VOTE": said, "VOTE_CONTRE": contre}).actes
    assert act.vote is not None
    assert act.vote.resultat == result


def test_more_votes_than_members_are_no_vote() -> None:
    document = table(ROW | {"VOTE_EFFECTIF": "11"})
    assert document.actes[0].vote is None
    assert "13 votes of 11 members" in document.warnings[0]


def test_one_siret_is_one_body_however_its_name_is_written() -> None:
    siret = "99999999800019"
    names = ("Régie des Rivages", "REGIE DES RIVAGES", "Régie des Rivages")
    document = table(*(ROW | {"COLL_SIRET": siret, "COLL_NOM": name} for name in names))
    assert document.collectivite.nom == "Régie des Rivages"
    assert all(act.collectivite is None for act in document.actes)


def test_a_row_set_aside_is_an_act_without_facts() -> None:
    document = table({"COLL_NOM": "Émerchicourt", "COLL_SIRET": "21590192700011"}, ROW)
    first, _ = document.actes
    assert (first.objet, first.numero, first.vote) == (None, None, None)


@pytest.mark.parametrize("written", ["03/04/2031", "31/04/2031", "2031"])
def test_a_date_that_could_not_be_mended_is_none(written: str) -> None:
    assert table(ROW | {"DELIB_DATE": written}).seance.date is None


def test_what_a_table_states_beside_is_kept() -> None:
    (act,) = table(
        ROW
        | {"BUDGET_ANNEE": "2024", "PREF_ID": "PREF059", "PREF_DATE": "2024-03-08"}
        | {"DELIB_MATIERE_NOM": "Divers", "DELIB_URL": "https://valronce.example/1.pdf"}
    ).actes
    assert act.url_originale == "https://valronce.example/1.pdf"
    assert act.declaration is not None
    assert (act.declaration.siret, act.declaration.budget_annee) == ("21590192700011", "2024")
    assert (act.declaration.pref_id, act.declaration.pref_date) == (
        "PREF059",
        dt.date(2024, 3, 8),
    )


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "page 3", "http://", "ftp://a.example/b"]
)
def test_what_is_no_address_is_no_link(written: str) -> None:
    (act,) = table(ROW | {"DELIB_URL": written}).actes
    assert act.url_originale is None
