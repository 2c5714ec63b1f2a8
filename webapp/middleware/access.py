"""Who may read what, and how often.

Everything is open by default. The keyring of the index, or the settings, may ask for a key for the
JSON interface or for everything: pages, tables, feeds, originals, lists to embed, suggestions. A
program gives its key in ``X-API-Key`` or as a bearer; a person types it as the password that the
browser asks for (RFC 7617), under any name.
"""

import base64
import binascii
import hmac
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from flask import Flask, Response, current_app, g, request

from indexer.errors import IndexCorrupt
from indexer.keyring import FILE, Guard, Keyring
from webapp.middleware.problems import Problem, respond

_MOST_CALLERS = 50_000
#: What sums of seconds may be wrong by: who waited as long as was told has a whole call.
_ROUNDED = 1e-6
#: Wrong keys that one address may try in a minute.
_WRONG_KEYS = 10
#: Endpoints that need no key: they tell nothing of the index, or (``metrics``) know their own readers; who
#: leaves an alert has its token.
_OPEN = ("static", "health", "robots", "security", "leave", "metrics")
_ASKED = {"WWW-Authenticate": 'Bearer realm="Registre", Basic realm="Registre", charset="UTF-8"'}


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a caller may still do: seconds to wait (0 when the call passes), calls left now."""

    wait: int
    left: int


@dataclass(slots=True)
class RateLimiter:
    """A token bucket for each caller: ``rate`` calls a minute, with bursts of as many.

    One process counts for itself. The oldest callers are forgotten past 50,000.
    """

    rate: int
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, caller: str, calls: int = 1) -> Allowance:
        """Count a call if it may pass; with 0 ``calls``, only look whether one may."""
        now, a_second = self.clock(), self.rate / 60
        with self._lock:
            left, then = self._buckets.pop(caller, (float(self.rate), now))
            left = min(self.rate, left + (now - then) * a_second)
            passes = left >= 1 - _ROUNDED
            left = max(0.0, left - calls) if passes else left
            self._buckets[caller] = (left, now)
            if len(self._buckets) > _MOST_CALLERS:
                del self._buckets[next(iter(self._buckets))]
        return Allowance(0 if passes else max(1, ceil((1 - left) / a_second)), int(left))


@dataclass(slots=True)
class Doorkeeper:
    """Knows the keys: those of the settings, and those of an index, read again when they change."""

    folder: Path | None
    given: tuple[str, ...]
    private: bool
    _ring: Keyring = field(default_factory=Keyring)
    _stamp: tuple[int, int] | None = None

    def guard(self) -> Guard:
        """What asks for a key now."""
        ring = self._now()
        if self.private:
            return "everything"
        return "api" if ring.guard == "nothing" and self.given else ring.guard

    def holder(self, key: str) -> str | None:
        """Whose key it is, ``None`` for a wrong one."""
        # Every key is compared, in constant time: the time taken says nothing about the right one.
        found = [
            n for n, k in enumerate(self.given) if hmac.compare_digest(key.encode(), k.encode())
        ]
        return self._now().holder(key) or (f"\0{found[0]}" if found else None)

    def _now(self) -> Keyring:
        if self.folder is None:
            return self._ring
        try:
            known = (self.folder / FILE).stat()
            stamp = (known.st_mtime_ns, known.st_ino)
        except FileNotFoundError:
            stamp = (0, 0)
        if stamp != self._stamp:
            try:
                self._ring = Keyring.read(self.folder)
            except IndexCorrupt as error:
                # What was asked for a key goes on being so.
                current_app.logger.error("%s", error)
                self._ring = Keyring(guard="everything")
            self._stamp = stamp
        return self._ring


def register(app: Flask, keys: Path | None) -> None:
    """Guard an application, before anything else answers (a 304 too needs a key).

    ``keys`` is the folder of the index, in which its keyring stands.
    """
    settings = app.extensions["registre"].settings
    door = Doorkeeper(keys, settings.api_keys, settings.private)
    limiter = RateLimiter(settings.rate) if settings.rate else None
    wrong = RateLimiter(_WRONG_KEYS)
    app.before_request(lambda: _admit(door, wrong) or _limit(limiter))
    app.after_request(_tell)


def _admit(door: Doorkeeper, wrong: RateLimiter) -> Response | None:
    """Refuse who has no right key where one is asked for."""
    guard, key, address = door.guard(), _key(), request.remote_addr or ""
    g.private = guard == "everything"
    # A page whose address does not exist is guarded too: it must not tell what exists.
    inside = (request.endpoint or "").rpartition(".")[2] not in _OPEN
    g.guarded = inside and (guard == "everything" or (guard == "api" and _is_api()))
    if request.method == "OPTIONS":
        return None
    if key:
        if wait := wrong.take(address, 0).wait:
            return respond(Problem(429, headers={"Retry-After": str(wait)}))
        g.caller = door.holder(key)
        if g.caller is None and (door.given or guard != "nothing"):
            wrong.take(address)
    if g.guarded and g.get("caller") is None:
        return respond(Problem(401, headers=_ASKED))
    return None


def _limit(limiter: RateLimiter | None) -> Response | None:
    """Refuse a call to the API that comes too often."""
    if limiter is None or not _is_api() or request.method == "OPTIONS":
        return None
    # A key that nobody knows would make a new caller of every call.
    caller = g.get("caller")
    g.allowance = limiter.take(f"key {caller}" if caller else f"address {request.remote_addr}")
    g.policy = limiter.rate
    if g.allowance.wait:
        return respond(Problem(429, headers={"Retry-After": str(g.allowance.wait)}))
    return None


def _tell(response: Response) -> Response:
    """Say what is left (draft-ietf-httpapi-ratelimit-headers), and that a guarded answer is one caller's."""
    if "allowance" in g:
        allowed, rate = g.allowance, g.policy
        until_full = ceil((rate - allowed.left) * 60 / rate)
        response.headers["RateLimit-Policy"] = f'"minute";q={rate};w=60'
        response.headers["RateLimit"] = f'"minute";r={allowed.left};t={until_full}'
    if g.get("guarded"):
        response.vary.update(("Authorization", "X-API-Key"))
    return response


def _is_api() -> bool:
    return request.path.startswith("/api/")


def _key() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    if scheme.lower() == "basic":
        return _password(token.strip())
    return request.headers.get("X-API-Key", "").strip()


def _password(token: str) -> str:
    try:
        decoded = base64.b64decode(token, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return decoded.partition(":")[2]
