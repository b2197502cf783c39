-- Workbooks with their logs, names of raters and snapshots, and the files that wait to be imported.
CREATE TABLE workbooks (
  workbook TEXT PRIMARY KEY,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE log (
  workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  seq INTEGER NOT NULL CHECK (seq > 0),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  batch TEXT NOT NULL,
  undoes TEXT,
  v INTEGER NOT NULL,
  change TEXT NOT NULL,
  PRIMARY KEY (workbook, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_by ON log (workbook, by);

CREATE TABLE people (
  workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  rater TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (workbook, rater)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_heads (
  workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  core TEXT NOT NULL,
  checksum TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  part TEXT NOT NULL,
  seq INTEGER NOT NULL,
  checksum TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (workbook, part)
) STRICT;

CREATE TABLE summaries (
  workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
