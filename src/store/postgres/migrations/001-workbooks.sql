-- Rows of a workbook have the workbook as the first key column, and only join codes have a rule across workbooks, so that a distributed
-- PostgreSQL can partition by workbook. The access key, persons, sessions and uploads belong to the whole team.
CREATE TABLE workbooks (
  workbook text COLLATE "C" PRIMARY KEY,
  created_at text COLLATE "C" NOT NULL,
  deleted_at text COLLATE "C"
);

CREATE TABLE log (
  workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  seq integer NOT NULL CHECK (seq > 0),
  at text COLLATE "C" NOT NULL,
  by text COLLATE "C" NOT NULL,
  batch text COLLATE "C" NOT NULL,
  undoes text COLLATE "C",
  v integer NOT NULL,
  change text NOT NULL,
  PRIMARY KEY (workbook, seq)
);
CREATE INDEX log_by ON log (workbook, by);

CREATE TABLE log_ends (
  workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  seq integer NOT NULL,
  batch text COLLATE "C" NOT NULL
);

CREATE TABLE people (
  workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  rater text COLLATE "C" NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (workbook, rater)
);

CREATE TABLE snapshot_heads (
  workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  seq integer NOT NULL,
  core text NOT NULL,
  checksum text NOT NULL
);

CREATE TABLE snapshots (
  workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  part text COLLATE "C" NOT NULL,
  seq integer NOT NULL,
  checksum text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (workbook, part)
);

CREATE TABLE summaries (
  workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  seq integer NOT NULL,
  json text NOT NULL
);

CREATE TABLE reader_links (
  workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  id text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  rater text COLLATE "C",
  names boolean NOT NULL,
  notes boolean NOT NULL,
  at text COLLATE "C" NOT NULL,
  revoked_at text COLLATE "C",
  PRIMARY KEY (workbook, id)
);
CREATE INDEX reader_links_by_id ON reader_links (id);
CREATE INDEX reader_links_by_hash ON reader_links (hash);

CREATE TABLE join_codes (
  workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  code text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL
);
CREATE INDEX join_codes_by_code ON join_codes (code);

CREATE TABLE participants (
  workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  rater text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  PRIMARY KEY (workbook, rater)
);
CREATE INDEX participants_by_hash ON participants (hash);

CREATE TABLE participant_sessions (
  workbook text COLLATE "C" NOT NULL REFERENCES workbooks ON DELETE CASCADE,
  hash text COLLATE "C" NOT NULL,
  rater text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  PRIMARY KEY (workbook, hash)
);
CREATE INDEX participant_sessions_by_hash ON participant_sessions (hash);

CREATE TABLE access_key (
  hash text PRIMARY KEY
);

CREATE TABLE persons (
  person text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  folded text COLLATE "C" NOT NULL UNIQUE,
  number bigint GENERATED ALWAYS AS IDENTITY
);

CREATE TABLE sessions (
  hash text COLLATE "C" PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  person text COLLATE "C" REFERENCES persons,
  link text COLLATE "C"
);

CREATE TABLE uploads (
  id text COLLATE "C" PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  workbook text COLLATE "C"
);

CREATE TABLE upload_files (
  upload text COLLATE "C" NOT NULL REFERENCES uploads ON DELETE CASCADE,
  number integer NOT NULL,
  name text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (upload, number)
);
