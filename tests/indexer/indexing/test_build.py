import shutil
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from indexer.acts.documents import Document, Record, SourceFile
from indexer.errors import IndexLocked, IndexMismatch, PathMissing
from indexer.indexing.build import Settings, _batches, build, fill, remove
from indexer.indexing.placing import Placing
from indexer.indexing.preparation import Prepared
from indexer.reading.extraction import Options
from indexer.reading.extraction.scans import ocr
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.catalogue.catalogue import Catalogue
from indexer.storing.lock import writing
from indexer.storing.meta import Meta
from indexer.storing.records import known_records
from indexer.storing.store import Store
from indexer.storing.upkeep.soundness import problems
from tests.indexer.indexing.written_acts import written


@pytest.fixture
def actes(tmp_path):
    folder = tmp_path / "actes"
    written(folder, "a.txt", "les tarifs de la cantine", "2024-01")
    written(folder / "sub", "b.txt", "le programme de voirie", "2024-02")
    return folder


def _found(index: Path, text: str) -> list[str]:
    with Search.open(index) as search:
        return sorted(
            hit.record.source for hit in search.search(SearchRequest(text, per_page=50)).hits
        )


def test_a_second_run_changes_nothing_and_says_so(actes, index, settings):
    first = build([actes], index, settings)
    generation = Meta.read(index).generation
    second = build([actes], index, settings)
    assert (first.indexed, first.unchanged, first.removed, first.acts) == (2, 0, 0, 2)
    assert (second.indexed, second.unchanged, second.removed, second.acts) == (0, 2, 0, 2)
    assert Meta.read(index).generation == generation
    assert _found(index, "cantine") == ["actes/a.txt"]
    assert problems(index) == []


def test_edited_new_and_vanished_files_are_taken_up(actes, index, settings):
    build([actes], index, settings)
    written(actes, "a.txt", "la vidéoprotection")
    written(actes, "c.txt", "le budget primitif")
    (actes / "sub" / "b.txt").unlink()
    report = build([actes], index, settings)
    assert (report.indexed, report.unchanged, report.removed, report.acts) == (2, 0, 1, 2)
    assert _found(index, "vidéoprotection") == ["actes/a.txt"]
    assert _found(index, '"budget primitif"') == ["actes/c.txt"]
    assert _found(index, '"tarifs de la cantine"') == []
    assert problems(index) == []


def _counts(index: Path) -> tuple[int, int]:
    with Search.open(index) as search:
        known = search.info()
    return known.documents, known.failed


def test_a_touched_file_is_not_read_again(actes, index, settings):
    build([actes], index, settings)
    shutil.copystat(__file__, actes / "a.txt")
    assert build([actes], index, settings).indexed == 0


def test_indexing_one_folder_leaves_the_others(actes, index, settings, tmp_path):
    other = written(tmp_path / "autres", "d.txt", "le cimetière").parent
    build([actes, other], index, settings)
    (actes / "a.txt").unlink()
    assert build([other], index, settings).removed == 0
    assert build([actes], index, settings).removed == 1


