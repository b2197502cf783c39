-- What the list of workbooks is sorted by and searched in, so that one page of it reads no log. A trigger on the log keeps it up to date.
CREATE TABLE listed (
  workbook text COLLATE "C" PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  changed_at text COLLATE "C" NOT NULL,
  title text NOT NULL,
  question text NOT NULL
);
CREATE INDEX listed_by_change ON listed (changed_at DESC, workbook);

-- Once a statement. Of a long question only the beginning can be found.
CREATE FUNCTION list_logged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO listed (workbook, changed_at, title, question)
  SELECT DISTINCT ON (workbook) workbook, at, '', '' FROM logged ORDER BY workbook, seq DESC
  ON CONFLICT (workbook) DO UPDATE SET changed_at = excluded.changed_at;
  UPDATE listed SET title = coalesce(n.title, listed.title), question = coalesce(left(n.question, 1000), listed.question)
  FROM (
    SELECT workbook,
      (array_agg(coalesce(change::jsonb #>> '{fields,title}', change::jsonb #>> '{after,title}') ORDER BY seq DESC)
        FILTER (WHERE coalesce(change::jsonb #>> '{fields,title}', change::jsonb #>> '{after,title}') IS NOT NULL))[1] AS title,
      (array_agg(coalesce(change::jsonb #>> '{fields,question}', change::jsonb #>> '{after,question}') ORDER BY seq DESC)
        FILTER (WHERE coalesce(change::jsonb #>> '{fields,question}', change::jsonb #>> '{after,question}') IS NOT NULL))[1] AS question
    FROM (SELECT * FROM logged WHERE change LIKE '%"type":"created"%' OR change LIKE '%"type":"settings"%') named
    GROUP BY workbook
  ) n
  WHERE listed.workbook = n.workbook;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_listed AFTER INSERT ON log REFERENCING NEW TABLE AS logged FOR EACH STATEMENT EXECUTE FUNCTION list_logged();

INSERT INTO listed (workbook, changed_at, title, question)
SELECT DISTINCT ON (workbook) workbook, at, '', '' FROM log ORDER BY workbook, seq DESC;
UPDATE listed SET
  title = coalesce((
    SELECT coalesce(change::jsonb #>> '{fields,title}', change::jsonb #>> '{after,title}') FROM log
    WHERE log.workbook = listed.workbook AND (change LIKE '%"type":"created"%' OR change LIKE '%"type":"settings"%')
      AND coalesce(change::jsonb #>> '{fields,title}', change::jsonb #>> '{after,title}') IS NOT NULL
    ORDER BY seq DESC LIMIT 1), ''),
  question = coalesce((
    SELECT left(coalesce(change::jsonb #>> '{fields,question}', change::jsonb #>> '{after,question}'), 1000) FROM log
    WHERE log.workbook = listed.workbook AND (change LIKE '%"type":"created"%' OR change LIKE '%"type":"settings"%')
      AND coalesce(change::jsonb #>> '{fields,question}', change::jsonb #>> '{after,question}') IS NOT NULL
    ORDER BY seq DESC LIMIT 1), '');
