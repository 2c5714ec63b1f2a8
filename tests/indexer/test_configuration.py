"""Settings of a file: read under the names of the variables, or refused by name."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import configuration
from indexer.cli import main
from indexer.errors import QueryError
from webapp.settings import Settings


def written(folder: Path, text: str) -> Path:
    path = folder / "site.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_what_variables_say_and_they_go_before_it(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'name = "Délibs"\nrate = 60\nprivate = true\nhosts = ["a.example", "b.example"]\n'
        'log = "json"\n[opensearch]\nuser = "registre"\nshards = 3\n',
    )
    assert configuration.read(path) == {
        "REGISTRE_NAME": "Délibs",
        "REGISTRE_RATE": "60",
        "REGISTRE_PRIVATE": "1",
        "REGISTRE_HOSTS": "a.example,b.example",
        "REGISTRE_LOG": "json",
        "REGISTRE_OPENSEARCH_USER": "registre",
        "REGISTRE_OPENSEARCH_SHARDS": "3",
    }
    settings = Settings.from_environment({"REGISTRE_CONFIG": str(path), "REGISTRE_RATE": "5"})
    assert (settings.name, settings.rate, settings.private) == ("Délibs", 5, True)
    assert (settings.hosts, settings.log) == (("a.example", "b.example"), "json")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rate = ", "is no TOML: Invalid value"),
        ('raet = "5"', "'raet' is no setting: did you mean 'rate'?"),
        ("[[dossier]]\nmotif = 'a'", "'dossier' is no setting"),
        ("[opensearch]\nuzer = 'a'", "did you mean 'opensearch_user'?"),
        ("rate = 1.5", "rate must be a text, a whole number, true or false, or a list of texts"),
        ("hosts = [1]", "hosts must be a text"),
        ("[registre]\nrate = 5", "'registre.rate' is no setting"),
    ],
)
def test_what_is_no_setting_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(QueryError) as raised:
        configuration.read(path)
    assert said in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_mark_in_front_of_the_text_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text("rate = 5", encoding="utf-8-sig")
    assert configuration.read(path) == {"REGISTRE_RATE": "5"}
    path.write_bytes(b"name = '\xe9'")
    with pytest.raises(QueryError, match="is no TOML"):
        configuration.read(path)


def test_a_wrong_value_is_named_with_the_file_it_stands_in(tmp_path: Path) -> None:
    path = written(tmp_path, 'rate = "many"')
    for given, place in (
        ({"REGISTRE_CONFIG": str(path)}, f"REGISTRE_RATE ({path}) must be a whole number"),
        ({"REGISTRE_RATE": "many"}, "REGISTRE_RATE must be a whole number"),
    ):
        with pytest.raises(QueryError) as raised:
            Settings.from_environment(given)
        assert place in str(raised.value)


@pytest.mark.parametrize("name", ["REGISTRE_PRIVAT", "REGISTRE_HOST", "REGISTRE_API_KEY"])
def test_a_variable_that_is_nearly_a_setting_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match=f"{name} is no setting: did you mean"):
        configuration.refuse_slips({name: "1"})
    configuration.refuse_slips({"REGISTRE_ENTREPRISE": "1", "REGISTRE_PRIVATE": "1", "HOME": "/"})


def test_every_command_refuses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTRE_INDX", "ailleurs")
    done = CliRunner().invoke(main, ["info"])
    assert (done.exit_code, done.stderr) == (
        2,
        "search: REGISTRE_INDX is no setting: did you mean 'REGISTRE_INDEX'?\n",
    )


def test_the_command_line_reads_the_file_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REGISTRE_INDEX", raising=False)
    path = written(tmp_path, f'index = "{(tmp_path / "ailleurs").as_posix()}"')
    told = CliRunner().invoke(main, ["--config", str(path), "info"])
    assert told.exit_code == 4
    assert "ailleurs" in told.stderr
    told = CliRunner().invoke(main, ["--config", str(tmp_path / "rien.toml"), "info"])
    assert told.exit_code == 2
    assert "cannot be read: No such file" in told.stderr
    # It holds for that command alone.
    assert "ailleurs" not in CliRunner().invoke(main, ["info"], env={"HOME": "/"}).stderr


def test_serving_is_refused_before_it_begins(tmp_path: Path) -> None:
    path = written(tmp_path, 'metrics = "everybody"')
    told = CliRunner().invoke(main, ["--config", str(path), "serve", "--check"])
    assert told.exit_code == 2
    assert "must be one of none, local, key, all, not 'everybody'" in told.stderr
