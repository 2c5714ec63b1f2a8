"""How a site is set up: what the table of ``indexer/configuration.py`` says, read and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal, TypeVar, cast, get_args
from urllib.parse import urlsplit

from indexer import configuration
from indexer.errors import QueryError
from indexer.publishing.mailing import Post, is_address

#: What is written of each answer, and who may read the measures.
Log = Literal["none", "text", "json"]
Readers = Literal["none", "local", "key", "all"]
_ORIGIN = re.compile(r"\*|[a-z][a-z0-9+.-]*://[^/?#@\s]+")
#: A name, those under it where a point stands in front, or an address; a port may follow.
_HOST = re.compile(r"(?:\.?[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:.]+\])(?::\d+)?")
#: What a policy of content takes for a site that frames another (CSP, host-source).
_FRAME = re.compile(r"\*|'self'|(?:https?://)?(?:\*\.)?[\w.-]+(?::(?:\d+|\*))?")
_Word = TypeVar("_Word", Log, Readers)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site."""

    name: str = "Registre"
    listen: tuple[str, int] = ("127.0.0.1", 8000)
    url: str | None = None
    hosts: tuple[str, ...] = ()
    cors: tuple[str, ...] = ("*",)
    api_keys: tuple[str, ...] = ()
    private: bool = False
    rate: int | None = None
    embed: tuple[str, ...] = ("*",)
    originals: bool = True
    contact: str | None = None
    legal: str | None = None
    report: str | None = None
    noindex: bool = False
    post: Post | None = None
    workers: int | None = None
    threads: int = 8
    proxy: str | None = None
    log: Log = "none"
    log_queries: bool = False
    metrics: Readers = "local"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings. Raises ``QueryError`` that names the one that cannot be, and its file."""
        try:
            return cls._read(configuration.given(environment))
        except QueryError as error:
            if (name := error.parameter) is None:
                raise
            place = configuration.place_of(name, environment)
            said = str(error).replace(name, place, 1)
            raise QueryError(said, parameter=name, value=error.value) from None

    @classmethod
    def _read(cls, given: Mapping[str, str]) -> "Settings":
        return cls(
            name=given.get("REGISTRE_NAME", "").strip() or "Registre",
            url=_site(given, "REGISTRE_URL"),
            listen=_listen(given, "REGISTRE_LISTEN"),
            hosts=_matching(
                given, "REGISTRE_HOSTS", "", _HOST, "host names such as delibs.example"
            ),
            # Without a path, not even a slash, as browsers tell them: or none would ever be equal.
            cors=_matching(
                given, "REGISTRE_CORS", "*", _ORIGIN, "* or origins such as https://host"
            ),
            api_keys=_list(given, "REGISTRE_API_KEYS"),
            private=_yes(given, "REGISTRE_PRIVATE", default=False),
            rate=_number(given, "REGISTRE_RATE"),
            embed=_matching(
                given, "REGISTRE_EMBED", "*", _FRAME, "* or sites such as https://host"
            ),
            originals=_yes(given, "REGISTRE_ORIGINALS", default=True),
            contact=_mail(given, "REGISTRE_CONTACT"),
            legal=_page(given, "REGISTRE_LEGAL"),
            report=_reported(given),
            noindex=_yes(given, "REGISTRE_NOINDEX", default=False),
            post=Post.from_environment(given),
            workers=_number(given, "REGISTRE_WORKERS"),
            threads=_number(given, "REGISTRE_THREADS") or 8,
            proxy=_address(given, "REGISTRE_PROXY"),
            log=_word(given, "REGISTRE_LOG", Log, "none"),
            log_queries=_yes(given, "REGISTRE_LOG_QUERIES", default=False),
            metrics=_word(given, "REGISTRE_METRICS", Readers, "local"),
        )


def _list(given: Mapping[str, str], name: str, default: str = "") -> tuple[str, ...]:
    return tuple(part for part in given.get(name, default).replace(",", " ").split() if part)


def _matching(
    given: Mapping[str, str], name: str, default: str, form: re.Pattern[str], expected: str
) -> tuple[str, ...]:
    """A list of which each value has a form: one that has not would silently fit nobody."""
    values = _list(given, name, default)
    for value in values:
        if not form.fullmatch(value):
            raise QueryError(
                f"{name} must hold {expected}, not {value!r}", parameter=name, value=value
            )
    return values


def _page(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name, "").strip()
    if text and not text.startswith(("https://", "http://", "/")):
        raise QueryError(f"{name} must be a web address, not {text!r}", parameter=name, value=text)
    return text or None


def _mail(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name, "").strip().removeprefix("mailto:")
    if text and not is_address(text):
        raise QueryError(f"{name} must be a mail address, not {text!r}", parameter=name, value=text)
    return text or None


def _reported(given: Mapping[str, str]) -> str | None:
    text = given.get("REGISTRE_REPORT", "").strip().removeprefix("mailto:")
    return f"mailto:{text}" if is_address(text) else _page(given, "REGISTRE_REPORT")


def _yes(given: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = given.get(name, "").strip().lower()
    if text not in ("", "1", "0", "oui", "non", "yes", "no", "true", "false"):
        raise QueryError(f"{name} must be 1 or 0, not {text!r}", parameter=name, value=text)
    return text in ("1", "oui", "yes", "true") if text else default


def _number(given: Mapping[str, str], name: str) -> int | None:
    text = given.get(name, "").strip()
    if not text:
        return None
    if not text.isdecimal() or int(text) == 0:
        raise QueryError(
            f"{name} must be a whole number above 0, not {text!r}", parameter=name, value=text
        )
    return int(text)


def _word(given: Mapping[str, str], name: str, words: object, default: _Word) -> _Word:
    text = given.get(name, "").strip().lower() or default
    if text not in get_args(words):
        raise QueryError(
            f"{name} must be one of {', '.join(get_args(words))}, not {text!r}",
            parameter=name,
            value=text,
        )
    return cast(_Word, text)


def _site(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name, "").strip().rstrip("/")
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        sound = sound and not (parts.query or parts.fragment)
    except ValueError:
        sound = False
    if text and not sound:
        raise QueryError(
            f"{name} must be an address such as https://host/path, not {text!r}",
            parameter=name,
            value=text,
        )
    return text or None


def _listen(given: Mapping[str, str], name: str) -> tuple[str, int]:
    text = given.get(name, "").strip() or "127.0.0.1:8000"
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]") if host.startswith("[") else host
    named = host and colon and (":" not in host or text.startswith("["))
    if not named or not port.isdecimal() or int(port) > 65_535:
        raise QueryError(
            f"{name} must be host:port, such as 127.0.0.1:8000 or [::1]:8000, not {text!r}",
            parameter=name,
            value=text,
        )
    return host, int(port)


def _address(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name, "").strip()
    try:
        return str(ip_address(text)) if text else None
    except ValueError:
        raise QueryError(
            f"{name} must be an IP address, not {text!r}", parameter=name, value=text
        ) from None
