"""The program: its version, its help, what is mistyped."""

import pytest
from click import Option
from running import run

from indexer.cli import main


def test_version_and_help_are_told():
    assert run("--version").stdout.startswith("search")
    assert "index" in run("-h").stdout
    for command in main.commands:
        assert run(command, "-h").exit_code == 0


def test_a_mistyped_command_gets_a_suggestion():
    done = run("serch")
    assert done.exit_code == 2
    assert "Did you mean" in run("qery").stderr


@pytest.mark.parametrize("option", [["-q"], ["--quiet"], ["--config", "settings.toml"]])
def test_an_option_of_all_commands_that_follows_one_is_said_to_stand_before_it(option):
    done = run("info", *option)
    assert done.exit_code == 2
    assert f"{option[0]} stands before the command: search {option[0]} … info …" in done.stderr


def _commands(group=main, path=()):
    for name, command in group.commands.items():
        yield (*path, name), command
        yield from _commands(command, (*path, name)) if hasattr(command, "commands") else ()


def test_each_command_says_what_it_does_in_a_line_and_each_option_what_it_is_for():
    known = dict(_commands())
    assert known.keys() >= {("query",), ("keys", "guard")}
    listed = "".join(
        run(*path, "-h", env={"COLUMNS": "80"}).stdout.partition("Options:")[2]
        for path in [(), *(path for path, command in known.items() if hasattr(command, "commands"))]
    )
    # What does not fit into a line is cut with three points.
    assert "..." not in listed.replace("[ARGS]...", "")
    for path, command in known.items():
        assert "``" not in (command.help or "``"), path
        bare = [o.name for o in command.params if isinstance(o, Option) and not o.help]
        assert bare == [], path
