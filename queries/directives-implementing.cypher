// vi: Những văn bản, cuộc họp, nhiệm vụ nào triển khai, thực hiện văn bản này, qua những bước nào?
// en: Which documents, meetings and tasks carry this document out, and by which steps?
// param document: document -- the document that is carried out
// param strict: flag = false -- leave out dissemination and what is done merely "theo" a document
// param depth: depth = 6 -- at most so many steps
// param limit: int = 1000 -- at most so many rows
// column id: what carries the document out
// column title: its title
// column kind: Task, Meeting, Document, or TextSource for a text without a number
// column depth: number of steps from the document down
// column confidence: product over the steps
// column steps: from the document down: relation, from, to, quote, confidence, source, edge
// example: --document 107/2020/NĐ-CP
MATCH p = (d:Document {id: $document})<-[:BASED_ON|DETAILS|IMPLEMENTS|DISSEMINATES|APPLIES|ASSIGNED_IN*1..6]-(m)-[:CONCLUDED*0..1]->(x)
WHERE length(p) <= $depth
  AND all(r IN relationships(p) WHERE NOT $strict OR NOT type(r) IN ['DISSEMINATES', 'APPLIES'])
WITH x, length(p) AS depth,
     [r IN relationships(p) | {
       relation: type(r), from: startNode(r).id, from_title: startNode(r).title, to: endNode(r).id,
       to_title: endNode(r).title, quote: r.quote, confidence: r.confidence, source: r.source_doc, edge: r.id
     }] AS steps,
     reduce(c = 1.0, r IN relationships(p) | c * r.confidence) AS confidence
RETURN x.id AS id, x.title AS title,
       CASE WHEN x:Task THEN 'Task' WHEN x:Meeting THEN 'Meeting' WHEN x:Document THEN 'Document' ELSE 'TextSource' END AS kind,
       depth, confidence, steps
ORDER BY depth, confidence DESC, id, [s IN steps | s.edge]
LIMIT $limit
