import hashlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.acts.documents import Failure, SourceFile
from indexer.reading.sources import (
    Fingerprint,
    covering,
    fingerprint,
    is_ignored,
    label_roots,
    walk,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "actes"
    (root / "2024").mkdir(parents=True)
    (root / "b.txt").write_text("Le conseil adopte.")
    (root / "2024" / "a.txt").write_text("Le conseil rejette.")
    return root


def sources(*roots: Path, **options: object) -> list[SourceFile]:
    return [found for found in walk(roots, **options) if isinstance(found, SourceFile)]  # type: ignore[arg-type]


def failures(*roots: Path, **options: object) -> list[Failure]:
    return [found for found in walk(roots, **options) if isinstance(found, Failure)]  # type: ignore[arg-type]


def names(*roots: Path) -> list[str]:
    return [source.name for source in sources(*roots)]


def known_of(*roots: Path) -> dict[str, Fingerprint]:
    return {s.name: Fingerprint(s.size, s.mtime_ns, s.sha256) for s in sources(*roots)}


def test_files_are_named_after_their_root_and_sorted(folder: Path) -> None:
    assert names(folder) == ["actes/2024/a.txt", "actes/b.txt"]


def test_a_source_bears_size_and_hash_of_its_content(folder: Path) -> None:
    source = sources(folder)[1]
    content = (folder / "b.txt").read_bytes()
    assert (source.size, source.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert source.path == (folder / "b.txt").resolve()


def test_a_file_given_alone_is_named_as_in_its_folder(folder: Path) -> None:
    assert names(folder / "b.txt") == ["actes/b.txt"]


def test_a_file_given_twice_or_under_two_roots_comes_once(folder: Path) -> None:
    assert names(folder / "2024", folder, folder / "b.txt") == ["actes/2024/a.txt", "actes/b.txt"]


def test_roots_of_the_same_name_do_not_collide(tmp_path: Path) -> None:
    for town in ("Orval", "Brou"):
        (tmp_path / town / "actes").mkdir(parents=True)
        (tmp_path / town / "actes" / "a.txt").write_text(town)
    roots = [tmp_path / "Orval" / "actes", tmp_path / "Brou" / "actes"]
    assert names(*roots) == ["actes/a.txt", "actes-2/a.txt"]


def test_a_root_keeps_the_label_of_former_runs(tmp_path: Path) -> None:
    one, other = tmp_path / "Orval" / "actes", tmp_path / "Brou" / "actes"
    for root in (one, other):
        root.mkdir(parents=True)
    taken = {"actes": one.resolve()}
    assert label_roots([other, one], taken) == {other.resolve(): "actes-2", one.resolve(): "actes"}


@pytest.mark.parametrize(
    "name",
    [
        ".cache",
        ".registre",
        "README.md",
        "readme",
        "README.fr.md",
        "LICENCE.txt",
        "~$acte.docx",
        "Thumbs.db",
        "desktop.ini",
        "acte.pdf.part",
    ],
)
def test_what_is_no_act_is_left_out(folder: Path, name: str) -> None:
    (folder / name).write_text("Rien à indexer.")
    assert is_ignored(name)
    assert names(folder) == ["actes/2024/a.txt", "actes/b.txt"]


@pytest.mark.parametrize("name", ["licence_debit_boissons.pdf", "readme-conseil.txt", "licences"])
def test_what_only_looks_like_it_is_kept(name: str) -> None:
    assert not is_ignored(name)


def test_names_are_composed(tmp_path: Path) -> None:
    root = tmp_path / "actes"
    root.mkdir()
    (root / unicodedata.normalize("NFD", "délibération.txt")).write_text("Vu.")
    assert names(root) == ["actes/délibération.txt"]


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "2024" / "boucle").symlink_to(folder, target_is_directory=True)
    assert names(folder) == ["actes/2024/a.txt", "actes/b.txt"]


def test_a_broken_link_is_reported(folder: Path) -> None:
    (folder / "perdu.txt").symlink_to(folder / "nulle-part.txt")
    [failure] = failures(folder)
    assert failure.name == "actes/perdu.txt"
    assert "no such file" in failure.reason


def test_an_empty_file_is_reported(folder: Path) -> None:
    (folder / "vide.txt").touch()
    assert failures(folder) == [Failure("actes/vide.txt", "empty file")]


def test_a_file_over_the_limit_is_reported(folder: Path) -> None:
    (folder / "gros.txt").write_bytes(b"a" * 3000)
    [failure] = failures(folder, max_bytes=2000)
    assert failure.name == "actes/gros.txt"
    assert failure.reason.startswith("too large")


def test_a_path_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    [failure] = failures(tmp_path / "absent")
    assert failure.reason == "no such file or folder"


def test_an_unreadable_folder_leaves_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: Path) -> "Iterator[os.DirEntry[str]]":
        if Path(path).name == "2024":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert failures(folder) == [Failure("actes/2024", "no permission to read it")]
    assert names(folder) == ["actes/b.txt"]


