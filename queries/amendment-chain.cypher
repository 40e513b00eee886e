// vi: Văn bản này đã được sửa đổi, bổ sung, thay thế, bãi bỏ, đính chính, hợp nhất bởi những văn bản nào, và đã thay đổi những văn bản nào?
// en: By what was this document amended, replaced, repealed, corrected or consolidated, and what did it change?
// param document: document -- the document
// param limit: int = 1000 -- at most so many rows
// column id: the other document
// column title: its title
// column direction: later: it changes the document; earlier: the document changes it
// column depth: number of steps
// column steps: relation, from, to, effective, quote, source, edge
// example: --document 107/2020/NĐ-CP
MATCH (d:Document {id: $document})
CALL (d) {
  MATCH p = (d)<-[:AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES*1..6]-(x)
  RETURN x, 'later' AS direction, length(p) AS depth,
         [r IN relationships(p) | {relation: type(r), from: startNode(r).id, to: endNode(r).id,
          effective: r.effective, quote: r.quote, source: r.source_doc, edge: r.id}] AS steps
  UNION ALL
  MATCH p = (d)-[:AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES*1..6]->(x)
  RETURN x, 'earlier' AS direction, length(p) AS depth,
         [r IN relationships(p) | {relation: type(r), from: startNode(r).id, to: endNode(r).id,
          effective: r.effective, quote: r.quote, source: r.source_doc, edge: r.id}] AS steps
}
RETURN x.id AS id, x.title AS title, direction, depth, steps
ORDER BY direction, depth, id, [s IN steps | s.edge]
LIMIT $limit
