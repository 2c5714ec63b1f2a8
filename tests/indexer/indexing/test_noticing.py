import json
from pathlib import Path

from indexer.acts.documents import Notice, StatedFact
from indexer.indexing.noticing import Notices
from indexer.storing.catalogue.catalogue import Catalogue

RECEIVED = Notice(
    "076-217600011-20240401-D12", StatedFact("date_reception", "2024-04-02", "avis.xml")
)


def _kept(catalogue: Catalogue) -> dict[str, list[list[str]]]:
    kept: dict[str, list[list[str]]] = json.loads(catalogue.state("avis") or "{}")
    return kept


def test_the_notices_of_many_files_are_put_down_once_a_change(tmp_path: Path) -> None:
    with Catalogue(tmp_path, create=True) as catalogue:
        notices = Notices(catalogue)
        with catalogue.transaction() as log:
            for number in range(20):
                notices.note(f"actes/{number}.xml", [RECEIVED] if number % 2 else [])
            notices.put_down()
            assert len([1 for change, values in log if values[0] == "avis"]) == 1
        assert sorted(_kept(catalogue)) == sorted(f"actes/{n}.xml" for n in range(1, 20, 2))
        with catalogue.transaction() as log:
            Notices(catalogue).put_down()
            assert not [1 for change, values in log if values[0] == "avis"]


def test_a_file_without_notices_any_more_loses_those_it_had(tmp_path: Path) -> None:
    with Catalogue(tmp_path, create=True) as catalogue:
        for given in ([RECEIVED], []):
            notices = Notices(catalogue)
            with catalogue.transaction():
                notices.note("actes/a.xml", given)
                notices.note("actes/b.xml", [RECEIVED])
                notices.put_down()
        assert list(_kept(catalogue)) == ["actes/b.xml"]
