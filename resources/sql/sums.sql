sums AS (
    SELECT piece${sums}
    FROM counted
    GROUP BY piece
)
SELECT p.cell_id, a.authority_code, a.authority_name, p.area_km2, p.is_whole${shown},
       p.geom
FROM ${pieces} AS p
JOIN ${authorities} AS a ON a.authority = p.authority
LEFT JOIN sums AS s ON s.piece = p.piece
ORDER BY p.piece;