def test_something_that_is_no_file_is_reported(folder: Path) -> None:
    os.mkfifo(folder / "tube.txt")
    assert failures(folder) == [Failure("actes/tube.txt", "not a regular file")]


def test_an_unchanged_file_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = known_of(folder)

    def opened(path: Path, *args: object) -> None:
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr(Path, "open", opened)
    again = sources(folder, known=known.get)
    assert [source.sha256 for source in again] == [found.sha256 for found in known.values()]


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a-b/2.txt", "a b.txt", "a.txt", "é/3.txt", "z.txt", "A/4.txt"):
        (tmp_path / "actes" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "actes" / name).write_text("Le conseil adopte.")
    found = names(tmp_path / "actes")
    assert len(found) == 7
    assert found == sorted(found)


def test_a_touched_file_is_unchanged_and_an_edited_one_changed(folder: Path) -> None:
    known = known_of(folder)
    os.utime(folder / "b.txt", ns=(1, 1))
    (folder / "2024" / "a.txt").write_text("Le conseil ajourne.")
    (folder / "c.txt").write_text("Le conseil prend acte.")
    again = known_of(folder)
    same = {name for name in again if name in known and again[name].sha256 == known[name].sha256}
    assert set(again) == {"actes/2024/a.txt", "actes/b.txt", "actes/c.txt"}
    assert same == {"actes/b.txt"}


def test_an_edit_that_keeps_size_but_not_time_is_seen(folder: Path) -> None:
    before = fingerprint(folder / "b.txt")
    (folder / "b.txt").write_text("Le conseil rejete.")
    os.utime(folder / "b.txt", ns=(5, 5))
    assert fingerprint(folder / "b.txt", known=before).sha256 != before.sha256


def test_covers_tells_what_a_run_would_have_found(folder: Path) -> None:
    assert covering([folder])(folder / "2024" / "parti.txt")
    assert covering([folder / "b.txt"])(folder / "b.txt")
    assert not covering([folder / "b.txt"])(folder / "2024" / "a.txt")
    assert not covering([folder / "2024"])(folder / "b.txt")


@given(st.lists(st.sampled_from(["a", "b", "a-2", "b-2"]), min_size=1, max_size=6, unique=True))
def test_labels_are_never_shared(folders: list[str]) -> None:
    roots = [Path("/ailleurs") / str(number) / name for number, name in enumerate(folders)]
    labels = label_roots([*roots, *roots])
    assert len(set(labels.values())) == len(roots)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    other = tmp_path / "ailleurs"
    other.mkdir()
    (other / "secret.txt").write_text("Rien pour la recherche.")
    return other


