// vi: Viện dẫn nào chưa xác định được văn bản, vì sao, có những văn bản nào có thể là nó?
// en: Which references name no known document, why, and what could be meant?
// param limit: int = 1000 -- at most so many rows
// column id: the open reference
// column title: what is known of it
// column reason: why it stays open
// column candidates: the documents that could be meant
// column source: the text
// column start: offset in the text
// column quote: as printed
// column edge: key of the evidence
// example:
MATCH (p:PartialReference)<-[r:REFERS_TO]-(m:Mention)
RETURN p.id AS id, p.title AS title, p.reason AS reason, coalesce(p.candidates, []) AS candidates,
       r.source_doc AS source, r.span_start AS start, r.quote AS quote, r.id AS edge
ORDER BY source, start, id, edge
LIMIT $limit
