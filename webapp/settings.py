"""How a site is set up; every setting can come from the environment.

======================  =============================================================
``REGISTRE_NAME``       name shown on the pages (Registre)
``REGISTRE_URL``        public address; its path stands before every address of the site
``REGISTRE_HOSTS``      host names answered, separated by commas (all)
``REGISTRE_CORS``       origins that may call the API from a browser (``*``)
``REGISTRE_API_KEYS``   keys that the API asks for, beside those of ``search keys`` (none: it is open)
``REGISTRE_PRIVATE``    ``1`` asks for a key for everything, pages too (``0``)
``REGISTRE_RATE``       API calls a minute for one caller (none: no limit)
``REGISTRE_EMBED``      sites that may frame the list of ``/integrer/liste`` (``*``)
``REGISTRE_ORIGINALS``  ``0`` keeps the original files to the machine (``1``)
``REGISTRE_CONTACT``    address of the site's keeper, for the accessibility statement
``REGISTRE_WORKERS``    processes that answer, where the system forks (as many as cores)
``REGISTRE_LEGAL``      address of the page of legal notices (mentions légales), linked on every page
``REGISTRE_REPORT``     where to report an error or ask for a withdrawal: mail address, or ``https://…``
``REGISTRE_NOINDEX``    ``1`` keeps the site out of search engines (``0``)
``REGISTRE_SMTP``       mail server of alerts, ``smtp://user:password@host:587`` or ``smtps://…`` (none)
``REGISTRE_SENDER``     address that alerts come from
``REGISTRE_THREADS``    threads that answer, in each process (8)
``REGISTRE_PROXY``      address of the proxy whose ``X-Forwarded-*`` headers are believed
======================  =============================================================
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.errors import QueryError
from indexer.mailing import Post, is_address


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site; the table above says what each means."""

    name: str = "Registre"
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

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings. Raises ``QueryError`` that names a variable that is no number."""
        given = os.environ if environment is None else environment
        return cls(
            name=given.get("REGISTRE_NAME", "").strip() or "Registre",
            url=given.get("REGISTRE_URL", "").strip().rstrip("/") or None,
            hosts=_list(given, "REGISTRE_HOSTS"),
            cors=_list(given, "REGISTRE_CORS", "*"),
            api_keys=_list(given, "REGISTRE_API_KEYS"),
            private=_yes(given, "REGISTRE_PRIVATE", default=False),
            rate=_number(given, "REGISTRE_RATE"),
            embed=_list(given, "REGISTRE_EMBED", "*"),
            originals=_yes(given, "REGISTRE_ORIGINALS", default=True),
            contact=given.get("REGISTRE_CONTACT", "").strip() or None,
            legal=_page(given, "REGISTRE_LEGAL"),
            report=_reported(given),
            noindex=_yes(given, "REGISTRE_NOINDEX", default=False),
            post=Post.from_environment(given),
            workers=_number(given, "REGISTRE_WORKERS"),
            threads=_number(given, "REGISTRE_THREADS") or 8,
            proxy=given.get("REGISTRE_PROXY", "").strip() or None,
        )


def _list(given: Mapping[str, str], name: str, default: str = "") -> tuple[str, ...]:
    return tuple(part for part in given.get(name, default).replace(",", " ").split() if part)


def _page(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name, "").strip()
    if text and not text.startswith(("https://", "http://", "/")):
        raise QueryError(f"{name} must be a web address, not {text!r}", parameter=name, value=text)
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
