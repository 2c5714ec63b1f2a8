#!/usr/bin/env bash
# « Objet : cantine », with the no-break blank of French before its colon, is « objet␣ » for Meilisearch’s tokenizer, « 12 mars 2024 » one word.
# Needs Rust and cargo.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/src"
cd "$place"
cat > Cargo.toml <<'TOML'
[package]
name = "seen"
version = "0.0.0"
edition = "2021"

[dependencies]
charabia = { version = "=0.10.0", default-features = false, features = ["latin-camelcase", "latin-snakecase"] }
TOML
cat > src/main.rs <<'RUST'
//! charabia 0.10.0, the tokenizer of Meilisearch (the features left out are for scripts other than Latin).
//!
//! Expected: any blank parts words; its list of separators says that it holds all of Unicode's class Zs (space separators).
//! Seen: the two of that class which French sets before « : », « ; », « ? », « ! », « € », inside « » and between the parts of a date or a
//! number (U+00A0, which Word types by itself, and U+202F) are left out. A word before a colon keeps the blank as its last letter, a word in
//! quotation marks as its first and last, and becomes a plain blank with the rest of the folding, so that nobody sees it. Unless all is set so, day,
//! month, year, votes and amounts are one word with blanks in it: « mars », « 12 » and « 500 » are not in the act. That such a blank shall hold
//! « 3 456 678 » together was asked for once (meilisearch/charabia#38), of words nothing is said. The thin and the em space do part.
//! Whom it hits: who searches acts that were typed in a French word processor; the prefix search of the last word of a query hides it for some.
use charabia::Tokenize;

fn words(text: &str) -> Vec<String> {
    text.tokenize().filter(|token| token.is_word()).map(|token| token.lemma().to_string()).collect()
}

fn main() {
    let expected: [(&str, &[&str]); 9] = [
        ("Objet : cantine", &["objet", "cantine"]),
        ("Objet\u{a0}: cantine", &["objet ", "cantine"]),
        ("«\u{a0}cantine\u{a0}»", &[" cantine "]),
        ("tarifs\u{202f}; voirie", &["tarifs ", "voirie"]),
        ("Mme\u{a0}Orval", &["mme ", "orval"]),
        ("le 12\u{a0}mars\u{a0}2024", &["le", "12 mars 2024"]),
        ("par 11\u{a0}voix", &["par", "11 voix"]),
        ("12\u{202f}500\u{202f}€", &["12 500 €"]),
        ("12\u{2009}500\u{2003}€", &["12", "500", "€"]),
    ];
    for (text, seen) in expected {
        println!("{text:?} -> {:?}", words(text));
        assert_eq!(words(text), seen);
    }
}
RUST
cargo run --quiet --release
