// vi: Văn bản nào được nhắc đến nhiều nhất, theo năm và cơ quan ban hành, trong bao nhiêu văn bản?
// en: Which documents are cited most, by year and issuer, and in how many texts?
// param year: year = null -- only documents of this year
// param issuer: words = null -- only documents of issuers so called
// param limit: int = 20 -- at most so many rows
// column id: the document
// column title: its title
// column year: its year
// column mentions: how often it is named
// column texts: in how many texts
// example:
MATCH (d:Document)
WHERE ($year IS NULL OR d.year = $year) AND ($issuer IS NULL OR d.title_fold CONTAINS $issuer)
WITH d, COUNT { (d)<-[:REFERS_TO]-() } AS mentions
ORDER BY mentions DESC, d.id
LIMIT $limit
MATCH (d)<-[r:REFERS_TO]-()
WITH d, mentions, count(DISTINCT r.source_doc) AS texts
RETURN d.id AS id, d.title AS title, d.year AS year, mentions, texts
ORDER BY mentions DESC, id
