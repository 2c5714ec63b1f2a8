"""Who may read an index: keys that are only known by their digests."""

from pathlib import Path

import pytest

from indexer.errors import IndexCorrupt, QueryError
from indexer.keyring import FILE, Keyring


def test_a_key_is_told_once_and_kept_as_its_digest(tmp_path: Path) -> None:
    ring, secret = Keyring().with_key("intranet")
    ring.write(tmp_path)
    assert secret not in (tmp_path / FILE).read_text("utf-8")
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    known = Keyring.read(tmp_path)
    assert known == ring
    assert (known.holder(secret), known.holder(f"{secret}x"), known.holder("")) == (
        "intranet",
        None,
        None,
    )


def test_each_key_has_a_name_of_its_own() -> None:
    ring, first = Keyring().with_key("a")
    ring, second = ring.with_key("b")
    assert (ring.holder(first), ring.holder(second)) == ("a", "b")
    with pytest.raises(QueryError, match="already"):
        ring.with_key("a")
    left = ring.without("a")
    assert (left.holder(first), left.holder(second)) == (None, "b")
    with pytest.raises(QueryError, match="no key"):
        left.without("a")


@pytest.mark.parametrize("name", ["", "a b", "a/b", "a" * 65, "a\n"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="is no name"):
        Keyring().with_key(name)


def test_what_is_guarded_is_kept(tmp_path: Path) -> None:
    assert Keyring.read(tmp_path) == Keyring()
    Keyring().guarding("everything").write(tmp_path)
    assert Keyring.read(tmp_path).guard == "everything"


@pytest.mark.parametrize("content", ["", "{", '{"keys": []}', '{"guard": "all", "keys": []}'])
def test_a_damaged_keyring_opens_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, "utf-8")
    with pytest.raises(IndexCorrupt, match="cannot be read"):
        Keyring.read(tmp_path)
