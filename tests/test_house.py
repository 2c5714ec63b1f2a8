"""The house keeps its order: one name, one module."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from analyzers import fold_letters
from analyzers.numbers import WRITTEN_MONTHS
from indexer.reading.parsing.lexicon import WEEKDAYS

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


def _of_engines(paths: list[Path]) -> bool:
    """Whether each is the module of another engine."""
    engines = {path.parent for path in paths}
    return len(engines) == len(paths) and {folder.parent.name for folder in engines} == {"engines"}


def test_words_of_the_calendar_stand_once() -> None:
    """Two months, or two days of the week, in one string or one tuple: that is a list of them."""
    lists = defaultdict(set)
    for package in PACKAGES:
        for path in (HOUSE / package).rglob("*.py"):
            for said in _strings(ast.parse(path.read_text(encoding="utf-8"))):
                for kind, words in {"months": WRITTEN_MONTHS, "days": WEEKDAYS}.items():
                    folded = {fold_letters(word) for word in words}
                    if len(folded & set(re.findall(r"[a-z]+", fold_letters(said)))) > 2:
                        lists[kind].add(path.relative_to(HOUSE).as_posix())
    assert lists == {
        "months": {"analyzers/numbers.py"},
        "days": {"indexer/reading/parsing/lexicon.py"},
    }


def _strings(tree: ast.AST) -> Iterator[str]:
    """What is written in the code: strings, and the strings of tuples together; no docstring."""
    nodes = list(ast.walk(tree))
    documented = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            pieces = (piece.value for piece in node.elts if isinstance(piece, ast.Constant))
            yield " ".join(map(str, pieces))
        elif isinstance(node, ast.Constant) and id(node) not in documented:
            yield str(node.value)
