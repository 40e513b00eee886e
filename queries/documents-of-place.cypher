// vi: Địa phương này có những văn bản nào, còn hiệu lực đến ngày này không, nay thuộc địa phương nào?
// en: Which documents does this place have, are they in force on this day, and what does the place belong to now?
// param place: words -- the place, or a part of its name
// param on: date = today -- the day
// param limit: int = 1000 -- at most so many rows
// column id: the document
// column title: its title
// column place: the place at issue
// column now: the place it was merged into
// column issued: day of issue
// column status: in force, not yet in force, no longer in force, or unknown where nothing proves it
// example: --place "Lâm Đồng"
MATCH (j:Jurisdiction)<-[:IN_JURISDICTION]-(d:Document)
WHERE j.title_fold CONTAINS $place
OPTIONAL MATCH (d)<-[q:REPLACES|REPEALS]-(n:Document)
WHERE coalesce(q.scope, 'whole') <> 'part' AND coalesce(q.effective, n.effective_from, n.issued) <= $on
WITH j, d, count(n) AS enders
OPTIONAL MATCH (j)-[:MERGED_INTO*1..3]->(k:Jurisdiction)
WHERE NOT EXISTS { (k)-[:MERGED_INTO]->() }
WITH j, d, enders, k
ORDER BY k.id
WITH j, d, enders, collect(DISTINCT k.title) AS now
RETURN d.id AS id, d.title AS title, j.title AS place, now, d.issued AS issued,
       CASE WHEN d.effective_to <= $on OR enders > 0 THEN 'no longer in force'
            WHEN d.effective_from > $on THEN 'not yet in force'
            WHEN d.effective_from <= $on AND d.effective_to > $on THEN 'in force'
            ELSE 'unknown' END AS status
ORDER BY place, id
LIMIT $limit
