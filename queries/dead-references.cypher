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
CALL {
  MATCH (n:Document)-[q:REPLACES|REPEALS]->(d:Document)
  WHERE coalesce(q.scope, 'whole') <> 'part'
  RETURN d, coalesce(q.effective, n.effective_from, n.issued) AS day
  UNION ALL
  MATCH (d:Document)
  WHERE d.effective_to IS NOT NULL
  RETURN d, d.effective_to AS day
}
WITH d, min(day) AS ended
WITH d, coalesce(d.effective_to, ended) AS since
WHERE since IS NOT NULL
MATCH (d)<-[r:BASED_ON|DETAILS|IMPLEMENTS|DISSEMINATES|APPLIES|CITES]-(x:Document)
WHERE since <= coalesce($on, x.issued) AND r.source_doc STARTS WITH 'text/'
  AND NOT EXISTS { (x)-[:REPLACES|REPEALS]->(d) }
WITH x.id AS id, d.id AS dead, type(r) AS relation, r.id AS edge, since, r.quote AS quote, r.source_doc AS source
ORDER BY id, dead, relation, edge
LIMIT $limit
MATCH (x:Document {id: id})
MATCH (d:Document {id: dead})
OPTIONAL MATCH (d)<-[q:REPLACES|REPEALS]-(n:Document)
WHERE coalesce(q.scope, 'whole') <> 'part'
  AND coalesce(q.effective, n.effective_from, n.issued) <= coalesce($on, x.issued)
WITH id, x.title AS title, relation, dead, d.title AS dead_title, since, quote, source, edge, n.title AS ender
ORDER BY ender
RETURN id, title, relation, dead, dead_title, since, collect(DISTINCT ender) AS replaced_by, quote, source, edge
ORDER BY id, dead, relation, edge
