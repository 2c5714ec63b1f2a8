"""The settings of an installation: one table of them, given by the environment or by a TOML file.

A setting is a variable ``REGISTRE_…``. The file that ``REGISTRE_CONFIG`` names (``search --config
FILE``) bears the same names in small letters: ``rate = 120`` is ``REGISTRE_RATE``, ``user`` in the table
``[opensearch]`` is ``REGISTRE_OPENSEARCH_USER``. What the environment says goes before the file.
"""

import os
from collections import ChainMap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import QueryError

#: Variable that names the file.
VARIABLE = "REGISTRE_CONFIG"
_PREFIX = "REGISTRE_"
#: How like a name must be to one that is known for it to be a slip of it.
_SLIP = 0.75


@dataclass(frozen=True, slots=True)
class Setting:
    """What a setting means, and what holds without it."""

    meaning: str
    default: str = "none"


#: The settings of the site and of its mails, in the order in which they are told.
SITE = {
    "REGISTRE_INDEX": Setting("folder of the index", "`.registre`"),
    "REGISTRE_LISTEN": Setting(
        "address that `search serve` listens on, where `--host` and `--port` say no other",
        "`127.0.0.1:8000`",
    ),
    "REGISTRE_NAME": Setting("name shown on the pages", "Registre"),
    "REGISTRE_URL": Setting(
        "public address; its path, if any, is in front of every address of the site (`https://host/registre`)",
        "the address asked for",
    ),
    "REGISTRE_HOSTS": Setting("host names answered", "all"),
    "REGISTRE_PROXY": Setting(
        "address of the proxy whose `X-Forwarded-*` headers are believed, `X-Forwarded-Prefix` among them"
    ),
    "REGISTRE_CORS": Setting("origins that may call the API from a browser", "`*`"),
    "REGISTRE_EMBED": Setting("sites that may frame `/integrer/liste`", "`*`"),
    "REGISTRE_API_KEYS": Setting(
        "keys of a closed API, in the clear, beside those of `search keys`; pages stay open"
    ),
    "REGISTRE_PRIVATE": Setting(
        "`1`: a key is asked for everything, whatever the index says", "`0`"
    ),
    "REGISTRE_RATE": Setting(
        "API calls a minute for a caller (by key, else by address), counted by process", "no limit"
    ),
    "REGISTRE_ORIGINALS": Setting("`0`: original files are not served", "`1`"),
    "REGISTRE_CONTACT": Setting(
        "mail address given in the accessibility statement and in `/.well-known/security.txt` (RFC 9116)"
    ),
    "REGISTRE_LEGAL": Setting(
        "address of the page of legal notices (mentions légales), linked on every page"
    ),
    "REGISTRE_REPORT": Setting(
        "mail address or web address that « Signaler une erreur, demander le retrait » of an act leads to"
    ),
    "REGISTRE_NOINDEX": Setting(
        "`1`: robots are turned away, and every answer says `noindex`", "`0`"
    ),
    "REGISTRE_SMTP": Setting(
        "mail server of alerts: `smtp://user:password@host:587` (STARTTLS where the server offers it) or `smtps://…`",
        "none: no alerts",
    ),
    "REGISTRE_SENDER": Setting("address that alerts come from"),
    "REGISTRE_WORKERS": Setting("processes that answer, where the system forks", "one a core"),
    "REGISTRE_THREADS": Setting("threads that answer, in each process", "8"),
    "REGISTRE_LOG": Setting(
        "a line for each answer on standard error: `text`, `json` or `none`", "`none`"
    ),
    "REGISTRE_LOG_QUERIES": Setting("`1`: the lines hold what was searched for", "`0`"),
    "REGISTRE_METRICS": Setting(
        "who may read `/metrics`: `local` (this machine, not through a proxy), `key` (who has a key), `all` or `none`",
        "`local`",
    ),
}
#: The settings of a cluster.
CLUSTER = {
    "REGISTRE_OPENSEARCH_URL": Setting(
        "addresses of the nodes or of a proxy, separated by commas; each is tried in turn",
        "those the index was made with",
    ),
    "REGISTRE_OPENSEARCH_USER": Setting("user of basic authentication"),
    "REGISTRE_OPENSEARCH_PASSWORD": Setting("password of that user"),
    "REGISTRE_OPENSEARCH_API_KEY": Setting("an API key, sent as `Authorization: ApiKey …`"),
    "REGISTRE_OPENSEARCH_CA": Setting(
        "file of the authority that signed the certificates", "those of the system"
    ),
    "REGISTRE_OPENSEARCH_INDEX": Setting(
        "name of the index; an alias that points to the version in use", "`registre`"
    ),
    "REGISTRE_OPENSEARCH_SHARDS": Setting("primary shards of an index that is made", "1"),
    "REGISTRE_OPENSEARCH_REPLICAS": Setting(
        "copies of each shard; with 1, one node may be lost", "1"
    ),
    "REGISTRE_OPENSEARCH_TIMEOUT": Setting(
        "seconds after which a silent node is left for the next", "10"
    ),
}
_KNOWN = (*SITE, *CLUSTER)


