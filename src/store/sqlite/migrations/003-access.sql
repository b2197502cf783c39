-- The access key, persons, reader links and sessions.
CREATE TABLE access_key (
  hash TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  person TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE reader_links (
  workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  id TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE,
  rater TEXT,
  names INTEGER NOT NULL,
  notes INTEGER NOT NULL,
  at TEXT NOT NULL,
  revoked_at TEXT,
  PRIMARY KEY (workbook, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  person TEXT REFERENCES persons,
  link TEXT REFERENCES reader_links (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
