"""One table of fields: what derives from it agrees with it."""

import datetime as dt
from hashlib import sha256
from typing import get_args

import click
import pytest

from indexer.acts import documents
from indexer.acts.documents import Act, Collectivite, Matiere, Record, Seance, Vote
from indexer.cli import main
from indexer.fields import accepted, fields
from indexer.keys import words_key
from indexer.searching.query import parse
from indexer.searching.query.field_values import NAME_FIELDS, NAMES, WORD_FIELDS
from indexer.storing.schema import index_document
from tools.write_docs import DOCS, pages

CLOSED = [field for field in fields.FIELDS if field.facet and field.facet.closed]
WORDED = [field for field in CLOSED if field.accepted]

WHOLE = Record(
    id="a1",
    source="a.txt",
    member=None,
    rang=1,
    type_document="deliberation",
    collectivite=Collectivite("Vaucourt", "commune", "219990017", "99001", None, "59"),
    seance=Seance("conseil municipal", dt.date(2024, 3, 12)),
    acte=Act(
        "Tarifs",
        "Tarifs.",
        0,
        7,
        "2024/07",
        Matiere("7.10"),
        Vote("majorité", 10, 2, 1),
        montants=(80.0, 1250.5),
    ),
    seance_id="00ff00ff00ff00ff",
)


def test_the_fields_of_a_whole_record_are_those_of_the_table():
    document = index_document(WHOLE)
    assert tuple(document.text) == fields.TEXT_FIELDS
    assert tuple(document.keywords) == tuple(
        name for name in fields.KEYWORD_FIELDS if any(fields.BY_NAME[name].values(WHOLE))
    )
    assert set(document.numbers) == set(fields.NUMBER_FIELDS)
    assert document.keywords["matiere"] == ("7", "7.10")
    assert document.keywords["numero"] == ("2024-7",)
    quantities = {name: document.numbers[name] for name in fields.QUANTITIES}
    assert quantities == {"montant": 1250, "pour": 10, "contre": 2, "abstention": 1}
    assert document.numbers["ordre_montant"] == 125_050


def test_the_version_changes_with_the_fields():
    """Other fields, or other values, make another index: raise ``SCHEMA_VERSION`` and write its digest here."""
    told = ";".join(f"{field.name}:{field.kind}" for field in fields.FIELDS)
    known = {9: "62993fdf09b8"}
    assert known[fields.SCHEMA_VERSION] == sha256(told.encode()).hexdigest()[:12]


def test_names_of_fields_and_of_queries_are_given_once():
    assert len(fields.BY_NAME) == len(fields.FIELDS)
    assert len(NAMES) == sum(len(field.names) for field in fields.FIELDS)
    assert sorted(fields.FACET_FIELDS) == sorted(fields.FACETS)
    assert set(fields.WITH_DEDUCED.values()) <= set(fields.KEYWORD_FIELDS)
    assert set(NAME_FIELDS) == {"collectivite", "commune"}
    assert {"objet", "texte"} == set(WORD_FIELDS) - set(NAME_FIELDS)


def test_closed_sets_are_those_of_the_types():
    sets = {field.name: field.facet.closed for field in CLOSED}
    assert sets == {
        "type": get_args(documents.TypeDocument),
        "type_collectivite": get_args(documents.TypeCollectivite),
        "organe": get_args(documents.Organe),
        "resultat": get_args(documents.Resultat),
        "declare": get_args(documents.StatedName),
    }
    assert tuple(accepted.LABELS_OF_TYPES) == get_args(documents.TypeDocument)


@pytest.mark.parametrize("field", WORDED, ids=lambda field: field.name)
def test_a_value_is_read_as_it_is_written_and_by_its_everyday_words(field):
    for value in field.facet.closed:
        for typed in (value, value.upper(), " ".join(words_key(value))):
            assert field.accepted.read(typed) == value
        assert value in field.accepted.refusal
    for word, value in field.accepted.words.items():
        assert field.accepted.read(word) == value
        assert value in field.facet.closed
    assert field.accepted.read("autre chose") is None
    (note,) = parse(f"{field.name}:roman").notes
    assert note.startswith(f"« {field.name}:roman » n’existe pas.")


@pytest.mark.parametrize("command", ["query", "export"])
def test_every_filter_is_an_option(command):
    options = {
        option.name: option.help
        for option in main.commands[command].params
        if isinstance(option, click.Option)
    }
    for name, facet in fields.FACETS.items():
        assert options[name] == facet.help


def test_the_pages_of_documentation_have_the_table_as_it_is():
    """``python -m tools.write_docs`` writes it."""
    for path, text in pages().items():
        assert path.read_text("utf-8") == text, path.name
    assert all(f"`{name}`" in (DOCS / "api.md").read_text("utf-8") for name in fields.FACETS)
    assert all(
        f"`{n}:`" in (DOCS / "query-language.md").read_text("utf-8") for n in ("type", "organe")
    )
