#!/usr/bin/env bash
# A day that Excel shows as « 12 avril 2024 » or « vendredi 12 avril 2024 » is « 45394 » in Tika’s text, where the format names its language as « fr-FR ».
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
"""Five cells of one day; openpyxl 3.1.5 and python-calamine 0.9.1 read all five as that day."""
import datetime

import openpyxl
from python_calamine import CalamineWorkbook

DAY = datetime.date(2024, 4, 12)
book = openpyxl.Workbook()
for number, form in enumerate(
    ("dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "[$-fr-FR]d mmmm yyyy;@", "[$-fr-FR]dd/mm/yyyy;@", "[$-x-sysdate]dddd, mmmm dd, yyyy"), start=1
):
    book.active.cell(number, 1, f"forme {number}")
    book.active.cell(number, 2, DAY).number_format = form
book.save("seances.xlsx")
assert all(row[1].date() == DAY for row in openpyxl.load_workbook("seances.xlsx").active.values)
assert all(row[1] == DAY for row in CalamineWorkbook.from_path("seances.xlsx").get_sheet_by_index(0).to_python())
PYTHON
cat > Seen.java <<'JAVA'
import java.nio.file.*;
import java.util.*;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.BodyContentHandler;

/**
 * Apache Tika 3.3.1 (over Apache POI 5.5.1), the text of a workbook, run in French.
 *
 * Expected: what the cell shows, or the day in any form. The part of a format between « [$- » and « ] » tells the language in which it is shown (ECMA-376
 * part 1, 18.8.31), which older files write as a number, « 40C », and those of Excel 365 by its name, « fr-FR », with « x-sysdate » for the long date of
 * the system, the second choice of its list of dates.
 * Seen: POI knows that such a cell is a date, but not how to write it, and Tika puts the count of days since 1900 in its place, as it does for numbers: of
 * a register of sittings or of acts no day is found, by « avril » or by « 12/04/2024 », and 45394 looks like an account or an amount. Files saved by
 * an older Excel are right, so that one table is well and its successor is not. No message.
 * Whom it hits: Solr, Elasticsearch's attachments and whoever else indexes tables of acts by Tika.
 */
public class Seen {
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.FRANCE);
        var text = new BodyContentHandler();
        try (var file = Files.newInputStream(Path.of("seances.xlsx"))) {
            new OOXMLParser().parse(file, text, new Metadata(), new ParseContext());
        }
        System.out.println(text);
        var seen = new ArrayList<String>();
        for (var line : text.toString().split("\n")) {
            if (line.contains("forme")) seen.add(line.strip().split("\t")[1]);
        }
        System.exit(seen.equals(List.of("12/04/2024", "12 avril 2024", "45394", "45394", "45394")) ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
