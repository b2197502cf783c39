-- A checksum in every row of a log and at its end. The checksums are filled in by the program. Without a default, a server of an older
-- version that is still running cannot add rows without one.
ALTER TABLE log ADD COLUMN sum text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE log ALTER COLUMN sum DROP DEFAULT;
ALTER TABLE log_ends ADD COLUMN sum text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE log_ends ALTER COLUMN sum DROP DEFAULT;
