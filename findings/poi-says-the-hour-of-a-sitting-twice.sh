#!/usr/bin/env bash
# « 18h30 », an hour as French writes it (h"h"mm), is « 18"18"30 » for Apache POI and in Tika’s text, « 36h00 » of work « 36"12"00 »; « 12/03/2024 à 18h30 » is 45363.77.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
cd "$place"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>seen</groupId><artifactId>seen</artifactId>
<version>1</version><dependencies><dependency><groupId>org.apache.tika</groupId><artifactId>tika-parser-microsoft-module</artifactId>
<version>3.3.1</version></dependency><dependency><groupId>org.apache.tika</groupId><artifactId>tika-core</artifactId><version>3.3.1</version>
</dependency><dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency></dependencies></project>
XML
mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy-dependencies -DoutputDirectory="$place/jars"
"$place/venv/bin/python" - <<'PYTHON'
"""Hours in formats of French; openpyxl 3.1.5 and python-calamine 0.9.1 read all of them as what they are."""
import datetime

import openpyxl
from python_calamine import CalamineWorkbook

HOUR, SITTING = datetime.time(18, 30), datetime.datetime(2024, 3, 12, 18, 30)
rows = (
    ("avec deux points", HOUR, "h:mm"),
    ("ouverture", HOUR, 'h"h"mm'),
    ("reprise", HOUR, "hh\\hmm"),
    ("clôture", HOUR, 'h" h "mm'),
    ("durée du travail", datetime.timedelta(hours=36), '[h]"h"mm'),
    ("séance", SITTING, 'dd/mm/yyyy" à "hh"h"mm'),
)
book = openpyxl.Workbook()
for number, (name, value, form) in enumerate(rows, start=1):
    book.active.cell(number, 1, name)
    book.active.cell(number, 2, value).number_format = form
book.save("seances.xlsx")
values = [value for _, value, _ in rows]
assert [row[1] for row in openpyxl.load_workbook("seances.xlsx").active.values] == values
assert [row[1] for row in CalamineWorkbook.from_path("seances.xlsx").get_sheet_by_index(0).to_python()] == values
PYTHON
cat > Seen.java <<'JAVA'
import java.io.File;
import java.nio.file.*;
import java.util.*;
import org.apache.poi.ss.usermodel.*;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.BodyContentHandler;

/**
 * Apache POI 5.5.1, ``DataFormatter``, and Apache Tika 3.3.1 over it, run in French.
 *
 * Expected: « 18h30 », as Excel and LibreOffice show it: what a format has between quotes, or behind a backslash, stands as it is (ECMA-376 part 1,
 * 18.8.31), and only what is outside is hours and minutes.
 * Seen: the letter h between the quotes is one of hours as those outside are, and the quotes stay: the hour is said twice, « 18"18"30 » or « 18\1830 », which
 * an index cuts to 18, 18 and 30, or to 1830. Behind a count of hours it is the hour of a day: 36 hours of work are « 36"12"00 », which reads as 36, 12, 0.
 * Words that have no letter for Java's dates, « à » before the hour, make the day and the hour of a sitting one number, 45363.77…: neither « 12/03/2024 »
 * nor « mars » finds it. No message. With a colon, h:mm, all is right.
 * Whom it hits: Solr, Elasticsearch's attachments and whoever else takes convocations, registers of sittings and hours of posts from tables by Tika or POI.
 * Instead: where ``DateUtil.isCellDateFormatted`` says so, take the value of the cell and write it by one's own format.
 */
public class Seen {
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.FRANCE);
        var expected = List.of("18:30", "18\"18\"30", "18\\1830", "18\" 18 \"30", "36\"12\"00", "45363.77083333334");
        var byPoi = new ArrayList<String>();
        var right = new ArrayList<String>();
        try (var book = WorkbookFactory.create(new File("seances.xlsx"), null, true)) {
            var formatter = new DataFormatter();
            for (var row : book.getSheetAt(0)) {
                byPoi.add(formatter.formatCellValue(row.getCell(1)));
                right.add(row.getCell(1).getLocalDateTimeCellValue().toString());
            }
        }
        var text = new BodyContentHandler();
        try (var file = Files.newInputStream(Path.of("seances.xlsx"))) {
            new OOXMLParser().parse(file, text, new Metadata(), new ParseContext());
        }
        var byTika = new ArrayList<String>();
        for (var line : text.toString().split("\n")) {
            var cells = line.strip().split("\t");
            if (cells.length == 2) byTika.add(cells[1]);
        }
        System.out.println("values " + right + "\nPOI " + byPoi + "\nTika " + byTika);
        boolean held = right.get(5).equals("2024-03-12T18:30") && right.get(1).endsWith("T18:30");
        System.exit(held && byPoi.equals(expected) && byTika.equals(expected) ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
