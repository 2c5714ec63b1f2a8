"""docs/deploying.md and the files that it installs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from webapp import settings
from webapp.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "deploy" / "site"
PAGE = (ROOT / "docs" / "deploying.md").read_text("utf-8")


def test_the_page_names_every_file_and_no_other():
    named = {Path(name).name for name in re.findall(r"deploy/site/([\w.-]+\w)", PAGE)}
    assert named == {path.name for path in SITE.iterdir()}


def test_the_shell_reads_its_commands():
    commands = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert len(commands) == 4
    for text in commands:
        subprocess.run(["bash", "-n"], input=text, text=True, check=True)


def test_the_settings_that_are_shipped_are_settings():
    lines = (SITE / "registre.env").read_text("utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
    assert set(given) - {"REGISTRE_INDEX"} <= set(re.findall(r"REGISTRE_\w+", settings.__doc__))
    assert Settings.from_environment(given).url == "https://delibs.example/registre"


@pytest.mark.parametrize("unit", sorted(SITE.glob("*.service")), ids=lambda unit: unit.name)
def test_systemd_reads_the_units(unit, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    # The program is not there yet.
    text = unit.read_text("utf-8").replace("/opt/registre/bin/search", "/bin/true")
    (tmp_path / unit.name).write_text(text, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / unit.name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert unit.name not in done.stderr
