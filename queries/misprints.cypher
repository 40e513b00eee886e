// vi: Viện dẫn nào ghi sai số, ký hiệu hoặc ngày so với văn bản được viện dẫn?
// en: Which citations print a number, a code or a day other than the cited document has?
// param limit: int = 1000 -- at most so many rows
// column id: the mention
// column printed: the signature as printed
// column intended: the signature that was meant
// column printed_date: the day as printed
// column issued: the document's day
// column document: the document that was meant
// column title: its title
// column source: the text
// column start: offset in the text
// column quote: as printed
// column edge: key of the evidence
// example:
MATCH (m:Mention)
WHERE m.intended <> m.signature OR m.date IS NOT NULL
MATCH (m)-[r:REFERS_TO]->(d:Document)
WHERE m.intended <> m.signature OR m.date <> d.issued
RETURN m.id AS id, m.signature AS printed, m.intended AS intended, m.date AS printed_date, d.issued AS issued,
       d.id AS document, d.title AS title, r.source_doc AS source, r.span_start AS start, r.quote AS quote, r.id AS edge
ORDER BY source, start, id, edge
LIMIT $limit
