import csv
from pathlib import Path

import pytest

from indexer.reading.parsing.facts.deduction import CONFIDENCE, deduced_matter, stems, vocabulary
from tools import learn_matieres as learning


@pytest.mark.parametrize(
    ("objet", "code"),
    [
        ("Vote du budget primitif 2024", "7.1"),
        ("Taux d'imposition des taxes directes locales 2017", "7.2"),
        ("Création d'un poste et modification du tableau des effectifs", "4.1"),
        ("Désignation des délégués au syndicat des eaux - Élection des délégués", "5.3"),
        ("Mise en place du RIFSEEP", "4.5"),
        ("Souscription d'un emprunt pour la salle", "7.3"),
    ],
)
def test_a_clear_object_tells_its_matter(objet: str, code: str) -> None:
    found = deduced_matter(objet)
    assert found is not None
    assert (found.code, found.deduite) == (code, True)
    assert found.confiance is not None
    assert CONFIDENCE <= found.confiance <= 1


@pytest.mark.parametrize(
    "objet", [None, "", "Divers", "Point sur le dossier Martin", "Réflexion sur le projet"]
)
def test_an_object_that_tells_nothing_gives_nothing(objet: str | None) -> None:
    assert deduced_matter(objet) is None


def test_stems_forget_accents_plurals_and_empty_words() -> None:
    assert stems("Les tarifs de l'École") == ["tarif", "ecole"]


def rows(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["DELIB_OBJET", "DELIB_MATIERE_CODE", "DELIB_DATE"])
        for day in range(1, count + 1):
            writer.writerow([f"Budget primitif du Val Perdu {day}", "7.1", f"2024-01-{day:02}"])
            writer.writerow(["Objet inclassable", "9.1", f"2024-01-{day:02}"])


def test_learning_keeps_words_of_the_trade_and_no_name(tmp_path: Path) -> None:
    rows(tmp_path / "t.csv", 9)
    learnt = learning.learn(learning.labelled_rows(tmp_path / "t.csv"))
    assert set(learnt) <= vocabulary()
    assert learnt["budget"] == {"7.1": 1.0}
    assert "perdu" not in learnt


def test_measuring_counts_answers_and_right_ones(tmp_path: Path) -> None:
    rows(tmp_path / "t.csv", 9)
    tried, answered, right, chapter = learning.measure(learning.labelled_rows(tmp_path / "t.csv"))
    assert (tried, answered, right, chapter) == (18, 9, 9, 9)


def test_the_data_file_is_written_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows(tmp_path / "t.csv", 9)
    monkeypatch.setattr(learning, "DATA", tmp_path / "words.tsv")
    learning.main([str(tmp_path / "t.csv"), "--write"])
    assert "18 rows, 9 answered" in capsys.readouterr().out
    assert "budget\t7.1\t1.0" in (tmp_path / "words.tsv").read_text(encoding="utf-8")
