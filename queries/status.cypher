// vi: Đến ngày này, văn bản còn hiệu lực không, văn bản nào đã thay thế, sửa đổi nó?
// en: Is this document in force on this day, and what replaced or amended it?
// param document: document -- the document
// param on: date = today -- the day
// column id: the document
// column title: its title
// column status: in force, not yet in force, no longer in force, or unknown where nothing proves it
// column effective_from: first day
// column effective_to: day from which it is out of force
// column replaced_by: what replaced, repealed or suspended it by that day
// column amended_by: what amended or corrected it by that day
// example: --document 107/2020/NĐ-CP
// # Dates come from the register and from texts; a document without any is unknown.
MATCH (d:Document {id: $document})
OPTIONAL MATCH (d)<-[r:REPLACES|REPEALS|SUSPENDS]-(n:Document)
WHERE coalesce(r.scope, 'whole') <> 'part' AND coalesce(r.effective, n.effective_from, n.issued) <= $on
WITH d, n
ORDER BY n.id
WITH d, collect(DISTINCT n.title) AS replaced_by
OPTIONAL MATCH (d)<-[r:AMENDS|CORRECTS]-(a:Document)
WHERE coalesce(r.effective, a.effective_from, a.issued) <= $on
WITH d, replaced_by, a
ORDER BY a.id
WITH d, replaced_by, collect(DISTINCT a.title) AS amended_by
RETURN d.id AS id, d.title AS title,
       CASE WHEN d.effective_to <= $on OR size(replaced_by) > 0 THEN 'no longer in force'
            WHEN d.effective_from > $on THEN 'not yet in force'
            WHEN d.effective_from <= $on AND d.effective_to > $on THEN 'in force'
            ELSE 'unknown' END AS status,
       d.effective_from AS effective_from, d.effective_to AS effective_to, replaced_by, amended_by
ORDER BY id
