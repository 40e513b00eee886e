// vi: Văn bản nào ban hành kèm theo quy chế, quy định, và chúng được dẫn chiếu ở bao nhiêu nơi?
// en: Which documents promulgate a regulation, and in how many places is that cited?
// param limit: int = 1000 -- at most so many rows
// column id: the promulgating document
// column title: its title
// column annex: what it promulgates
// column annex_title: its title
// column mentions: how often that or one of its provisions is named
// column quote: the sentence
// column source: the text
// column edge: key of the evidence
// example:
MATCH (d:Document)-[r:PROMULGATES]->(a)
OPTIONAL MATCH (a)<-[:PART_OF*0..4]-(x)<-[m:REFERS_TO]-(:Mention)
WITH d, r, a, count(DISTINCT m.id) AS mentions
RETURN d.id AS id, d.title AS title, a.id AS annex, a.title AS annex_title, mentions, r.quote AS quote,
       r.source_doc AS source, r.id AS edge
ORDER BY id, annex, edge
LIMIT $limit
