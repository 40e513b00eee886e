// vi: Những văn bản nào quy định chi tiết, hướng dẫn thi hành văn bản này, điều khoản nào?
// en: Which documents detail this document, and which of its provisions?
// param document: document -- the document
// param limit: int = 1000 -- at most so many rows
// column id: the detailing document
// column title: its title
// column provisions: the articles, clauses and points that are named
// column quote: the sentence or the register's row
// column confidence: how sure the reading is
// column source: the text, or register
// column edge: key of the evidence
// example: --document 43/2019/QH14
MATCH (d:Document {id: $document})<-[r:DETAILS]-(x)
RETURN x.id AS id, x.title AS title, r.provisions AS provisions, r.quote AS quote, r.confidence AS confidence,
       r.source_doc AS source, r.id AS edge
ORDER BY id, source, edge
LIMIT $limit
