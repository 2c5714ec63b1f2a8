r"""Makes the data files of ``indexer/referentials/data`` from their published sources.

Run it when a new millésime is published::

    python -m tools.build_referentials communes.csv epci.csv departements.csv regions.csv \
        actes_nomenclature.json

Sources, dates and licences are written into ``data/SOURCES.md``, which this script does not touch.
The four tables are the Code officiel géographique (INSEE) and the list of EPCI (Banatic) as the npm
package ``@etalab/decoupage-administratif`` publishes them, turned into CSV with the columns that
this script reads by name. The output is the same, byte for byte, for the same input.
"""

import csv
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from indexer.referentials.name_keys import name_key

DATA = Path(__file__).parents[1] / "indexer" / "referentials" / "data"
_KEPT_TYPES = ("commune-actuelle", "commune-deleguee", "commune-associee")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _write(name: str, rows: Iterable[Sequence[str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows)
    # No time stamp in the header: the same data gives the same bytes.
    (DATA / name).write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def _communes(path: Path) -> Iterator[Sequence[str]]:
    for row in _rows(path):
        if row["type"] in _KEPT_TYPES:
            yield (
                # The key is written rather than computed on loading: loading stays under 100 ms.
                name_key(row["nom"]),
                row["code_insee"],
                row["nom"],
                row["siren"],
                row["epci"],
                row["codes_postaux"],
                row["chef_lieu_ou_parente"],
            )


def build(
    communes: Path, epci: Path, departements: Path, regions: Path, nomenclature: Path
) -> None:
    """Write the data files from the five sources."""
    DATA.mkdir(exist_ok=True)
    _write("communes.tsv.gz", _communes(communes))
    _write(
        "epci.tsv.gz",
        (
            (name_key(r["nom"]), r["siren"], r["nom"], r["type"], r["departements"])
            for r in _rows(epci)
        ),
    )
    _write("departements.tsv.gz", ((r["code"], r["nom"], r["region"]) for r in _rows(departements)))
    _write("regions.tsv.gz", ((r["code"], r["nom"]) for r in _rows(regions)))
    matieres = json.loads(nomenclature.read_text(encoding="utf-8"))["matieres"]
    _write(
        "matieres.tsv.gz", ((m["code"], m["libelle"], m["libelle_flux_actes"]) for m in matieres)
    )


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    build(*(Path(argument) for argument in sys.argv[1:]))
