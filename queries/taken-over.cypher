// vi: Cơ quan này nay chịu trách nhiệm những văn bản, nhiệm vụ nào của các cơ quan trước?
// en: For which documents and tasks of earlier bodies is this body responsible today?
// param unit: unit -- the body of today, or a part of its name
// param limit: int = 1000 -- at most so many rows
// column id: the document or task
// column title: its title
// column kind: Document or Task
// column earlier: the bodies that issued or lead it
// column now: the body of today
// column quote: what it follows from
// column confidence: how sure that is
// column edge: key of the evidence
// example: --unit "Bộ Tài chính"
// # Derived by a rule (queries/rules/10-responsible-today.rq) from who issued or leads it and who succeeded whom.
UNWIND $unit AS key
MATCH (u:Body {id: key})<-[r:RESPONSIBLE_TODAY]-(x)
OPTIONAL MATCH (x)-[:ISSUED_BY|LED_BY]->(b:Body)-[:SUCCEEDED_BY*1..6]->(u)
WITH u, r, x, b
ORDER BY b.id
WITH u, r, x, collect(DISTINCT b.title) AS earlier
RETURN x.id AS id, x.title AS title, CASE WHEN x:Task THEN 'Task' ELSE 'Document' END AS kind, earlier, u.title AS now,
       r.quote AS quote, r.confidence AS confidence, r.id AS edge
ORDER BY kind, id, edge
LIMIT $limit
