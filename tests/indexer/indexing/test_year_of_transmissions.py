"""An invented year of one body's transmissions: what is stated is what is found, one hit each."""

import csv
import datetime as dt
from io import StringIO

import pytest
from stdnum.fr import siret as siret_number

from indexer.indexing.build import Settings, build
from indexer.publishing.export import write
from indexer.reading.extraction import Options
from indexer.searching.requests import request
from indexer.searching.search import Search
from tests.corpus.actes_files import (
    Sent,
    cancellation,
    classification,
    receipt,
    tar_gz,
    transmission,
)

SIREN = "213499908"
TEXT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Commune de Sauvérac-le-Haut
Séance du {day}
DELIBERATION N° : {numero}
OBJET : {objet}
Le conseil municipal, après en avoir délibéré, décide à l'unanimité :
- d'approuver le point {numero}, {objet}.
"""
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
          "octobre", "novembre", "décembre")  # fmt: skip
SUBJECTS = ("la piscine", "le chemin des Aulnes", "la bibliothèque", "le marché couvert")
MATTERS = ("7.1", "7.10", "5.7.8", "3.1")


def _sent(number):
    month = 1 + (number - 1) // 4 % 12
    return Sent(
        SIREN,
        f"2024-{month:02d}-15",
        f"2024_{number:02d}",
        f"Décision {number} pour {SUBJECTS[number % 4]}",
        MATTERS[number % 4],
        annexes=number % 3,
        suffix="txt",
    )


def _text(sent):
    day = dt.date.fromisoformat(sent.date)
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    numero = sent.numero.replace("_", "-")
    return TEXT.format(day=written, numero=numero, objet=sent.objet).encode()


#: The label of 5.7.8 in the two classifications of the year, by the day from which each holds.
CLASSIFIED = {"2023-06-01": "Syndicats", "2024-07-01": "Syndicats mixtes"}
YEAR = [_sent(number) for number in range(1, 41)]
ORDER = Sent(SIREN, "2024-05-02", "2024_A1", "Nomination d'un agent", "4.1", 3, suffix="txt")


def _write_year(folder):
    folder.mkdir()
    for rank, sent in enumerate(YEAR):
        annexes = [f"Annexe {n} de l'acte {sent.numero}\n".encode() for n in range(sent.annexes)]
        received = sent.date[:-2] + "18" if rank % 2 else None
        members = transmission(sent, _text(sent), annexes, received)
        (folder / f"SLO-EACT--{SIREN}--{rank:03d}.tar.gz").write_bytes(tar_gz(members))
    members = transmission(ORDER, b"ARRETE portant nomination de Zephyrine LOUVIGNAC\n")
    (folder / "ordre.tar.gz").write_bytes(tar_gz(members))
    first, second = (
        classification(day, {"5": "Institutions", "5.7": "Intercommunalité", "5.7.8": label})
        for day, label in CLASSIFIED.items()
    )
    # One lies in the folder, the other came in an archive of its own.
    (folder / f"034-{SIREN}----7-2_1.xml").write_bytes(first)
    (folder / "classification.tar.gz").write_bytes(tar_gz({f"034-{SIREN}----7-2_2.xml": second}))


@pytest.fixture
def year(tmp_path):
    _write_year(tmp_path / "envois")
    return tmp_path / "envois"


def _acts(index, query="", **filters):
    with Search.open(index) as search:
        return list(search.all(request(query, facets=False, **filters)))


def test_the_index_holds_exactly_what_was_stated(year, tmp_path):
    index = tmp_path / "index"
    report = build([year], index, Settings())
    assert report.failed == ()
    assert any("individual" in warning.reason for warning in report.warnings)
    acts = _acts(index, type=("deliberation",))
    found = {
        (r.acte.numero, r.acte.objet, r.acte.matiere.code, r.seance.date.isoformat()) for r in acts
    }
    assert found == {(s.numero, s.objet, s.matiere, s.date) for s in YEAR}
    assert {r.collectivite.siren for r in acts} == {SIREN}
    assert len(_acts(index, type=("annexe",))) == sum(s.annexes for s in YEAR)
    assert not _acts(index, "LOUVIGNAC")
    received = {r.acte.numero for r in acts if r.acte.date_reception}
    assert received == {s.numero for rank, s in enumerate(YEAR) if rank % 2}
    assert len(_acts(index, declare=("matiere",))) == 40
    assert len(_acts(index, "matiere:5.7.8")) == 10
    labels = {
        r.seance.date.month > 6: r.acte.matiere.libelle for r in _acts(index, "matiere:5.7.8")
    }
    assert labels == {False: "Syndicats", True: "Syndicats mixtes"}
    assert len(_acts(index, "matiere:7.1")) == len(_acts(index, "matiere:7.10")) == 10


@pytest.mark.slow
def test_the_individual_order_is_there_when_asked(year, tmp_path):
    index = tmp_path / "index"
    build([year], index, Settings())
    build([year], index, Settings(extraction=Options(individuals=True)))
    [order] = _acts(index, "LOUVIGNAC")
    assert order.acte.nature == "arrêté individuel"


@pytest.mark.slow
def test_a_cancellation_and_a_receipt_reach_acts_read_before_and_after_them(year, tmp_path):
    index = tmp_path / "index"
    (year / "a-annulation.tar.gz").write_bytes(tar_gz({"x.xml": cancellation(YEAR[0])}))
    build([year], index, Settings())
    (year / "z-ar.tar.gz").write_bytes(tar_gz({"y.xml": receipt(YEAR[0], "2024-01-19")}))
    build([year], index, Settings())
    [act] = _acts(index, f"identifiant:{YEAR[0].identifiant}")
    assert act.acte.annule
    assert act.acte.date_reception == dt.date(2024, 1, 19)
    # Read again for another reason, the act keeps what was said of it.
    path = next(year.glob("*--000.tar.gz"))
    path.write_bytes(tar_gz({**transmission(YEAR[0], _text(YEAR[0]), [b"x"]), "z.txt": b"note\n"}))
    build([year], index, Settings())
    [act] = _acts(index, f"identifiant:{YEAR[0].identifiant}")
    assert act.acte.annule


@pytest.mark.slow
@pytest.mark.parametrize("alone", ["a-seuls", "z-seuls"])
def test_the_same_acts_alone_and_with_their_archives_are_one_hit_each(year, tmp_path, alone):
    index, folder = tmp_path / "index", tmp_path / alone
    folder.mkdir()
    for sent in YEAR:
        (folder / f"deliberation {sent.numero}.txt").write_bytes(_text(sent))
    build([folder], index, Settings())
    build([folder, year], index, Settings())
    acts = _acts(index, type=("deliberation",))
    assert len(acts) == len(YEAR)
    assert {r.acte.matiere.code for r in acts} == set(MATTERS)
    assert {r.collectivite.siren for r in acts} == {SIREN}


def test_a_folder_is_read_again_when_its_receipt_comes(tmp_path):
    index, folder = tmp_path / "index", tmp_path / "depot"
    folder.mkdir()
    sent = YEAR[3]
    for name, data in transmission(sent, _text(sent), [b"Annexe unique de cet acte"]).items():
        (folder / name).write_bytes(data)
    assert build([folder], index, Settings()).failed == ()
    assert build([folder], index, Settings()).indexed == 0
    (folder / f"{sent.identifiant}-1-2_1.xml").write_bytes(receipt(sent, "2024-01-19"))
    assert build([folder], index, Settings()).indexed == 2  # the act and its annex
    [act] = _acts(index, "piscine")
    assert act.acte.date_reception == dt.date(2024, 1, 19)


@pytest.mark.slow
def test_an_export_of_the_year_has_every_required_value(year, tmp_path):
    """A message states the SIREN alone: the mapping file adds the rest of the SIRET."""
    siret = f"{SIREN}00019"
    assert siret_number.is_valid(siret)
    (year / "registre.toml").write_text(f"[[dossier]]\nsiret = '{siret}'\n")
    index = tmp_path / "index"
    build([year], index, Settings())
    out = StringIO(newline="")
    report = write(_acts(index, type=("deliberation",)), "scdl", out)
    assert report.lacking == []
    rows = list(csv.DictReader(StringIO(out.getvalue())))
    assert len(rows) == 40
    assert {row["COLL_SIRET"] for row in rows} == {siret}
    # The schema knows two levels of matières.
    assert {row["DELIB_MATIERE_CODE"] for row in rows} == {"7.1", "7.10", "5.7", "3.1"}
    assert {row["PREF_DATE"] for row in rows} > {"", "2024-01-18"}
