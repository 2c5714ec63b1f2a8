"""What queries match, by every embedded engine."""

from collections.abc import Callable, Iterator

import pytest

from indexer.searching.query import Parsed, Word, parse, relax
from indexer.searching.query.widening import of_half
from indexer.storing.engines.protocol import Engine, EngineRequest


def found(engine: Engine, text: str) -> set[str]:
    return {hit.id for hit in engine.search(EngineRequest(parse(text).tree, limit=50)).hits}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", {"cantine", "garderie", "eau", "subvention", "pv"}),
        ("cantine", {"cantine", "garderie", "pv"}),
        ("CANTINES", {"cantine", "garderie", "pv"}),
        ("tarif cantine", {"cantine", "pv"}),
        ("cantine -tarif", {"garderie"}),
        ("-cantine", {"eau", "subvention"}),
        ("garderie OU subvention", {"garderie", "subvention"}),
        ("(garderie OU tarif) cantine", {"cantine", "garderie", "pv"}),
        ('"prix du repas"', {"cantine"}),
        ('"repas prix"', set()),
        ('"tarif de la cantine"', set()),
        ("gymnas*", {"subvention"}),
        ("hauts de france", {"subvention"}),
        ("3500", {"cantine"}),
        ("objet:cantine", {"cantine"}),
        ("texte:cantine", {"cantine", "garderie", "pv"}),
        ("commune:valbreuil cantine", {"cantine", "garderie", "pv"}),
        ("commune:plaine", set()),
        ('collectivite:"plaine bleue"', {"eau"}),
        ("matiere:7", {"cantine", "garderie", "subvention"}),
        ("matiere:7.1", {"cantine"}),
        ("matiere:7.10", {"garderie"}),
        ("matiere:7 -matiere:7.1", {"garderie", "subvention"}),
        ("type:pv", {"pv"}),
        ("type:pv OU matiere:7.5", {"pv", "subvention"}),
        ("numero:2024/3/1", {"cantine"}),
        ("date:2023", {"eau"}),
        ("date:03/2024 cantine", {"cantine", "garderie", "pv"}),
        ("au:2023", {"eau"}),
        ("du:2025", set()),
        ("departement:59 -type:pv", {"cantine", "garderie", "subvention"}),
    ],
)
def test_matches(acts: Engine, text: str, ids: set[str]) -> None:
    assert found(acts, text) == ids


def widened(text: str, named: Callable[[Word], bool] = lambda _: False) -> Iterator[Parsed]:
    return relax(parse(text), None, lambda _: False, named)


def first_widened(engine: Engine, text: str) -> tuple[str, set[str]]:
    for wider in widened(text):
        hits = engine.search(EngineRequest(wider.tree, limit=50)).hits
        if hits:
            return wider.understood, {hit.id for hit in hits}
    return "", set()


def test_one_word_less_is_required_before_any_word_is_enough(acts: Engine) -> None:
    understood, ids = first_widened(acts, "garderie enfants déneigement")
    assert understood.startswith("au moins 2 de : garderie, enfants, déneigement")
    assert ids == {"garderie"}


def test_a_phrase_is_loosened_before_words_are_dropped(acts: Engine) -> None:
    understood, ids = first_widened(acts, '"repas prix"')
    assert understood == "repas ET prix"
    assert ids == {"cantine"}


def test_a_date_is_loosened_into_its_parts() -> None:
    (parts,) = widened("1er janvier 2014")
    assert [word.terms for word in parts.words] == [("1er",), ("janvi",), ("2014",)]


def test_a_day_without_a_sitting_is_widened_to_its_month() -> None:
    (wider,) = widened("30 avril 2014")
    assert "du:2014-04-01 au:2014-04-30" in wider.understood
    (alone,) = widened("objet:30/04/2014")
    assert "du:" not in alone.understood


def test_the_letters_of_a_number_are_said_otherwise_once_they_are_apart() -> None:
    (wider,) = widened("DM n° 6")
    assert wider.understood == "dm ET 6 [aussi : « décision modificative »]"


def test_restrictions_are_never_widened(acts: Engine) -> None:
    _, ids = first_widened(acts, "garderie déneigement -cantine")
    assert ids == set()
    _, ids = first_widened(acts, "cantine déneigement date:2023")
    assert ids == set()
    _, ids = first_widened(acts, "cantine déneigement commune:Lens")
    assert ids == set()


def test_the_name_of_a_body_is_left_out_last() -> None:
    said = [wider.understood for wider in widened("enfants repas lens", named=_lens)]
    assert said[0] == "(enfants OU repas) ET lens"
    assert said[1].startswith("au moins 2 de : enfants, repas, lens")
    assert said[-1].startswith("enfants OU repas OU lens")
    alone = [wider.understood for wider in widened("déneigement lens", named=_lens)]
    assert alone[0].startswith("déneigement OU lens")


def test_half_of_the_words_are_those_beside_the_name_of_a_body() -> None:
    wider = of_half(parse("garderie enfants déneigement lens"), _lens, forced=False)
    assert wider is not None
    assert wider.understood.startswith("(au moins 2 de : garderie, enfants, déneigement) ET lens")
    plain = of_half(parse("déneigement lens"), _lens, forced=False)
    assert plain is not None
    assert plain.understood.startswith("au moins 1 de : déneigement, lens")


def _lens(word: Word) -> bool:
    return word.text == "lens"


def test_a_single_word_cannot_be_widened() -> None:
    assert list(widened("cantine")) == []


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("mairie de zélivau", "zélivau"),
        ("mairie zélivau préau", "zélivau ET préau"),
        ("municipalité zélivau préau vitré", "zélivau ET préau ET vitré"),
        ("préau zélivau", "préau OU zélivau"),
    ],
)
def test_the_kind_of_a_named_body_is_left_out_first(typed: str, understood: str) -> None:
    wider = next(widened(typed, named=lambda word: word.text == "zélivau"))
    assert wider.understood == understood


def test_a_kind_beside_no_name_is_a_word_like_others() -> None:
    assert next(widened("mairie préau")).understood == "mairie OU préau"
