// vi: Văn bản này do cơ quan nào ban hành, nay cơ quan nào kế tục?
// en: Which body issued this document, and which body succeeds it?
// param document: document -- the document
// column id: the document
// column issuer: the body that issued it
// column issuer_title: its name
// column steps: number of successions
// column now: the body at the end of the chain
// column now_title: its name
// example: --document 107/2020/NĐ-CP
MATCH p = (d:Document {id: $document})-[:ISSUED_BY]->(b)-[:SUCCEEDED_BY*0..6]->(c)
WHERE NOT EXISTS { (c)-[:SUCCEEDED_BY]->() }
RETURN DISTINCT d.id AS id, b.id AS issuer, b.title AS issuer_title, length(p) - 1 AS steps, c.id AS now, c.title AS now_title
ORDER BY issuer, steps, now
