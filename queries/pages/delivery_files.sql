-- Question: when was the delivery imported, from where, and how many rows did its files hold?
-- Grain: one row
-- Parameters: none
-- Rows of answers are rounded down to whole hundreds: of exact ones, how many people were left out of a figure could follow.
select
    as_of,
    imported_at,
    source_name,
    synthetic,
    participation_rows,
    meetings_rows,
    attendance_rows,
    evaluation_rows // 100 * 100 as evaluation_rows_about,
    milestones_rows
from delivery
