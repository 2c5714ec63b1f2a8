"""What is kept of people who follow a search, and for how long."""

import datetime as dt
from pathlib import Path

import pytest

from indexer.alerts import FILE, MOST, Alerts
from indexer.errors import QueryError, StorageError

NOW = dt.datetime(2031, 6, 9, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ANA = "ana@example.org"


@pytest.fixture
def alerts(tmp_path: Path) -> Alerts:
    return Alerts(tmp_path)


def asked(alerts: Alerts, search: str = "q=lavoir", *, when: dt.datetime = NOW) -> str:
    alert = alerts.ask(ANA, search, when)
    assert alert is not None
    return alert.token


def test_who_asks_twice_has_one_alert(alerts: Alerts) -> None:
    token = asked(alerts)
    assert alerts.ask(ANA, "q=lavoir", NOW) is None
    assert [alert.token for alert in alerts.all()] == [token]
    assert asked(alerts, "q=moulin") != token


def test_what_nobody_confirms_is_forgotten_after_two_days(alerts: Alerts) -> None:
    token = asked(alerts)
    kept = asked(alerts, "q=moulin")
    alerts.confirm(kept)
    late = NOW + 2.1 * DAY
    assert [bool(alerts.find(t, NOW + 2 * DAY)) for t in (token, kept)] == [True, True]
    assert [bool(alerts.find(t, late)) for t in (token, kept)] == [False, True]
    alerts.forget(NOW + 2 * DAY)
    assert len(alerts.all()) == 2
    alerts.forget(late)
    assert [alert.token for alert in alerts.all()] == [kept]
    # Whoever asks later finds it gone too, and may ask anew.
    asked(alerts, "q=bief")
    asked(alerts, "q=bief", when=NOW + 3 * DAY)


def test_nothing_is_made_to_forget_what_there_is_not(alerts: Alerts) -> None:
    alerts.forget(NOW)
    assert alerts.all() == []
    assert not (alerts.folder / FILE).exists()


def test_only_whoever_keeps_the_site_can_read_addresses(alerts: Alerts) -> None:
    asked(alerts)
    assert (alerts.folder / FILE).stat().st_mode & 0o777 == 0o600


def test_an_address_has_so_many_alerts_and_no_more(alerts: Alerts) -> None:
    for number in range(MOST):
        asked(alerts, f"q={number}")
    with pytest.raises(QueryError) as caught:
        asked(alerts, "q=lavoir")
    assert caught.value.parameter == "adresse"
    assert alerts.ask("luc@example.org", "q=lavoir", NOW) is not None


def test_an_alert_counts_once_it_is_confirmed_until_it_is_left(alerts: Alerts) -> None:
    token = asked(alerts)
    alert = alerts.find(token, NOW)
    assert alert is not None
    assert not alert.confirmed
    alerts.confirm(token)
    alerts.told(token, NOW + DAY)
    alert = alerts.find(token, NOW)
    assert alert is not None
    assert (alert.confirmed, alert.told) == (True, NOW + DAY)
    alerts.remove(token)
    assert alerts.find(token, NOW) is None


def test_all_that_is_kept_of_an_address_can_be_removed(alerts: Alerts) -> None:
    asked(alerts)
    asked(alerts, "q=moulin")
    alerts.ask("luc@example.org", "q=lavoir", NOW)
    assert alerts.remove_address(ANA) == 2
    assert [alert.address for alert in alerts.all()] == ["luc@example.org"]


def test_alerts_that_cannot_be_read_are_a_sentence(alerts: Alerts) -> None:
    (alerts.folder / FILE).write_bytes(b"no database at all, but some bytes")
    with pytest.raises(StorageError, match="cannot be read"):
        alerts.all()
    with pytest.raises(StorageError, match="cannot be kept"):
        asked(alerts)