def test_links_that_lead_out_are_followed_only_when_asked(folder: Path, outside: Path) -> None:
    (folder / "c").symlink_to(outside)
    (folder / "d.txt").symlink_to(outside / "secret.txt")
    (folder / "e.txt").symlink_to(folder / "b.txt")
    assert names(folder) == ["actes/2024/a.txt", "actes/b.txt", "actes/e.txt"]
    told = failures(folder)
    assert [failure.name for failure in told] == ["actes/c", "actes/d.txt"]
    assert all("--follow-links" in failure.reason for failure in told)
    followed = [source.name for source in sources(folder, follow_links=True)]
    assert {"actes/c/secret.txt", "actes/d.txt"} < set(followed)


def test_a_folder_given_may_be_a_link(folder: Path, outside: Path) -> None:
    (outside / "lien").symlink_to(folder)
    assert names(outside / "lien") == ["actes/2024/a.txt", "actes/b.txt"]


def test_an_index_is_no_document(folder: Path) -> None:
    place = folder / "index"
    (place / "store-3" / "engine").mkdir(parents=True)
    (place / "meta.json").write_text("{}")
    (place / "store-3" / "engine" / "a.txt").write_text("interne")
    (folder / "2024" / "meta.json").write_text("{}")
    assert [source.name for source in sources(folder) if source.name.endswith(".txt")] == [
        "actes/2024/a.txt",
        "actes/b.txt",
    ]


def test_names_that_are_no_text_or_one_text_in_two_ways_are_names_of_their_own(
    folder: Path,
) -> None:
    twins = [unicodedata.normalize(form, "été.txt") for form in ("NFC", "NFD")]
    try:
        for name in (b"d\xe9lib.txt", b"d\xe8lib.txt", *map(os.fsencode, twins)):
            (folder / os.fsdecode(name)).write_text(repr(name))
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names that are text")
    found = names(folder)
    assert len(set(found)) == len(found) == 6
    assert {"actes/d\\xe9lib.txt", "actes/d\\xe8lib.txt"} < set(found)


def test_signs_that_steer_a_terminal_are_written_out(folder: Path) -> None:
    try:
        for name in ("a\nb.txt", "a\x1b[2Jb.txt", "a\u202etxt.exe"):
            (folder / name).write_text("vu")
    except OSError:
        pytest.skip("this file system takes only plain names")
    assert {r"actes/a\nb.txt", r"actes/a\x1b[2Jb.txt", r"actes/a\u202etxt.exe"} < set(names(folder))


def test_a_decomposed_name_alone_is_composed(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "été.txt")).write_text("vu")
    assert "actes/été.txt" in names(folder)


def test_a_sign_written_out_and_one_written_so_are_two_names(folder: Path) -> None:
    try:
        for name in (b"d\xe9lib.txt", rb"d\xe9lib.txt", b"a\nb.txt", rb"a\nb.txt"):
            (folder / os.fsdecode(name)).write_text(repr(name))
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names that are text")
    found = names(folder)
    assert len(set(found)) == len(found) == 6
    assert {r"actes/d\xe9lib.txt", r"actes/d\x5cxe9lib.txt", r"actes/a\x5cnb.txt"} < set(found)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_of_two_names_that_are_one_text_is_named_by_itself_as_in_its_folder(
    folder: Path, form: Literal["NFC", "NFD"]
) -> None:
    for each in ("NFC", "NFD"):
        inner = folder / unicodedata.normalize(each, "été")
        inner.mkdir(exist_ok=True)
        (inner / unicodedata.normalize(each, "août.txt")).write_text(each)
        (inner / unicodedata.normalize("NFC", "août.txt")).write_text(each)
    inside = folder / unicodedata.normalize(form, "été")
    labels = label_roots([inside], {"actes": folder})
    of_folder = [name for name in names(folder) if (folder.parent / name).parent == inside]
    assert of_folder
    assert [one.name for one in walk([inside], labels=labels)] == of_folder
    alone = [
        one.name
        for file in sorted(inside.iterdir())
        for one in walk([file], labels=label_roots([file], {"actes": folder}))
    ]
    assert sorted(alone) == sorted(of_folder)
