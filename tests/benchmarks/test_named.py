"""The measure of names, on one invented document."""

from benchmarks.understanding import named

TEXT = """COMMUNE DE VALBRUNE
PROCÈS-VERBAL DU CONSEIL MUNICIPAL DU 8 MARS 2031
Présents : Mme Lise ORVAL, maire, M. Paul VERDUN, M. Guy SERAN.
Pouvoirs : Mme Zoé BRANCY à M. Paul VERDUN

1. Tarif du gîte
Vu la délibération n° 12 du 4 juin 2030,
Le conseil municipal approuve le tarif. Contre : 1 (M. Guy SERAN)
"""
LABEL = {
    "file": "a.txt",
    "corps": "Valbrune",
    "membres": [
        {"nom": "Lise ORVAL", "presence": "présent", "pouvoir": None, "role": "maire"},
        {"nom": "Paul VERDUN", "presence": "présent", "pouvoir": None, "role": None},
        {"nom": "SERAN", "presence": "présent", "pouvoir": None, "role": None},
        {"nom": "BRANCY", "presence": "représenté", "pouvoir": "VERDUN", "role": None},
        {"nom": "Luc NORBEL", "presence": "absent", "pouvoir": None, "role": None},
        {"nom": None, "presence": "absent", "pouvoir": None, "role": None},
    ],
    "actes": [{"noms": {"contre": ["SERAN"]}}, {"noms": {"pour": None, "contre": [None]}}],
    "citations": [{"numero": "12", "date": "2030-06-04"}],
}


def test_each_field_is_counted(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    table = named.measure([LABEL], tmp_path)
    rows = {name: (tally.right, tally.stated, tally.labelled) for name, tally in table.items()}
    assert rows["membres"] == (4, 4, 5)
    assert rows["membres.pouvoir"] == (1, 1, 1)
    assert rows["noms.contre"] == (1, 1, 1)
    assert rows["citations"] == (1, 1, 1)
    assert any("NORBEL" in error for error in table["membres"].errors)
    assert len(list(named.report(table))) == len(table)


def test_a_body_stays_in_its_fold():
    assert 0 <= named.fold_of("Valbrune") == named.fold_of("Valbrune") < named.FOLDS
