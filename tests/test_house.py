"""The house keeps its order: one name, one module."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from analyzers import fold_letters
from analyzers.words.numbers import WRITTEN_MONTHS
from indexer.acts.formulas import ASSEMBLIES, DECIDING
from indexer.reading.parsing.lexicon import DANGLING, MEETING, WEEKDAYS

PACKAGES = ("analyzers", "indexer", "webapp")
HOUSE = Path(__file__).resolve().parent.parent
#: Each engine has its own module for the same thing, which the contract of engines names.
OF_EVERY_ENGINE = {"engine", "index", "order", "query", "terms", "writer"}


def test_no_name_stands_for_two_modules() -> None:
    places = defaultdict(list)
    for package in PACKAGES:
        for path in (HOUSE / package).rglob("*.py"):
            if path.stem != "__init__":
                places[path.stem].append(path.relative_to(HOUSE))
    twins = {
        name: sorted(map(str, paths))
        for name, paths in places.items()
        if len(paths) > 1 and not (name in OF_EVERY_ENGINE and _of_engines(paths))
    }
    assert not twins


def test_a_room_of_several_modules_has_its_walls() -> None:
    """A contract in pyproject.toml says which of its modules may import which."""
    with (HOUSE / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    walled = {room for one in contracts for room in one.get("containers", ())}
    walled |= {room.removesuffix(".*") for one in contracts for room in one.get("modules", ())}
    for package in PACKAGES:
        for face in (HOUSE / package).rglob("__init__.py"):
            room = ".".join(face.parent.relative_to(HOUSE).parts)
            modules = {*face.parent.glob("*.py"), *face.parent.glob("*/__init__.py")} - {face}
            assert room in walled or len(modules) < 3, room


def _of_engines(paths: list[Path]) -> bool:
    """Whether each is the module of another engine."""
    engines = {path.parent for path in paths}
    return len(engines) == len(paths) and {folder.parent.name for folder in engines} == {"engines"}


@pytest.mark.slow
def test_words_of_the_calendar_stand_once() -> None:
    """Two months, or two days of the week, in one string or one tuple: that is a list of them."""
    lists = defaultdict(set)
    for package in PACKAGES:
        for path in (HOUSE / package).rglob("*.py"):
            for said in _strings(path):
                for kind, words in {"months": WRITTEN_MONTHS, "days": WEEKDAYS}.items():
                    folded = {fold_letters(word) for word in words}
                    if len(folded & set(re.findall(r"[a-z]+", fold_letters(said)))) > 2:
                        lists[kind].add(path.relative_to(HOUSE).as_posix())
    assert lists == {
        "months": {"analyzers/words/numbers.py"},
        "days": {"indexer/reading/parsing/lexicon.py"},
    }


#: Lists of words, how many of one make it again, and where it stands.
SAID_ONCE: dict[str, tuple[Collection[str], int, str]] = {
    "verbs of deciding": (DECIDING, 3, "indexer/acts/formulas.py"),
    "assemblies": (ASSEMBLIES, 4, "indexer/acts/formulas.py"),
    "stamps": (("envoye", "recu", "affiche", "publie"), 2, "indexer/acts/formulas.py"),
    "openings of sittings": (MEETING, 2, "indexer/reading/parsing/lexicon.py"),
    "words after which a line goes on": (DANGLING, 19, "indexer/reading/parsing/lexicon.py"),
}


@pytest.mark.parametrize("kind", SAID_ONCE)
def test_words_of_acts_stand_once(kind: str) -> None:
    """As many words of a list in one string or one tuple: that is the list again, or a part of it.

    The heads of columns, which ``extraction`` knows, are no words of an act.
    """
    words, several, home = SAID_ONCE[kind]
    assert {
        path.relative_to(HOUSE).as_posix()
        for package in ("indexer", "webapp")
        for path in (HOUSE / package).rglob("*.py")
        if "extraction" not in path.parts
        for said in _strings(path)
        if len(set(words) & _words(said)) >= several
    } == {home}


def _words(said: str) -> set[str]:
    """The words of a string, or of a regular expression: its classes of letters are none."""
    plain = re.sub(r"\\[a-zA-Z]", " ", re.sub(r"\[(\w)\w*\]", r"\1", said))
    return set(re.findall(r"[a-z]+'?", fold_letters(plain)))


@cache
def _strings(path: Path) -> tuple[str, ...]:
    """What is written in a module: strings, and the strings of tuples together; no docstring."""
    return tuple(_written(ast.parse(path.read_text(encoding="utf-8"))))


def _written(tree: ast.AST) -> Iterator[str]:
    nodes = list(ast.walk(tree))
    documented = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            pieces = (piece.value for piece in node.elts if isinstance(piece, ast.Constant))
            yield " ".join(map(str, pieces))
        elif isinstance(node, ast.Constant) and id(node) not in documented:
            yield str(node.value)


def test_what_a_tool_reads_and_writes_is_there() -> None:
    folder = re.compile(r'^\w+ = Path\(__file__\)\.parents\[1\]((?: / "[^"\n]+")+)$', re.MULTILINE)
    inside = re.compile(r'\b(?:FOLDER|HERE) / "([^"\n]+)"')
    texts = [path.read_text("utf-8") for path in (HOUSE / "tools").glob("*.py")]
    named = [
        Path(*re.findall(r'"([^"]+)"', written), name)
        for text in texts
        for written in folder.findall(text)
        for name in ["", *inside.findall(text)]
    ]
    assert len(named) > 8
    assert [path for path in named if not (HOUSE / path).exists()] == []
