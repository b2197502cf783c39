-- An upload can have several files, and can belong to a workbook.
CREATE TABLE upload_files (
  upload TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (upload, number)
) STRICT;
INSERT INTO upload_files (upload, number, name, bytes) SELECT id, 1, name, bytes FROM uploads;
ALTER TABLE uploads DROP COLUMN name;
ALTER TABLE uploads DROP COLUMN bytes;
ALTER TABLE uploads ADD COLUMN workbook TEXT;
