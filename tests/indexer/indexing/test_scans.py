"""Pages that OCR read are forgotten with the acts that stand on them."""

from pathlib import Path

import pytest

from indexer.indexing.scans import forget

ACT = " ".join(f"Le lot {n} du bief de Brandeval revient au moulin {n}." for n in range(12))
OTHER = " ".join(f"La parcelle {n} du pré d'Orval est louée à la commune {n}." for n in range(12))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    pages = {"act": ACT, "half": f"{ACT[: len(ACT) // 2]} {OTHER}", "other": OTHER, "none": "bief"}
    for name, text in pages.items():
        place = tmp_path / "ocr" / name[:2] / f"{name}.txt"
        place.parent.mkdir(parents=True)
        place.write_text(text, "utf-8")
    return tmp_path


def left(folder: Path) -> set[str]:
    return {path.stem for path in (folder / "ocr").rglob("*.txt")}


def test_pages_that_hold_the_act_or_much_of_it_are_forgotten(kept: Path) -> None:
    assert forget(kept, [ACT]) == 2
    assert left(kept) == {"other", "none"}


def test_a_page_that_shares_a_formula_stays(kept: Path) -> None:
    formula = " ".join(OTHER.split()[:12])
    assert forget(kept, [f"{formula} {' '.join(f'Article {n} inconnu.' for n in range(40))}"]) == 0
    assert left(kept) == {"act", "half", "other", "none"}


@pytest.mark.parametrize("texts", [[], ["Bail du pré."]])
def test_without_words_enough_nothing_is_forgotten(kept: Path, texts: list[str]) -> None:
    assert forget(kept, texts) == 0
    assert left(kept) == {"act", "half", "other", "none"}


def test_there_need_be_no_page_at_all(tmp_path: Path) -> None:
    assert forget(tmp_path, [ACT]) == 0
