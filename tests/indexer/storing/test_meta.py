from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import IndexCorrupt, IndexLocked, IndexMismatch, IndexMissing
from indexer.storing.lock import writing
from indexer.storing.meta import Meta, index_folder


def test_the_folder_is_the_one_asked_then_that_of_the_environment(monkeypatch):
    monkeypatch.delenv("REGISTRE_INDEX", raising=False)
    assert index_folder(None) == Path(".registre")
    monkeypatch.setenv("REGISTRE_INDEX", "elsewhere")
    assert index_folder(None) == Path("elsewhere")
    assert index_folder(Path("here")) == Path("here")


def test_what_was_written_is_read(tmp_path):
    meta = Meta.new("tantivy", generation=3)
    meta.write(tmp_path)
    assert Meta.read(tmp_path) == meta
    meta.require_current(tmp_path)


def test_no_index_a_file_and_a_damaged_one_each_have_their_sentence(tmp_path):
    with pytest.raises(IndexMissing, match="no index"):
        Meta.read(tmp_path)
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(IndexMissing, match="is a file"):
        Meta.read(file)
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(IndexCorrupt):
        Meta.read(tmp_path)


@pytest.mark.parametrize(
    "content", ["null", "[]", "3", '"x"', "{}", '{"engine": "tantivy", "x": 1}']
)
def test_what_describes_no_index_is_said_in_words(tmp_path, content):
    (tmp_path / "meta.json").write_text(content)
    with pytest.raises(IndexCorrupt, match="it does not describe an index"):
        Meta.read(tmp_path)


@pytest.mark.parametrize("change", [{"schema_version": 0}, {"analyzer": "another"}])
def test_an_index_made_otherwise_is_refused_and_says_what_to_do(tmp_path, change):
    with pytest.raises(IndexMismatch, match="--rebuild"):
        replace(Meta.new("tantivy"), **change).require_current(tmp_path)


def test_one_writer_at_a_time_and_the_owner_is_named(tmp_path):
    with writing(tmp_path), pytest.raises(IndexLocked, match="process"), writing(tmp_path):
        pass
    with writing(tmp_path):
        pass
