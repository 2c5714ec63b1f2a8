"""Which rules of parsing no test would miss.

A rule is a compiled pattern, or a function that answers yes or no, that stands at the top of a module
of ``indexer.reading.parsing``. Its tests run once to see which of them each rule has a say in; then
each rule is taken out (the pattern never matches, the answer is always no) and those tests run
again. A rule that can be taken out without one of them failing has no proof: it wants a phrase in a
test, or it goes.

    python -m tools.rule_proofs                 every rule
    python -m tools.rule_proofs facts.votes     those of a module

Tests of properties (Hypothesis) prove no rule and are left out. The list is printed; the exit code
is 1 where it is not empty.
"""

import functools
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any, TypeGuard

import pytest
from _pytest.runner import runtestprotocol

import indexer.reading.parsing as parsing
from indexer.reading.parsing.patterns.pattern import Pattern

TESTS = (
    "tests/indexer/reading/parsing",
    # what tables and transmissions state beside a text
    "tests/indexer/reading/test_mapping.py",
    "tests/indexer/reading/test_transmissions.py",
)
#: Taken out, these leave what is read as it is: they spare the search for something that cannot be there.
SPARING = (
    "facts.numbers.leading_numbers._WORDS_AT_ONCE",
    "lines.leads._WORDS_AT_ONCE",
    "points.headings.headings._WORDS_AT_ONCE",
    "patterns.first_words.ends_on_a_sign()",
)
_CONSULTED = (
    "match",
    "search",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "subn",
    "split",
    "tokens",
)
_PATTERNS = (re.Pattern, Pattern)
_FLAGS = re.compile(r"^\(\?[aiLmsux]+\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: what it is called, and the pattern or the function that it is."""

    name: str
    what: Any

    def without(self) -> Any:
        """What stands in its place when it is taken out."""
        if isinstance(self.what, _PATTERNS):
            body = _FLAGS.sub("", self.what.pattern)
            return re.compile(f"(?!)(?:{body}\n)", self.what.flags)
        return functools.wraps(self.what)(lambda *_args, **_named: False)


class _Watched:
    """A pattern that tells each time it finds something."""

    def __init__(self, pattern: re.Pattern[str] | Pattern, tell: Callable[[], None]) -> None:
        self._pattern, self._tell = pattern, tell

    def __getattr__(self, name: str) -> Any:
        given = getattr(self._pattern, name)
        if name not in _CONSULTED:
            return given

        def consulted(*args: Any, **named: Any) -> Any:
            # « $ » is where a search ends: it is tried within the same bounds.
            sought = (
                (args[1],) if name in ("sub", "subn") else args[:1] if name == "split" else args
            )
            if self._pattern.search(*sought):
                self._tell()
            return given(*args, **named)

        return consulted


def modules() -> dict[str, ModuleType]:
    """The modules of parsing by their names under it."""
    found = pkgutil.walk_packages(parsing.__path__, parsing.__name__ + ".")
    return {
        module.name.removeprefix(parsing.__name__ + "."): importlib.import_module(module.name)
        for module in found
    }


def rules() -> Iterator[Rule]:
    """Every rule once, under the name of the module that holds it first."""
    seen: set[int] = set()
    for place, module in sorted(modules().items()):
        for name, value in vars(module).items():
            for label, what in _rules_in(name, value, module):
                if id(what) not in seen:
                    seen.add(id(what))
                    yield Rule(f"{place}.{label}", what)


def _rules_in(name: str, value: object, module: ModuleType) -> Iterator[tuple[str, Any]]:
    if isinstance(value, _PATTERNS):
        yield name, value
    elif isinstance(value, tuple):
        for index, piece in enumerate(value):
            if isinstance(piece, _PATTERNS):
                yield f"{name}[{index}]", piece
    elif _is_predicate(value) and value.__module__ == module.__name__:
        yield f"{name}()", value


def _is_predicate(value: object) -> TypeGuard[FunctionType]:
    return isinstance(value, FunctionType) and value.__annotations__.get("return") is bool


@contextmanager
def replaced(places: dict[int, Any]) -> Iterator[None]:
    """Put other objects in place of rules, by their ``id``, wherever a module of parsing names them."""
    kept: list[tuple[dict[str, Any], str, Any]] = []
    for module in (*modules().values(), parsing):
        for name, value in list(vars(module).items()):
            new = _swapped(value, places)
            if new is not value:
                kept.append((vars(module), name, value))
                vars(module)[name] = new
    _forget()
    try:
        yield
    finally:
        for names, name, value in kept:
            names[name] = value
        _forget()


def _swapped(value: Any, places: dict[int, Any]) -> Any:
    """A value with what stands in place of it or, in a tuple of tuples, of its pieces."""
    if type(value) is tuple:
        pieces = tuple(_swapped(piece, places) for piece in value)
        return (
            pieces if any(new is not old for new, old in zip(pieces, value, strict=True)) else value
        )
    return places.get(id(value), value)


def _forget() -> None:
    """Empty the caches of parsing: a rule may have had a say in what they hold."""
    for module in modules().values():
        for value in vars(module).values():
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()


class Proofs:
    """A plugin of pytest that runs the tests once for each rule instead of once."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self.rules = [
            rule
            for rule in rules()
            if rule.name not in SPARING and (not wanted or rule.name.startswith(wanted))
        ]
        self.unproved: list[str] = []
        self._by_rule: dict[str, list[pytest.Item]] = defaultdict(list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Watch each test, then try each rule."""
        items = [item for item in session.items if not _is_property(item)]
        told = {item: self._watch(item) for item in items}
        for rule in self.rules:
            # A test in which few rules have a say is likeliest to be the one of this rule.
            own = sorted(self._by_rule[rule.name], key=lambda item: len(told[item]))
            with replaced({id(rule.what): rule.without()}):
                if all(_passes(item) for item in own):
                    self.unproved.append(rule.name)
                    print(rule.name, flush=True)
        return True

    def _watch(self, item: pytest.Item) -> set[str]:
        told: set[str] = set()
        with replaced({id(rule.what): watched(rule, told) for rule in self.rules}):
            if not _passes(item):
                raise pytest.UsageError(f"{item.nodeid} fails with every rule in place")
        for name in told:
            self._by_rule[name].append(item)
        return told


def watched(rule: Rule, told: set[str]) -> Any:
    """What stands in place of a rule to put its name down each time it has a say."""
    if isinstance(rule.what, _PATTERNS):
        return _Watched(rule.what, lambda: told.add(rule.name))

    @functools.wraps(rule.what)
    def answered(*args: Any, **named: Any) -> bool:
        yes: bool = rule.what(*args, **named)
        if yes:
            told.add(rule.name)
        return yes

    return answered


def _is_property(item: pytest.Item) -> bool:
    return hasattr(getattr(item, "obj", None), "hypothesis") or "test_properties" in item.nodeid


def _passes(item: pytest.Item) -> bool:
    item._initrequest()  # type: ignore[attr-defined]
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def main() -> int:
    """Print the rules without proof, and how many there are."""
    proofs = Proofs(tuple(sys.argv[1:]))
    options = ["-qq", "--no-summary", "-p", "no:cacheprovider", "-m", "not shared and not slow"]
    code = pytest.main([*TESTS, *options], plugins=[proofs])
    if code:
        print(f"the tests did not run: {code}")
        return 2
    print(f"{len(proofs.unproved)} of {len(proofs.rules)} rules have no proof")
    return 1 if proofs.unproved else 0


if __name__ == "__main__":
    sys.exit(main())
