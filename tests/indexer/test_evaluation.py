"""Measuring: collections read, runs written, figures that can be worked out by hand."""

import json
import math
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from zlib import crc32

import pytest

from indexer.errors import PackageMissing, PathMissing, QueryError
from indexer.evaluation import (
    Query,
    Scored,
    evaluate,
    index_collection,
    judgements,
    measures,
    queries,
    ranked,
    run,
    write_run,
)
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine

DOCUMENTS = [
    {"_id": "d1", "title": "La piscine", "text": "Les horaires de la piscine municipale."},
    {"_id": "d2", "title": "Le gymnase", "text": "Le gymnase est près de la piscine."},
    {"_id": "d3", "title": "", "text": "La médiathèque prête des livres."},
]
QUERIES = [
    {"_id": "q1", "text": "horaires piscine", "split": "dev"},
    {"_id": "q2", "text": "Où est le gymnse ?", "split": "test"},
    {"_id": "q3", "text": "sans jugement", "split": "test"},
]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "essai"
    folder.mkdir()
    for name, rows in (("corpus", DOCUMENTS), ("queries", QUERIES)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td2\t0\nq2\td2\t2\n", encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_collection_is_measured_and_its_run_written(
    collection: Path, tmp_path: Path, engine: str
) -> None:
    run_file = tmp_path / "run.txt"
    found = evaluate(collection, engine=engine, run_file=run_file)
    assert found["documents"] == 3
    assert found["queries"] == 2
    assert (found["nDCG@10"], found["MRR@10"], found["R@100"]) == (1.0, 1.0, 1.0)
    lines = [line.split() for line in run_file.read_text(encoding="utf-8").splitlines()]
    assert [line[:4] for line in lines if line[0] == "q1"] == [
        ["q1", "Q0", "d1", "1"],
        ["q1", "Q0", "d2", "2"],
    ]
    assert all(len(line) == 6 for line in lines)


def test_one_split_alone(collection: Path) -> None:
    assert [query.id for query in queries(collection, "dev")] == ["q1"]
    assert evaluate(collection, split="dev")["queries"] == 1
    with pytest.raises(QueryError):
        evaluate(collection, split="train")


def test_grades_of_zero_are_no_judgement(collection: Path) -> None:
    assert judgements(collection) == {"q1": {"d1": 1}, "q2": {"d2": 2}}


def test_measures_by_hand() -> None:
    lines = [Scored("q", "a", 3.0), Scored("q", "b", 3.0), Scored("q", "c", 1.0)]
    found = measures(
        {"q": {"b": 1}, "absent": {"z": 1}}, [Query("q", ""), Query("absent", "")], lines
    )
    assert found["MRR@10"] == pytest.approx(0.25)
    assert found["R@100"] == pytest.approx(0.5)
    assert found["nDCG@10"] == pytest.approx(1 / math.log2(3) / 2, abs=1e-4)


def test_a_document_of_several_words_is_one_column_of_a_run(tmp_path: Path) -> None:
    names = ["PV du 12  mars.pdf", "a\nb.txt"]
    write_run([Scored("q1", name, 1.0) for name in names], tmp_path / "run.txt")
    lines = (tmp_path / "run.txt").read_text("utf-8").splitlines()
    told = [line.partition(" Q0 ")[2].rsplit(" ", 3)[0] for line in lines]
    assert told == ["PV du 12  mars.pdf", "a b.txt"]


def test_equal_scores_keep_their_order_in_a_run(tmp_path: Path) -> None:
    path = tmp_path / "run"
    write_run([Scored("q", "a", 2.0), Scored("q", "b", 2.0), Scored("q2", "c", 2.0)], path)
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(row[2], row[3]) for row in rows] == [("a", "1"), ("b", "2"), ("c", "1")]
    assert float(rows[0][4]) > float(rows[1][4])


def test_a_misspelt_question_still_finds(
    collection: Path, make_engine: Callable[..., Engine]
) -> None:
    engine = make_engine(records=())
    assert index_collection(engine, collection) == 3
    assert ranked(engine, "mediatheqe")[0].id == "d3"


def test_no_document_stands_twice_in_a_run(
    collection: Path, make_engine: Callable[..., Engine]
) -> None:
    engine = make_engine(records=())
    index_collection(engine, collection)
    lines = run(engine, [Query("q", "piscine")], name=lambda _: "même")
    assert [line.document for line in lines] == ["même"]


def test_the_copies_of_an_act_follow_it_in_a_run(
    collection: Path, make_engine: Callable[..., Engine]
) -> None:
    engine = make_engine(records=())
    index_collection(engine, collection)
    lines = run(engine, [Query("q", "piscine")], copies=lambda hit: (f"{hit.id}-bis",))
    documents = [line.document for line in lines]
    assert documents
    assert documents[1::2] == [f"{document}-bis" for document in documents[::2]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("queries.jsonl", "{"),
        ("queries.jsonl", '{"_id": "q1"}'),
        ("corpus.jsonl", "[]"),
        ("qrels.tsv", "header\nq1\td1"),
        ("qrels.tsv", "header\nq1\td1\tbon"),
    ],
)
def test_a_damaged_file_is_named_with_its_line(collection: Path, name: str, content: str) -> None:
    (collection / name).write_text(content, encoding="utf-8")
    with pytest.raises(QueryError, match=rf"{name}, line \d"):
        evaluate(collection)


def test_a_missing_file_is_named(collection: Path) -> None:
    (collection / "qrels.tsv").unlink()
    with pytest.raises(PathMissing, match=r"qrels\.tsv"):
        evaluate(collection)


def test_a_package_that_is_not_installed_is_named(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(PackageMissing, match=r"measuring .* -m pip install \"?ir[-_]measures"):
        evaluate(collection)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("name", "ndcg", "recall"), [("cdtn", 0.51, 0.82), ("piaf", 0.77, 0.94)])
def test_floors_on_a_sample_of_the_development_splits(
    name: str, ndcg: float, recall: float, make_engine: Callable[..., Engine]
) -> None:
    folder = Path(__file__).resolve().parents[2] / ".." / "shared" / "relevance" / name
    engine = make_engine(records=())
    index_collection(engine, folder)
    sample = sorted(queries(folder, "dev"), key=lambda query: crc32(query.id.encode()))[:400]
    found = measures(judgements(folder), sample, run(engine, sample))
    assert found["nDCG@10"] >= ndcg
    assert found["R@100"] >= recall


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", ["cdtn", "piaf"])
@pytest.mark.parametrize("other", ["whoosh", pytest.param("opensearch", marks=pytest.mark.cluster)])
def test_a_ranking_is_the_same_on_every_engine(
    name: str, other: str, own_index: Callable[[], AbstractContextManager[None]]
) -> None:
    folder = Path(__file__).resolve().parents[2] / ".." / "shared" / "relevance" / name
    sample = sorted(queries(folder, "dev"), key=lambda query: crc32(query.id.encode()))[:150]

    def ndcg(engine_name: str) -> float:
        with factory(engine_name).scratch() as engine:
            index_collection(engine, folder)
            return measures(judgements(folder), sample, run(engine, sample))["nDCG@10"]

    with own_index() if other == "opensearch" else nullcontext():
        assert ndcg("tantivy") == pytest.approx(ndcg(other), abs=0.01)
