-- A checksum in every row of a log, and where each log ends. The checksums are filled in by the program.
ALTER TABLE log ADD COLUMN sum TEXT NOT NULL DEFAULT '';

CREATE TABLE log_ends (
  workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  batch TEXT NOT NULL,
  sum TEXT NOT NULL
) STRICT, WITHOUT ROWID;
