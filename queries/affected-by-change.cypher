// vi: Nếu văn bản này được sửa đổi, thay thế thì phải rà soát những văn bản, nhiệm vụ nào, trực tiếp và bắc cầu?
// en: If this document changes, which documents and tasks have to be reviewed, directly and in turn?
// param document: document -- the document that changes
// param depth: depth = 4 -- at most so many steps
// param limit: int = 1000 -- at most so many rows
// column id: what rests on the document
// column title: its title
// column kind: Task, Meeting, Document, or TextSource for a text without a number
// column depth: number of steps of the shortest path
// example: --document 107/2020/NĐ-CP
MATCH p = (d:Document {id: $document})<-[:BASED_ON|DETAILS|IMPLEMENTS|DISSEMINATES|APPLIES|CITES|ASSIGNED_IN|CONSOLIDATES*1..6]-(x)
WHERE length(p) <= $depth
WITH x, min(length(p)) AS depth
RETURN x.id AS id, x.title AS title,
       CASE WHEN x:Task THEN 'Task' WHEN x:Meeting THEN 'Meeting' WHEN x:Document THEN 'Document' ELSE 'TextSource' END AS kind,
       depth
ORDER BY depth, id
LIMIT $limit
