// vi: Đến ngày này, văn bản nào còn dẫn chiếu văn bản đã hết hiệu lực, và văn bản nào đã thay thế?
// en: Which documents still rest on or cite a document out of force on this day, and what replaced that?
// param on: date = today -- the day
// param limit: int = 1000 -- at most so many rows
// column id: the document that cites
// column title: its title
// column relation: what it states
// column dead: the document out of force
// column dead_title: its title
// column since: the day from which it is out of force, where known
// column replaced_by: what replaced or repealed it
// column quote: the sentence
// column source: the text
// column edge: key of the evidence
// example:
MATCH (d:Document)
WHERE d.effective_to <= $on OR EXISTS { (d)<-[:REPLACES|REPEALS]-(:Document) }
OPTIONAL MATCH (d)<-[q:REPLACES|REPEALS]-(n:Document)
WHERE coalesce(q.scope, 'whole') <> 'part' AND coalesce(q.effective, n.effective_from, n.issued) <= $on
WITH d, q, n
ORDER BY n.id
WITH d, collect(DISTINCT n.title) AS replaced_by, min(coalesce(q.effective, n.effective_from, n.issued)) AS ended
WHERE d.effective_to <= $on OR size(replaced_by) > 0
MATCH (d)<-[r:BASED_ON|DETAILS|IMPLEMENTS|DISSEMINATES|APPLIES|CITES]-(x:Document)
WHERE r.source_doc STARTS WITH 'text/'
RETURN x.id AS id, x.title AS title, type(r) AS relation, d.id AS dead, d.title AS dead_title,
       coalesce(d.effective_to, ended) AS since, replaced_by, r.quote AS quote, r.source_doc AS source, r.id AS edge
ORDER BY id, dead, relation, edge
LIMIT $limit
