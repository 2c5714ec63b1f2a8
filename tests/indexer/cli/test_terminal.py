"""What a person reads on a terminal holds no word of Python."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from indexer.cli import main
from indexer.cli.terminal import _plain

CORPUS = Path(__file__).parents[3] / "corpus"
PYTHON = re.compile(r"\bNone\b|\bTrue\b|\bFalse\b|\{'|\('|\['|[\[{(]\"")
WORDS = st.text("abcé ", min_size=1)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(WORDS, inner, max_size=3)
        | st.tuples(inner, inner)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_no_value_is_printed_as_python_writes_it(value):
    assert not PYTHON.search(_plain(value))


@pytest.mark.parametrize(
    "command",
    [
        ["parse", *map(str, sorted((CORPUS / "vaucourt-sur-selinelle").glob("*.txt"))[:2])],
        ["analyze", "L'école de la République"],
        ["analyze", "--query", 'école OU "maison commune"'],
    ],
)
def test_a_command_prints_plain_lines(command):
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3
    # Texts of acts may hold anything; the values that stand beside keys are ours.
    assert not PYTHON.search(done.stdout)


def test_the_help_groups_every_command():
    text = CliRunner().invoke(main, ["-h"]).stdout
    assert "Keep an index:" in text
    assert "Others:" not in text
    for name in main.commands:
        assert re.search(rf"^  {name}\s", text, re.MULTILINE), name
