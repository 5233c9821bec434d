unmatched AS MATERIALIZED (
    SELECT company, x, y, own, ST_SetSRID(ST_MakePoint(x, y), ${srid}) AS point FROM placed WHERE piece IS NULL
),
candidates AS MATERIALIZED (
    SELECT h.company, h.x, h.y, h.point, p.piece, p.geom
    FROM unmatched AS h
    CROSS JOIN LATERAL (SELECT min(ST_Distance(q.geom, h.point)) AS metres FROM ${pieces} AS q WHERE q.authority = h.own) AS first
    JOIN ${pieces} AS p ON p.authority = h.own AND ST_Distance(p.geom, h.point) <= first.metres + 0.001
),
edges AS (
    SELECT c.company, c.piece, c.x, c.y, ST_X(d.geom) AS ax, ST_Y(d.geom) AS ay,
           lead(ST_X(d.geom)) OVER ring AS bx, lead(ST_Y(d.geom)) OVER ring AS by
    FROM candidates AS c CROSS JOIN LATERAL ST_DumpPoints(c.geom) AS d
    WINDOW ring AS (PARTITION BY c.company, c.piece, d.path[1], d.path[2] ORDER BY d.path[3])
),
distances AS (
    SELECT company, piece, min(CASE WHEN r <= 0 THEN sqrt((x - ax) * (x - ax) + (y - ay) * (y - ay))
                                    WHEN r >= 1 THEN sqrt((x - bx) * (x - bx) + (y - by) * (y - by))
                                    ELSE abs(((ay - y) * (bx - ax) - (ax - x) * (by - ay)) / squared) * sqrt(squared) END) AS metres
    FROM edges
    CROSS JOIN LATERAL (SELECT (bx - ax) * (bx - ax) + (by - ay) * (by - ay) AS squared) AS s
    CROSS JOIN LATERAL (SELECT coalesce(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / nullif(squared, 0), 0) AS r) AS t
    WHERE bx IS NOT NULL
    GROUP BY company, piece
),
nearest AS MATERIALIZED (
    SELECT DISTINCT ON (c.company) c.company, c.piece
    FROM candidates AS c JOIN distances AS d ON d.company = c.company AND d.piece = c.piece
    ORDER BY c.company, CASE WHEN ST_Relate(c.geom, c.point, ${apart}) THEN d.metres ELSE 0 END, c.piece
)
