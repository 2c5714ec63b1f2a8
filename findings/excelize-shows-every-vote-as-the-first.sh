#!/usr/bin/env bash
# Votes typed as 1, 2 and 0 that a workbook shows as « Pour », « Contre » and « Abstention » are « Pour » all three for Excelize, and « -850 € » is « 850 € ».
# Needs Go, and Node with npm.
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

// Excelize 2.11.1, ``GetCellValue``, beside SheetJS 0.18.5; ECMA-376 part 1, 18.8.31: the parts of a format between semicolons are for numbers above, below
// and at nought, or for those that meet the condition before them, « [=1] ».
//
// Expected: what the cell shows, or, as the manual of ``GetCellValue`` says of formats that cannot be applied, the number that is kept.
// Seen: conditions are not asked, and the part for nought is never taken. Whatever is not negative gets the first part: of a roll call that is typed as
// 1, 2 and 0 every member votes « Pour », and so does who abstains where « Pour », « Contre » and « Abstention » stand for above, below and at nought.
// A balanced budget is an « excédent 0 ». What is negative gets the second part, and its sign is taken off: where euros are counted in thousands from 1000 up,
// 850 € are « 1 k€ » and a deficit of 850 € is 850 €. No error, and the words are those that the table knows, so that no check of words finds it.
// SheetJS shows all the votes as they are; that it loses the sign too is known (SheetJS/sheetjs#2132, open).
// Whom it hits: who reads votes, accounts and registers of acts from workbooks in Go.
// Instead: ``RawCellValue: true``, and the parts of the format that GetStyle tells applied by one's own.
func main() {
	cases := []struct {
		format string
		values []float64
		seen   []string
	}{
		{`[=1]"Pour";[=2]"Contre";"Abstention"`, []float64{1, 2, 0}, []string{"Pour", "Pour", "Pour"}},
		{`"Pour";"Contre";"Abstention"`, []float64{1, -1, 0}, []string{"Pour", "Contre", "Pour"}},
		{`"excédent "0;"déficit "0;"équilibre"`, []float64{850, -850, 0}, []string{"excédent 850", "déficit 850", "excédent 0"}},
		{`[>=1000]#,##0," k€";0" €"`, []float64{12500, 850, -850}, []string{"13 k€", "1 k€", "850 €"}},
	}
	book := excelize.NewFile()
	holds := true
	for row, each := range cases {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &each.format})
		if err != nil {
			panic(err)
		}
		var seen, kept []string
		for column, value := range each.values {
			cell, _ := excelize.CoordinatesToCellName(column+1, row+1)
			book.SetCellValue("Sheet1", cell, value)
			book.SetCellStyle("Sheet1", cell, cell, style)
			shown, _ := book.GetCellValue("Sheet1", cell)
			raw, _ := book.GetCellValue("Sheet1", cell, excelize.Options{RawCellValue: true})
			seen, kept = append(seen, shown), append(kept, raw)
		}
		fmt.Println("Excelize", each.format, kept, "->", seen)
		holds = holds && slices.Equal(seen, each.seen)
	}
	if err := book.SaveAs("votes.xlsx"); err != nil {
		panic(err)
	}
	if !holds {
		os.Exit(1)
	}
}
GO
go run -mod=mod seen.go
node - <<'JAVASCRIPT'
const XLSX = require("xlsx");
const rows = XLSX.utils.sheet_to_json(XLSX.readFile("votes.xlsx").Sheets.Sheet1, { header: 1, raw: false });
console.log("SheetJS", rows);
const shown = [
  ["Pour", "Contre", "Abstention"],
  ["Pour", "Contre", "Abstention"],
  ["excédent 850", "déficit 850", "équilibre"],
];
process.exit(JSON.stringify(rows.slice(0, 3)) === JSON.stringify(shown) ? 0 : 1);
JAVASCRIPT
