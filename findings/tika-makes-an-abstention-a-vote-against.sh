#!/usr/bin/env bash
# In Tika’s text of an ODS a cross under « Abstention » stands where one under « Contre » does: cells alike side by side, empty ones or noughts, are one.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>seen</groupId><artifactId>seen</artifactId>
<version>1</version><dependencies><dependency><groupId>org.apache.tika</groupId><artifactId>tika-parser-miscoffice-module</artifactId>
<version>3.3.1</version></dependency><dependency><groupId>org.apache.tika</groupId><artifactId>tika-core</artifactId><version>3.3.1</version>
</dependency><dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency></dependencies></project>
XML
mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy-dependencies -DoutputDirectory="$place/jars"
python3 - <<'PYTHON'
"""A table of votes as LibreOffice saves it: what is alike and side by side is written once, with the number of times."""
import zipfile

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"


def cell(words, times=1):
    text = f"<text:p>{words}</text:p>" if words else ""
    return f'<table:table-cell table:number-columns-repeated="{times}" office:value-type="string">{text}</table:table-cell>'


rows = (
    cell("Élu") + cell("Pour") + cell("Contre") + cell("Abstention"),
    cell("Mme Orval") + cell("", 2) + cell("x"),
    cell("M. Brisset") + cell("") + cell("x") + cell(""),
    cell("Acte 12") + cell("11") + cell("0", 2),
    cell("Acte 13") + cell("5", 2) + cell("1"),
)
table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
with zipfile.ZipFile("votes.ods", "w") as file:
    file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    file.writestr(
        "content.xml",
        f'<office:document-content xmlns:office="{NAMES}office:1.0" xmlns:text="{NAMES}text:1.0" xmlns:table="{NAMES}table:1.0" office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="Votes">{table}</table:table></office:spreadsheet></office:body></office:document-content>',
    )
PYTHON
cat > Seen.java <<'JAVA'
import java.io.*;
import java.nio.file.*;
import java.util.*;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.sax.*;
import org.xml.sax.ContentHandler;

/**
 * Apache Tika 3.3.1, OpenDocumentParser, its text and its XHTML; OpenDocument 1.3 part 3, 19.676 (table:number-columns-repeated).
 *
 * Expected: as many cells as the row has; in Tika's text each begins with a tab, an empty one is a tab alone.
 * Seen: the number of times is taken for a number of columns that one cell spans, and the text has one cell for it. Of two members the one who abstained
 * and the one who voted against have the same line, but for a tab at its end; of an act with no vote against and no abstention one nought is left, of
 * a tie of five and five with one abstention « 5 » and « 1 », the last where the votes against are. In XHTML the cell is said to be merged.
 * LibreOffice writes all rows so. Whom it hits: Solr, Elasticsearch's attachments and whoever else indexes by Tika the tables of votes and of budgets
 * that town halls keep as ODS.
 */
public class Seen {
    static String read(ContentHandler handler) throws Exception {
        try (InputStream file = Files.newInputStream(Path.of("votes.ods"))) {
            new OpenDocumentParser().parse(file, handler, new Metadata(), new ParseContext());
        }
        return handler.toString();
    }

    public static void main(String[] arguments) throws Exception {
        var text = read(new BodyContentHandler());
        System.out.println(text);
        var rows = new LinkedHashMap<String, String>();
        for (var row : text.split("\n\t(?=Mme|M\\.|Acte)")) rows.put(row.split("\n")[0], row.substring(row.indexOf("\n") + 1).stripTrailing());
        var page = read(new ToXMLContentHandler());
        System.out.println(page);
        var holds = rows.get("Mme Orval").equals(rows.get("M. Brisset"))
            && rows.get("Acte 12").equals("\t11\n\t0") && rows.get("Acte 13").equals("\t5\n\t1")
            && page.replaceAll("\\s", "").contains("<tdcolspan=\"2\"><p>0</p></td>");
        System.exit(holds ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
