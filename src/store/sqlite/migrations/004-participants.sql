-- Join codes, personal codes and sessions of participants.
CREATE TABLE join_codes (
  workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  code TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE participants (
  workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  rater TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  PRIMARY KEY (workbook, rater)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant_sessions (
  workbook TEXT NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  hash TEXT NOT NULL UNIQUE,
  rater TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (workbook, hash)
) STRICT, WITHOUT ROWID;
