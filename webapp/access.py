"""Who may call the API and how often."""

import hmac
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from flask import Flask, Response, request

from webapp.backend import site
from webapp.problems import Problem, respond

_MOST_CALLERS = 50_000


@dataclass(slots=True)
class RateLimiter:
    """A token bucket for each caller: ``rate`` calls a minute, with bursts of as many.

    One process counts for itself. The oldest callers are forgotten past 50,000.
    """

    rate: int
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, caller: str) -> int:
        """Count a call; 0 when it may pass, else the seconds after which one may."""
        now, a_second = self.clock(), self.rate / 60
        with self._lock:
            left, then = self._buckets.pop(caller, (float(self.rate), now))
            left = min(self.rate, left + (now - then) * a_second)
            passes = left >= 1
            self._buckets[caller] = (left - 1 if passes else left, now)
            if len(self._buckets) > _MOST_CALLERS:
                del self._buckets[next(iter(self._buckets))]
        return 0 if passes else max(1, ceil((1 - left) / a_second))


def register(app: Flask, rate: int | None) -> None:
    """Guard the API of an application, before anything else answers (a 304 too needs a key)."""
    limiter = RateLimiter(rate) if rate else None
    app.before_request(lambda: _guard(limiter))


def _guard(limiter: RateLimiter | None) -> Response | None:
    """Refuse a call to the API that has no key where one is asked for, or that comes too often."""
    if not request.path.startswith("/api/") or request.method == "OPTIONS":
        return None
    key = _key()
    if site().settings.api_keys and not _known(key):
        return respond(Problem(401, headers={"WWW-Authenticate": 'Bearer realm="Registre"'}))
    if limiter:
        # A key that nobody checked would make a new caller of every call.
        caller = key if site().settings.api_keys else request.remote_addr
        wait = limiter.wait(caller or "")
        if wait:
            return respond(Problem(429, headers={"Retry-After": str(wait)}))
    return None


def _key() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    return request.headers.get("X-API-Key", "").strip()


def _known(key: str) -> bool:
    # Every key is compared, in constant time: the time taken says nothing about the right one.
    same = [hmac.compare_digest(key.encode(), k.encode()) for k in site().settings.api_keys]
    return any(same)
