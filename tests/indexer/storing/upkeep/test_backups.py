"""A copy of an index in one file: made while it is read, put back without what was taken down since."""

import io
import re
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.alerts import Alerts
from indexer.cli import main
from indexer.errors import IndexCorrupt, IndexLocked, IndexMismatch, QueryError, StorageError
from indexer.indexing.build import Settings, build, remove
from indexer.keyring import Keyring
from indexer.publishing.mailing import now
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing import takedowns
from indexer.storing.lock import writing
from indexer.storing.meta import Meta
from indexer.storing.upkeep.backups import backup, restore
from indexer.storing.upkeep.soundness import problems

ACT = """Commune de Vaucourt
Conseil municipal du 15 juin 2023
DÉLIBÉRATION n° 2023-{number}
Objet : {objet}
Après en avoir délibéré, le conseil municipal adopte à l'unanimité : {objet}.
"""


def write(folder: Path, number: int, objet: str) -> None:
    folder.mkdir(exist_ok=True)
    text = ACT.format(number=number, objet=objet)
    (folder / f"acte-{number}.txt").write_text(text, encoding="utf-8")


def two_acts(folder: Path, engine: str) -> Path:
    """An index of two acts, and a copy of it."""
    write(folder / "actes", 1, "la réfection du lavoir")
    write(folder / "actes", 2, "la vente du presbytère")
    build([folder / "actes"], folder / "index", Settings(engine=engine))
    backup(folder / "index", folder / "copie.tar")
    return folder


