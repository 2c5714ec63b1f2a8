"""Kills an index at every kind of moment and looks at what is left.

Each trial takes a copy of an index and of its folder of acts, begins one operation in a child, ends
that child with SIGKILL and asks of the index, at once and without another run: is it sound; does it
hold every act that the operation had no business with, once each and under its id; does what was
taken down stay down; and does the next run end where an index made from nothing ends, act by act,
field by field, in order.

``layer.c``, where it is loaded, ends the child at a chosen call on a file: all classes of calls, each
before the call, after it, and in the middle of a write. The other trials end it after a chosen time.

    LD_PRELOAD=layer.so python tests/crash/harness.py --engine tantivy --kills 300 --seed 1
"""

import argparse
import ctypes
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from indexer.acts import shapes
from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import IndexMissing
from indexer.indexing.build import Settings, build, remove
from indexer.reading import understanding
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.takedowns import TakeDowns
from indexer.storing.upkeep.soundness import problems

CLASSES = ("open", "write", "sync", "rename", "unlink", "truncate", "folder")
ANY, COUNT_ONLY = -1, -2
WRITE = CLASSES.index("write")
BEFORE, AFTER, TORN = range(3)

_EXTRACT = """Commune de Vaucourt-sur-Sélinelle
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du {day}
Délibération n° {numero}
Objet : {objet}
Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve {objet}.
"""
_MINUTES = """Commune de Vaucourt-sur-Sélinelle
PROCÈS-VERBAL DU CONSEIL MUNICIPAL
Séance du 3 mai 2024

"""
_POINT = """Délibération n° {numero} : {objet}

Monsieur le maire expose le dossier {objet}.
Le conseil municipal, après en avoir délibéré, à l'unanimité, APPROUVE.

"""
_TABLE = "COLL_NOM;DELIB_ID;DELIB_DATE;DELIB_OBJET\n"
#: Stands only in what was taken down before, and in what the removal takes down.
TAKEN, TAKEN_NOW = "zabulard", "quimperon"


def _extract(numero: int, objet: str) -> str:
    return _EXTRACT.format(
        day=f"{numero % 27 + 1} avril 2024", numero=f"2024-{numero}", objet=objet
    )


def _minutes(*points: tuple[int, str]) -> str:
    told = (_POINT.format(numero=f"2024-{numero}", objet=objet) for numero, objet in points)
    return _MINUTES + "".join(told)


def write_acts(folder: Path) -> None:
    """The folder of acts before any operation."""
    (folder / "sub").mkdir(parents=True)
    for name, text in {
        "a.txt": _extract(1, "le tarif du camping"),
        "b.txt": _extract(2, "le programme de voirie"),
        "copie.txt": _extract(1, "le tarif du camping"),
        "c.txt": _extract(3, f"un secours à {TAKEN}"),
        "d.txt": _extract(4, f"un secours à {TAKEN_NOW}"),
        "sub/pv.txt": _minutes((20, "Budget"), (21, f"Aide à {TAKEN}"), (22, "Ruelle des Ifs")),
        "sub/table.txt": _minutes((30, f"Aide à {TAKEN_NOW}"), (31, "Cimetière")),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")


def change_acts(folder: Path) -> None:
    """What happens to the folder before an update or a rebuild."""
    (folder / "b.txt").write_text(_extract(2, "le programme de voirie et de trottoirs"), "utf-8")
    (folder / "e.txt").write_text(_extract(5, "la bibliothèque"), encoding="utf-8")
    (folder / "a.txt").unlink()
    (folder / "c.txt").rename(folder / "z.txt")
    points = ((19, "Forêt"), (20, "Budget"), (21, f"Aide à {TAKEN}"), (22, "Ruelle des Ifs"))
    (folder / "sub" / "pv.txt").write_text(_minutes(*points), encoding="utf-8")
    for number in range(40, 46):
        (folder / f"n{number}.txt").write_text(_extract(number, f"la rue {number}"), "utf-8")


def _read(path: Path, *_: object, **__: object) -> Extraction:
    """Reading without a child of its own: it is not what is tried here."""
    return Extraction((ExtractedText(path.read_text(encoding="utf-8")),))


@dataclass(frozen=True, slots=True)
class Operation:
    """One way of writing: what happens to the folder first, what is run, what it leaves untouched."""

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path, Path], object]
    from_nothing: bool = False


def operations(settings: Settings) -> tuple[Operation, ...]:
    """The four that are tried."""

    def nothing(_: Path) -> None:
        pass

    def index(acts: Path, folder: Path) -> object:
        return build([acts], folder, settings)

    def rebuild(acts: Path, folder: Path) -> object:
        return build([acts], folder, replace(settings, rebuild=True))

    def take_down(_: Path, folder: Path) -> object:
        return remove(_ids(folder, TAKEN_NOW) or sorted(TakeDowns.read(folder).entries), folder)

    return (
        Operation("index", nothing, index, from_nothing=True),
        Operation("update", change_acts, index),
        Operation("rebuild", change_acts, rebuild),
        Operation("remove", nothing, take_down),
    )


