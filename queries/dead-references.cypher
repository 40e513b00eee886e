// vi: Văn bản nào dẫn chiếu, căn cứ vào văn bản đã hết hiệu lực, và văn bản nào đã thay thế?
// en: Which documents rest on or cite a document that was out of force by then, and what replaced that?
// param on: date = null -- the day; without it the day on which each citing document was issued
// param limit: int = 1000 -- at most so many rows
// column id: the document that cites
// column title: its title
// column relation: what it states
// column dead: the document out of force
// column dead_title: its title
// column since: the day from which it is out of force
// column replaced_by: what replaced or repealed it by that day
// column quote: the sentence
// column source: the text
// column edge: key of the evidence
// example: --on 2026-01-31
// # What itself replaces a document may name it; that is no dead reference.
MATCH (d:Document)
WHERE d.effective_to IS NOT NULL OR EXISTS { (d)<-[:REPLACES|REPEALS]-(:Document) }
OPTIONAL MATCH (d)<-[q:REPLACES|REPEALS]-(n:Document)
WITH d, n.id AS ender, n.title AS title,
     CASE WHEN coalesce(q.scope, 'whole') <> 'part'
          THEN coalesce(q.effective, n.effective_from, n.issued) END AS day
ORDER BY title
WITH d, collect(DISTINCT {title: title, day: day}) AS enders, collect(ender) AS changing, min(day) AS ended
WITH d, enders, changing, coalesce(d.effective_to, ended) AS since
WHERE since IS NOT NULL
MATCH (d)<-[r:BASED_ON|DETAILS|IMPLEMENTS|DISSEMINATES|APPLIES|CITES]-(x:Document)
WHERE since <= coalesce($on, x.issued) AND r.source_doc STARTS WITH 'text/' AND NOT x.id IN changing
RETURN x.id AS id, x.title AS title, type(r) AS relation, d.id AS dead, d.title AS dead_title, since,
       [e IN enders WHERE e.day <= coalesce($on, x.issued) | e.title] AS replaced_by,
       r.quote AS quote, r.source_doc AS source, r.id AS edge
ORDER BY id, dead, relation, edge
LIMIT $limit
