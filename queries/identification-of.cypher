// vi: Vì sao những viện dẫn này được hiểu là văn bản này, dựa vào bằng chứng nào?
// en: By what were these citations taken for this document?
// param document: document -- the document
// param limit: int = 1000 -- at most so many rows
// column id: the mention
// column quote: as printed
// column signature: the signature as read
// column how: printed: the citation itself says it; text, register, corpus: what supplied the rest
// column rule: the rule that read it
// column confidence: how sure it is
// column source: the text
// column start: offset in the text
// column edge: key of the evidence
// example: --document 107/2020/NĐ-CP
MATCH (d:Document {id: $document})<-[r:REFERS_TO]-(m:Mention)
RETURN m.id AS id, r.quote AS quote, m.signature AS signature, m.how AS how, r.rule AS rule, r.confidence AS confidence,
       r.source_doc AS source, r.span_start AS start, r.id AS edge
ORDER BY source, start, id, edge
LIMIT $limit
