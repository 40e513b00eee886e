// vi: Đơn vị này được giao những nhiệm vụ nào, với vai trò gì, hạn khi nào, theo câu nào?
// en: Which tasks does this unit have, in which role, due when, by which sentence?
// param unit: unit -- the unit, or a part of its name
// param limit: int = 1000 -- at most so many rows
// column id: the task
// column task: its wording
// column role: lead, coordinate or supervise
// column unit: the unit
// column due: the term as normalised
// column due_to: its last day
// column bases: documents that the task carries out, applies or cites
// column source: the text
// column quote: the sentence
// column edge: key of the evidence
// example: --unit "Văn phòng Sở"
UNWIND $unit AS key
MATCH (u:Body|Office {id: key})<-[r:LED_BY|COORDINATED_BY|SUPERVISED_BY]-(t:Task)
OPTIONAL MATCH (t)-[:IMPLEMENTS|APPLIES|DISSEMINATES|CITES|ASSIGNED_IN]->(b:Document)
WITH u, r, t, b
ORDER BY b.id
WITH u, r, t, collect(DISTINCT b.title) AS bases
RETURN t.id AS id, coalesce(t.text, t.title) AS task,
       CASE type(r) WHEN 'LED_BY' THEN 'lead' WHEN 'COORDINATED_BY' THEN 'coordinate' ELSE 'supervise' END AS role,
       u.title AS unit, t.due AS due, t.due_to AS due_to, bases, r.source_doc AS source, r.quote AS quote,
       r.id AS edge
ORDER BY due_to, id, role, unit, edge
LIMIT $limit
