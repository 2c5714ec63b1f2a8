"""Which acts the list of what was taken down keeps out, without an index."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.errors import IndexCorrupt
from indexer.storing.takedowns import LIST, TakeDown, TakeDowns, stamp
from indexer.storing.traits import Traits

DAY = dt.date(2031, 6, 9)
SHORT = "Le conseil approuve le bail du pré."
LONG = " ".join(f"Le lot {n} du bief revient au moulin." for n in range(8))


def traits(
    text: str,
    *,
    body: str | None = "Brandeval",
    day: dt.date | None = DAY,
    numero: str | None = None,
    objet: str | None = None,
) -> Traits:
    act = Act(objet, text, 0, len(text), numero)
    return Traits.of(
        Record(
            id="",
            source="a.txt",
            member=None,
            rang=1,
            type_document="deliberation",
            collectivite=Collectivite(body),
            seance=Seance(date=day),
            acte=act,
            seance_id="",
        )
    )


def listed(known: Traits) -> TakeDowns:
    return TakeDowns([TakeDown("a1", "2031-07-01", "Brandeval", known)])


def test_an_act_is_taken_by_its_id_whatever_it_says() -> None:
    known = listed(traits(SHORT))
    assert known.taken("a1", traits("Autre chose.", body="Lozanne"))
    assert not known.taken("b2", traits("Autre chose.", body="Lozanne"))


@pytest.mark.parametrize(
    ("text", "elsewhere", "undated"), [(SHORT, False, False), (LONG, False, True)]
)
def test_the_same_words_are_those_of_the_act_where_they_tell_enough(
    text: str, elsewhere: bool, undated: bool
) -> None:
    known = listed(traits(text))
    assert known.taken("b2", traits(text))
    assert known.taken("b2", traits(text, body="Lozanne")) is elsewhere
    # A few words are of any sitting: they are told by it alone.
    assert known.taken("b2", traits(text, day=None)) is undated


def test_acts_of_a_sitting_are_one_by_number_and_objet() -> None:
    known = listed(traits(LONG, numero="2031-12", objet="Bail du moulin"))
    other = f"{SHORT} Vu le plan."
    assert known.taken("b2", traits(other, numero="2031-12", objet="Bail du moulin"))
    assert known.taken("b2", traits(other, numero="2031-12"))
    assert not known.taken("b2", traits(other, numero="2031-12", objet="Bail du pré"))
    assert known.taken("b2", traits(f"{LONG} Fin.", numero="2031-12", objet="Bail du pré"))
    assert not known.taken("b2", traits(other, numero="2031-13", objet="Bail du moulin"))
    assert not known.taken("b2", traits(other, objet="Bail du moulin"))
    assert known.taken("b2", traits(f"{LONG} Fin.", objet="Bail du moulin"))
    assert not known.taken("b2", traits(f"{LONG} Fin."))


def test_a_text_that_holds_the_whole_of_one_is_found() -> None:
    known = listed(traits(LONG))
    assert known.holds_one(f"Ouverture de la séance. {LONG} Levée.", traits("Procès-verbal"))
    assert not known.holds_one(f"Ouverture. {LONG[:-9]} Levée.", traits("Procès-verbal"))
    elsewhere = traits("Procès-verbal", body="Lozanne")
    assert not known.holds_one(f"Ouverture de la séance. {LONG} Levée.", elsewhere)


def test_of_two_of_one_id_the_first_known_stays() -> None:
    first = TakeDown("a1", "2031-07-01", "Brandeval", traits(SHORT))
    later = replace(first, retire_le="2032-01-01")
    other = replace(first, id="b2")
    joined = TakeDowns([first]).joined([later, other])
    assert joined.entries == {"a1": first, "b2": other}


def test_a_list_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    assert stamp(tmp_path) is None
    assert not TakeDowns.read(tmp_path)
    known = listed(traits(SHORT))
    known.write(tmp_path)
    assert stamp(tmp_path) is not None
    assert TakeDowns.read(tmp_path).entries == known.entries
    assert TakeDowns.read(tmp_path).checksum == known.checksum
    data = json.loads((tmp_path / LIST).read_text("utf-8"))
    data["actes"][0]["retire_le"] = "2030-01-01"
    (tmp_path / LIST).write_text(json.dumps(data), "utf-8")
    with pytest.raises(IndexCorrupt, match="checksum"):
        TakeDowns.read(tmp_path)
