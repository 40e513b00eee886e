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
CALL {
  MATCH (c:Document)<-[r:REFERS_TO]-(:Mention)
  RETURN c.id AS cited, count(r) AS mentions
}
MATCH (d:Document {id: cited})
WHERE ($year IS NULL OR d.year = $year) AND ($issuer IS NULL OR d.title_fold CONTAINS $issuer)
WITH d.id AS id, d.title AS title, d.year AS year, mentions
ORDER BY mentions DESC, id
LIMIT $limit
MATCH (d:Document {id: id})<-[r:REFERS_TO]-(:Mention)
RETURN id, title, year, mentions, count(DISTINCT r.source_doc) AS texts
ORDER BY mentions DESC, id
