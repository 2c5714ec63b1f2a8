"""Stamps of télétransmission."""

import datetime as dt

from indexer.reading.parsing.facts.stamps import stamps_in
from indexer.reading.parsing.view.cleaning import clean


def test_a_stamp_holds_siren_date_number_and_nature() -> None:
    (stamp,) = stamps_in(clean("Publié le\nID : 030-200034601-20240529-107_2024-DE\n" * 2))
    assert (stamp.siren, stamp.date, stamp.numero, stamp.nature) == (
        "200034601",
        dt.date(2024, 5, 29),
        "107_2024",
        "DE",
    )


def test_a_stamp_read_optically_may_lose_its_underscores() -> None:
    (stamp,) = stamps_in(clean("ID : 030-200034601-20240529-D13 2024 05 02-DE"))
    assert (stamp.numero, stamp.nature) == ("D13 2024 05 02", "DE")


def test_a_stamp_read_optically_may_part_its_date() -> None:
    (stamp,) = stamps_in(clean("(030-200034601-20240 529-DL-2024-68-DE)"))
    assert (stamp.siren, stamp.date) == ("200034601", dt.date(2024, 5, 29))
