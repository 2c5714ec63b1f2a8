"""Folders of files to index, beside another commit: `python benchmarks/folders.py --files 2000 --against COMMIT`.

Two shapes of a folder of text files, invented: one act a file, and minutes of twenty points. `search
index` runs over each as people run it, in its own processes; then again over the same files, of which none
changed. Time of all processors is that of the run and of every process it started; memory is what all
of them hold together (PSS), looked at ten times a second. What is made stays in ``--folder``.
"""

import argparse
import contextlib
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import count, islice
from pathlib import Path

# As a script it measures the tree that it stands in, whichever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import RESULTS, ROOT, invented_acts
from benchmarks.beside.trees import tree_of

#: Points of minutes, and files of a folder: a commune has a few hundred of each.
POINTS, _OF_A_FOLDER = 20, 400
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_FIRST = ("Claire", "Marc", "Nadia", "Paul", "Inès", "Rémy", "Colette", "Abel", "Sylvie", "Yves")
_VOTES = (
    "à l'unanimité",
    "à l'unanimité des membres présents",
    "par 12 voix pour, 2 voix contre et 1 abstention",
    "à la majorité (2 abstentions)",
)
_PLACES: tuple[tuple[str, str], ...] = (
    ("Ambérieu-en-Bugey", "Ain"),
    ("Guéret", "Creuse"),
    ("Loudéac", "Côtes-d'Armor"),
)
_PLACES += (("Couthenans", "Haute-Saône"), ("Montluçon", "Allier"), ("Putanges-le-Lac", "Orne"))
_RUN = "import sys; sys.argv[0] = 'search'; from indexer.cli import main; main()"


def _written(date: str) -> str:
    year, month, day = map(int, date.split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}"


def _people(rng: random.Random, some: int) -> str:
    return ", ".join(
        f"{rng.choice(_FIRST)} {rng.choice(invented_acts._SYLLABLES)}{rng.choice(invented_acts._SYLLABLES)}lier".title()
        for _ in range(some)
    )


def _opening(rng: random.Random, place: str, date: str) -> str:
    return (
        f"L'an {date[:4]}, le {_written(date)}, le conseil municipal de la commune de {place}, dûment convoqué, "
        f"s'est réuni en mairie sous la présidence de Madame {_people(rng, 1)}, maire.\n\n"
        f"Nombre de conseillers en exercice : 15\nPrésents : {_people(rng, 12)}.\n"
        f"Absents excusés : {_people(rng, 2)}.\nSecrétaire de séance : {_people(rng, 1)}\n\n"
    )


