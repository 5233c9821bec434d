in_cell AS MATERIALIZED (
    -- by the pieces of its cell, the first by code
    SELECT l.company, min(p.authority) AS authority
    FROM located AS l JOIN ${pieces} AS p ON p.cell_id = l.cell_id
    WHERE l.authority_code IS NULL AND CASE WHEN p.alone THEN TRUE ELSE NOT ST_Relate(p.geom, ${point}, ${apart}) END
    GROUP BY l.company
),
on_rim AS MATERIALIZED (
    -- a point on its cell's very rim may miss its piece by a rounding error: those few are asked of the authorities' polygons
    SELECT l.company, ${point} AS point
    FROM located AS l
    WHERE l.authority_code IS NULL
      AND l.company NOT IN (SELECT i.company FROM in_cell AS i)  -- looked up in a hash, where NOT EXISTS would be a loop in a loop
      AND (EXISTS (SELECT FROM ${pieces} AS p WHERE p.cell_id = l.cell_id)
           OR EXISTS (SELECT FROM ${pieces} AS p WHERE ST_DWithin(p.geom, ${point}, 0.01)))
),
by_position AS MATERIALIZED (
    SELECT company, authority FROM in_cell
    UNION ALL
    SELECT l.company, min(a.authority)
    FROM on_rim AS l JOIN ${authorities} AS a ON a.geom && l.point AND NOT ST_Relate(a.geom, l.point, ${apart})
    GROUP BY l.company
)
