-- Files are stored in pieces, so that no commit is large. The primary key cannot be changed in place.
CREATE TABLE upload_pieces (
  upload TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  piece INTEGER NOT NULL,
  PRIMARY KEY (upload, number, piece)
) STRICT;
INSERT INTO upload_pieces (upload, number, name, bytes, piece) SELECT upload, number, name, bytes, 1 FROM upload_files;
DROP TABLE upload_files;
ALTER TABLE upload_pieces RENAME TO upload_files;
