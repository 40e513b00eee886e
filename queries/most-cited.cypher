// vi: Văn bản nào được nhắc đến nhiều nhất, bao nhiêu lần, trong bao nhiêu văn bản?
// en: Which documents are cited most, how often, and in how many texts?
// param limit: int = 20 -- at most so many rows
// column id: the document
// column title: its title
// column mentions: how often it is named
// column texts: in how many texts
MATCH (d:Document)<-[r:REFERS_TO]-(m:Mention)
WITH d, count(r) AS mentions, count(DISTINCT r.source_doc) AS texts
RETURN d.id AS id, d.title AS title, mentions, texts
ORDER BY texts DESC, mentions DESC, id
LIMIT $limit
