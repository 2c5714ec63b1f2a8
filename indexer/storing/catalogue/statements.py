"""The tables of the catalogue, and every change that can be made to them.

The texts of statements are made of the names of columns below, never of values.
"""

# ruff: noqa: S608

#: The columns of ``traits.Traits``, in the order of its fields and of its content's.
TRAITS = "content, sketch, words, head, name, date, numero, objet, amounts"
_TYPES = (
    "content TEXT NOT NULL, sketch TEXT NOT NULL, words INTEGER NOT NULL, head TEXT NOT NULL,"
    " name TEXT NOT NULL, date TEXT NOT NULL, numero TEXT NOT NULL, objet TEXT NOT NULL,"
    " amounts TEXT NOT NULL"
)
TABLES = f"""
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS given (path PRIMARY KEY, folder INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, root NOT NULL, label TEXT NOT NULL, path NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL,
    acts INTEGER NOT NULL, failure TEXT, withheld INTEGER NOT NULL DEFAULT 0,
    indexed_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS acts (
    source TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, page INTEGER,
    body TEXT, departement TEXT, {_TYPES}, stated INTEGER NOT NULL, PRIMARY KEY (source, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS acts_id ON acts (id, source, place);
CREATE INDEX IF NOT EXISTS acts_content ON acts (content);
CREATE INDEX IF NOT EXISTS acts_sitting ON acts (name, date, numero);
CREATE INDEX IF NOT EXISTS acts_identity ON acts (body, numero, date);
CREATE TABLE IF NOT EXISTS citations (
    act TEXT NOT NULL, source TEXT NOT NULL, body TEXT, numero TEXT, date TEXT
);
CREATE INDEX IF NOT EXISTS citations_source ON citations (source);
CREATE INDEX IF NOT EXISTS citations_act ON citations (act);
CREATE INDEX IF NOT EXISTS citations_target ON citations (body, numero, date);
CREATE TABLE IF NOT EXISTS spellings (
    act TEXT NOT NULL, source TEXT NOT NULL, body TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (act, source)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS spellings_source ON spellings (source);
CREATE INDEX IF NOT EXISTS spellings_body ON spellings (body, name);
CREATE TABLE IF NOT EXISTS former (
    id TEXT PRIMARY KEY, heir TEXT, source TEXT NOT NULL, {_TYPES}
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS former_content ON former (content);
CREATE TABLE IF NOT EXISTS entered (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entered_at ON entered (at, id);
CREATE TABLE IF NOT EXISTS removed (id TEXT PRIMARY KEY, entry TEXT NOT NULL) WITHOUT ROWID;
"""

#: Every change that can be made, by name: what the journal of a commit tells again is these.
CHANGES = {
    "state": "INSERT OR REPLACE INTO state VALUES (?, ?)",
    "given": "INSERT OR IGNORE INTO given VALUES (?, ?)",
    "not_given": "DELETE FROM given WHERE path = ?",
    "source": "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "act": f"INSERT INTO acts VALUES ({', '.join('?' * 16)})",
    "lives": "DELETE FROM former WHERE id = ?",
    "enters": "INSERT OR IGNORE INTO entered VALUES (?, ?)",
    "entered_as": "INSERT OR REPLACE INTO entered SELECT ?, at FROM entered WHERE id = ?",
    "withdraw_entered": "DELETE FROM entered WHERE id = ?",
    "heir": (
        "INSERT OR REPLACE INTO former SELECT ?, ?, '', '', '', 0, '', '', '', '', '', ''"
        " WHERE NOT EXISTS (SELECT 1 FROM acts WHERE id = ?)"
    ),
    "citation": "INSERT INTO citations VALUES (?, ?, ?, ?, ?)",
    "spelling": "INSERT OR REPLACE INTO spellings VALUES (?, ?, ?, ?)",
    "respell": "UPDATE spellings SET name = ? WHERE act = ?",
    "touch": "UPDATE sources SET mtime_ns = ?, path = ?, root = ? WHERE name = ?",
    "remember": (
        f"INSERT OR REPLACE INTO former SELECT id, NULL, source, {TRAITS}"
        " FROM acts WHERE source = ?"
    ),
    "forget_source": "DELETE FROM sources WHERE name = ?",
    "forget_acts": "DELETE FROM acts WHERE source = ?",
    "forget_citations": "DELETE FROM citations WHERE source = ?",
    "forget_spellings": "DELETE FROM spellings WHERE source = ?",
    "withhold": "UPDATE sources SET withheld = 1 WHERE name IN (SELECT source FROM acts WHERE id = ?)",
    "unread": (
        "UPDATE sources SET sha256 = '', mtime_ns = 0"
        " WHERE name IN (SELECT source FROM acts WHERE id = ?)"
    ),
    "unread_source": "UPDATE sources SET sha256 = '', mtime_ns = 0 WHERE name = ?",
    "withdraw_act": "DELETE FROM acts WHERE id = ?",
    "withdraw_former": "DELETE FROM former WHERE id = ?",
    "withdraw_citations": "DELETE FROM citations WHERE act = ?",
    "withdraw_spellings": "DELETE FROM spellings WHERE act = ?",
    "removed": "INSERT OR REPLACE INTO removed VALUES (?, ?)",
}