def _ids(folder: Path, word: str) -> list[str]:
    with Search.open(folder) as search:
        return sorted(hit.record.id for hit in search.search(SearchRequest(word, per_page=50)).hits)


def told(folder: Path) -> list[dict[str, Any]]:
    """Everything that an index tells of its acts, in order."""
    with Search.open(folder) as search:
        return [shapes.act_json(record) for record in search.all(SearchRequest(tri="date"))]


# Children: the parent never opens an index itself, so that it can be forked at any time.


def in_child(work: Callable[[], Any]) -> Any:
    """What a piece of work gives, done in a process of its own. Raises ``AssertionError`` with its trace."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            answer = {"value": work()}
        except BaseException:
            answer = {"error": traceback.format_exc()}
        with os.fdopen(writing, "w", encoding="utf-8") as out:
            json.dump(answer, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as given:
        text = given.read()
    os.waitpid(pid, 0)
    answer = json.loads(text) if text else {"error": "the process ended without an answer"}
    if "error" in answer:
        raise AssertionError(answer["error"])
    return answer["value"]


@dataclass(frozen=True, slots=True)
class Kill:
    """When to end a child: at a call on a file, or after so many seconds."""

    kind: int = ANY
    at: int = 0
    mode: int = BEFORE
    seconds: float | None = None


def begin_and_kill(work: Callable[[], Any], folder: Path, kill: Kill, layer: Any) -> bool:
    """Run a piece of work in a child that ends as said; whether it was ended before its time."""
    pid = os.fork()
    if pid == 0:
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            if layer and kill.seconds is None:
                layer.layer_arm(os.fsencode(folder), kill.kind, kill.at, kill.mode)
            work()
        finally:
            os._exit(0)
    if kill.seconds is not None:
        time.sleep(kill.seconds)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


@dataclass(slots=True)
class Outcome:
    """What the trials of an engine came to."""

    engine: str
    trials: int = 0
    killed: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "engine": self.engine,
            "trials": self.trials,
            "killed": dict(sorted(self.killed.items())),
            "kills": sum(self.killed.values()),
            "failures": self.failures,
            "seconds": round(self.seconds, 1),
        }


class Trials:
    """The trials of one engine, in a folder of their own."""

    def __init__(self, engine: str, folder: Path, seed: int, layer: Any) -> None:
        self._settings = Settings(engine=engine)
        self._folder = folder
        self._layer = layer
        self._random = random.Random(seed)
        self._acts, self._index = folder / "acts", folder / "index"
        write_acts(folder / "first" / "acts")
        in_child(self._first)
        self._before = {
            act["id"]: act for act in in_child(lambda: told(folder / "first" / "index"))
        }
        self._operations = operations(self._settings)
        self._wanted = {op.name: self._wanted_of(op) for op in self._operations}
        self._calls = {op.name: self._calls_of(op) for op in self._operations}

    def _first(self) -> None:
        understanding.read = _read
        first = self._folder / "first"
        # The names of files begin with that of their folder: it is the same in every trial.
        first.rename(self._folder / "trial")
        index = self._folder / "trial" / "index"
        build([self._folder / "trial" / "acts"], index, self._settings)
        assert len(remove(_ids(index, TAKEN), index)) == 2
        (self._folder / "trial").rename(first)

    def _fresh(self, op: Operation) -> tuple[Path, Path]:
        """The acts and the index as an operation finds them."""
        trial = self._folder / "trial"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(self._folder / "first", trial)
        op.prepare(trial / "acts")
        if op.from_nothing:
            # Nothing but the list of take-downs, as after the loss of everything else.
            kept = (trial / "index" / "retraits.json").read_bytes()
            shutil.rmtree(trial / "index")
            (trial / "index").mkdir()
            (trial / "index" / "retraits.json").write_bytes(kept)
        return trial / "acts", trial / "index"

    def _wanted_of(self, op: Operation) -> list[dict[str, Any]]:
        """What an index made from nothing tells in the end."""
        acts, folder = self._fresh(op)

        def whole() -> list[dict[str, Any]]:
            understanding.read = _read
            op.run(acts, folder)
            kept = (folder / "retraits.json").read_bytes()
            shutil.rmtree(folder)
            folder.mkdir()
            (folder / "retraits.json").write_bytes(kept)
            build([acts], folder, self._settings)
            return told(folder)

        found: list[dict[str, Any]] = in_child(whole)
        return found

    def _calls_of(self, op: Operation) -> dict[int, int]:
        """How many calls on files an operation makes, by class."""
        if not self._layer:
            return {}
        acts, folder = self._fresh(op)

        def counted() -> dict[int, int]:
            understanding.read = _read
            self._layer.layer_arm(os.fsencode(folder), COUNT_ONLY, 0, 0)
            op.run(acts, folder)
            return {kind: self._layer.layer_count(kind) for kind in range(ANY, len(CLASSES))}

        return {int(kind): count for kind, count in in_child(counted).items()}

    def _kills(self, op: Operation) -> Iterator[tuple[str, Kill]]:
        """Moments for an operation, without end: every class in turn, calls and times at random."""
        calls = {kind: count for kind, count in self._calls[op.name].items() if count}
        kinds: list[tuple[int, int] | None] = [None]
        for kind in calls:
            modes = (BEFORE, AFTER, TORN) if kind in (ANY, WRITE) else (BEFORE, AFTER)
            kinds += [(kind, mode) for mode in modes]
        while True:
            self._random.shuffle(kinds)
            for chosen in kinds:
                if chosen is None:
                    yield "time", Kill(seconds=self._random.uniform(0.0, 0.4))
                    continue
                kind, mode = chosen
                name = "any" if kind == ANY else CLASSES[kind]
                at = self._random.randint(1, calls[kind])
                yield f"{name}/{('before', 'after', 'torn')[mode]}", Kill(kind, at, mode)

    def run(self, kills: int) -> Outcome:
        """So many trials, the operations in turn."""
        began = time.monotonic()
        outcome = Outcome(self._settings.engine or "")
        moments = {op.name: self._kills(op) for op in self._operations}
        while outcome.trials < kills:
            for op in self._operations:
                kind, kill = next(moments[op.name])
                outcome.trials += 1
                acts, folder = self._fresh(op)

                def work(op: Operation = op, acts: Path = acts, folder: Path = folder) -> None:
                    understanding.read = _read
                    op.run(acts, folder)

                if begin_and_kill(work, folder, kill, self._layer):
                    outcome.killed[f"{op.name} {kind}"] += 1
                try:
                    in_child(lambda op=op, acts=acts, folder=folder: self._look(op, acts, folder))
                except AssertionError as error:
                    outcome.failures.append(f"{op.name} {kind} {kill}: {error}")
                    sys.stderr.write(f"{outcome.failures[-1]}\n")
            sys.stderr.write(f"{outcome.trials} trials\n")
        outcome.seconds = time.monotonic() - began
        return outcome

    def _look(self, op: Operation, acts: Path, folder: Path) -> None:
        understanding.read = _read
        try:
            wrong = problems(folder)
        except IndexMissing:
            assert op.from_nothing, "there is no index any more"
        else:
            assert wrong == [], wrong
            self._look_at(op, told(folder), folder)
        op.run(acts, folder)
        wrong = problems(folder)
        assert wrong == [], f"after the next run: {wrong}"
        found = json.loads(json.dumps(told(folder)))
        assert found == self._wanted[op.name], _difference(found, self._wanted[op.name])

    def _look_at(self, op: Operation, found: list[dict[str, Any]], folder: Path) -> None:
        """What is left, before any other run."""
        ids = [act["id"] for act in found]
        assert len(ids) == len(set(ids)), "an act stands twice"
        after = {act["id"] for act in self._wanted[op.name]}
        assert set(ids) <= self._before.keys() | after, "an act that never was"
        if not op.from_nothing:
            lost = (self._before.keys() & after) - set(ids)
            assert not lost, f"acts lost: {lost}"
        texts = json.dumps(found, ensure_ascii=False)
        assert TAKEN not in texts, "what was taken down is back"
        with Search.open(folder) as search:
            for word in (TAKEN, *([TAKEN_NOW] if len(TakeDowns.read(folder).entries) > 2 else [])):
                assert word not in texts, f"{word} is told"
                assert search.search(SearchRequest(word)).total == 0
                told_of = [s.text for s in search.suggest(word[:4])]
                assert not any(word in text.lower() for text in told_of), told_of


def _difference(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> str:
    one, two = ({act["id"]: act for act in acts} for acts in (found, wanted))
    parts = [f"missing {two.keys() - one.keys()}, more {one.keys() - two.keys()}"]
    for id in one.keys() & two.keys():
        parts += [
            f"{id} {name}: {one[id][name]!r} for {two[id][name]!r}"
            for name in two[id]
            if one[id][name] != two[id][name]
        ]
    order = [act["id"] for act in found] == [act["id"] for act in wanted]
    return "; ".join(parts) + ("" if order else "; in another order")


def loaded_layer() -> Any:
    """The layer, where this process was started with it."""
    path = os.environ.get("LD_PRELOAD", "")
    return ctypes.CDLL(path) if path.endswith("layer.so") else None


def main() -> int:
    """Run the trials that the command line asks for, and print what they came to as JSON."""
    options = argparse.ArgumentParser()
    options.add_argument("--engine", default="tantivy")
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    with TemporaryDirectory(prefix="registre-crash-") as folder:
        outcome = Trials(given.engine, Path(folder).resolve(), given.seed, loaded_layer())
        result = outcome.run(given.kills)
    sys.stdout.write(json.dumps(result.as_json(), ensure_ascii=False, indent=1) + "\n")
    return 1 if result.failures else 0


if __name__ == "__main__":
    sys.exit(main())
