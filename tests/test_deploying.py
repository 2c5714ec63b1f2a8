"""docs/deploying.md and the files that it installs."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from indexer.configuration import SITE as SITE_SETTINGS
from webapp.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "deploy" / "site"
PAGE = (ROOT / "docs" / "deploying.md").read_text("utf-8")


def test_the_page_names_every_file_and_no_other():
    named = {Path(name).name for name in re.findall(r"deploy/site/([\w.-]+\w)", PAGE)}
    assert named == {path.name for path in SITE.iterdir()}


def test_the_settings_that_are_shipped_are_settings():
    settings = Settings.from_environment({"REGISTRE_CONFIG": str(SITE / "site.toml")})
    assert settings.url == "https://delibs.example/registre"
    # What is only to be put in is read too.
    text = (SITE / "site.toml").read_text("utf-8")
    for line in re.findall(r"^# (\w+ = .*)$", text, re.MULTILINE):
        (name,) = tomllib.loads(line)
        assert f"REGISTRE_{name.upper()}" in SITE_SETTINGS


@pytest.mark.parametrize(
    "unit",
    sorted(p for p in SITE.iterdir() if p.suffix in (".service", ".timer")),
    ids=lambda unit: unit.name,
)
def test_systemd_reads_the_units(unit, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    # The program is not there yet.
    for path in SITE.glob("*.service"), SITE.glob("*.timer"):
        for each in path:
            text = each.read_text("utf-8").replace("/opt/registre/bin/search", "/bin/true")
            (tmp_path / each.name).write_text(text, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / unit.name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert unit.name not in done.stderr
