#!/usr/bin/env bash
# A page of acts that a sitemap dates « 2024-03 » is of the 3rd of March for ultimate-sitemap-parser if it is read on a 3rd, of the 4th a day later; « 2019 » is of today’s month too.
# Needs Python 3.11 or later.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check ultimate-sitemap-parser==1.8.1 python-dateutil==2.9.0.post0 freezegun==1.5.5
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""ultimate-sitemap-parser 1.8.1 over python-dateutil 2.9.0, ``sitemap_from_str``; freezegun 1.5.5 stands for the day of the reading.

Expected: the protocol of sitemaps has dates in the W3C's format, in which a year or a year and a month is a date; a reader gives the first
day of it, as others do, or none.
Seen: what is not said is filled in from the clock. A page of the acts of a month is dated on the day of the month on which it is read, one of a year on today's
day of that year, so that archives of 2019 read in December are of December 2019. Every reading tells another date: pages that have not changed
are fetched again each day, and sorted by date acts stand behind those of later days. The same holds for the date on which news say that they were published.
Below Python 3.11 the parser asks dateutil for an ISO date, which is the first of the month; from 3.11 on Python itself, which refuses such a date, and what comes
after it guesses. That dateutil's guess fills in today is in its manual, that this parser falls back on it is in none.
Whom it hits: who dates pages of acts, or finds those that are new, by the sitemap of a town.
Instead: take the text of lastmod from the file and use it as a day only where it has ten signs or more.
"""
import datetime
import logging

from freezegun import freeze_time
from usp.tree import sitemap_from_str

logging.disable(logging.CRITICAL)
DATES = ("2024-03-12", "2024-03", "2019")
urls = "".join(f"<url><loc>https://commune.example/{date}</loc><lastmod>{date}</lastmod></url>" for date in DATES)
sitemap = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def read(today):
    with freeze_time(today):
        pages = sitemap_from_str(sitemap).all_pages()
        return {page.url.rsplit("/", 1)[1]: page.last_modified.date().isoformat() for page in pages}


seen = {today: read(today) for today in ("2026-12-03", "2026-12-04", "2027-02-28")}
for today, dates in seen.items():
    print("read on", today, dates)
for today, dates in seen.items():
    day = datetime.date.fromisoformat(today)
    assert dates == {"2024-03-12": "2024-03-12", "2024-03": f"2024-03-{day:%d}", "2019": f"2019-{day:%m-%d}"}
PYTHON
