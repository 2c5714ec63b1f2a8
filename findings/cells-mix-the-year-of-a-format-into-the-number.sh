#!/usr/bin/env bash
# Act 12 that a cell shows as « 2024-012 » is « 2000-012 » for Excelize and « 2001224- » for Apache POI, and « 12 000 € » is « 0 012 € » for both.
# Needs Go, Java 17 or later with Maven, and Node with npm.
set -euo pipefail
place=$(mktemp -d)
trap 'chmod -R u+w "$place"; rm -rf "$place"' EXIT
mkdir "$place/seen"
cd "$place/seen"
export GOFLAGS=-modcacherw GOMODCACHE="$place/modules"
npm install --silent --no-audit --no-fund --prefix "$place/seen" xlsx@0.18.5
cat > go.mod <<'GO'
module seen
go 1.24
GO
go get github.com/xuri/excelize/v2@v2.11.1 2> /dev/null
cat > seen.go <<'GO'
package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/xuri/excelize/v2"
)

// Excelize 2.11.1, GetRows, which gives cells as Excel shows them; ECMA-376 part 1, 18.8.31: what a number format has
// between quotes is printed as it stands. SheetJS (xlsx 0.18.5) reads the file below so.
//
// Expected: registers of acts keep a bare number and let the format add the year, « "2024-"000 »; budgets that count
// in thousands add « " 000 €" ».
// Seen: noughts between the quotes are taken for places of the number. Those of the year 2024 are filled with the
// first figures: act 12 of 2024 is one of 2000, with two places left for it act 105 is act 5 of 2001, number 12 of lot 10
// is number 2 of lot 11, and a grant of 12 000 € is « 0 012 € ». « 2024/ » is left alone, as is what holds no nought.
// Every year of this century up to 2099 holds one. No error is given. Apache POI, below, fares worse.
var formats = []string{`"2024-"000`, `"DEL-2024-"00`, `"lot 10 - n° "0`, `0" 000 €"`, `"2024/"000`, `"M57-"000`}

var expected = [][]string{
	{"2000-012", "2000-105"},
	{"DEL-2000-12", "DEL-2001-05"},
	{"lot 11 - n° 2", "lot 110 - n° 5"},
	{"0 012 €", "0 105 €"},
	{"2024/012", "2024/105"},
	{"M57-012", "M57-105"},
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	book := excelize.NewFile()
	for line, format := range formats {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		must(err)
		for column, number := range []int{12, 105} {
			cell, err := excelize.CoordinatesToCellName(column+1, line+1)
			must(err)
			must(book.SetCellValue("Sheet1", cell, number))
			must(book.SetCellStyle("Sheet1", cell, cell, style))
		}
	}
	must(book.SaveAs("actes.xlsx"))
	read, err := excelize.OpenFile("actes.xlsx")
	must(err)
	rows, err := read.GetRows("Sheet1")
	must(err)
	holds := len(rows) == len(expected)
	for line, row := range rows {
		fmt.Printf("%s: %q\n", formats[line], row)
		holds = holds && slices.Equal(row, expected[line])
	}
	if !holds {
		os.Exit(1)
	}
}
GO
go mod tidy 2> /dev/null
go run .
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>seen</groupId><artifactId>seen</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml</artifactId><version>5.4.1</version></dependency>
  </dependencies>
</project>
XML
mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy-dependencies -DoutputDirectory=jars
cat > Seen.java <<'JAVA'
import java.io.File;
import java.util.*;
import org.apache.poi.ss.usermodel.*;

/**
 * Apache POI 5.4.1, DataFormatter, on the same file: the noughts of the year are filled from the right, so that the year ends in the
 * number of the act, and « / » does not save it.
 */
public class Seen {
    public static void main(String[] none) throws Exception {
        var expected = List.of(
            List.of("2001224-", "2010524-"), List.of("DEL-201224-", "DEL-210524-"), List.of("lot 112 - n° ", "lot 1105 - n° "),
            List.of("0 012 €", "0 105 €"), List.of("2001224/", "2010524/"), List.of("M57-012", "M57-105"));
        var seen = new ArrayList<List<String>>();
        try (var book = WorkbookFactory.create(new File("actes.xlsx"), null, true)) {
            var formatter = new DataFormatter(Locale.FRANCE);
            for (Row row : book.getSheetAt(0)) {
                var cells = new ArrayList<String>();
                for (Cell cell : row) cells.add(formatter.formatCellValue(cell));
                seen.add(cells);
            }
        }
        System.out.println("Apache POI: " + seen);
        System.exit(seen.equals(expected) ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
node - <<'JAVASCRIPT'
const { readFile, utils } = require("xlsx");
const rows = utils.sheet_to_json(readFile("actes.xlsx").Sheets.Sheet1, { header: 1, raw: false });
console.log("SheetJS:", JSON.stringify(rows));
const expected = [
  ["2024-012", "2024-105"], ["DEL-2024-12", "DEL-2024-105"], ["lot 10 - n° 12", "lot 10 - n° 105"],
  ["12 000 €", "105 000 €"], ["2024/012", "2024/105"], ["M57-012", "M57-105"],
];
process.exit(JSON.stringify(rows) === JSON.stringify(expected) ? 0 : 1);
JAVASCRIPT