def given(environment: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The settings: those of the environment, then those of the file that it names.

    Raises ``QueryError`` where there is no such file, or where it says what is no setting.
    """
    own = os.environ if environment is None else environment
    path = own.get(VARIABLE, "").strip()
    return ChainMap(dict(own), read(Path(path))) if path else own


def read(path: Path) -> dict[str, str]:
    """The settings of a file, as variables. Raises ``QueryError``."""
    import tomllib  # only who has a file needs it

    try:
        # Some editors put a mark in front of UTF-8.
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise QueryError(f"the settings in {path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} is no TOML: {error}") from None
    found: dict[str, str] = {}
    for keys, value in _leaves(values):
        key, name = ".".join(keys), _PREFIX + "_".join(keys).upper()
        if name not in _KNOWN:
            raise QueryError(f"{path}: {key!r} is no setting{_meant(name, as_key=True)}")
        found[name] = _text(value, f"{path}: {key}")
    return found


@contextmanager
def named(path: Path | None) -> Iterator[None]:
    """Have a file read for the settings, here and in the processes started meanwhile.

    Raises ``QueryError`` at once where it cannot be.
    """
    if path is None:
        yield
        return
    read(path)
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(path.absolute())
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


def refuse_slips(environment: Mapping[str, str]) -> None:
    """Raise ``QueryError`` for a variable that is nearly a setting: what it asks for would not be done."""
    for name in environment:
        if name.startswith(_PREFIX) and name not in (*_KNOWN, VARIABLE) and (meant := _meant(name)):
            raise QueryError(f"{name} is no setting{meant}", parameter=name)


def place_of(name: str, environment: Mapping[str, str] | None) -> str:
    """Where a setting was given: « REGISTRE_RATE », or the key and the file."""
    own = os.environ if environment is None else environment
    path = own.get(VARIABLE, "").strip()
    return f"{name} ({path})" if path and name not in own else name


def _leaves(values: Mapping[str, Any], *above: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _leaves(value, *above, key)
        else:
            yield (*above, key), value


def _text(value: object, place: str) -> str:
    """A value as the variable would bear it."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ",".join(value)
    raise QueryError(f"{place} must be a text, a whole number, true or false, or a list of texts")


def _meant(name: str, *, as_key: bool = False) -> str:
    """What to say of a name that is like a known one; the prefix that all share counts for nothing."""
    known = {each.removeprefix(_PREFIX): each for each in _KNOWN}
    import difflib  # only who mistypes needs it

    near = difflib.get_close_matches(name.removeprefix(_PREFIX), known, n=1, cutoff=_SLIP)
    if not near:
        return ""
    return f": did you mean {near[0].lower() if as_key else known[near[0]]!r}?"