def test_a_broken_file_is_reported_and_its_neighbours_are_there(actes, index, settings):
    (actes / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of it")
    (actes / "empty.txt").touch()
    (actes / "binary.txt").write_bytes(bytes(range(256)) * 10)
    report = build([actes], index, settings)
    assert {failure.name for failure in report.failed} == {
        "actes/broken.pdf",
        "actes/empty.txt",
        "actes/binary.txt",
    }
    assert all(failure.reason for failure in report.failed)
    assert report.acts == 2
    again = build([actes], index, settings)
    assert (again.unchanged, len(again.failed)) == (2, 3)
    assert _counts(index) == (2, 3)


def test_what_failed_is_counted_as_the_run_tells_it(actes, index, settings):
    with ZipFile(actes / "deux.zip", "w") as archive:
        archive.writestr("bon.txt", (actes / "a.txt").read_text("utf-8").replace("2024", "2023"))
        archive.writestr("casse.pdf", b"%PDF-1.7\nnothing of it")
        archive.writestr("vide.pdf", b"%PDF-1.7\n")
    (actes / "rien.txt").touch()
    report = build([actes], index, settings)
    assert (report.indexed, len(report.failed)) == (3, 3)
    assert _counts(index) == (report.indexed, len(report.failed))
    assert problems(index) == []
    # What gave something is not read again.
    again = build([actes], index, settings)
    assert (again.unchanged, len(again.failed), again.removed) == (3, 1, 0)
    assert _counts(index) == (3, 3)
    (actes / "rien.txt").write_text((actes / "a.txt").read_text("utf-8").replace("03", "04"))
    (actes / "deux.zip").unlink()
    build([actes], index, settings)
    assert _counts(index) == (3, 0)


def test_an_archive_of_which_a_part_lacked_ocr_is_read_again_once_it_is_there(
    actes, index, settings, monkeypatch
):
    with ZipFile(actes / "deux.zip", "w") as archive:
        archive.writestr("bon.txt", (actes / "a.txt").read_text("utf-8").replace("2024", "2023"))
        archive.writestr("photo.png", b"\x89PNG\r\n\x1a\n")
    without = replace(settings, extraction=Options(ocr="never"))
    assert [failure.name for failure in build([actes], index, without).failed] == [
        "actes/deux.zip: photo.png"
    ]
    assert build([actes], index, without).unchanged == 3
    monkeypatch.setattr(ocr, "missing", lambda: None)
    again = build([actes], index, settings)
    assert (again.indexed, again.unchanged, len(again.failed)) == (1, 2, 1)
    assert ocr.OFF not in again.failed[0].reason


@pytest.mark.slow
def test_several_processes_give_the_same_index(actes, index, settings, tmp_path):
    for number in range(12):
        written(actes, f"n{number}.txt", f"la rue numéro {number}", f"2024-{number + 10}")
    alone = build([actes], index, settings)
    many = build([actes], tmp_path / "many", replace(settings, jobs=2))
    assert alone.acts == many.acts == 14
    with Search.open(index) as one, Search.open(tmp_path / "many") as two:
        pages = [s.search(SearchRequest(tri="date", per_page=50)) for s in (one, two)]
    assert [h.record for h in pages[0].hits] == [h.record for h in pages[1].hits]


def test_an_act_taken_down_stays_out(actes, index, settings):
    build([actes], index, settings)
    with Search.open(index) as search:
        id = search.search(SearchRequest("cantine")).hits[0].record.id
    assert remove([id, "unknown"], index) == [id]
    assert _found(index, "cantine") == []
    with (actes / "a.txt").open("a") as file:
        file.write("\nFin.\n")
    build([actes], index, settings)
    assert _found(index, "cantine") == []
    build([actes], index, replace(settings, rebuild=True))
    assert _found(index, "cantine") == []
    assert problems(index) == []


def test_a_rebuild_takes_the_place_of_the_old_index_and_readers_follow(actes, index, settings):
    build([actes], index, settings)
    with Search.open(index) as search:
        before = search.generation
        written(actes, "c.txt", "le budget primitif")
        build([actes], index, replace(settings, rebuild=True))
        assert search.generation > before
        assert search.search(SearchRequest("budget")).total == 1
    assert len(list(index.glob("store-*"))) == 1


def test_an_interrupted_run_leaves_the_last_good_index(actes, index, settings, monkeypatch):
    build([actes], index, settings)

    def interrupted(*_):
        raise KeyboardInterrupt

    written(actes, "c.txt", "le budget primitif")
    monkeypatch.setattr("indexer.indexing.build.prepare_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build([actes], index, settings)
    monkeypatch.undo()
    assert problems(index) == []
    assert _found(index, "cantine") == ["actes/a.txt"]
    assert build([actes], index, settings).indexed == 1


def test_a_crash_between_engine_and_catalogue_loses_and_doubles_nothing(
    actes, index, settings, monkeypatch
):
    def crash(*_, **__):
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "show", crash)
        with pytest.raises(RuntimeError):
            build([actes], index, settings)
    assert build([actes], index, settings).acts == 2
    assert problems(index) == []


def test_acts_that_were_not_read_from_a_file_are_put_in_and_replaced(index, settings, tmp_path):
    document = Document("deliberation", "Le conseil approuve le tarif de la cantine.")
    file = SourceFile(tmp_path / "a.txt", "actes/a.txt", 1, 1, "0")
    others = SourceFile(tmp_path / "b.txt", "actes/b.txt", 1, 1, "0")
    another = replace(document, texte="Le conseil approuve le règlement de la cantine.")

    def records(said: Document, name: str) -> list[Record]:
        return [known.record for known in known_records(said, name)]

    known = [
        Prepared.of(f, tmp_path, records(d, f.name))
        for f, d in ((file, document), (others, another))
    ]
    assert fill(known, index, settings) == 2
    assert _found(index, "cantine") == ["actes/a.txt", "actes/b.txt"]
    changed = records(replace(document, texte="Le conseil approuve la voirie."), file.name)
    assert fill([Prepared.of(file, tmp_path, changed)], index, settings) == 2
    assert _found(index, "voirie") == ["actes/a.txt"]
    assert _found(index, "cantine") == ["actes/b.txt"]
    assert problems(index) == []
    remove([changed[0].id], index)
    assert fill([Prepared.of(file, tmp_path, changed)], index, settings) == 1


def test_a_locked_index_names_its_owner(actes, index, settings):
    build([actes], index, settings)
    with writing(index), pytest.raises(IndexLocked, match="process"):
        build([actes], index, settings)


def test_another_engine_is_refused_unless_the_index_is_rebuilt(actes, index):
    build([actes], index, Settings(engine="tantivy"))
    with pytest.raises(IndexMismatch, match="--rebuild"):
        build([actes], index, Settings(engine="whoosh"))
    build([actes], index, Settings(engine="whoosh", rebuild=True))
    assert Meta.read(index).engine == "whoosh"


def test_a_folder_that_does_not_exist_is_a_usage_error(index, tmp_path):
    with pytest.raises(PathMissing, match="no such"):
        build([tmp_path / "nowhere"], index, Settings())


def test_damage_is_found(actes, index, settings):
    build([actes], index, settings)
    store = index / Meta.read(index).store
    with Catalogue(store) as catalogue, catalogue.transaction():
        catalogue.forget("actes/a.txt")
    assert any("unknown to the catalogue" in sentence for sentence in problems(index))


def test_files_read_by_other_rules_are_told_until_a_rebuild(tmp_path: Path) -> None:
    place, folder = tmp_path / "actes", tmp_path / "index"
    place.mkdir()
    (place / "a.txt").write_text("Le conseil décide d'acheter un banc.", encoding="utf-8")
    build([place], folder, Settings())
    assert build([place], folder, Settings()).warnings == ()
    replace(Meta.read(folder), reading="").write(folder)
    (told,) = build([place], folder, Settings()).warnings
    assert "--rebuild" in told.reason
    assert build([place], folder, Settings(rebuild=True)).warnings == ()
    assert build([place], folder, Settings()).warnings == ()


def test_a_folder_whose_disk_is_away_loses_no_act(
    actes: Path, index: Path, settings: Settings
) -> None:
    build([actes], index, settings)
    away = actes.rename(actes.with_name("away"))
    actes.mkdir()
    report = build([actes], index, settings)
    assert (report.acts, report.removed) == (2, 0)
    assert [failure.name for failure in report.failed] == [str(actes)]
    with pytest.raises(PathMissing, match="--only"):
        build([actes], index, replace(settings, rebuild=True))
    actes.rmdir()
    away.rename(actes)
    back = build([actes], index, settings)
    assert (back.acts, back.unchanged, back.failed) == (2, 2, ())


def test_a_folder_that_was_emptied_is_left_out_when_asked(
    actes: Path, index: Path, settings: Settings
) -> None:
    build([actes], index, settings)
    shutil.rmtree(actes)
    actes.mkdir()
    assert build([actes], index, replace(settings, rebuild=True, only=True)).acts == 0


def _arriving(count: int, asked: list[int]):
    for number in range(count):
        asked.append(number)
        file = SourceFile(Path(f"{number}.txt"), f"actes/{number}.txt", 1, 1, "0")
        yield Prepared.of(file, Path("actes"), [])
        yield None


def test_files_of_a_batch_are_gone_through_as_they_arrive():
    asked: list[int] = []
    groups = []
    for batch in _batches(_arriving(5, asked), 2):
        first = next(batch)
        assert len(asked) == 2 * len(groups) + 1
        groups.append([one.file.name for one in (first, *batch)])
    assert groups == [
        ["actes/0.txt", "actes/1.txt"],
        ["actes/2.txt", "actes/3.txt"],
        ["actes/4.txt"],
    ]


def test_a_batch_ends_where_the_next_file_is_long_in_coming(monkeypatch):
    monkeypatch.setattr("indexer.indexing.build.BATCH_SECONDS", 0.0)
    assert [len(list(batch)) for batch in _batches(_arriving(3, []), 100)] == [1, 1, 1]


def test_a_folder_that_never_held_a_file_is_asked_for_by_no_rebuild(
    actes: Path, index: Path, settings: Settings, tmp_path: Path
) -> None:
    bare = tmp_path / "nouveau"
    bare.mkdir()
    build([actes, bare], index, settings)
    rebuilding = replace(settings, rebuild=True)
    assert build([actes], index, rebuilding).acts == 2
    bare.rmdir()
    assert build([actes], index, rebuilding).acts == 2
    written(bare, "d.txt", "le cimetière")
    assert build([bare], index, settings).acts == 3
    assert build([actes], index, rebuilding).acts == 3


def test_an_emptied_file_keeps_its_acts_and_one_that_is_no_text_any_more_loses_them(
    actes: Path, index: Path, settings: Settings
) -> None:
    build([actes], index, settings)
    (actes / "a.txt").write_bytes(b"")
    emptied = build([actes], index, settings)
    assert (emptied.acts, [failure.name for failure in emptied.failed]) == (2, ["actes/a.txt"])
    (actes / "a.txt").write_bytes(bytes(range(256)) * 10)
    broken = build([actes], index, settings)
    assert (broken.acts, [failure.name for failure in broken.failed]) == (1, ["actes/a.txt"])


def test_an_act_shown_by_a_run_that_was_cut_short_is_lost_by_no_later_one(
    actes: Path, index: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([actes], index, settings)
    first, later = actes / "a.txt", actes / "z.txt"
    first.rename(later)
    with monkeypatch.context() as patched:
        patched.setattr(Placing, "drop", _interrupted)
        with pytest.raises(InterruptedError):
            build([actes], index, settings)
    # The catalogue still knows the first name, the engine shows the act from the other.
    shutil.copy(later, first)
    later.write_text(later.read_text("utf-8") + "\n\n", encoding="utf-8")
    assert build([actes], index, settings).acts == 2
    assert problems(index) == []
    first.unlink()
    later.unlink()
    assert build([actes], index, settings).acts == 1


def _interrupted(*_: object) -> None:
    raise InterruptedError


def test_an_act_passed_on_is_passed_on_again_by_the_file_that_got_it(
    actes: Path, index: Path, settings: Settings
) -> None:
    text = (actes / "a.txt").read_text("utf-8")
    for name in ("k.txt", "l.txt"):
        (actes / name).write_text(text, encoding="utf-8")
    build([actes], index, settings)
    # In one run the first two of three files that hold an act hold others.
    written(actes, "a.txt", "le préau", numero="2024-91")
    written(actes, "k.txt", "la halle", numero="2024-92")
    assert build([actes], index, settings).acts == 4
    assert problems(index) == []
