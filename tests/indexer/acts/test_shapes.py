"""One shape of facts: every attribute has its row, and every output is made of the rows."""

import json
from dataclasses import fields, replace

import pytest

from indexer.acts import shapes
from indexer.acts.documents import (
    Act,
    Citation,
    Collectivite,
    Document,
    Matiere,
    Membre,
    Seance,
    Vote,
)
from indexer.acts.shapes import act_json, act_path, document_json, flat, record_json
from indexer.acts.stored import from_json, listed_from_json, to_json
from indexer.publishing import export
from indexer.searching.results import (
    Extract,
    Hit,
    SearchPage,
    SearchRequest,
    page_json,
)
from indexer.storing.records import known_records
from webapp.programs.openapi import description

#: Facts that a document gives its acts; they are not facts of the act.
_OF_DOCUMENT = {"collectivite", "seance"}

TEXT = "Présents : Odile Vasseur.\nTarifs adoptés."
ACT = Act("Tarifs", TEXT[26:], 26, len(TEXT), "2024/07", Matiere("7.10", "Divers", True, 0.75))
DOCUMENT = Document(
    "proces-verbal", TEXT, Collectivite("Vaucourt"), Seance("conseil municipal"), (ACT,)
)
RECORD = known_records(DOCUMENT, "pv.txt")[0].record


@pytest.mark.parametrize(
    ("owner", "rows"),
    [(Collectivite, shapes.BODY), (Seance, shapes.SITTING), (Act, shapes.ACT)],
)
def test_every_attribute_has_its_row(owner, rows):
    assert {field.name for field in fields(owner)} - _OF_DOCUMENT == set(rows)
    assert len(set(rows.values())) == len(rows)


def test_every_fact_is_told_by_the_outputs_that_tell_all():
    names = {*shapes.BODY.values(), *shapes.SITTING.values(), *shapes.ACT.values()}
    whole = act_json(RECORD)
    assert names <= {*whole, *whole["source"], "morceaux"}
    assert whole.items() >= record_json(RECORD, act_path).items()
    parsed = document_json(DOCUMENT, "pv.txt")
    told = {*parsed, *parsed["actes"][0], "date", "morceaux", "matiere"}
    assert names <= told
    assert parsed["actes"][0]["matiere_confiance"] == 0.75


def test_every_fact_of_the_api_is_described():
    schemas = description()["components"]["schemas"]
    brief = schemas["Acte"]["properties"]
    assert set(record_json(RECORD, act_path)) == set(brief)
    whole = schemas["ActeEntier"]["allOf"][1]["properties"]
    neighbours = {"cite", "cite_par", "meme_seance", "similaires", "links"}
    assert set(act_json(RECORD)) == {*brief, *whole} - neighbours
    assert set(record_json(RECORD, act_path)["vote"] or {}) <= set(schemas["Vote"]["properties"])


def test_every_column_of_a_table_is_a_fact():
    facts = flat(RECORD)
    assert set(export.CSV_COLUMNS) - {"adresse"} <= set(facts)
    assert (facts["matiere_code"], facts["matiere_deduite"], facts["resultat"]) == (
        "7.10",
        True,
        None,
    )


def test_a_record_of_an_earlier_version_is_read():
    """What is absent is unknown; what a later version added is left aside."""
    stored = (
        '{"id":"a","source":"a.txt","rang":1,"type_document":"deliberation",'
        '"acte":{"texte":"Vu.","debut":0,"fin":3,"citations":[{"date":"2020-02-01"}],'
        '"vote":{"resultat":"adopté","pour":3},"humeur":"bonne"}}'
    )
    record = from_json(stored)
    assert record.collectivite == Collectivite()
    assert record.acte.objet is None
    assert record.acte.vote == Vote("adopté", 3)
    (citation,) = record.acte.citations
    assert (citation.numero, citation.texte) == (None, "")
    assert record.acte.morceaux == ()


def test_a_listed_record_is_the_record_without_the_roll_of_its_sitting():
    roll = (Membre("Odile Vasseur", presence="présent"),)
    whole = replace(RECORD, seance=replace(RECORD.seance, membres=roll))
    assert from_json(to_json(whole)) == whole
    assert listed_from_json(to_json(whole)) == RECORD


def test_what_is_unknown_is_not_stored():
    stored = json.loads(to_json(RECORD))
    assert "vote" not in stored["acte"]
    assert "montants" not in stored["acte"]
    assert stored["collectivite"] == {"nom": "Vaucourt"}
    assert from_json(to_json(RECORD)) == RECORD


def test_citations_are_told_with_their_dates():
    act = Act(
        "Tarifs", "Vu.", 0, 3, citations=(Citation("12", None, "la délibération 12", "bureau"),)
    )
    record = known_records(Document("deliberation", "Vu.", actes=(act,)), "a.txt")[0].record
    told = [{"numero": "12", "date": None, "texte": "la délibération 12", "organe": "bureau"}]
    assert act_json(record)["citations"] == told


def test_answers_speak_english_inside_and_french_in_json():
    hit = Hit(RECORD, 1.0, (Extract("Tarifs"),), ())
    told = page_json(SearchPage(SearchRequest(), "", False, None, 1, 0.1, (hit,)))
    result = told["results"][0]
    french = {"collectivite_proposee", "proches", "extraits", "objet_surlignages", "manquants"}
    french |= {"texte", "surlignages"}
    assert french <= {*told, *result, *result["extraits"][0]}
    for answer in (SearchPage, Hit, Extract):
        assert not {field.name for field in fields(answer)} & french
