// vi: Văn bản này căn cứ vào những văn bản nào, văn bản nào trong đó đã hết hiệu lực?
// en: On which documents does this document rest, and which of them are out of force on this day?
// param document: document -- the document
// param on: date = today -- the day
// param limit: int = 1000 -- at most so many rows
// column id: what it rests on
// column title: its title
// column relation: BASED_ON, DETAILS, IMPLEMENTS
// column status: in force, not yet in force, no longer in force, or unknown where nothing proves it
// column replaced_by: what replaced or repealed it by that day
// column quote: the sentence
// column confidence: how sure the reading is
// column source: the text
// column edge: key of the evidence
// example: --document 3127/KH-UBND
MATCH (x:Document {id: $document})-[r:BASED_ON|DETAILS|IMPLEMENTS]->(d)
OPTIONAL MATCH (d)<-[q:REPLACES|REPEALS]-(n:Document)
WHERE coalesce(q.scope, 'whole') <> 'part' AND coalesce(q.effective, n.effective_from, n.issued) <= $on
WITH r, d, n
ORDER BY n.id
WITH r, d, collect(DISTINCT n.title) AS replaced_by
RETURN d.id AS id, d.title AS title, type(r) AS relation,
       CASE WHEN d.effective_to <= $on OR size(replaced_by) > 0 THEN 'no longer in force'
            WHEN d.effective_from > $on THEN 'not yet in force'
            WHEN d.effective_from <= $on AND d.effective_to > $on THEN 'in force'
            ELSE 'unknown' END AS status,
       replaced_by, r.quote AS quote, r.confidence AS confidence, r.source_doc AS source, r.id AS edge
ORDER BY relation, id, edge
LIMIT $limit
