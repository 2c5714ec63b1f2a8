"""Misspellings: what is unknown is mended, what is known never is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.acts.documents import Record
from indexer.searching.query import parse
from indexer.searching.spelling.spelling import as_written, spelling, with_usual_spelling
from indexer.storing.engines.protocol import Engine, EngineRequest, EngineResult
from tests.indexer.conftest import RECORDS


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("subvension", "subvention"),
        ("gymnastque", "gymnastique"),
        ("cantnie", "cantine"),
        ("garderrie", "garderie"),
        ("gaderies", "garderie"),
        ("gymnastiqes", "gymnastique"),
        ("catnine scolaire", "cantine scolaire"),
        ("tarif de la cantyne -eau", "tarif de la cantine -eau"),
        ("reglemant", "règlement"),
        ("objet:gaderie", "objet:garderie"),
        ("cantinescolaire", "cantine scolaire"),
        ("cantineetgarderie", "cantine et garderie"),
        ("tarifdelacantinescolaire", "tarif de la cantine scolaire"),
        ("commune:valbreil cantine", "commune:valbreuil cantine"),
        ('collectivite:"plaine bleu"', 'collectivite:"plaine bleue"'),
        ("cantyne OU gaderie", "cantine OU garderie"),
        ("prix de leau", "prix de l'eau"),
        ("prix deleau", "prix de l'eau"),
        ("quenfants", "qu'enfants"),
        ("gymnas", "gymnastique"),
        ("subv au club", "subvention au club"),
        ("kantinn", "cantine"),
        ("jimnastik", "gymnastique"),
        ("prixdeleau2022", "prix de l'eau 2022"),
    ],
)
def test_an_unknown_word_is_mended(acts: Engine, typed: str, mended: str) -> None:
    correction = spelling(acts, parse(typed))
    assert correction is not None
    assert correction.text == mended
    assert acts.search(EngineRequest(correction.parsed.tree)).total > 0


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("gaderie2022/3", "garderie 2022/3"),
        ("tarifcantine2022", "tarif cantine 2022"),
        ("tarifeau2022", "tarif eau 2022"),
        ("EAU3/2022", "eau 3/2022"),
    ],
)
def test_figures_are_parted_from_a_word(acts: Engine, typed: str, mended: str) -> None:
    correction = spelling(acts, parse(typed))
    assert correction is not None
    assert correction.text == mended


@pytest.mark.parametrize(
    "typed",
    [
        "cantine",
        "prix",
        "xyzabcdef",
        "eu",
        "2023",
        "",
        "matiere:7.1",
        "-cantyne",
        '"cantyne"',
        "cantine*",
        "кантине",
        "gym",
        "RD938",
        "xyzabcdef2023",
        "DE2023-4",
    ],
)
def test_what_is_known_or_far_from_all_is_left_alone(acts: Engine, typed: str) -> None:
    assert spelling(acts, parse(typed)) is None


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("tarf cantine", "tarif cantine"),
        ('"tarif de la cantyne"', '"tarif de la cantine"'),
        ('"gaderie" "clib de gymnastique"', '"gaderie" "club de gymnastique"'),
    ],
)
def test_a_form_that_no_act_has_is_mended(acts: Engine, typed: str, mended: str) -> None:
    correction = spelling(acts, parse(typed))
    assert correction is not None
    assert correction.text == mended


def test_a_short_word_and_a_form_are_mended_where_acts_have_a_likely_one_often(
    make_engine: Callable[..., Engine],
) -> None:
    often = tuple(
        replace(
            RECORDS[0], id=str(n), acte=replace(RECORDS[0].acte, texte="Le club vote un tarif.")
        )
        for n in range(20)
    )
    engine = make_engine(records=often)
    for typed, mended in (("clb", "club"), ("club tarifa", "club tarif")):
        correction = spelling(engine, parse(typed))
        assert correction is not None
        assert correction.text == mended


def _saying(texts: list[str]) -> list[Record]:
    return [
        replace(RECORDS[0], id=str(n), acte=replace(RECORDS[0].acte, texte=text))
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        # As near the one as the other, and as common: what stands beside it chooses.
        ("poqt amarrage", "port amarrage"),
        ("poqt entreprise", "pont entreprise"),
        # Who spells by ear takes a letter for another of its sound.
        ("pomt", "pont"),
        # No form is near, its stem is; a word made of another one is no slip.
        ("applxaudissements", "applaudit"),
        ("ponterie", None),
    ],
)
def test_words_beside_sounds_and_stems_choose(
    make_engine: Callable[..., Engine], typed: str, mended: str | None
) -> None:
    texts = ["Le port fixe un tarif d'amarrage."] * 20 + ["L'entreprise répare le pont."] * 20
    engine = make_engine(records=_saying([*texts, *["Le public applaudit."] * 3]))
    correction = spelling(engine, parse(typed))
    assert (correction and correction.text) == mended


@pytest.mark.parametrize("typed", ["CLB", "Clb", "fée", "tarifer", '"clib"', "-clb", "cantinier"])
def test_short_names_and_forms_of_words_that_exist_are_left_alone(acts: Engine, typed: str) -> None:
    assert spelling(acts, parse(f"cantine {typed}")) is None


def test_a_word_of_the_index_that_no_objet_has_is_left_alone(acts: Engine) -> None:
    assert spelling(acts, parse("objet:enfants")) is None


@pytest.mark.parametrize("typed", ["carton", "garderies", "votre", "prit", "prie"])
def test_a_word_that_exists_is_no_slip_for_a_rare_one(acts: Engine, typed: str) -> None:
    assert spelling(acts, parse(typed)) is None


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("brest", None),
        ("gien", None),
        ("cantin", "cantine"),
        ("le mans", None),
        ("du mans", "du mais"),
    ],
)
def test_the_name_of_a_commune_is_mended_to_words_of_french_only(
    make_engine: Callable[..., Engine], typed: str, mended: str | None
) -> None:
    engine = make_engine(records=_saying(["Présents : Mme BRES. La cantine. Le mais."] * 9))
    correction = spelling(engine, parse(typed))
    assert (correction and correction.text) == mended


def test_the_name_of_a_commune_is_mended_to_a_likely_word_only(
    make_engine: Callable[..., Engine],
) -> None:
    few = make_engine(records=_saying(["La grange."]))
    assert spelling(few, parse("ganges")) is None
    assert spelling(few, parse("grangr")) is not None
    many = make_engine(records=_saying(["La grange. Un lavoir."] * 200))
    mended = spelling(many, parse("ganges autun"))
    # « Aucun » is likely, and tells nothing.
    assert mended is not None
    assert mended.text == "grange autun"


@pytest.mark.parametrize(
    ("typed", "mended"), [("gynmastiuqe", "gymnastique"), ("restauratoinn", "restauration")]
)
def test_a_long_word_with_all_its_letters_elsewhere_is_mended(
    make_engine: Callable[..., Engine], typed: str, mended: str
) -> None:
    engine = make_engine(records=_saying(["La gymnastique et la restauration."] * 9))
    correction = spelling(engine, parse(typed))
    assert correction is not None
    assert correction.text == mended


def test_a_word_that_acts_misspell_is_looked_for_as_it_is_spelt_too(
    make_engine: Callable[..., Engine],
) -> None:
    engine = make_engine(
        records=_saying(
            ["La billeterie.", "La billetterie.", "La terre.", "Le columbarium.", "Le colombarium."]
        )
    )
    parsed = with_usual_spelling(engine, parse("billeterie"))
    assert parsed.understood == "billeterie [aussi : « billetterie »]"
    assert engine.search(EngineRequest(parsed.tree)).total == 2
    assert with_usual_spelling(engine, parse("colombarium")).understood.endswith("« columbarium »]")
    # What is French is left as it is, and so is what is quoted.
    for typed in ("billetterie", "tere", '"billeterie"', "-billeterie"):
        asked = parse(typed)
        assert with_usual_spelling(engine, asked) == asked


@pytest.mark.parametrize("typed", ["wifi", "wuko"])
def test_a_short_word_with_another_first_letter_is_no_slip_for_a_rare_one(
    make_engine: Callable[..., Engine], typed: str
) -> None:
    engine = make_engine(records=_saying(["Le chien Fifi et le chat Buko."]))
    assert spelling(engine, parse(typed)) is None


def test_a_query_is_not_mended_into_stop_words(make_engine: Callable[..., Engine]) -> None:
    assert spelling(make_engine(), parse("pouur")) is None


def test_a_slip_in_a_stop_word_is_dropped(acts: Engine) -> None:
    correction = spelling(acts, parse("cantine pouur école"))
    assert correction is not None
    assert correction.text == "cantine pour école"
    assert [word.text for word in correction.parsed.words] == ["cantine", "école"]


def test_a_word_in_the_index_is_never_replaced(acts: Engine) -> None:
    """« vendu » stands once; « vend » would be nearer to nothing, and « parle » to « par »."""
    for word in ("vendu", "club", "repas", "enfants"):
        assert spelling(acts, parse(word)) is None


def test_other_near_words_are_tried_beside_the_likeliest(
    make_engine: Callable[..., Engine],
) -> None:
    engine = make_engine()
    correction = spelling(engine, parse("tarit"))
    assert correction is not None
    assert correction.text == "tarif"


def test_a_word_that_no_act_has_is_mended_where_acts_say_it_otherwise(acts: Engine) -> None:
    correction = spelling(acts, parse("périscollaire"))
    assert correction is not None
    assert correction.text == "périscolaire"
    assert acts.search(EngineRequest(correction.parsed.tree)).total > 0


@pytest.mark.parametrize("typed", ["dechtèrie", "biblotèque"])
def test_a_word_that_no_act_says_in_any_way_is_left_alone(acts: Engine, typed: str) -> None:
    assert spelling(acts, parse(typed)) is None


def test_of_hundreds_of_unknown_words_the_first_ones_are_looked_at(
    acts: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for: list[str] = []
    near = acts.near

    def counted(field: str, term: str, distance: int, limit: int) -> list[tuple[str, int]]:
        if field == "surface":
            looked_for.append(term)
        return near(field, term, distance, limit)

    monkeypatch.setattr(acts, "near", counted)
    others = " ".join("qzwx" + "".join(chr(ord("a") + int(d)) for d in str(n)) for n in range(200))
    correction = spelling(acts, parse(f"cantnie {others} garderrie"))
    assert correction is not None
    # What stands behind them is left as it was typed.
    assert correction.text == f"cantine {others} garderrie"
    assert len(looked_for) == 20


def test_words_beside_are_asked_for_a_few_unknown_words_alone(
    make_engine: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Le port fixe un tarif d'amarrage.", "L'entreprise répare le pont."]
    acts = make_engine(records=_saying(texts * 20))
    asked: list[EngineRequest] = []
    search = acts.search

    def counted(request: EngineRequest) -> EngineResult:
        asked.append(request)
        return search(request)

    monkeypatch.setattr(acts, "search", counted)
    spelling(acts, parse("tarif poqt"))
    few = sum(not request.limit for request in asked)
    asked.clear()
    spelling(acts, parse("tarif poqt pomt poxt pokt powt"))
    assert few > 0
    assert not any(not request.limit for request in asked)


def test_accents_are_those_of_small_letters(make_engine: Callable[..., Engine]) -> None:
    act = replace(RECORDS[0].acte, objet="ECOLE", texte="Ecole, Ecole, ECOLE ; travaux de l'école.")
    engine = make_engine(records=(replace(RECORDS[0], acte=act),))
    assert as_written(engine, "ecole") == "école"
