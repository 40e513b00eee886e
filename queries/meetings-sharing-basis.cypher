// vi: Những cuộc họp nào cùng dựa trên một văn bản?
// en: Which meetings rest on the same document?
// param limit: int = 200 -- at most so many rows
// column first: a meeting
// column first_title: its title
// column first_date: its day
// column second: another meeting
// column second_title: its title
// column second_date: its day
// column documents: what both rest on, themselves or by the tasks they concluded
// example:
MATCH (m:Meeting)-[:CONCLUDED*0..1]->(y)-[:IMPLEMENTS|DISSEMINATES|APPLIES|CITES|PRESENTED|ADOPTED]->(d:Document)
WITH DISTINCT m, d
MATCH (d)<-[:IMPLEMENTS|DISSEMINATES|APPLIES|CITES|PRESENTED|ADOPTED]-(z)<-[:CONCLUDED*0..1]-(n:Meeting)
WHERE m.id < n.id
WITH DISTINCT m, n, d
ORDER BY d.id
WITH m, n, collect(d.title) AS documents
RETURN m.id AS first, m.title AS first_title, m.date AS first_date, n.id AS second, n.title AS second_title,
       n.date AS second_date, documents
ORDER BY first, second
LIMIT $limit
