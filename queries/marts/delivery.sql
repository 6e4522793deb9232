-- Question: which delivery does the snapshot show, and how much was in it?
-- Grain: one row
-- Scope: everyone
-- Rows of answers are rounded down to whole hundreds: of exact ones, how many people were left out of a figure could follow.
select
    rule.*,
    source.* exclude (findings, publication_no, source_name),
    (select count(*) from staging.participation) as participation_rows,
    (select count(*) from staging.meeting) as meetings_rows,
    (select count(*) from staging.attendance) as attendance_rows,
    (select coalesce(sum(rows), 0)::bigint // 100 * 100 from staging.response) as evaluation_rows_about,
    (select count(*) from staging.milestone) as milestones_rows
from meta.rule
cross join meta.source
