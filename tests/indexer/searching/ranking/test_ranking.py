"""What comes first: the layers that add to the score and never change what matches."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.words.roots import root, roots
from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.searching.query import parse
from indexer.searching.ranking.ranking import WEIGHTS, Weights, nearest, scored
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineRequest


def record(
    id: str, objet: str, texte: str, nom: str | None = None, kind: str = "deliberation"
) -> Record:
    return Record(
        id=id,
        source=id,
        member=None,
        rang=1,
        type_document=kind,
        collectivite=Collectivite(nom),
        seance=Seance(),
        acte=Act(objet=objet, texte=f"{objet}. {texte}", debut=0, fin=0),
    )


def order(engine: Engine, text: str, weights: Weights = WEIGHTS) -> list[str]:
    hits = engine.search(EngineRequest(scored(parse(text), weights), limit=20)).hits
    return [hit.id for hit in hits]


FILLER = "Le conseil prend connaissance du dossier et remercie les services pour leur travail. " * 3


@pytest.fixture(params=["tantivy", "whoosh"])
def engine(request: pytest.FixtureRequest, make_engine: Callable[..., Engine]) -> Engine:
    return make_engine(
        request.param,
        (
            record("objet", "Tarifs de la cantine", FILLER),
            record(
                "mention", "Questions diverses", f"{FILLER} On parle des tarifs et de la cantine."
            ),
            record("ensemble", "Voirie", f"{FILLER} Le logement social avance."),
            record("dispersés", "Voirie", f"Le logement {FILLER} et le centre social."),
            record("à lens", "Voirie", f"{FILLER} La patinoire ouvre.", nom="Lens"),
            record(
                "ailleurs",
                "Voirie",
                f"{FILLER} La patinoire ouvre. La ville de Lens est citée.",
                nom="Valbreuil",
            ),
            record("licencié", "Personnel", f"{FILLER} Le licenciement de deux agents."),
        ),
    )


def test_an_act_about_it_comes_before_a_mention(engine: Engine) -> None:
    assert order(engine, "tarifs cantine") == ["objet", "mention"]


def test_words_side_by_side_come_before_words_apart(engine: Engine) -> None:
    assert order(engine, "logement social")[0] == "ensemble"


def test_a_part_of_a_title_finds_its_act_before_one_with_its_words_in_disorder(
    make_engine: Callable[..., Engine],
) -> None:
    typed = "curage du bief amont"
    acts = (
        record("titre", f"Convention pour le {typed} entre deux moulins", FILLER),
        record("désordre", "Curage du bief, bief amont", FILLER),
    )
    for name in ("tantivy", "whoosh"):
        engine = make_engine(name, acts)
        assert order(engine, typed)[0] == "titre"
        assert order(engine, typed, replace(WEIGHTS, objet_phrase=0.0))[0] == "désordre"


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_an_act_about_it_in_other_words_comes_before_a_mention(
    make_engine: Callable[..., Engine], name: str
) -> None:
    acts = (
        record("autrement", "Tarifs de la restauration scolaire", f"Les repas. {FILLER}"),
        record("mention", "Provision pour créances", f"La cantine doit peu. {FILLER}"),
        *(record(f"autre{n}", "Voirie", FILLER) for n in range(9)),
    )
    engine = make_engine(name, acts)
    assert order(engine, "cantine")[0] == "autrement"
    assert order(engine, "cantine", replace(WEIGHTS, objet_otherwise=0.0))[0] != "autrement"


def test_acts_of_a_body_that_is_named_come_first(engine: Engine) -> None:
    assert order(engine, "patinoire lens")[0] == "à lens"


def test_an_act_comes_before_its_mention_in_minutes(make_engine: Callable[..., Engine]) -> None:
    twins = [
        record("procès-verbal", "Voirie", FILLER, kind="proces-verbal"),
        record("acte", "Voirie", FILLER),
    ]
    assert order(make_engine(records=tuple(twins)), "voirie") == ["acte", "procès-verbal"]


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@pytest.mark.parametrize(
    ("typed", "numero"),
    [
        ("D.CIAS/2031/26", "D.CIAS/2031/26"),
        ("délibération n° 26", "26"),
        ("DE2031-26", "DE2031-26"),
    ],
)
def test_the_act_of_a_number_comes_before_those_that_tell_it(
    make_engine: Callable[..., Engine], name: str, typed: str, numero: str
) -> None:
    told = f"Vu la délibération n° {numero}. "
    acts = [
        record("acte", "Voirie", FILLER),
        record("mention", f"Modification de la délibération n° {numero}", told * 5),
    ]
    acts[0] = replace(acts[0], acte=replace(acts[0].acte, numero=numero))
    assert order(make_engine(name, tuple(acts)), typed) == ["acte", "mention"]


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
@pytest.mark.parametrize("typed", ["12 mars 2031", "mars 2031", "lavoir 12/03/2031"])
def test_the_acts_of_a_day_come_before_those_that_tell_it(
    make_engine: Callable[..., Engine], name: str, typed: str
) -> None:
    acts = [
        record("séance", "Voirie", f"{FILLER} Le lavoir est curé."),
        record("mention", "Lavoir", "Le lavoir fut curé le 12 mars 2031, dit-on, le 12/03/2031."),
    ]
    acts[0] = replace(acts[0], seance=Seance(date=dt.date(2031, 3, 12)))
    assert order(make_engine(name, tuple(acts)), typed) == ["séance", "mention"]


def test_layers_change_no_match(engine: Engine) -> None:
    for text in (
        "tarifs",
        "patinoire lens",
        '"logement social"',
        "cantine OU voirie",
        "voirie -logement",
    ):
        parsed = parse(text)
        plain = engine.search(EngineRequest(parsed.tree, limit=20))
        ordered = engine.search(EngineRequest(scored(parsed), limit=20))
        assert {h.id for h in plain.hits} == {h.id for h in ordered.hits}
        assert plain.total == ordered.total


def test_nearest_takes_what_lacks_a_word_or_shares_a_root(engine: Engine) -> None:
    def near(text: str) -> list[str]:
        return [h.id for h in engine.search(EngineRequest(nearest(parse(text)), limit=20)).hits]

    assert {"à lens", "ailleurs"} <= set(near("patinoire municipale"))
    assert near("licencier")[0] == "licencié"
    assert "mention" not in near("tarifs -objet:questions")
    assert near("patinoire collectivite:Lens") == ["à lens"]
    assert set(near("")) == set(engine.ids())


def test_a_query_without_words_has_no_layers() -> None:
    assert scored(parse("matiere:5")) == parse("matiere:5").tree
    assert scored(parse("")) == nodes.Every()


def test_a_word_of_one_field_gets_no_layer_of_others() -> None:
    assert scored(parse("objet:voirie")) == nodes.Term("objet", "voir")


@given(st.text(alphabet="abcdefghij é-_0123456789", max_size=40))
def test_roots_keep_the_number_of_terms(text: str) -> None:
    assert len(roots(text).split()) == len(text.split())
    assert all(term.startswith(root(term)) for term in text.split())
