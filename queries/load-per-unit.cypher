// vi: Mỗi đơn vị chủ trì, phối hợp bao nhiêu nhiệm vụ, bao nhiêu nhiệm vụ đã hết hạn đến ngày này?
// en: How many tasks does each unit lead and join, and how many were due before this day?
// param on: date = today -- the day that is reckoned from
// param limit: int = 100 -- at most so many rows
// column id: the unit
// column unit: its name
// column lead: tasks that it leads
// column coordinate: tasks that it joins
// column due: of those it leads, the ones due before the day
// example:
MATCH (u:Body|Office)<-[r:LED_BY|COORDINATED_BY]-(t:Task)
WITH u, count(DISTINCT CASE type(r) WHEN 'LED_BY' THEN t.id END) AS lead,
     count(DISTINCT CASE type(r) WHEN 'COORDINATED_BY' THEN t.id END) AS coordinate,
     count(DISTINCT CASE WHEN type(r) = 'LED_BY' AND t.due_to < $on THEN t.id END) AS due
RETURN u.id AS id, u.title AS unit, lead, coordinate, due
ORDER BY lead DESC, coordinate DESC, id
LIMIT $limit
