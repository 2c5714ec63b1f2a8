"""The house keeps its order: one name, one module."""

from collections import defaultdict
from pathlib import Path

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
