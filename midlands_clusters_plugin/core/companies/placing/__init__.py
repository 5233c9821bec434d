"""From typed columns to the company table: placed, or rejected with a reason."""
