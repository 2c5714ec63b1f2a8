"""Mending an index, its engine too: that one is made again from the files of acts."""

from pathlib import Path

from indexer.errors import IndexCorrupt
from indexer.indexing.build import Settings, build
from indexer.storing.upkeep.repair import repair


def mend(folder: Path, *, wait: bool = False) -> list[str]:
    """Mend the index of a folder; what was done, in sentences.

    Raises ``IndexCorrupt`` where the files of acts that a damaged engine was made from are not there,
    or where nothing says any more which they were.
    """
    repairs = repair(folder, wait=wait)
    if not repairs.lost:
        return repairs.done
    gone = [path for path in repairs.given if not path.exists()]
    if gone or not repairs.given:
        where = f"{gone[0]} is not there" if gone else "nothing says which folders it was made from"
        raise IndexCorrupt(
            f"{repairs.lost} of the index in {folder} is damaged, and {where}: make it again with "
            "`search index --rebuild FOLDER`"
        )
    settings = Settings(rebuild=True, engine=repairs.engine, wait=wait)
    report = build(repairs.given, folder, settings)
    said = f"{repairs.lost} was damaged: made again from the files, {report.acts} acts"
    return [*repairs.done, said]
