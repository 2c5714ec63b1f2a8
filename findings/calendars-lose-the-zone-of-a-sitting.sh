#!/usr/bin/env bash
# A sitting that Outlook announces for 18:30 begins at 20:30 for ics.py, one that Evolution does for node-ical too.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check ics==0.7.3 icalendar==7.3.2 vobject==0.9.9
npm install --silent --no-audit --no-fund --prefix "$place" node-ical@0.26.1 ical.js@2.2.1
cd "$place"
cat > hours.js <<'JAVASCRIPT'
const file = require("fs").readFileSync(process.argv[2], "utf8");
const ical = require("node-ical");
const ICAL = require("ical.js").default ?? require("ical.js");
const event = Object.values(ical.sync.parseICS(file)).find((part) => part.type === "VEVENT");
const other = new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent"));
console.log(event.start.toISOString(), other.startDate.toJSDate().toISOString());
JAVASCRIPT
TZ=UTC "$place/venv/bin/python" -W ignore - <<'PYTHON'
"""ics 0.7.3, node-ical 0.26.1, icalendar 7.3.2, vobject 0.9.9, ical.js 2.2.1, on a server, whose zone is UTC; RFC 5545,
3.2.19.

Expected: TZID names a zone that the same file defines (VTIMEZONE), whatever it is called, and the hour is reckoned
by that definition.
Seen: ics.py looks the name up among those of the IANA and takes the hour for UTC where it finds none. Outlook calls
the zone of Paris « Romance Standard Time », Evolution puts a path before its name: the sitting begins two hours late in
summer, one in winter. node-ical knows Outlook's names and takes other ones for the zone of the machine. Nothing is
reported. The three others are right with any name. Known: ics-py/ics-py#347 (closed) and, for one more name
that Outlook uses, jens-maus/node-ical#478.
"""
import datetime
import subprocess
from pathlib import Path

import icalendar
import ics
import vobject

announced = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Mairie//Convocations//FR
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:seance-2024-05-02
DTSTAMP:20240425T080000Z
DTSTART;TZID={zone}:20240502T183000
DTEND;TZID={zone}:20240502T203000
SUMMARY:Conseil municipal
END:VEVENT
END:VCALENDAR
"""


def hours(zone):
    text = announced.format(zone=zone).replace("\n", "\r\n")
    Path("seance.ics").write_bytes(text.encode())
    ran = subprocess.run(["node", "hours.js", "seance.ics"], check=True, capture_output=True, text=True)
    by_node, by_js = (datetime.datetime.fromisoformat(hour.replace("Z", "+00:00")) for hour in ran.stdout.split())
    moments = {
        "ics": next(iter(ics.Calendar(text).events)).begin.datetime,
        "node-ical": by_node,
        "icalendar": icalendar.Calendar.from_ical(text).walk("VEVENT")[0].start,
        "vobject": vobject.readOne(text).vevent.dtstart.value,
        "ical.js": by_js,
    }
    return {name: moment.astimezone(datetime.UTC).strftime("%H:%M") for name, moment in moments.items()}


right = {"icalendar": "16:30", "vobject": "16:30", "ical.js": "16:30"}
expected = {
    "Europe/Paris": {"ics": "16:30", "node-ical": "16:30", **right},
    "Romance Standard Time": {"ics": "18:30", "node-ical": "16:30", **right},
    "/freeassociation.sourceforge.net/Europe/Paris": {"ics": "18:30", "node-ical": "18:30", **right},
    "France": {"ics": "18:30", "node-ical": "18:30", **right},
}
for zone, of_each in expected.items():
    seen = hours(zone)
    print(f"{zone}, in UTC: {seen}")
    assert seen == of_each
PYTHON
