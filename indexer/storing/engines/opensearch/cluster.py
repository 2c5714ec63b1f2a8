"""The cluster that holds an index: where it is, how it is spoken to, what its answers mean.

Settings are those of ``indexer/configuration.py``; those without secrets are kept beside the index, so
that an index is found again in the cluster it was made in.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionError,
    NotFoundError,
    OpenSearchException,
    SSLError,
    TransportError,
)

from indexer import configuration
from indexer.errors import EngineUnavailable, IndexMissing, QueryError

#: Answers that say « not now »: the same request may succeed later or on another node.
BUSY = (429, 502, 503, 504)
#: What a node says of an index that is not there, or that it does not know yet after a start.
NO_INDEX = "index_not_found_exception"
#: What a search says whose shards moved, or left with their node, between two of its phases; with a
#: status of 404 where they were there and hold nothing of it any more.
_LOST_SHARDS = "search_phase_execution_exception"
#: The oldest server whose answers were tried.
_OLDEST = 2
_PREFIX = "REGISTRE_OPENSEARCH_"
#: How long to wait, in seconds, before a node that was lost or full is asked again.
_PAUSES = (0.3, 1.5)
#: The same where a node knows no index: most often the next host of the list does.
_PAUSES_WHERE_UNKNOWN = (0.0, 0.0, 0.0, 0.3, 0.0, 0.0, 1.5, 0.0, 0.0)

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the cluster is and how the index is spread over it. ``hosts`` hold no secrets."""

    hosts: tuple[str, ...]
    index: str = "registre"
    shards: int = 1
    replicas: int = 1
    timeout: float = 10.0
    ca: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings that were given. Raises ``QueryError`` that names the wrong one."""
        given = {
            name.removeprefix(_PREFIX): value
            for name, value in (environment or configuration.given()).items()
            if name.startswith(_PREFIX) and value
        }
        urls = [url.strip() for url in given.get("URL", "").split(",") if url.strip()]
        if not urls:
            raise QueryError(
                f"the engine opensearch needs {_PREFIX}URL, the addresses of the cluster",
                parameter=f"{_PREFIX}URL",
            )
        hosts, users = zip(*map(_host, urls), strict=True)
        user, password = next((pair for pair in users if pair[0]), (None, None))
        return cls(
            hosts=hosts,
            index=_index(given.get("INDEX", "registre")),
            shards=_number(given, "SHARDS", 1),
            replicas=_number(given, "REPLICAS", 1, least=0),
            timeout=_number(given, "TIMEOUT", 10),
            ca=given.get("CA"),
            user=given.get("USER", user),
            password=given.get("PASSWORD", password),
            api_key=given.get("API_KEY"),
        )

    def kept(self) -> dict[str, Any]:
        """What is written beside the index: nothing secret."""
        return {
            "hosts": list(self.hosts),
            "index": self.index,
            "shards": self.shards,
            "replicas": self.replicas,
        }

    def over(self, kept: Mapping[str, Any]) -> "Settings":
        """These settings for an index that was made with others: its name and spread stay."""
        return replace(self, index=kept["index"], shards=kept["shards"], replicas=kept["replicas"])


def _index(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", name):
        raise QueryError(
            f"{name!r} cannot name an index: use small letters, digits, - and _",
            parameter=f"{_PREFIX}INDEX",
            value=name,
        )
    return name


def _host(url: str) -> tuple[str, tuple[str | None, str | None]]:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 9200)
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or not port:
        raise QueryError(
            f"{url!r} is no address of a cluster", parameter=f"{_PREFIX}URL", value=url
        )
    address = f"{parts.scheme}://{parts.hostname}:{port}{parts.path.rstrip('/')}"
    return address, (parts.username, parts.password)


def _number(given: Mapping[str, str], name: str, by_default: int, *, least: int = 1) -> int:
    text = given.get(name, str(by_default))
    if not text.isdecimal() or int(text) < least:
        raise QueryError(
            f"{_PREFIX}{name} must be a whole number from {least} up, not {text!r}",
            parameter=f"{_PREFIX}{name}",
            value=text,
        )
    return int(text)


def connect(settings: Settings) -> OpenSearch:
    """A client that tries each host in turn. Nothing is sent yet."""
    secured = any(host.startswith("https:") for host in settings.hosts)
    options: dict[str, Any] = {}
    if settings.api_key:
        options["headers"] = {"authorization": f"ApiKey {settings.api_key}"}
    elif settings.user:
        options["http_auth"] = (settings.user, settings.password or "")
    if secured:
        options |= {"verify_certs": True, "ca_certs": settings.ca}
    return OpenSearch(
        hosts=list(settings.hosts),
        timeout=settings.timeout,
        max_retries=len(settings.hosts) + 1,
        retry_on_timeout=True,
        retry_on_status=(502, 503, 504),
        http_compress=True,
        pool_maxsize=16,
        **options,
    )


def require_server(client: OpenSearch, settings: Settings) -> int:
    """The major version of the OpenSearch that answers.

    Raises ``EngineUnavailable`` unless it is one, and recent enough.
    """
    with speaking(settings):
        found = client.info()
    version = found.get("version", {}) if isinstance(found, dict) else {}
    number = str(version.get("number", ""))
    if version.get("distribution") != "opensearch" or not number:
        raise EngineUnavailable(f"what answers at {_named(settings)} is not OpenSearch")
    major = int(number.split(".")[0])
    if major < _OLDEST:
        raise EngineUnavailable(
            f"the cluster at {_named(settings)} runs OpenSearch {number}: {_OLDEST}.0 or later is needed"
        )
    return major


def again(read: Callable[[], _Answer]) -> _Answer:
    """Read once more, a few times at most, where a node was lost while it answered, is full or new.

    The cluster itself tries other copies of a shard while it looks for hits, but not while it
    fetches them. A node that has just started knows no index for a moment: the other hosts are asked
    at once, each more than once, before an index is believed to be gone.
    """
    lost, unknown = iter(_PAUSES), iter(_PAUSES_WHERE_UNKNOWN)
    while True:
        try:
            return read()
        except ConnectionError:
            raise  # every host was tried already
        except TransportError as error:
            if error.error == NO_INDEX:
                pause = next(unknown, None)
            else:
                pause = next(lost, None) if _passes(error) else None
            if pause is None:
                raise
        time.sleep(pause)


def _passes(error: TransportError) -> bool:
    """Whether another node, or the same one in a moment, may answer."""
    return error.status_code in (500, *BUSY) or _moved(error)


def _moved(error: TransportError) -> bool:
    return bool(error.status_code == 404 and error.error == _LOST_SHARDS)


@contextmanager
def speaking(settings: Settings) -> Iterator[None]:
    """Turn what the client raises into one clear sentence."""
    try:
        yield
    except OpenSearchException as error:
        raise _meant(error, settings) from None


def _meant(error: OpenSearchException, settings: Settings) -> Exception:
    place = _named(settings)
    match error:
        case SSLError():
            return EngineUnavailable(
                f"the certificate of {place} is not trusted: name its authority in {_PREFIX}CA"
            )
        case ConnectionError():
            return EngineUnavailable(f"no OpenSearch answers at {place}: is it started?")
        case AuthenticationException():
            return EngineUnavailable(
                f"{place} refuses {_caller(settings)}: check {_PREFIX}USER and {_PREFIX}PASSWORD, "
                f"or {_PREFIX}API_KEY"
            )
        case AuthorizationException():
            return EngineUnavailable(
                f"{place} does not allow {settings.user or 'this client'} to use {settings.index}"
            )
        case NotFoundError() if not _moved(error):
            return IndexMissing(f"the cluster at {place} holds no such index")
        case TransportError() if error.status_code in BUSY or _moved(error):
            return EngineUnavailable(
                f"the cluster at {place} is too busy or lacks part of the index "
                f"({error.status_code}): try again in a while"
            )
        case TransportError():
            # A proxy answers with a page, which tells nobody anything.
            kind = f" {error.error}" if re.fullmatch(r"\w+", str(error.error)) else ""
            return EngineUnavailable(f"{place} answered with an error ({error.status_code}{kind})")
    return EngineUnavailable(f"{place} gave an answer that cannot be read: {error}")


def _caller(settings: Settings) -> str:
    if settings.api_key:  # sent instead of the user, where both are given
        return "the API key"
    return f"the user {settings.user}" if settings.user else "a request without a user"


def _named(settings: Settings) -> str:
    return ", ".join(settings.hosts)


def kept_file(folder: Path) -> Path:
    """Where what is known of the index is written."""
    return folder / "opensearch.json"
