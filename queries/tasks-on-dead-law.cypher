// vi: Đến ngày này, nhiệm vụ nào dựa trên văn bản đã hết hiệu lực, và văn bản nào đã thay thế?
// en: Which tasks rest on a document out of force on this day, and what replaced it?
// param on: date = today -- the day
// param limit: int = 1000 -- at most so many rows
// column id: the task
// column task: its wording
// column relation: how it rests on the document
// column dead: the document out of force
// column dead_title: its title
// column since: the day from which it is out of force, where known
// column replaced_by: what replaced or repealed it
// column quote: the sentence
// column source: the text
// column edge: key of the evidence
// example:
MATCH (:Task)-[:IMPLEMENTS|DISSEMINATES|APPLIES|CITES]->(d:Document)
WITH DISTINCT d
WHERE d.effective_to <= $on OR EXISTS { (d)<-[:REPLACES|REPEALS]-(:Document) }
OPTIONAL MATCH (d)<-[q:REPLACES|REPEALS]-(n:Document)
WHERE coalesce(q.scope, 'whole') <> 'part' AND coalesce(q.effective, n.effective_from, n.issued) <= $on
WITH d, q, n
ORDER BY n.id
WITH d, collect(DISTINCT n.title) AS replaced_by, min(coalesce(q.effective, n.effective_from, n.issued)) AS ended
WHERE d.effective_to <= $on OR size(replaced_by) > 0
MATCH (d)<-[r:IMPLEMENTS|DISSEMINATES|APPLIES|CITES]-(t:Task)
RETURN t.id AS id, coalesce(t.text, t.title) AS task, type(r) AS relation, d.id AS dead, d.title AS dead_title,
       coalesce(d.effective_to, ended) AS since, replaced_by, r.quote AS quote, r.source_doc AS source, r.id AS edge
ORDER BY id, dead, relation, edge
LIMIT $limit
