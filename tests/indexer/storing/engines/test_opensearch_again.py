"""A cluster is asked again where another node, or a moment, may give the answer."""

import pytest
from opensearchpy.exceptions import ConnectionError, NotFoundError, TransportError

from indexer.storing.engines.opensearch import cluster

UNKNOWN = NotFoundError(404, "index_not_found_exception", {})
LOST = TransportError(503, "no_shard_available_action_exception", {})
MOVED = NotFoundError(404, "search_phase_execution_exception", {})


class Node:
    """Fails with each of the errors in turn, then answers."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        if self.errors:
            raise self.errors.pop(0)
        return "found"


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr(cluster.time, "sleep", pauses.append)
    return pauses


def test_other_hosts_are_asked_at_once_for_an_index_a_node_does_not_know(
    waited: list[float],
) -> None:
    assert cluster.again(Node(UNKNOWN, UNKNOWN, UNKNOWN)) == "found"
    assert waited == [0, 0, 0]


def test_an_index_that_no_host_knows_is_gone_within_two_seconds(waited: list[float]) -> None:
    gone = Node(*[UNKNOWN] * 20)
    with pytest.raises(NotFoundError):
        cluster.again(gone)
    assert gone.asked == 10
    assert sum(waited) < 2


def test_a_lost_node_is_asked_again_after_a_pause(waited: list[float]) -> None:
    assert cluster.again(Node(LOST, UNKNOWN, LOST)) == "found"
    assert waited == [0.3, 0, 1.5]
    with pytest.raises(TransportError):
        cluster.again(Node(LOST, LOST, LOST))


def test_a_search_whose_shards_left_between_its_phases_is_asked_again(waited: list[float]) -> None:
    assert cluster.again(Node(MOVED, LOST)) == "found"
    assert waited == [0.3, 1.5]


@pytest.mark.parametrize(
    "error",
    [ConnectionError("N/A", "refused", OSError()), TransportError(400, "parsing_exception", {})],
)
def test_what_no_moment_mends_is_not_asked_again(waited: list[float], error: Exception) -> None:
    node = Node(error)
    with pytest.raises(type(error)):
        cluster.again(node)
    assert (node.asked, waited) == (1, [])
