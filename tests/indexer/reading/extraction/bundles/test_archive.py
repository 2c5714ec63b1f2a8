import random
import struct
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from indexer.errors import ExtractionError, LimitExceeded
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.bundles.held_files import MAX_DEPTH
from tests.corpus.actes_files import tar_gz

Write = Callable[[str, bytes], Path]
Zip = Callable[..., bytes]

ACT = "Le conseil municipal de Faux-Bourg adopte à l'unanimité.".encode()


def test_every_member_is_a_text_under_its_name(write: Write, zip_bytes: Zip) -> None:
    members = {
        "2031/a.txt": ACT,
        "b.html": b"<p>" + ACT + b"</p>",
        "README.md": ACT,
        "2031/.cache": ACT,
    }
    extraction = extract(write("actes.zip", zip_bytes(members)))
    assert [text.member for text in extraction.texts] == ["2031/a.txt", "b.html"]
    assert {text.text for text in extraction.texts} == {ACT.decode()}
    assert extraction.failures == ()


def test_a_member_that_fails_leaves_its_neighbours(write: Write, zip_bytes: Zip) -> None:
    members = {
        "a.txt": ACT,
        "b.pdf": b"%PDF-1.4 rien",
        "c.exe": b"MZ\x00\x00",
        "d.txt": b"",
        "e.txt": ACT,
    }
    extraction = extract(write("actes.zip", zip_bytes(members)))
    assert [text.member for text in extraction.texts] == ["a.txt", "e.txt"]
    assert [failure.name for failure in extraction.failures] == ["b.pdf", "c.exe", "d.txt"]
    assert all(failure.reason for failure in extraction.failures)


def test_archives_in_archives_are_read_down_to_a_depth(write: Write, zip_bytes: Zip) -> None:
    inner = zip_bytes({"c.txt": ACT})
    for _ in range(MAX_DEPTH):
        inner = zip_bytes({"b.txt": ACT, "fond.zip": inner})
    extraction = extract(write("actes.zip", zip_bytes({"a.txt": ACT, "dedans.zip": inner})))
    inside = [f"dedans.zip{'/fond.zip' * depth}" for depth in range(MAX_DEPTH + 1)]
    assert [text.member for text in extraction.texts] == [
        "a.txt",
        *(f"{folder}/b.txt" for folder in inside[:MAX_DEPTH]),
    ]
    [failure] = extraction.failures
    assert failure.name == inside[MAX_DEPTH]
    assert "deep" in failure.reason


def test_a_bomb_is_stopped_and_its_neighbours_are_read(write: Write, zip_bytes: Zip) -> None:
    members = {"a.txt": ACT, "bombe.txt": b"\x00" * 30_000_000, "z.txt": ACT}
    extraction = extract(write("actes.zip", zip_bytes(members)))
    assert [text.member for text in extraction.texts] == ["a.txt", "z.txt"]
    assert extraction.failures[0].name == "bombe.txt"
    assert "bomb" in extraction.failures[0].reason


def test_the_room_for_unpacking_is_shared_by_all_members(write: Write, zip_bytes: Zip) -> None:
    members = {f"{number}.txt": ACT * 100 for number in range(4)}
    options = Options(max_unpacked=2 * len(ACT) * 100 + 10)
    extraction = extract(write("actes.zip", zip_bytes(members)), options=options)
    assert [text.member for text in extraction.texts] == ["0.txt", "1.txt"]
    assert {failure.name for failure in extraction.failures} == {"2.txt", "3.txt"}
    assert "max_unpacked" in extraction.failures[0].reason


def test_members_over_the_limit_are_reported(write: Write, zip_bytes: Zip) -> None:
    path = write("actes.zip", zip_bytes({f"{number}.txt": ACT for number in range(5)}))
    extraction = extract(path, options=Options(max_members=3))
    assert len(extraction.texts) == 3
    assert "max_members" in extraction.failures[0].reason


def test_an_archive_whose_index_lies_about_sizes_is_stopped(write: Write, zip_bytes: Zip) -> None:
    honest = zip_bytes({"a.txt": b"a" * 5_000_000})
    lying = honest.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))
    extraction = extract(write("actes.zip", lying))
    assert extraction.texts == ()
    assert len(extraction.failures) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "cp850"])
def test_names_that_do_not_say_their_encoding_are_read(write: Write, encoding: str) -> None:
    buffer = BytesIO()
    placeholder = "d" + "x" * (len("élibération".encode(encoding))) + ".txt"
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(placeholder, ACT)
    raw = buffer.getvalue().replace(
        placeholder.encode(), b"d" + "élibération".encode(encoding) + b".txt"
    )
    [text] = extract(write("actes.zip", raw)).texts
    assert text.member == "délibération.txt"


def test_a_protected_member_is_reported(write: Write, zip_bytes: Zip) -> None:
    raw = bytearray(zip_bytes({"a.txt": ACT}, compress=zipfile.ZIP_STORED))
    raw[6] |= 1  # the flag in the local header …
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # … and in the central directory
    extraction = extract(write("actes.zip", bytes(raw)))
    assert extraction.failures[0].reason == "protected by a password"


def test_names_that_climb_out_of_the_folder_do_no_harm_and_are_read(
    write: Write, zip_bytes: Zip, tmp_path: Path
) -> None:
    members = {"../../dehors.txt": ACT, "/racine.txt": ACT, "../.cache/a.txt": ACT}
    extraction = extract(write("actes.zip", zip_bytes(members)))
    assert [text.member for text in extraction.texts] == ["../../dehors.txt", "racine.txt"]
    assert not (tmp_path.parent / "dehors.txt").exists()


def test_an_empty_archive_is_refused(write: Write, zip_bytes: Zip) -> None:
    with pytest.raises(ExtractionError, match="no file in it"):
        extract(write("vide.zip", zip_bytes({})))


def test_a_truncated_archive_is_refused(write: Write, zip_bytes: Zip) -> None:
    with pytest.raises(ExtractionError, match="damaged"):
        extract(write("coupe.zip", zip_bytes({"a.txt": ACT * 50})[:80]))


def test_a_file_over_max_bytes_is_refused(write: Write) -> None:
    with pytest.raises(LimitExceeded, match="max_bytes"):
        extract(write("a.txt", ACT), options=Options(max_bytes=10))


def test_a_tar_archive_that_is_cut_is_told(tmp_path: Path) -> None:
    noise = bytes(random.Random(7).randrange(256) for _ in range(30_000))
    packed = tar_gz({"a.txt": ACT, "c.bin": noise, "d.txt": ACT})
    path = tmp_path / "coupe.tar.gz"
    path.write_bytes(packed[: len(packed) // 2])
    assert "its rest is not read" in extract(path).failures[0].reason


def test_a_tar_bomb_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "bombe.tgz"
    path.write_bytes(tar_gz({"a.txt": ACT, "zeros.txt": bytes(30_000_000)}))
    with pytest.raises(LimitExceeded, match="bomb"):
        extract(path)


def test_links_and_paths_that_lead_out_of_a_tar_archive_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "liens.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo("lien.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
        out = tarfile.TarInfo("/dehors/dehors.txt")
        out.size = len(ACT)
        archive.addfile(out, BytesIO(ACT))
    extraction = extract(path)
    assert [text.text for text in extraction.texts] == [ACT.decode()]
    assert not Path("/dehors").exists()
