"""Damaged files are said so; they never end a search with something else than our own errors."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.acts.documents import IndexDocument
from indexer.errors import IndexUnusable
from indexer.storing.engines import factory, nodes
from indexer.storing.engines.protocol import EngineRequest


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _nothing(_: bytes) -> bytes:
    return b""


def _flipped(data: bytes) -> bytes:
    changed = bytearray(data)
    rng = random.Random(1)
    for _ in range(min(20, len(data))):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("index")
    engine = factory(request.param).create(folder)
    with engine.writer() as writer:
        for n in range(200):
            text = {"texte": f"eau bief mot{n}", "surface": "eau"}
            writer.add(
                IndexDocument(str(n), "a", text, {"annee": ("2024",)}, {"date": n}, "{}" * 20)
            )
    engine.close()
    return request.param, folder


# Whoosh forgets to close a file that it fails to read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", [_half, _nothing, _flipped])
def test_damaged_files_raise_our_own_errors(
    made: tuple[str, Path], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    name, sound = made
    phrase = nodes.Phrase("texte", ["eau", "bief"])
    refused = 0
    for file in sorted(path for path in sound.iterdir() if "lock" not in path.name.lower()):
        folder = tmp_path / file.name
        shutil.copytree(sound, folder)
        (folder / file.name).write_bytes(damage(file.read_bytes()))
        try:
            engine = factory(name).open(folder)
            engine.search(EngineRequest(phrase, sort="date", facets=("annee",)))
            engine.near("texte", "bieff", 2, 3)
            engine.fetch(["7"])
            engine.check()
            engine.close()
        except IndexUnusable:
            refused += 1
    assert refused
