"""What the documentation names is there."""

import re
from pathlib import Path

from indexer.configuration import SITE
from webapp.addresses.params import PARAMETERS

ROOT = Path(__file__).parents[2]


def test_every_setting_and_address_of_the_interface_is_documented() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for name in {
        *SITE,
        *PARAMETERS,
        "/api/v1/search",
        "/api/v1/actes/{id}",
        "/api/v1/suggest",
    }:
        assert f"`{name}" in text or f" {name}" in text, name


def test_every_test_that_the_checklist_cites_exists() -> None:
    text = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    file, cited = None, 0
    for path, name in re.findall(
        r"`((?:browser|webapp(?:/\w+)?)/test_\w+\.py|…)?(?:::)?(test_\w+)?…?`", text
    ):
        if path and path != "…":
            file = (ROOT / "tests" / path).read_text(encoding="utf-8")
        if name:
            assert file is not None
            assert f"def {name}" in file, name
        cited += bool(path or name)
    assert cited > 30
