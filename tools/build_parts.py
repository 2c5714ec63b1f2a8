"""Make ``parties.txt``: the words that stand in names and in words of several parts.

    python -m tools.build_parts

To be run after ``build_names`` and ``build_compounds``, whose tables it is made of: to take those apart costs
a process that answers one question more than to answer it.
"""

from collections.abc import Iterable
from itertools import chain

from analyzers.runs.compounds import joined_words
from analyzers.tables import FOLDER, rows

HEADER = """\
# Words that stand in names and in words of several parts. Made by build_parts.py of noms.tsv and composes.tsv.
"""


def parts() -> list[str]:
    """Give every key of the runs; a figure is read with others whatever stands here."""
    runs: Iterable[str] = chain((name for name, *_ in rows("noms.tsv")), joined_words())
    return sorted({key for run in runs for key in run.split()}.difference("0123456789"))


def main() -> None:
    """Write the list."""
    lines = "".join(f"{part}\n" for part in parts())
    (FOLDER / "parties.txt").write_text(HEADER + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
