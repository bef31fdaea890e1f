"""The views of the database: the most frequent questions, as SQL to copy and change.

Strategy: the first lines of a view say what it counts and what it leaves out; `.schema` and Datasette show them. No
name needs quotes.
"""

VIEWS: dict[str, str] = {
    "browse": """\
-- The nine columns that readers need most.
SELECT document_number, date, sender, recipients, title, classification,
  (SELECT group_concat(code, ', ') FROM tags AS t WHERE t.cable_id = c.cable_id AND t.code IS NOT NULL) AS tag_codes,
  text_status, cable_id
FROM cables AS c""",
    "all_tags": """\
-- TAGS of both witnesses, the TAGS line and the indexer's copy. Count one of them at a time.
SELECT 'text' AS witness, t.* FROM tags AS t
UNION ALL
SELECT 'attribute' AS witness, t.* FROM attribute_tags AS t""",
    "edges_traffic": """\
-- Who wrote to whom, one row for each cable and addressee: source, target and date, as graph programs read them. Exempt
-- posts did not get the cable. A cable without text has no row, because NARA's To runs addressees together.
SELECT
  c.sender AS source,
  coalesce(a.post, a.name, a.raw) AS target,
  c.date AS date,
  a.role AS role,
  c.cable_id AS cable_id
FROM cables AS c JOIN addressees AS a USING (cable_id)
WHERE a.role IN ('to', 'info')""",
    "edges_citations": """\
-- Which cable cites which document, by document number: source, target and date of the citing cable. A document cited
-- twice by a cable is one row.
SELECT DISTINCT c.document_number AS source, r.document_number AS target, c.date AS date, c.cable_id AS cable_id
FROM (SELECT cable_id, document_number FROM refs UNION SELECT cable_id, document_number FROM text_refs) AS r
  JOIN cables AS c USING (cable_id)
WHERE r.document_number IS NOT NULL""",
    "traffic": """\
-- Who wrote to whom, month by month. A cable with three addressees counts for each of them; a cable without text counts
-- for none, because NARA's To runs addressees together.
SELECT substr(date, 1, 7) AS month, source AS sender, target AS addressee, role, count(DISTINCT cable_id) AS cables
FROM edges_traffic
GROUP BY month, sender, addressee, role""",
    "cited_by": """\
-- Each citation of a document, with the citing cable. Document numbers are not unique: cited_cables is the number of
-- cables here with that number.
SELECT
  r.document_number AS document_number,
  (SELECT count(*) FROM cables AS d WHERE d.document_number = r.document_number) AS cited_cables,
  c.record_id AS cited_by,
  c.document_number AS cited_by_document_number,
  c.date AS date,
  c.title AS title,
  r.place AS place,
  r.raw AS raw,
  c.cable_id AS cable_id
FROM (
  SELECT cable_id, document_number, raw, 'list' AS place FROM refs
  UNION ALL
  SELECT cable_id, document_number, raw, 'text' AS place FROM text_refs
) AS r JOIN cables AS c USING (cable_id)
WHERE r.document_number IS NOT NULL""",
    "cited_unresolved": """\
-- Telegrams that are cited but not here: destroyed, Top Secret, not yet released, or not in this corpus.
SELECT
  r.document_number AS document_number,
  count(DISTINCT r.cable_id) AS citing_cables,
  min(c.date) AS first_cited,
  max(c.date) AS last_cited
FROM (
  SELECT cable_id, document_number FROM refs WHERE cited_cable_id IS NULL
  UNION ALL
  SELECT cable_id, document_number FROM text_refs WHERE cited_cable_id IS NULL
) AS r JOIN cables AS c USING (cable_id)
WHERE r.document_number IS NOT NULL
GROUP BY r.document_number""",
    "lost_by_month": """\
-- Number of records of a month whose text is lost, entirely or in part. Month is null if no date is known.
SELECT
  substr(date, 1, 7) AS month,
  count(*) AS cables,
  sum(text_status NOT IN ('present', 'partial')) AS lost,
  sum(text_status = 'partial') AS partly_lost,
  round(100.0 * sum(text_status NOT IN ('present', 'partial')) / count(*), 1) AS lost_percent
FROM cables
GROUP BY month""",
    "serial_gaps": """\
-- Serial numbers of a station and year that no record here has, as ranges between numbers that occur. Station, year and
-- number are those of the document number, which records without text have too; a station with a known symbol has the
-- same name as in the other tables. A station and year with only one number has no row: it proves no gap.
SELECT
  coalesce((SELECT name FROM posts WHERE symbol = numbered.symbol GROUP BY symbol HAVING count(*) = 1), symbol)
    AS station,
  year,
  before + 1 AS first_missing,
  number - 1 AS last_missing,
  number - before - 1 AS missing
FROM (
  SELECT symbol, year, number, lag(number) OVER (PARTITION BY symbol, year ORDER BY number) AS before
  FROM (
    SELECT DISTINCT
      substr(document_number, 1, 4) AS year,
      rtrim(substr(document_number, 5), '0123456789') AS symbol,
      CAST(ltrim(substr(document_number, 5), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS INTEGER) AS number
    FROM cables
    WHERE document_number GLOB '[0-9][0-9][0-9][0-9][A-Z]*[0-9]'
  )
) AS numbered
WHERE number > before + 1""",
    "repeated": """\
-- Records that occur more than once, such as a cable as text and as PDF.
SELECT record_id, count(*) AS times, min(cable_id) AS first_cable_id
FROM cables
GROUP BY record_id
HAVING count(*) > 1""",
}
"""Name -> query, in the order of creation: a view may use one above it."""
