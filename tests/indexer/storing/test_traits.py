"""What names an act, and what tells whether two texts are of one."""

import datetime as dt

import pytest

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.storing.traits import HEAD_WORDS, Content, Traits, identified, words_of

DAY = dt.date(2031, 6, 9)
LINES = [f"bief{n} moulin{n} lavoir{n} bail{n}" for n in range(30)]


def record(
    text: str = "Le conseil approuve.",
    *,
    body: str | None = "Brandeval",
    day: dt.date | None = DAY,
    numero: str | None = None,
    objet: str | None = None,
    kind: str = "deliberation",
    rang: int = 1,
) -> Record:
    return Record(
        id="",
        source="a.txt",
        member=None,
        rang=rang,
        type_document=kind,  # type: ignore[arg-type]
        collectivite=Collectivite(body),
        seance=Seance(date=day),
        acte=Act(objet, text, 0, len(text), numero),
    )


def ids(*found: Record, whole: bool = False) -> list[str]:
    return [known.record.id for known in identified(found, whole=whole)]


def same(one: Record, two: Record, *, whole: bool = False) -> bool:
    return ids(one, whole=whole) == ids(two, whole=whole)


def test_body_day_and_number_name_an_act_whatever_it_says() -> None:
    one = record(numero="2031-12", objet="Bail du pré")
    assert same(one, record("Autre texte.", numero="2031/012", objet="Bail du moulin"))
    assert not same(one, record(numero="2031-13", objet="Bail du pré"))
    assert not same(one, record(numero="2031-12", objet="Bail du pré", day=dt.date(2031, 7, 1)))
    assert not same(one, record(numero="2031-12", objet="Bail du pré", body="Lozanne"))
    assert not same(one, record(numero="2031-12", objet="Bail du pré", kind="decision"))


@pytest.mark.parametrize("lacking", [{"day": None}, {"body": None}])
def test_where_body_or_day_is_unknown_the_content_counts(lacking: dict[str, None]) -> None:
    one = record(numero="2031-12", **lacking)
    assert same(one, record(numero="2031-12", **lacking))
    assert not same(one, record("Autre texte.", numero="2031-12", **lacking))


def test_without_a_number_the_objet_names_an_act_then_its_content() -> None:
    assert same(record(objet="Bail du pré"), record("Autre texte.", objet="BAIL DU PRE"))
    assert not same(record(objet="Bail du pré"), record(objet="Bail du moulin"))
    assert same(record(), record("le conseil, approuve"))
    assert not same(record(), record("Autre texte."))


def test_rows_of_a_table_are_told_apart_by_more_than_their_number() -> None:
    row = record(numero="12", objet="Bail du pré", kind="tableau")
    assert not same(row, record(numero="12", objet="Bail du moulin", kind="tableau"))


def test_what_stands_between_acts_is_no_act_and_a_whole_document_is_its_content() -> None:
    assert not same(record(numero="12"), record(numero="12", rang=0))
    assert same(record("Un texte.", rang=0), record("Autre texte.", rang=0))
    one, two = record(numero="12"), record("Autre texte.", numero="12")
    assert not same(one, two, whole=True)


def test_acts_of_one_name_are_told_apart_by_their_content_and_the_same_twice_is_one() -> None:
    first, second = record(numero="12"), record("Autre texte.", numero="12")
    alone = ids(first)[0]
    apart = ids(first, second)
    assert len({alone, *apart}) == 3
    assert ids(first, first) == [alone, alone]
    assert ids(second, first) == apart[::-1]


@pytest.mark.parametrize(
    ("missing", "near"), [(0, True), (1, True), (3, True), (7, False), (15, False)]
)
def test_a_text_that_lacks_a_few_lines_is_near_and_one_that_lacks_many_is_not(
    missing: int, near: bool
) -> None:
    whole, part = Content.of("\n".join(LINES)), Content.of("\n".join(LINES[missing:]))
    assert part.near(whole) is whole.near(part) is near


def test_amounts_tell_near_texts_apart() -> None:
    text = "\n".join(LINES)
    one, two = (
        Traits.of(
            Record("", "a", None, 1, "deliberation", Collectivite(), Seance(), Act(None, text, 0, 1, montants=m))
        )
        for m in ((12.0,), (13.0,))
    )  # fmt: skip
    assert one.content.near(two.content)
    assert not one.near(two)


def test_a_head_needs_words_enough_to_be_told_from_a_phrase() -> None:
    words = [f"mot{n}" for n in range(HEAD_WORDS)]
    assert Content.of(" ".join(words)).head
    assert not Content.of(" ".join(words[1:])).head


def test_a_word_that_is_broken_at_the_end_of_a_line_is_whole() -> None:
    assert words_of("La délibé-\nration du 9 juin") == ["la", "deliberation", "du", "9", "juin"]
