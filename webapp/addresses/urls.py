"""Addresses of this site, relative for its own pages and absolute for everyone else."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from flask import g, request, url_for
from werkzeug.sansio.utils import get_current_url

from indexer.acts.shapes import act_path
from indexer.searching.results import SearchRequest
from webapp.addresses.params import paged, query_string
from webapp.backend import site


def root() -> str:
    """The public address of the site, without a slash at its end.

    Where no setting tells it, it is the one asked for, and the answer is no other caller's.
    """
    if url := site().settings.url:
        return url
    g.echoes_host = True
    return _asked_for(request.scheme, request.host, request.root_path)


@lru_cache(maxsize=64)
def _asked_for(scheme: str, host: str, root_path: str) -> str:
    """The address under which the site was called, as werkzeug writes it (international names in their own letters)."""
    return get_current_url(scheme, host, root_path).rstrip("/")


def absolute(path: str) -> str:
    """The public address of a path of the site, which begins at the site's root."""
    return root() + path


def local(path: str) -> str:
    """The address of a path of the site for its own pages: under the path the site is mounted at."""
    return request.script_root + path


def with_same_query(path: str) -> str:
    """The address of a path of the site with the query that was asked, to the letter."""
    query = request.query_string.decode("ascii", "replace")
    return local(path) + (f"?{query}" if query else "")


def search_path(wanted: SearchRequest, suffix: str = "") -> str:
    """The path of the page (or ``.atom``, ``.csv``) of a search."""
    return f"/recherche{suffix}{query_string(wanted)}"


def search_url(wanted: SearchRequest) -> str:
    """The page of a search, for the site's own pages."""
    return local(search_path(wanted))


def api_path(wanted: SearchRequest) -> str:
    """The path of the same search as JSON."""
    return f"/api/v1/search{query_string(wanted)}"


def original_path(id: str) -> str:
    """The file that an act came from."""
    return f"{act_path(id)}/original"


def plain_path(id: str) -> str:
    """The text of an act alone."""
    return f"{act_path(id)}.txt"


def act_url(id: str, query: str = "") -> str:
    """The page of an act, with a query's words marked in it."""
    return local(act_path(id)) + (_marking(query) if query else "")


def body_url(name: str) -> str:
    """The page of a body."""
    return _page_url(request.script_root, "browse.body", "name", name)


def matter_url(code: str) -> str:
    """The page of a matière."""
    return _page_url(request.script_root, "browse.matter", "code", code)


@lru_cache(maxsize=1 << 12)
def _page_url(root: str, endpoint: str, name: str, value: str) -> str:
    """An address that lists repeat, made once; ``root``, where the site is mounted, is part of it."""
    values: dict[str, Any] = {name: value}
    return url_for(endpoint, **values)


@lru_cache(maxsize=64)
def _marking(query: str) -> str:
    """The part of the address of an act that has a query's words marked."""
    return "?" + url_for("pages.act", id="-", q=query).partition("?")[2]


def with_page(wanted: SearchRequest, page: int) -> SearchRequest:
    """The same search at another page."""
    return replace(wanted, page=page)


@dataclass(frozen=True)
class ApiLinks:
    """Addresses of the pages of a JSON answer; what they share is made once."""

    request: SearchRequest

    def page(self, number: int) -> str:
        """The absolute address of a page."""
        return paged(self._first, number)

    def act(self, id: str) -> str:
        """The address of the page of an act, under the path of the site."""
        return self._site + act_path(id)

    @cached_property
    def _first(self) -> str:
        return absolute(api_path(with_page(self.request, 1)))

    @cached_property
    def _site(self) -> str:
        return local("")