def one_act(act: invented_acts.InventedAct, number: int, rng: random.Random) -> str:
    """The extract of a register that holds one act."""
    place, departement = _PLACES[number // _OF_A_FOLDER % len(_PLACES)]
    return (
        f"RÉPUBLIQUE FRANÇAISE\nDÉPARTEMENT : {departement}\nCOMMUNE DE {place.upper()}\n\n"
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n"
        f"Séance du {_written(act.date)}\n\nDélibération n° {act.date[:4]}-{number % 900 + 1:03}\n\n"
        f"Objet : {act.objet}\n\n{_opening(rng, place, act.date)}"
        "Vu le code général des collectivités territoriales, notamment son article L. 2121-29,\n"
        f"{act.text}\nAprès en avoir délibéré, le conseil municipal, {rng.choice(_VOTES)},\n"
        f"DÉCIDE d'approuver {act.objet.lower()} pour un montant de {rng.randint(2, 90)} 500 € HT.\n\n"
        "Fait et délibéré les jour, mois et an que dessus.\nPour extrait conforme, le maire\n"
    )


def minutes(acts: list[invented_acts.InventedAct], number: int, rng: random.Random) -> str:
    """Minutes of several points."""
    place, departement = _PLACES[number // _OF_A_FOLDER % len(_PLACES)]
    date = acts[0].date
    points = "\n".join(
        f"{rank}. {act.objet}\n\n{act.text}\n"
        f"Après en avoir délibéré, le conseil municipal, {rng.choice(_VOTES)}, approuve cette proposition.\n"
        for rank, act in enumerate(acts, 1)
    )
    return (
        f"DÉPARTEMENT : {departement}\nCOMMUNE DE {place.upper()}\n\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\n"
        f"Séance du {_written(date)}\n\n{_opening(rng, place, date)}{points}\n"
        "L'ordre du jour étant épuisé, la séance est levée à 22 heures.\n"
    )


def texts(shape: str, files: int) -> Iterator[str]:
    """The texts of a folder, one a file."""
    rng = random.Random(5)
    if shape == "acts":
        acts = invented_acts.acts(files)
        return (one_act(act, number, rng) for number, act in enumerate(acts))
    drawn = invented_acts.acts(files * POINTS)
    return (minutes(list(islice(drawn, POINTS)), number, rng) for number in range(files))


def folder_of(shape: str, files: int, under: Path) -> Path:
    """A folder that holds so many files of a shape; one that is there already is used."""
    folder = under / f"{shape}-{files}"
    if not (folder / ".whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        for number, text in zip(count(), texts(shape, files), strict=False):
            path = folder / f"{number // _OF_A_FOLDER:05}" / f"{number:07}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (folder / ".whole").touch()
    return folder


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took: seconds of all processors and of the clock, and megabytes at its peak."""

    cpu: float
    wall: float
    peak_mb: float


def indexed(tree: Path, files: Path, index: Path, jobs: int) -> Spent:
    """Run `search index` of a tree over a folder."""
    order = ["index", str(files), "--index", str(index), "--jobs", str(jobs)]
    began = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-c", _RUN, *order],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"},
        cwd=tree,
    )
    peak = 0.0
    while not (ended := os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)):
        peak = max(peak, sum(map(_held, _family(run.pid))))
        time.sleep(0.1)
    _, status, usage = os.wait4(run.pid, 0)
    wall = time.perf_counter() - began
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(run.stderr.read().decode() if run.stderr else str(ended))
    return Spent(usage.ru_utime + usage.ru_stime, wall, peak)


def _family(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _held(process: int) -> float:
    """Megabytes of a process, what it shares with others shared out."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def measured(trees: dict[str, Path], shape: str, files: int, folder: Path, jobs: int) -> list[str]:
    """A row of the table for each tree, over files of one shape."""
    made = folder_of(shape, files, folder)
    acts = files * (POINTS if shape == "minutes" else 1)
    rows, first = [], None
    for name, tree in trees.items():
        with tempfile.TemporaryDirectory(dir=folder) as place:
            spent = indexed(tree, made, Path(place) / "index", jobs)
            again = indexed(tree, made, Path(place) / "index", jobs)
        first = first or spent
        rows.append(
            f"| {files} files, {acts} acts ({shape}) | {name} | {spent.cpu:.1f} | {1000 * spent.cpu / acts:.2f} "
            f"| {spent.wall:.1f} | {acts / spent.wall:.0f} | {spent.cpu / first.cpu:.2f} | {spent.peak_mb:.0f} "
            f"| {again.cpu:.2f} / {again.wall:.2f} |"
        )
        print(rows[-1], flush=True)
    return rows


_HEAD = [
    "| what | who | CPU s | CPU ms an act | wall s | acts a second | CPU beside ours | peak MB | again: CPU / wall s |",
    "|---|---|---|---|---|---|---|---|---|",
]


def main() -> None:
    """Make folders, index them, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--shape", choices=("acts", "minutes"), action="append")
    parser.add_argument("--against", help="a commit of this repository to measure beside this one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, help="where what is made stays")
    parser.add_argument("--name", help="name of the results [folders-FILES]")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        trees = {"Registre": ROOT}
        if options.against:
            trees[options.against] = stack.enter_context(tree_of(options.against))
        rows = []
        for shape in options.shape or ("acts", "minutes"):
            files = options.files if shape == "acts" else max(1, options.files // POINTS)
            rows += measured(trees, shape, files, folder, options.jobs)
    versions = {"jobs": options.jobs, "cores": os.cpu_count(), "tantivy": version("tantivy")}
    lines = [
        f"# Folders of {options.files} acts in text files",
        "",
        f"Python {platform.python_version()}, {json.dumps(versions)}. `{' '.join(('python benchmarks/folders.py', *sys.argv[1:]))}`",
        "",
        *_HEAD,
        *rows,
    ]
    RESULTS.mkdir(exist_ok=True)
    name = options.name or f"folders-{options.files}"
    (RESULTS / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
