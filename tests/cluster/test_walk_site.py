"""docs/deploying.md is walked: from an empty Debian to HTTPS under a path, as it is printed."""

import re
import subprocess

import machines
import pytest
import walk_site


@pytest.fixture(scope="module")
def steps() -> list:
    return walk_site.blocks()


def test_every_command_of_the_page_is_walked(steps: list) -> None:
    page = walk_site.PAGE.read_text("utf-8")
    fenced = page.split("```")[1::2]
    assert {text.split("\n")[0] for text in fenced} == {"sh", "text"}
    assert [step.commands for step in steps] == [
        text.removeprefix("sh\n") for text in fenced if text.startswith("sh\n")
    ]
    # What is printed is promised of every block but the first, and those that say nothing.
    assert sum(bool(step.printed) for step in steps) >= 7


def test_the_shell_reads_them(steps: list) -> None:
    for step in steps:
        subprocess.run(["bash", "-n"], input=step.commands, text=True, check=True)


def test_what_is_shipped_and_not_walked_is_named_as_another_way(steps: list) -> None:
    commands = "".join(step.commands for step in steps)
    laid = set(re.findall(r"deploy/site/([\w.-]+\w)", commands))
    shipped = {path.name for path in (walk_site.ROOT / "deploy" / "site").iterdir()}
    assert shipped - laid == {
        "Caddyfile", "Containerfile", "registre-index.service", "registre-index.timer",
    }  # fmt: skip


@pytest.mark.cluster
@pytest.mark.slow
def test_the_page_goes_through_word_for_word() -> None:
    if reason := machines.lacking(*walk_site.PROGRAMS):
        pytest.skip(f"no empty machine can be made: {reason}")
    walk_site.walked()
