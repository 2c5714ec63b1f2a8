"""Whether an index is sound: what ``search check`` tells."""

from pathlib import Path

from indexer.errors import RegistreError
from indexer.storing.store import Store


def problems(folder: Path) -> list[str]:
    """What is wrong with an index, in sentences. Raises ``IndexMissing`` where there is none."""
    with Store.open(folder) as store:
        found = [f"catalogue: {sentence}" for sentence in store.catalogue.check()]
        try:
            found += [f"{store.engine.name}: {sentence}" for sentence in store.engine.check()]
            found += _differences(store)
        except RegistreError as error:
            found.append(f"{store.engine.name}: {error}")
    return found


def _differences(store: Store) -> list[str]:
    """Acts that one of the two knows and the other does not."""
    indexed = frozenset(store.engine.ids())
    removed = store.catalogue.taken_down().entries.keys()
    known = store.catalogue.act_ids() - removed
    sentences = (
        (
            len(known - indexed),
            "acts of the catalogue are missing from the engine: index their folder again",
        ),
        (len(indexed - known - removed), "acts of the engine are unknown to the catalogue"),
        (len(indexed & removed), "acts that were taken down are still in the engine"),
    )
    return [f"{count} {sentence}" for count, sentence in sentences if count]