@pytest.fixture(params=["tantivy", pytest.param("whoosh", marks=pytest.mark.slow)])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An index whose folder of acts may change."""
    return two_acts(tmp_path, request.param) / "index"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_acts(tmp_path_factory.mktemp("made"), "tantivy")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """An index whose folder of acts stays as it is."""
    shutil.copytree(made / "index", tmp_path / "index")
    shutil.copy(made / "copie.tar", tmp_path)
    return tmp_path / "index"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copie.tar"


def found(folder: Path, text: str = "") -> list[str]:
    with Search.open(folder) as search:
        return sorted(h.record.acte.objet or "" for h in search.search(SearchRequest(text)).hits)


def take_down(folder: Path, text: str) -> None:
    with Search.open(folder) as search:
        remove([hit.record.id for hit in search.search(SearchRequest(text)).hits], folder)


def test_an_index_is_put_back_whole_and_goes_on(fresh: Path, copy: Path) -> None:
    before = found(fresh)
    other = fresh.parent / "autre"
    assert restore(copy, other).acts == 2
    assert found(other) == before
    assert problems(other) == []
    write(fresh.parent / "actes", 3, "l’achat d’un camion")
    report = build([fresh.parent / "actes"], other, Settings())
    assert (report.indexed, report.unchanged) == (1, 2)
    assert len(found(other)) == 3


def test_a_reader_follows_to_the_index_put_back(fresh: Path, copy: Path) -> None:
    with Search.open(fresh) as search:
        write(fresh.parent / "actes", 3, "l’achat d’un camion")
        build([fresh.parent / "actes"], fresh, Settings())
        assert search.search(SearchRequest("camion")).total == 1
        generation = search.generation
        restore(copy, fresh)
        assert search.search(SearchRequest("camion")).total == 0
        assert search.search(SearchRequest("")).total == 2
        assert search.generation > generation
    stores = [path.name for path in fresh.glob("store-*")]
    assert stores == [Meta.read(fresh).store]


def test_what_was_taken_down_since_stays_out(fresh: Path, copy: Path) -> None:
    take_down(fresh, "presbytère")
    done = restore(copy, fresh)
    assert (done.acts, done.taken_down_since) == (1, 1)
    assert found(fresh) == ["la réfection du lavoir"]
    build([fresh.parent / "actes"], fresh, Settings(rebuild=True))
    assert found(fresh) == ["la réfection du lavoir"]
    assert problems(fresh) == []


def test_a_lost_list_is_given_by_the_store_or_by_a_file(folder: Path, copy: Path) -> None:
    take_down(folder, "presbytère")
    listed = (folder / takedowns.LIST).rename(folder.parent / "retraits.json")
    assert restore(copy, folder).acts == 1
    # The folder is lost, the list was kept elsewhere.
    assert restore(copy, folder.parent / "autre", newer=listed).acts == 1
    assert found(folder.parent / "autre") == ["la réfection du lavoir"]


def test_a_damaged_index_is_put_back_without_what_was_taken_down(folder: Path, copy: Path) -> None:
    take_down(folder, "presbytère")
    (folder / takedowns.LIST).write_bytes(b"{}")
    assert restore(copy, folder).acts == 1
    # The list is sound again; now the store is damaged, then both are.
    (folder / Meta.read(folder).store / "catalogue.sqlite").write_bytes(b"rien" * 5_000)
    assert restore(copy, folder).acts == 1
    assert problems(folder) == []
    (folder / Meta.read(folder).store / "catalogue.sqlite").unlink()
    (folder / takedowns.LIST).write_bytes(b"{}")
    with pytest.raises(IndexCorrupt, match="list of take-downs"):
        restore(copy, folder)
    assert restore(copy, folder, as_it_was=True).acts == 2


def test_it_comes_back_as_it_was_when_that_is_said(fresh: Path, copy: Path) -> None:
    take_down(fresh, "presbytère")
    assert restore(copy, fresh, as_it_was=True).acts == 2
    assert len(found(fresh)) == 2
    build([fresh.parent / "actes"], fresh, Settings(rebuild=True))
    assert len(found(fresh)) == 2


def test_keys_and_alerts_come_back_where_they_were_lost_and_stay_where_they_are(
    folder: Path,
) -> None:
    copy = folder.parent / "copie.tar"
    ring, key = Keyring().guarding("everything").with_key("intranet")
    ring.write(folder)
    asked = Alerts(folder).ask("ana@example.org", "q=lavoir", now())
    assert asked
    backup(folder, copy)
    assert copy.stat().st_mode & 0o077 == 0
    restore(copy, folder.parent / "autre")
    assert Keyring.read(folder.parent / "autre").holder(key) == "intranet"
    assert Alerts(folder.parent / "autre").all() == Alerts(folder).all()
    # Since then the key was revoked and the alert left.
    ring.without("intranet").write(folder)
    Alerts(folder).remove(asked.token)
    restore(copy, folder)
    assert Keyring.read(folder).holder(key) is None
    assert not Alerts(folder).all()
    restore(copy, folder, as_it_was=True)
    assert Keyring.read(folder).holder(key) == "intranet"
    assert len(Alerts(folder).all()) == 1


def test_a_copy_takes_the_place_of_the_one_before_once_it_is_whole(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copy.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(tarfile.TarFile, "add", full)
        with pytest.raises(StorageError, match=r"cannot write .*: No space left on device"):
            backup(folder, copy)
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.glob("copie*")] == ["copie.tar"]
    with pytest.raises(StorageError, match="cannot write"):
        backup(folder, folder / "nulle part" / "copie.tar")


def test_who_writes_is_waited_for_or_named(folder: Path, copy: Path) -> None:
    with writing(folder):
        with pytest.raises(IndexLocked, match="is being written"):
            backup(folder, copy)
        with pytest.raises(IndexLocked, match="is being written"):
            restore(copy, folder)


def refused(copy: Path, folder: Path) -> str:
    before = found(folder)
    with pytest.raises((IndexCorrupt, QueryError)) as raised:
        restore(copy, folder)
    assert found(folder) == before
    assert problems(folder) == []
    assert len(list(folder.glob("store-*"))) == 1
    return str(raised.value)


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.9])
def test_a_copy_that_was_cut_is_refused(folder: Path, copy: Path, part: float) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * part)])
    assert re.search("was cut|is damaged|is no copy", refused(copy, folder))


def test_a_byte_that_changed_is_seen(folder: Path, copy: Path) -> None:
    with tarfile.open(copy) as tar:
        biggest = max(tar, key=lambda member: member.size * member.name.startswith("store/engine"))
        at = biggest.offset_data + biggest.size // 2
    content = bytearray(copy.read_bytes())
    content[at] ^= 1
    copy.write_bytes(content)
    assert "is damaged" in refused(copy, folder)


@pytest.mark.parametrize(
    "name", ["../dehors", "store/../../dehors", "/dehors", "autre", "store", "store\\dehors"]
)
def test_a_file_with_other_names_is_no_copy(folder: Path, copy: Path, name: str) -> None:
    with tarfile.open(copy, "a") as tar:
        member = tarfile.TarInfo(name)
        member.size = 1
        tar.addfile(member, io.BytesIO(b"x"))
    assert "is no copy" in refused(copy, folder)
    assert not list(folder.parent.glob("**/dehors"))


def test_a_copy_may_not_choose_where_its_store_goes(folder: Path, copy: Path) -> None:
    (folder.parent / "x").mkdir()
    replace(Meta.read(folder), store="../dehors").write(folder.parent / "x")
    other = folder.parent / "autre.tar"
    with tarfile.open(copy) as tar, tarfile.open(other, "w") as forged:
        for member in tar:
            name = folder.parent / "x" / "meta.json"
            if member.name == "meta.json":
                forged.add(name, "meta.json")
            else:
                forged.addfile(member, tar.extractfile(member))
    assert "names no store" in refused(other, folder)


def test_what_is_no_copy_is_refused(folder: Path) -> None:
    other = folder.parent / "autre.tar"
    assert "cannot be read: No such file" in refused(other, folder)
    other.write_text("rien", encoding="utf-8")
    assert "is no copy" in refused(other, folder)
    with tarfile.open(other, "w") as tar:
        link = tarfile.TarInfo("meta.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        tar.addfile(link)
    assert "is no copy" in refused(other, folder)


def test_a_copy_of_another_version_says_so(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.storing.meta.SCHEMA_VERSION", 999)
    with pytest.raises(IndexMismatch, match="has schema"):
        restore(copy, folder.parent / "autre")


def test_the_commands_say_what_they_did(folder: Path) -> None:
    copy, run = folder.parent / "copie.tar", CliRunner()
    told = run.invoke(main, ["backup", str(copy), "--index", str(folder)])
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr.endswith(" MB\n")
    take_down(folder, "lavoir")
    told = run.invoke(main, ["restore", str(copy), "--index", str(folder)])
    assert told.exit_code == 0
    assert told.stderr == "1 act in the index; 1 taken down since stay out\n"
    told = run.invoke(main, ["backup", str(copy), "--index", str(folder.parent / "rien")])
    assert told.exit_code == 4
