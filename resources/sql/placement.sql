${source},
members AS (
    SELECT company, x, y, authority_code${stored} FROM companies${member}
),
${located},
${by_position},
known AS MATERIALIZED (
    SELECT l.*, coalesce(a.authority, b.authority) AS own
    FROM located AS l
    LEFT JOIN ${authorities} AS a ON a.authority_code = l.authority_code
    LEFT JOIN by_position AS b ON b.company = l.company
),
placed AS MATERIALIZED (
    SELECT l.company, l.x, l.y, l.own, p.piece${of_located}
    FROM known AS l LEFT JOIN ${pieces} AS p ON p.cell_id = l.cell_id AND p.authority = l.own
    WHERE l.own IS NOT NULL
),
${nearest},
counted AS (
    SELECT l.company, coalesce(l.piece, n.piece) AS piece${of_located}
    FROM placed AS l LEFT JOIN nearest AS n ON n.company = l.company
)
