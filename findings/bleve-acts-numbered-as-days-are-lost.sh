#!/usr/bin/env bash
# Bleve finds act « 2024-03-32 » by its number and not act « 2024-03-12 »: a text that could be a day is one, and no text.
# Needs Go.
set -euo pipefail
place=$(mktemp -d)
trap 'chmod -R u+w "$place"; rm -rf "$place"' EXIT
mkdir "$place/seen"
cd "$place/seen"
export GOFLAGS=-modcacherw GOMODCACHE="$place/modules"
cat > go.mod <<'GO'
module seen
go 1.24
GO
cat > seen.go <<'GO'
package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr"
)

// Bleve 2.6.3, a mapping that says nothing but ``DefaultAnalyzer = "fr"``.
//
// Expected: what is handed over as a string is searched as text.
// Seen: towns number acts by year, sitting and rank, 2024-03-12. Up to 31 that is read as a day of March, put into the index
// as a moment, and left out of the text of the field and of the whole document: no term, phrase or query of words
// finds the act by its number, while its neighbours from 32 on, and those written « DEL 2024-03-14 », are found. The number
// that is shown with a hit is still the string, so that nothing tells the two kinds apart.
var numbers = []string{"2024-03-12", "2024-03-32", "2024-13-01", "DEL 2024-03-14"}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = "fr"
	index, err := bleve.NewMemOnly(mapping)
	must(err)
	for _, number := range numbers {
		must(index.Index(number, map[string]string{"numero": number, "objet": "Tarifs de la cantine"}))
	}
	found := func(words string) []string {
		answer, err := index.Search(bleve.NewSearchRequest(bleve.NewQueryStringQuery(words)))
		must(err)
		hits := []string{}
		for _, hit := range answer.Hits {
			hits = append(hits, hit.ID)
		}
		slices.Sort(hits)
		fmt.Printf("« %s » finds %q\n", words, hits)
		return hits
	}
	holds := len(found(`"2024-03-12"`)) == 0 && len(found(`numero:"2024-03-12"`)) == 0
	for asked, number := range map[string]string{`"2024-03-32"`: "2024-03-32", `"2024-13-01"`: "2024-13-01", `"2024-03-14"`: "DEL 2024-03-14"} {
		holds = slices.Equal(found(asked), []string{number}) && holds
	}
	holds = len(found("2024")) == 3 && len(found("cantine")) == 4 && holds
	if !holds {
		os.Exit(1)
	}
}
GO
go get github.com/blevesearch/bleve/v2@v2.6.3 2> /dev/null
go mod tidy 2> /dev/null
go run .
