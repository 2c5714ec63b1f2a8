"""The examples in the documentation of the analyzers run."""

import doctest
import importlib
import pkgutil

import pytest

import analyzers

MODULES = sorted(
    module.name
    for module in pkgutil.iter_modules(analyzers.__path__, "analyzers.")
    if not module.ispkg
)


@pytest.mark.parametrize("name", ["analyzers", *MODULES])
def test_examples_run(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.failed == 0
