-- Question: which delivery does the snapshot show, and how much was in it?
-- Grain: one row
-- Scope: everyone
select
    rule.*,
    source.* exclude (findings, publication_no),
    (select count(*) from staging.participation) as participation_rows,
    (select count(*) from staging.meeting) as meetings_rows,
    (select count(*) from staging.attendance) as attendance_rows,
    (select count(*) from staging.answer) as evaluation_rows,
    (select count(*) from staging.milestone) as milestones_rows
from meta.rule
cross join meta.source
