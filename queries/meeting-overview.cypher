// vi: Cuộc họp nào, ngày nào, ai tổ chức, ai chủ trì, dùng và thông qua văn bản nào, giao nhiệm vụ gì?
// en: Which meeting, on which day, held and chaired by whom, on which documents, with which tasks?
// param meeting: meeting = null -- one meeting; without it all
// param limit: int = 200 -- at most so many rows
// column id: the meeting
// column title: its title
// column date: its day
// column place: where
// column held_by: who held it
// column chaired_by: who chaired it
// column documents: what was presented, adopted, carried out or cited
// column tasks: the tasks it concluded
// example:
// # Only nodes of ours have a folded title: a shared server may hold other meetings.
MATCH (m:Meeting)
WHERE ($meeting IS NULL OR m.id = $meeting) AND m.title_fold IS NOT NULL
WITH m
ORDER BY m.date, m.id
LIMIT $limit
OPTIONAL MATCH (m)-[:HELD_BY]->(o)
WITH m, o
ORDER BY o.id
WITH m, collect(DISTINCT o.title) AS held_by
OPTIONAL MATCH (m)-[:CHAIRED_BY]->(c)
WITH m, held_by, c
ORDER BY c.id
WITH m, held_by, collect(DISTINCT c.title) AS chaired_by
OPTIONAL MATCH (m)-[:PRESENTED|ADOPTED|IMPLEMENTS|DISSEMINATES|CITES]->(d)
WITH m, held_by, chaired_by, d
ORDER BY d.id
WITH m, held_by, chaired_by, collect(DISTINCT d.title) AS documents
OPTIONAL MATCH (m)-[:CONCLUDED]->(t:Task)
WITH m, held_by, chaired_by, documents, t
ORDER BY t.id
WITH m, held_by, chaired_by, documents, collect(DISTINCT t.title) AS tasks
RETURN m.id AS id, m.title AS title, m.date AS date, m.place AS place, held_by, chaired_by, documents, tasks
ORDER BY date, id
