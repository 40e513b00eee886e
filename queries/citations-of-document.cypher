// vi: Văn bản này được nhắc đến, viện dẫn ở đâu, với vai trò gì, nguyên văn ra sao?
// en: Where is this document cited, in which role, and in which words?
// param document: document -- the cited document
// param limit: int = 1000 -- at most so many rows
// column source: the text
// column source_title: its title
// column start: offset of the evidence in the text
// column relation: what the text states; REFERS_TO is the printed mention itself
// column id: who states it: a document, a task, a meeting, or the mention
// column title: its title
// column provisions: the articles, clauses and points that are meant
// column quote: the words of the text
// column confidence: how sure the reading is
// column edge: key of the evidence
// example: --document 107/2020/NĐ-CP
MATCH (d:Document {id: $document})<-[r]-(x)
WHERE x:Document OR x:Task OR x:Meeting OR x:Mention OR x:TextSource
WITH r, x, r.source_doc AS source
OPTIONAL MATCH (s:TextSource {id: source})
RETURN source, s.title AS source_title, r.span_start AS start, type(r) AS relation,
       x.id AS id, x.title AS title, r.provisions AS provisions, r.quote AS quote, r.confidence AS confidence,
       r.id AS edge
ORDER BY source, start, relation, id, edge
LIMIT $limit
