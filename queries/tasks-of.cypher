// vi: Cuộc họp hoặc văn bản này giao những nhiệm vụ gì, cho ai, hạn khi nào, căn cứ vào đâu?
// en: Which tasks come from this meeting or document, for whom, due when, resting on what?
// param start: document | meeting -- the meeting or document that assigns
// param limit: int = 1000 -- at most so many rows
// column id: the task
// column task: its wording
// column lead: who leads
// column coordinate: who co-operates
// column due: the term as normalised
// column due_to: its last day
// column bases: documents that the task carries out, applies or cites
// column source: the text
// column quote: the sentence
// column edge: key of the evidence
// example: --document 3127/KH-UBND
MATCH (s:Document|Meeting {id: $start})-[r:CONCLUDED|ASSIGNED_IN]-(t:Task)
OPTIONAL MATCH (t)-[:LED_BY]->(l)
WITH r, t, l
ORDER BY l.id
WITH r, t, collect(DISTINCT l.title) AS lead
OPTIONAL MATCH (t)-[:COORDINATED_BY]->(c)
WITH r, t, lead, c
ORDER BY c.id
WITH r, t, lead, collect(DISTINCT c.title) AS coordinate
OPTIONAL MATCH (t)-[:IMPLEMENTS|APPLIES|DISSEMINATES|CITES]->(b:Document)
WITH r, t, lead, coordinate, b
ORDER BY b.id
WITH r, t, lead, coordinate, collect(DISTINCT b.title) AS bases
RETURN t.id AS id, coalesce(t.text, t.title) AS task, lead, coordinate, t.due AS due, t.due_to AS due_to, bases,
       r.source_doc AS source, r.quote AS quote, r.id AS edge
ORDER BY source, t.span_start, id, edge
LIMIT $limit
