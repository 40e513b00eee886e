// vi: Đến ngày này, những nhiệm vụ nào đã hết hạn, giao cho ai, căn cứ vào đâu?
// en: Which tasks were due before this day, given to whom, resting on what?
// param on: date = today -- the day that is reckoned from
// param limit: int = 1000 -- at most so many rows
// column id: the task
// column task: its wording
// column due_to: the last day of its term
// column due: the term as normalised
// column lead: who leads
// column bases: documents that the task carries out, applies or cites
// example:
// # Texts do not say whether a task was done: the answer is what was due, not what was missed.
// # Only nodes of ours have a folded title: a shared server may hold other tasks.
MATCH (t:Task)
WHERE t.due_to < $on AND t.title_fold IS NOT NULL
WITH t
ORDER BY t.due_to, t.id
LIMIT $limit
OPTIONAL MATCH (t)-[:LED_BY]->(l)
WITH t, l
ORDER BY l.id
WITH t, collect(DISTINCT l.title) AS lead
OPTIONAL MATCH (t)-[:IMPLEMENTS|APPLIES|DISSEMINATES|CITES|ASSIGNED_IN]->(b:Document)
WITH t, lead, b
ORDER BY b.id
WITH t, lead, collect(DISTINCT b.title) AS bases
RETURN t.id AS id, coalesce(t.text, t.title) AS task, t.due_to AS due_to, t.due AS due, lead, bases
ORDER BY due_to, id
