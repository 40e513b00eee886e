// vi: Nhiệm vụ hoặc văn bản này triển khai những văn bản nào, lên đến luật, qua những bước nào?
// en: Which documents does this task or document carry out, up to the law, and by which steps?
// param start: document | task -- where the chain begins
// param strict: flag = false -- leave out dissemination and what is done merely "theo" a document
// param depth: depth = 6 -- at most so many steps
// param limit: int = 1000 -- at most so many rows
// column id: what is carried out
// column title: its title
// column depth: number of steps from the beginning up
// column confidence: product over the steps
// column steps: from the beginning up: relation, from, to, quote, confidence, source, edge
// example: --document 214/TB-UBND
MATCH p = (s:Task|Document {id: $start})<-[:CONCLUDED*0..1]-(m)-[:BASED_ON|DETAILS|IMPLEMENTS|DISSEMINATES|APPLIES|ASSIGNED_IN*0..6]->(x)
WHERE length(p) >= 1 AND length(p) <= $depth
  AND all(r IN relationships(p) WHERE NOT $strict OR NOT type(r) IN ['DISSEMINATES', 'APPLIES'])
WITH x, length(p) AS depth,
     [r IN relationships(p) | {
       relation: type(r), from: startNode(r).id, from_title: startNode(r).title, to: endNode(r).id,
       to_title: endNode(r).title, quote: r.quote, confidence: r.confidence, source: r.source_doc, edge: r.id
     }] AS steps,
     reduce(c = 1.0, r IN relationships(p) | c * r.confidence) AS confidence
RETURN x.id AS id, x.title AS title, depth, confidence, steps
ORDER BY depth, confidence DESC, id, [s IN steps | s.edge]
LIMIT $limit
