-- What the list of workbooks is sorted by and searched in, so that one page of it reads no log. A trigger on the log keeps it up to date.
CREATE TABLE listed (
  workbook TEXT PRIMARY KEY REFERENCES workbooks ON DELETE CASCADE,
  changed_at TEXT NOT NULL,
  title TEXT NOT NULL,
  question TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_by_change ON listed (changed_at DESC, workbook);

-- The first row of a batch, and rows that set the title or the question. Of a long question only the beginning can be found.
CREATE TRIGGER log_listed AFTER INSERT ON log
WHEN instr(NEW.change, '"type":"created"') OR instr(NEW.change, '"type":"settings"')
  OR NOT EXISTS (SELECT 1 FROM listed WHERE workbook = NEW.workbook AND changed_at = NEW.at)
BEGIN
  INSERT INTO listed (workbook, changed_at, title, question) VALUES (NEW.workbook, NEW.at, '', '')
    ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at;
  UPDATE listed SET
    title = coalesce(json_extract(NEW.change, '$.fields.title'), json_extract(NEW.change, '$.after.title'), title),
    question = substr(coalesce(json_extract(NEW.change, '$.fields.question'), json_extract(NEW.change, '$.after.question'), question), 1, 1000)
  WHERE workbook = NEW.workbook AND json_valid(NEW.change)
    AND (instr(NEW.change, '"type":"created"') OR instr(NEW.change, '"type":"settings"'));
END;

INSERT INTO listed (workbook, changed_at, title, question)
SELECT w.workbook, l.at, '', ''
FROM workbooks w CROSS JOIN log l ON l.workbook = w.workbook AND l.seq = (SELECT max(seq) FROM log WHERE workbook = w.workbook);

CREATE TEMP TABLE named AS
SELECT workbook, seq,
  coalesce(json_extract(change, '$.fields.title'), json_extract(change, '$.after.title')) AS title,
  coalesce(json_extract(change, '$.fields.question'), json_extract(change, '$.after.question')) AS question
FROM log
WHERE (instr(change, '"type":"created"') OR instr(change, '"type":"settings"')) AND json_valid(change);
UPDATE listed SET
  title = coalesce((SELECT title FROM named WHERE workbook = listed.workbook AND title IS NOT NULL ORDER BY seq DESC LIMIT 1), ''),
  question = coalesce((SELECT substr(question, 1, 1000) FROM named WHERE workbook = listed.workbook AND question IS NOT NULL ORDER BY seq DESC LIMIT 1), '');
DROP TABLE named;
