-- Logs whose personal data was removed and whose rows are still being rewritten, or whose old bytes are still in the file.
CREATE TABLE redactions (
  workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  done INTEGER NOT NULL,
  upto INTEGER NOT NULL,
  before TEXT NOT NULL,
  last TEXT NOT NULL,
  redaction TEXT NOT NULL
) STRICT, WITHOUT ROWID;
