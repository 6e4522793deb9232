-- Question: when was the delivery imported, from where, and how many rows did its files hold?
-- Grain: one row
-- Parameters: none
select
    as_of,
    imported_at,
    source_name,
    synthetic,
    participation_rows,
    meetings_rows,
    attendance_rows,
    evaluation_rows_about,
    milestones_rows
from delivery
