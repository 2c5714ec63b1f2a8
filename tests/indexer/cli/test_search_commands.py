"""Queries in a terminal, and the site that they start."""

import json
import re
import socket
import subprocess
import sys

import pytest
from running import run, told


def test_a_query_prints_results_and_json(index):
    text = run("query", "tarifs", "cantine", "--index", str(index))
    assert text.exit_code == 0
    assert "cantine" in text.stdout
    page = told("query", "tarifs", "cantine", "--index", str(index))
    assert page["total"] == len(page["results"]) or page["pages"] > 1
    assert {
        "query",
        "understood",
        "relaxed",
        "suggestion",
        "total",
        "results",
        "facets",
        "links",
    } <= set(page)
    first = page["results"][0]
    assert {
        "id",
        "score",
        "objet",
        "collectivite",
        "date",
        "matiere",
        "vote",
        "extraits",
        "source",
        "url",
    } <= set(first)
    for start, end in first["objet_surlignages"]:
        assert first["objet"][start:end]


def test_acts_near_a_short_answer_follow_under_a_line_of_their_own(index):
    words = ("tarifs", "cantine", "scolaire", "garderie")
    page = told("query", *words, "--index", str(index))
    assert [result["manquants"] for result in page["results"]] == [[], []]
    (near,) = page["proches"]
    assert near["manquants"] == ["garderie"]
    assert set(near) == set(page["results"][0])
    exact, line, followed = run("query", *words, "--index", str(index)).stdout.partition("Near, ")
    assert line
    assert near["id"] in followed
    assert "without: garderie" in followed
    assert near["id"] not in exact
    assert "without" not in exact
    assert (
        told("query", "tarifs", "cantine", "--sort", "date", "--index", str(index))["proches"] == []
    )
    assert "Near, " not in run("query", *words, "--sort", "date", "--index", str(index)).stdout


@pytest.mark.parametrize("asked", [["type:roman"], ["date:hier"], ["--departement", "xx"]])
def test_what_was_left_out_or_cannot_be_is_said_in_a_note(index, asked):
    done = run("query", *asked, "--index", str(index))
    assert done.exit_code == 0, done.stderr
    assert f"note: {told('query', *asked, '--index', str(index))['notes'][0]}" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["cantine", "-tarif"], "cantine -tarif"),
        (["-école", "cantine", "-n1", "--sort", "-date"], "-école cantine"),
        (['-"deux mots"', "--facets", "cantine"], '-"deux mots" cantine'),
        (["--", "cantine", "-hiver"], "cantine -hiver"),
        (["cantine -tarif"], "cantine -tarif"),
    ],
)
def test_a_word_after_a_minus_is_excluded_and_no_option(index, arguments, asked):
    done = run("query", "--index", str(index), "--json", *arguments)
    answer = json.loads(done.stdout)
    assert answer["query"] == asked
    assert "SAUF" in answer["understood"]


def test_an_option_that_is_none_is_still_told(index):
    done = run("query", "cantine", "-x", "--index", str(index))
    assert done.exit_code == 2
    assert "-x" in done.stderr


def test_no_hit_is_no_failure(index):
    done = run("query", "xyzzyplugh", "--index", str(index))
    assert done.exit_code == 0
    assert "0 acts" in done.stderr


def test_filters_combine(index):
    every = told("query", "--index", str(index), "-n", "100")
    years = {value["value"]: value["count"] for value in every["facets"]["annee"]}
    year, count = next(iter(years.items()))
    assert told("query", "--index", str(index), "--du", year, "--au", year)["total"] == count
    assert told("query", "--index", str(index), "--annee", year)["total"] == count
    assert told("query", "--index", str(index), "--annee", "1789")["total"] == 0


@pytest.mark.parametrize(
    "wrong",
    [["--du", "hier"], ["--page", "0"], ["-n", "10001"], ["--page", "5000"], ["--sort", "hasard"]],
)
def test_a_wrong_option_is_a_usage_error_with_a_sentence(index, wrong):
    done = run("query", "cantine", "--index", str(index), *wrong)
    assert done.exit_code == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_number_of_results_names_the_option_that_was_typed(index):
    done = run("query", "cantine", "--index", str(index), "-n", "0")
    assert "search: -n goes from 1 to" in done.stderr


def test_a_port_in_use_is_a_sentence(index):
    # A process of its own: the server leaves the socket it could not bind to the end of its process.
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "indexer.cli", "serve", "--index", str(index)]
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*command, "--port", port], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.endswith("Address already in use\n")
    assert "Traceback" not in done.stderr


def test_whether_the_address_can_be_had_is_said_before_serving(index):
    asked = ("serve", "--check", "--index", str(index))
    free = run(*asked, "--port", "0")
    assert (free.exit_code, "can be served on 127.0.0.1:0\n" in free.stderr) == (0, True)
    elsewhere = run(*asked, "--host", "203.0.113.7")
    assert (elsewhere.exit_code, "cannot listen on 203.0.113.7" in elsewhere.stderr) == (1, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        # The site that is to read its settings again is the one that answers there.
        used = run(*asked, "--port", str(taken.getsockname()[1]))
    assert (used.exit_code, "another program answers on now" in used.stderr) == (0, True)


def test_a_page_after_the_last_is_said_not_to_be(index):
    done = run("query", "tarif", "--page", "99", "--index", str(index))
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.fullmatch(r"\d+ acts, no page 99: the last is \d+; .*\n", done.stderr)


def test_what_is_wrong_is_said_under_the_name_of_the_option(index):
    done = run("query", "tarif", "--page", "0", "--index", str(index))
    assert (done.exit_code, done.stderr) == (2, "search: --page counts from 1\n")
    settings = {"REGISTRE_RATE": "beaucoup"}
    done = run("serve", "--check", "--index", str(index), env=settings)
    assert (done.exit_code, done.stderr[:22]) == (2, "search: REGISTRE_RATE ")
