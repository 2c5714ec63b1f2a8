"""The keys of an index: who may read it, and what of it asks for a key.

``keys.json`` stands in the folder of the index and outlives rebuilds. A key is 256 random bits, told
once when it is made; only its SHA-256 is kept. A slow hash is for secrets that people choose: nobody
guesses 256 bits (NIST SP 800-63B, 5.1.2.2, asks for none from 112 bits on).
"""

import datetime as dt
import hmac
import json
import os
import re
import secrets
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal, Self, cast, get_args

from indexer.errors import IndexCorrupt, QueryError, StorageError

FILE = "keys.json"
#: What asks for a key: nothing, the JSON interface, or everything.
Guard = Literal["nothing", "api", "everything"]
_NAME = re.compile(r"[\w.@-]{1,64}")


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: whose it is, its SHA-256 in hexadecimal, the day it was made."""

    name: str
    sha256: str
    made: str


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of an index and what they guard."""

    keys: tuple[Key, ...] = ()
    guard: Guard = "nothing"

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The keys of the index in a folder; none where there is no file. Raises ``IndexCorrupt``."""
        path = folder / FILE
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            guard = held["guard"]
            if guard not in get_args(Guard):
                raise ValueError(guard)
            return cls(tuple(Key(**key) for key in held["keys"]), guard)
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError):
            raise IndexCorrupt(
                f"{path} cannot be read: put it right, or delete it and make new keys"
            ) from None

    def write(self, folder: Path) -> None:
        """Put the keys down in one step, readable by their owner only."""
        path = folder / FILE
        fresh = path.with_suffix(".new")
        text = json.dumps(
            {"guard": self.guard, "keys": [asdict(key) for key in self.keys]}, indent=1
        )
        try:
            fresh.unlink(missing_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                out.write(text + "\n")
            fresh.replace(path)
        except OSError as error:
            raise StorageError(f"cannot write {path}: {error.strerror}") from None

    def with_key(self, name: str) -> tuple[Self, str]:
        """The keyring with a new key of that name, and the key, which nothing tells again."""
        if not _NAME.fullmatch(name):
            raise QueryError(f"{name!r} is no name: letters, figures and . _ @ - up to 64")
        if any(key.name == name for key in self.keys):
            raise QueryError(f"there is a key {name!r} already: revoke it first, or name another")
        secret = secrets.token_urlsafe(32)
        key = Key(name, _digest(secret), dt.datetime.now(dt.UTC).date().isoformat())
        return replace(self, keys=(*self.keys, key)), secret

    def without(self, name: str) -> Self:
        """The keyring without the key of that name. Raises ``QueryError`` where there is none."""
        kept = tuple(key for key in self.keys if key.name != name)
        if len(kept) == len(self.keys):
            raise QueryError(f"there is no key {name!r}")
        return replace(self, keys=kept)

    def guarding(self, guard: str) -> Self:
        """The keyring that guards so much."""
        return replace(self, guard=cast(Guard, guard))

    def holder(self, secret: str) -> str | None:
        """The name of a key; every one is compared, in constant time."""
        digest = _digest(secret)
        names = [k.name for k in self.keys if hmac.compare_digest(k.sha256, digest)]
        return names[0] if names else None


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
