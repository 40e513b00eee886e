// vi: Quan hệ giữa hai văn bản này được trích từ đoạn nào, theo quy tắc nào, độ tin cậy bao nhiêu?
// en: From which passage, by which rule and how surely were the relations between these documents read?
// param document: document -- one document
// param other: document -- the other
// column from: who states
// column relation: what is stated
// column to: of what
// column quote: the sentence or the register's row
// column rule: the rule that read it
// column confidence: how sure the reading is
// column source: the text, register or vocabulary
// column start: offset in the text
// column edge: key of the evidence
// example: --document 3127/KH-UBND --other 17-NQ/TU
MATCH (a:Document {id: $document})-[r]-(b:Document {id: $other})
RETURN startNode(r).id AS from, type(r) AS relation, endNode(r).id AS to, r.quote AS quote, r.rule AS rule,
       r.confidence AS confidence, r.source_doc AS source, r.span_start AS start, r.id AS edge
ORDER BY from, relation, source, start, edge
