read AS (
    SELECT ${columns},
           ${point}
    FROM ${table} AS c${where}
    OFFSET 0 -- keeps the planner from working out the same expressions again and again further down
),
seen AS (
    -- a point that stands elsewhere than its row says was moved by hand: it counts where it is, in the authority around it
    SELECT *, coalesce(sqrt((point_x - easting) * (point_x - easting) + (point_y - northing) * (point_y - northing))
                       > ${moved}, FALSE) AS moved_by_hand
    FROM read
    OFFSET 0
),
placed_somewhere AS (
    SELECT *, NOT moved_by_hand AND easting IS NOT NULL AND northing IS NOT NULL AS as_written FROM seen
    OFFSET 0
),
companies AS MATERIALIZED (
    SELECT row_number() OVER () AS company, x, y, CASE WHEN NOT moved_by_hand THEN authority_code END AS authority_code${stored}
    FROM (
        SELECT *, CASE WHEN abs(raw_x) < 1e-100 THEN 0 ELSE raw_x END AS x, CASE WHEN abs(raw_y) < 1e-100 THEN 0 ELSE raw_y END AS y
        FROM (
            SELECT *, CASE WHEN as_written THEN easting ELSE point_x END AS raw_x, CASE WHEN as_written THEN northing ELSE point_y END AS raw_y FROM placed_somewhere OFFSET 0
        ) AS raw
        OFFSET 0
    ) AS found
    WHERE abs(x) < 1e12 AND abs(y) < 1e12${inside}
)
