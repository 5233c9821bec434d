located AS MATERIALIZED (
    -- the nearest of two columns' nearest cells; on an edge the upper one, or the right-hand one where cells stand side by side
    SELECT ${names}, x, y,
           ${prefix} || CASE WHEN ${near} THEN "left" ELSE "left" + 1 END
               || '_' || (CASE WHEN ${near} THEN left_row ELSE right_row END)::bigint AS cell_id
    FROM ${of}
    CROSS JOIN LATERAL (SELECT floor(x / ${step})::bigint AS "left") AS a
    CROSS JOIN LATERAL (SELECT y - ("left" & 1) * ${half} AS left_y, y - (("left" + 1) & 1) * ${half} AS right_y) AS b
    CROSS JOIN LATERAL (SELECT floor(left_y / ${size} + 0.5) AS left_row, floor(right_y / ${size} + 0.5) AS right_row) AS c
    CROSS JOIN LATERAL (SELECT x - "left" * ${step} AS left_dx, left_y - left_row * ${size} AS left_dy,
                               x - ("left" + 1) * ${step} AS right_dx, right_y - right_row * ${size} AS right_dy) AS d
)
