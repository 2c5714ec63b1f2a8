"""The limit of calls, with a clock in hand."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.access import RateLimiter


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_calls_come_back_with_time_and_callers_do_not_share() -> None:
    clock = Clock()
    limiter = RateLimiter(60, clock)
    assert [limiter.wait("a") for _ in range(61)] == [0] * 60 + [1]
    assert limiter.wait("b") == 0
    clock.now += 1
    assert limiter.wait("a") == 0
    assert limiter.wait("a") == 1


@given(st.integers(1, 100), st.lists(st.floats(0, 30), max_size=60))
def test_no_more_calls_pass_than_the_rate_allows_and_waiting_as_told_suffices(
    rate: int, pauses: list[float]
) -> None:
    clock = Clock()
    limiter = RateLimiter(rate, clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        wait = limiter.wait("a")
        if wait:
            clock.now += wait
            assert limiter.wait("a") == 0
        passed += 1
    assert passed <= rate + clock.now * rate / 60 + 1e-6
