"""The page of an act."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest
from fakes import HOSTILE, FakeSearch, record
from flask.testing import FlaskClient
from reading import read

from indexer.acts.closed import TypeDocument
from indexer.acts.documents import (
    Collectivite,
    Declaration,
    Membre,
    Origin,
    Seance,
    Signature,
    Vote,
    VoteNames,
)
from indexer.indexing.build import Settings, build
from indexer.searching.search import Search
from webapp import create_app
from webapp.showing.act_view import MOST_LINES
from webapp.showing.linked_data import numbered

ACT = "/acte/0000000000000001"


def test_the_card_states_the_facts(client: FlaskClient) -> None:
    card = read(client, ACT).text("//aside")
    for fact in (
        "Majorité",
        "21 pour",
        "4 contre",
        "2 abstentions",
        "Émeraude-les-Bains",
        "Pas-de-Calais (62)",
        "commune",
        "conseil municipal",
        "2 février 2021",
        "2024/01",
        "8.1 Enseignement",
        "Odile Marchand",
        "11 sur 14 en exercice",
        "3 500 €",
    ):
        assert fact in card.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_card_shows_what_was_stated_of_the_transmission() -> None:
    act = record(0, "Tarif du gîte", Collectivite("Valbrune"), None)
    stated = dataclasses.replace(
        act.acte,
        nature="délibération",
        identifiant="034-213499908-20240315-7-DE",
        date_reception=dt.date(2024, 3, 18),
        annule=True,
        declaration=Declaration(description="Gîte du col", mots_cles=("tourisme", "tarifs")),
        signatures=(Signature("Zélie Marcheville", dt.date(2024, 3, 17)), Signature(None, None)),
        origines=(Origin("objet", "déclaré", "acte.xml, Acte/Objet", "Gîte : tarif"),),
    )
    search = FakeSearch([dataclasses.replace(act, acte=stated)])
    page = read(create_app(search).test_client(), f"/acte/{act.id}")
    card = page.text("//aside").replace("\u202f", " ").replace("\u00a0", " ")
    for fact in (
        "Acte annulé",
        "Reçu en préfecture le",
        "18 mars 2024",
        "Gîte du col",
        "tourisme, tarifs",
        "Zélie Marcheville, le 17 mars 2024",
        "signataire non nommé",
        "lue dans le fichier, non vérifiée",
        "acte.xml, Acte/Objet",
        "Gîte : tarif",
    ):
        assert fact in card


def test_the_card_names_who_voted_what_and_who_was_there() -> None:
    vote = Vote("adopté", 9, 1, noms=VoteNames(contre=("Luc Berlan",)))
    act = record(0, "Tarif du gîte", Collectivite("Valbrune"), None, vote=vote)
    members = (
        Membre("Anne Orsel", "maire", "présent"),
        Membre("Luc Berlan", None, "représenté", "Anne Orsel"),
        Membre("Zoé Vernon"),
        Membre("Léo Marsan", None, "absent"),
        Membre("Ève Corlin", None, "absent"),
    )
    seance = Seance("conseil municipal", membres=members)
    search = FakeSearch([dataclasses.replace(act, seance=seance)])
    card = read(create_app(search).test_client(), f"/acte/{act.id}").text("//aside")
    for fact in (
        "Votes nommés dans le texte",
        "ContreLuc Berlan",
        "Présent Anne Orsel, maire",
        "Absents Léo MarsanÈve Corlin",
        "Luc Berlan, pouvoir à Anne Orsel",
        "Présence non dite Zoé Vernon",
    ):
        assert fact in " ".join(card.split())


def test_a_card_without_names_has_no_section_for_them(client: FlaskClient) -> None:
    card = read(client, ACT).text("//aside")
    assert "Votes nommés" not in card
    assert "Membres de l’assemblée" not in card


def test_the_vote_bar_is_drawn_to_scale_and_read_aloud(client: FlaskClient) -> None:
    (bar,) = read(client, ACT).find("//aside//svg[@role='img']")
    assert bar.get("aria-label") == "21 pour, 4 contre, 2 abstentions"
    widths = [float(r.get("width")) for r in bar.xpath(".//rect")]
    assert sum(widths) == pytest.approx(100, abs=0.1)
    assert widths[0] / widths[1] == pytest.approx(21 / 4, rel=0.01)


def test_a_vote_without_counts_has_no_bar(client: FlaskClient) -> None:
    assert not read(client, "/acte/0000000000000000").find("//aside//svg")


def test_the_text_is_laid_out_with_the_words_of_the_query_marked(client: FlaskClient) -> None:
    page = read(client, f"{ACT}?q=cantine")
    assert page.texts("//section[contains(@class,'partie')]/h2") == [
        "En-tête",
        "Visas",
        "Considérants",
        "Décision",
        "Formules finales",
    ]
    assert page.texts("//div[@id='texte']//mark") == ["cantine"]
    assert "1 passage marqué" in page.text("//div[@id='texte']").replace("\u00a0", " ")
    assert page.texts(
        "//section[contains(@class,'partie-decision')]//p[@class='article']/strong"
    ) == ["ARTICLE 1er", "ARTICLE 2"]


def test_law_that_is_cited_is_linked(client: FlaskClient) -> None:
    page = read(client, ACT)
    assert any(
        "/eli/loi/2015/8/7/2015-991/" in href for href in page.hrefs("//div[@id='texte']//a")
    )
    assert page.hrefs("//section[@aria-labelledby='h-textes']//a")[0].startswith(
        "https://www.legifrance.gouv.fr/"
    )


def test_neighbours_are_linked_both_ways(client: FlaskClient) -> None:
    cites = read(client, "/acte/0000000000000004")
    assert cites.hrefs("//section[@aria-labelledby='h-cite']//a") == [ACT]
    cited = read(client, ACT)
    assert cited.hrefs("//section[@aria-labelledby='h-cite-par']//a") == ["/acte/0000000000000004"]
    assert len(cited.hrefs("//section[@aria-labelledby='h-similaires']//a")) == 5


def test_a_reference_can_be_copied(client: FlaskClient) -> None:
    reference = read(client, ACT).text("//*[@id='reference']")
    assert (
        reference
        == "Émeraude-les-Bains, conseil municipal, délibération n° 2024/01 du 2 février 2021, « Convention de restauration scolaire avec le collège n° 1 », http://localhost/acte/0000000000000001"
    )


@pytest.mark.parametrize(
    ("kind", "number", "called"),
    [
        ("deliberation", "2024-AB-7", "délibération n° 2024-AB-7"),
        ("compte-rendu", "3", "point n° 3 du compte rendu"),
        ("proces-verbal", "5.a", "point n° 5.a du procès-verbal"),
        ("proces-verbal", "2024-07", "délibération n° 2024-07"),
        ("arrete", "12", "arrêté n° 12"),
        ("compte-rendu", None, "compte rendu"),
    ],
)
def test_a_rank_in_minutes_is_no_number_of_a_deliberation(
    kind: TypeDocument, number: str | None, called: str
) -> None:
    act = record(1, "Voirie", Collectivite(), None, numero=number)
    assert numbered(dataclasses.replace(act, type_document=kind)).replace("\xa0", " ") == called


def test_the_text_of_an_act_is_there_alone(client: FlaskClient, search: FakeSearch) -> None:
    record = search.records[0]
    (link,) = read(client, f"/acte/{record.id}").find("//a[@data-copier-lien]/@href")
    response = client.get(link)
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.headers["Link"] == f'<http://localhost/acte/{record.id}>; rel="canonical"'
    reference, _, text = response.text.partition("\n\n")
    assert f"http://localhost/acte/{record.id}" in reference
    assert text == record.acte.texte.strip() + "\n"
    assert client.get("/acte/ffffffffffffffff.txt").status_code == 404


def test_machines_read_the_act_as_legislation(client: FlaskClient) -> None:
    (script,) = read(client, ACT).find("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["@type"] == "Legislation"
    assert data["legislationDate"] == "2021-02-02"
    assert data["legislationIdentifier"] == "2024/01"
    assert data["legislationPassedBy"]["name"] == "Émeraude-les-Bains"


def test_an_act_of_which_nothing_is_known_has_a_page(client: FlaskClient) -> None:
    page = read(client, "/acte/0000000000000063")
    assert page.status == 200
    assert "Collectivité inconnue" in page.text()
    assert "date inconnue" in page.text()


def test_an_unknown_act_is_a_french_404(client: FlaskClient) -> None:
    page = read(client, "/acte/rien")
    assert page.status == 404
    assert "Aucun acte n’a cet identifiant" in page.text()


def test_markup_in_an_act_is_text_everywhere(client: FlaskClient) -> None:
    for address in (
        "/acte/0000000000000062?q=script",
        "/recherche?q=piège+script",
        "/",
        "/collectivites",
        "/matiere/9.1",
        "/integrer/liste?q=piège",
    ):
        page = read(client, address)
        assert page.status == 200
        scripts = page.find("//script")
        assert all(s.get("src") or s.get("type") == "application/ld+json" for s in scripts)
        assert "alert" in page.text("//body")
        assert HOSTILE not in page.html
    (data,) = read(client, "/acte/0000000000000062").find("//script[@type='application/ld+json']")
    assert HOSTILE in json.loads(data.text)["name"]


def test_a_query_is_never_markup(client: FlaskClient) -> None:
    page = read(client, "/recherche?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page.html
    assert page.find("//input[@id='q']/@value") == ['"><script>alert(1)</script>']


def test_acts_of_a_document_without_body_and_date_lead_to_each_other(
    tmp_path: Path,
) -> None:
    acts = "".join(
        f"DÉLIBÉRATION N° 2024-0{n}\nObjet : {objet}\n"
        "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve.\n\n"
        for n, objet in ((1, "Tarifs de la patinoire"), (2, "Achat d'une balayeuse"))
    )
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "sans-nom.txt").write_text(acts, encoding="utf-8")
    build([corpus], tmp_path / "index", Settings())
    with Search.open(tmp_path / "index") as search:
        client = create_app(search).test_client()
        results = read(client, "/recherche?collectivite=inconnue&tri=date")
        first, second = results.hrefs("//h2[@class='objet']/a")
        page = read(client, first)
        assert "Dans le même document" in page.text()
        assert second in page.hrefs("//main//a")
        (whole,) = {href for href in page.hrefs("//main//a") if "/seance/" in href}
        assert {first, second} <= set(read(client, whole).hrefs("//main//a"))


def test_what_reading_is_unsure_of_is_told() -> None:
    act = record(0, "Tarif du gîte", Collectivite("Valbrune"), None)
    doubtful = dataclasses.replace(
        act, acte=dataclasses.replace(act.acte, a_verifier=("vote", "date"))
    )
    client = create_app(FakeSearch([doubtful])).test_client()
    card = read(client, f"/acte/{act.id}").text("//aside")
    assert "À vérifier dans le texte : le vote, la date de la séance." in card
    told = client.get(f"/api/v1/actes/{act.id}").get_json()
    assert told["a_verifier"] == ["vote", "date"]
    sure = create_app(FakeSearch([act])).test_client()
    assert "À vérifier" not in read(sure, f"/acte/{act.id}").text("//aside")


def test_a_text_without_end_is_shown_in_part_and_says_where_it_goes_on() -> None:
    search = FakeSearch()
    first = search.records[1]
    texte = "Zut\n" * (MOST_LINES + 5)
    search.records[1] = dataclasses.replace(
        first, acte=dataclasses.replace(first.acte, texte=texte)
    )
    client = create_app(search).test_client()
    page = client.get(f"/acte/{first.id}")
    assert (page.status_code, page.text.count("Zut<br>")) == (200, MOST_LINES - 1)
    assert f'dans le <a href="/acte/{first.id}.txt">texte seul</a>' in page.text
    assert client.get(f"/acte/{first.id}.txt").text.count("Zut") == MOST_LINES + 5
    search.records[1] = dataclasses.replace(
        first, acte=dataclasses.replace(first.acte, texte="Zut\n" * MOST_LINES)
    )
    assert "texte seul</a>" not in client.get(f"/acte/{first.id}").text


def test_tables_of_an_act_have_names_of_their_own() -> None:
    act = record(0, "Tarif du gîte", Collectivite("Valbrune"), None)
    texte = "DÉLIBÉRATION\nNuit\tPrix\nUne\t12\n\nVu le code\n\nSemaine\tPrix\nUne\t60\n"
    act = dataclasses.replace(act, acte=dataclasses.replace(act.acte, texte=texte))
    page = read(create_app(FakeSearch([act])).test_client(), f"/acte/{act.id}")
    names = page.find("//main//*[@role='region']/@aria-label")
    assert names == ["Tableau 1 du document", "Tableau 2 du document"]
