"""An audit that could ask nobody is no clean bill."""

import importlib.util
from pathlib import Path

import pytest

AUDIT = Path(__file__).resolve().parent.parent / "deploy" / "audit.py"


@pytest.fixture(scope="module")
def module():
    spec = importlib.util.spec_from_file_location("audit", AUDIT)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_a_hole_fails_and_is_named(module, capsys):
    hole = {"id": "PYSEC-1", "fix_versions": ["1.1"]}
    assert module.verdict([{"name": "a", "version": "1.0", "vulns": [hole]}]) == 1
    assert capsys.readouterr().out == "a 1.0: PYSEC-1, mended in 1.1\n"


def test_packages_that_were_answered_for_are_counted(module, capsys):
    packages = [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "unknown"}]
    assert module.verdict(packages) == 0
    assert "no known hole in 1 of 2 packages" in capsys.readouterr().out


def test_no_answer_is_said_to_be_none(module, capsys, tmp_path):
    assert module.verdict([{"name": "a", "skip_reason": "not found"}]) == 0
    assert "skipped" in capsys.readouterr().out
    assert module.audit(tmp_path) == 0
    assert "skipped" in capsys.readouterr().out
