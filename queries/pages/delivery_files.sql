-- Question: when was the delivery imported, from where, and how many rows did its files hold? Udir alone gets a name.
-- Grain: one row
-- Parameters: none
select
    as_of,
    imported_at,
    (select source_name from delivery_source) as source_name,
    synthetic,
    participation_rows,
    meetings_rows,
    attendance_rows,
    evaluation_rows_about,
    milestones_rows
from delivery
