"""A folder as it may come: one run to its end, every word that can be found found, the rest named."""

import os
import zipfile
from pathlib import Path

import pytest

from indexer.indexing.build import Settings, build
from indexer.searching.requests import request
from indexer.searching.search import Search

HEADER = "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET"
ROW = "Valronce;21000000600010;D{};2031-03-12;7.5;Subventions;{}"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "actes"
    folder.mkdir()
    (folder / "large.csv").write_text(
        "\n".join(";".join(f"{word}{n}" for n in range(20_000)) for word in ("colonne", "mot"))
    )
    (folder / "longue.txt").write_text("charrue " + "a" * 1_200_000)
    (folder / "profond.html").write_text(f"{'<div>' * 50_000}semoir{'</div>' * 50_000}")
    with zipfile.ZipFile(folder / "lot.zip", "w") as archive:
        for number in range(30):
            archive.writestr(f"{number}.txt", f"rouleau {number}")
    rows = [ROW.format(1, "herse"), ROW.format(2, '"faneuse'), ROW.format(3, "botteleuse")]
    (folder / "table.csv").write_text(
        "\n".join((HEADER, *rows, "Valronce;21000000600010;faucheuse"))
    )
    (folder / "prog.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "dehors").symlink_to("/")
    (folder / "boucle").symlink_to(folder)
    try:
        (folder / os.fsdecode(b"\xe9t\xe9.txt")).write_text("sarclette")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names that are text")
    return folder


@pytest.mark.slow
def test_a_hostile_folder_is_read_to_its_end(hostile: Path) -> None:
    index = hostile / "registre"
    report = build([hostile], index, Settings())
    named = {failure.name for failure in report.failed}
    assert named >= {"actes/dehors", "actes/prog.txt", "actes/table.csv"}
    assert any("longue.txt" in warning.name for warning in report.warnings)
    with Search.open(index) as search:
        for word in (
            "mot19999",
            "charrue",
            "semoir",
            "rouleau",
            "faneuse",
            "faucheuse",
            "sarclette",
        ):
            assert search.search(request(word, facets=False)).total, word
    again = build([hostile], index, Settings())
    assert again.acts == report.acts
    assert again.unchanged == report.indexed
