"""A mapping file beside a corpus: which body a folder is of, where its originals stand, what to leave out.

``registre.toml`` (or ``registre.csv``) holds for the files of its folder and of those below, up to a
nearer one. Each rule names files by a path or a pattern relative to it::

    exclure = ["brouillons", "*.bak.pdf"]

    [[dossier]]
    motif = "mairie/*"                            # every file without it
    collectivite = "Commune de Vaucourt"
    siren = "215999905"                           # or siret, which exports in the SCDL schema want
    organe = "conseil municipal"                  # of acts that name none
    adresse = "https://vaucourt.example/actes/"   # the path of the file is put behind it

The CSV has the same names as columns, one rule a row; ``exclure`` is ``oui``. Of several rules that
state a fact the first counts.
"""

import csv
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

from stdnum.fr import siren as siren_number
from stdnum.fr import siret as siret_number

from indexer.acts.closed import Organe, StatedName
from indexer.acts.documents import StatedFact

NAMES = ("registre.toml", "registre.csv")
#: A rule is a line or a few: more than this is no mapping file.
MAX_BYTES = 5 * 1024 * 1024

_FACTS: Mapping[str, StatedName] = {
    "collectivite": "collectivite",
    "siren": "siren",
    "siret": "siret",
    "organe": "organe",
}
_KEYS = frozenset((*_FACTS, "motif", "adresse", "exclure"))
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is stated of the files that a pattern names; ``place`` is the rule's in its file."""

    pattern: str
    values: Mapping[str, str]
    place: str
    left_out: bool = False

    def holds_for(self, name: str) -> bool:
        """Whether a path relative to the mapping file is one of the rule's."""
        plain = self.pattern.rstrip("/")
        return (
            plain in ("", "*", "**")
            or name == plain
            or name.startswith(f"{plain}/")
            or fnmatchcase(name, plain)
            or fnmatchcase(name.rpartition("/")[2], plain)
        )


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping file that was read: its rules, and what is wrong with it, in sentences."""

    path: Path
    rules: tuple[Rule, ...] = ()
    problems: tuple[str, ...] = ()

    def leaves_out(self, path: Path) -> bool:
        """Whether a file is to be left out."""
        name = self._name(path)
        return any(rule.left_out and rule.holds_for(name) for rule in self.rules)

    def stated(self, path: Path) -> tuple[StatedFact, ...]:
        """What the rules state of a file."""
        name = self._name(path)
        facts: dict[StatedName, StatedFact] = {}
        for rule in self.rules:
            if not rule.holds_for(name) or rule.left_out:
                continue
            where = f"{self.path.name}, {rule.place}"
            for key, fact in _FACTS.items():
                if key in rule.values:
                    facts.setdefault(fact, StatedFact(fact, rule.values[key], where))
            if (siret := rule.values.get("siret")) and "siren" not in rule.values:
                facts.setdefault("siren", StatedFact("siren", siret[:9], where))
            if base := rule.values.get("adresse"):
                address = f"{base.rstrip('/')}/{quote(name)}"
                facts.setdefault("url_originale", StatedFact("url_originale", address, where))
        return tuple(facts.values())

    def _name(self, path: Path) -> str:
        return path.relative_to(self.path.parent).as_posix()


def mapping_of(path: Path) -> MappingFile | None:
    """The mapping file that holds for a file: the nearest above it; ``None`` where there is none."""
    for folder in path.absolute().parents:
        for name in NAMES:
            # Most folders hold none, and this is asked for every file: a path is only made of one.
            if os.path.isfile(f"{folder}/{name}") and (found := mapping_at(folder / name)):  # noqa: PTH113
                return found
    return None


def mapping_at(path: Path) -> MappingFile | None:
    """The mapping file at a path; ``None`` where there is none.

    A ``registre.csv`` without a column ``motif`` is a table like others.
    """
    if path.name not in NAMES or not path.is_file():
        return None
    changed = path.stat().st_mtime_ns
    if path.suffix == ".csv" and not _has_patterns(path, changed):
        return None
    return _read(path, changed)


@lru_cache(maxsize=32)
def _has_patterns(path: Path, _changed: int) -> bool:
    with path.open("rb") as stream:
        head = stream.readline(4096).lower()
    return b"motif" in re.split(rb"[;,\s\"\xef\xbb\xbf]+", head)


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> MappingFile:
    problems: list[str] = []
    try:
        if path.stat().st_size > MAX_BYTES:
            return MappingFile(path, (), (f"over the limit of {MAX_BYTES} bytes, not heeded",))
        text = path.read_text("utf-8-sig")
        rows = _of_toml(text, problems) if path.suffix == ".toml" else _of_csv(text)
        rules = tuple(_rule(place, row, problems) for place, row in rows)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as error:
        return MappingFile(path, (), (f"not understood, and not heeded: {error}",))
    return MappingFile(path, rules, tuple(problems))


def _of_toml(text: str, problems: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    data = tomllib.loads(text)
    problems += [f"unknown key {key!r}" for key in data if key not in ("dossier", "exclure")]
    left_out, rules = data.get("exclure", []), data.get("dossier", [])
    if not isinstance(left_out, list) or not isinstance(rules, list):
        problems.append("`exclure` must be a list and `dossier` a list of tables ([[dossier]])")
        return
    for pattern in left_out:
        yield "exclure", {"motif": pattern, "exclure": "oui"}
    for rank, rule in enumerate(rules, start=1):
        if isinstance(rule, dict):
            yield f"dossier {rank}", rule
        else:
            problems.append(f"dossier {rank} is no table")


def _of_csv(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    first = text.partition("\n")[0]
    table = csv.DictReader(text.splitlines(), delimiter=";" if ";" in first else ",")
    for row in table:
        known = {(k or "").strip().lower(): (v or "") for k, v in row.items() if isinstance(v, str)}
        yield f"line {table.line_num}", {k: v.strip() for k, v in known.items() if v.strip()}


def _rule(place: str, row: Mapping[str, Any], problems: list[str]) -> Rule:
    values: dict[str, str] = {}
    for key, value in row.items():
        if key not in _KEYS:
            problems.append(f"{place}: unknown key {key!r}")
        elif not isinstance(value, str | bool):
            problems.append(f"{place}: {key} must be text")
        elif reason := _wrong(key, str(value)):
            problems.append(f"{place}: {reason}")
        else:
            values[key] = str(value).strip()
    pattern = values.pop("motif", "*").replace("\\", "/").removeprefix("./")
    left_out = values.pop("exclure", "").lower() in ("oui", "true", "1", "x")
    # A rule of which the files are not known leaves nothing out.
    return Rule(pattern, values, place, left_out and "motif" in row)


def _wrong(key: str, value: str) -> str | None:
    if key == "siren" and not siren_number.is_valid(value):
        return f"{value!r} is no SIREN"
    if key == "siret" and not siret_number.is_valid(value):
        return f"{value!r} is no SIRET"
    if key == "organe" and value not in get_args(Organe):
        return f"{value!r} is no assembly; known: {', '.join(get_args(Organe))}"
    if key == "adresse" and not _ADDRESS.fullmatch(value):
        return f"{value!r} is no address (https://…)"
    return None
