"""Where the index is and how it is built: settings with one home each.

The folder of an index holds ``meta.json`` (what made it and which store is in use), the store (a
folder with ``catalogue.sqlite`` and the engine's files) and ``writer.lock``. A rebuild fills a new
store beside the one in use; ``meta.json`` then names the new one, in one step.
"""

import json
from dataclasses import asdict, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any

import analyzers
from analyzers.frozen import dataclass
from indexer import configuration
from indexer.errors import IndexCorrupt, IndexMismatch, IndexMissing
from indexer.fields.fields import SCHEMA_VERSION
from indexer.storing.files import write_whole

#: Environment variable that names the folder of the index.
INDEX_VARIABLE = "REGISTRE_INDEX"
DEFAULT_INDEX = ".registre"
DEFAULT_ENGINE = "tantivy"


def index_folder(given: Path | None) -> Path:
    """The folder asked for, else that of ``REGISTRE_INDEX``, else ``.registre`` here."""
    return Path(given or configuration.given().get(INDEX_VARIABLE) or DEFAULT_INDEX)


@dataclass(frozen=True, slots=True)
class Meta:
    """What made an index, and which of its stores is in use.

    ``generation`` grows with each commit: readers look again when it does. ``mark`` is drawn anew with
    each, so that no two states of an index pass for one, even where the count began again. ``reading``
    identifies the rules by which the files were read when the store was made (empty where that is not
    known).
    """

    engine: str
    schema_version: int
    analyzer: str
    store: str = "store-1"
    generation: int = 0
    reading: str = ""
    mark: str = ""

    @classmethod
    def new(
        cls, engine: str, *, store: str = "store-1", generation: int = 0, reading: str = ""
    ) -> "Meta":
        """The description of an index made now by this version; ``reading`` names its rules."""
        return cls(engine, SCHEMA_VERSION, analyzers.fingerprint(), store, generation, reading)

    @classmethod
    def read(cls, folder: Path) -> "Meta":
        """The description found in a folder. Raises ``IndexMissing`` or ``IndexCorrupt``."""
        path = folder / "meta.json"
        try:
            with path.open("rb", buffering=0) as file:
                return _read(file.read())
        except FileNotFoundError:
            raise IndexMissing(
                f"no index in {folder}: make one with `search index FOLDER`"
            ) from None
        except NotADirectoryError:
            raise IndexMissing(f"{folder} is a file, not the folder of an index") from None
        except (OSError, ValueError) as error:
            raise IndexCorrupt(
                f"{path} cannot be read: {error}. Mend it with `search check --repair`, or make the "
                "index again with `search index --rebuild FOLDER`: take-downs and other folders are kept"
            ) from None

    def write(self, folder: Path) -> None:
        """Write the description in one step, so that a reader never sees half of it."""
        known = asdict(self)
        content = json.dumps({**known, "checksum": _checksum(known)}, ensure_ascii=False, indent=1)
        write_whole(folder / "meta.json", content.encode())

    def following(self, generation: int) -> "Meta":
        """The same index after a commit, as that generation."""
        return replace(self, generation=generation, mark=token_hex(8))

    def require_current(self, folder: Path) -> None:
        """Raise ``IndexMismatch`` unless this version of the schema and analyzers made the index."""
        if self.schema_version != SCHEMA_VERSION:
            raise IndexMismatch(
                f"the index in {folder} has schema {self.schema_version} and this version of "
                f"Registre reads {SCHEMA_VERSION}: rebuild it with `search index --rebuild FOLDER`"
            )
        if self.analyzer != analyzers.fingerprint():
            raise IndexMismatch(
                f"the index in {folder} was made by other rules of analysis: "
                "rebuild it with `search index --rebuild FOLDER`"
            )


@lru_cache(maxsize=8)
def _read(content: bytes) -> Meta:
    """The description that a file holds; each request reads it, and finds what the last one found."""
    known = json.loads(content)
    if not isinstance(known, dict):
        raise ValueError("it does not describe an index")
    checksum = known.pop("checksum", None)
    if checksum not in (None, _checksum(known)):
        raise ValueError("its checksum is not that of its content")
    try:
        return Meta(**known)
    except TypeError:
        raise ValueError("it does not describe an index") from None


def _checksum(known: dict[str, Any]) -> str:
    plain = json.dumps(known, sort_keys=True, separators=(",", ":"))
    return blake2b(plain.encode(), digest_size=8).hexdigest()
