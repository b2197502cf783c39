-- Files are stored in pieces, as in SQLite.
ALTER TABLE upload_files ADD COLUMN piece integer NOT NULL DEFAULT 1;
ALTER TABLE upload_files ALTER COLUMN piece DROP DEFAULT;
ALTER TABLE upload_files DROP CONSTRAINT upload_files_pkey;
ALTER TABLE upload_files ADD PRIMARY KEY (upload, number, piece);
