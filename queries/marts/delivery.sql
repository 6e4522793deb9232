-- Question: which delivery does the snapshot show, and how much was in it?
-- Grain: one row
-- Scope: everyone
-- Rows are counted as they were delivered: to turn texts into codes first takes ten times as long as to count.
-- Rows of answers are rounded down to whole hundreds: of exact ones, how many people were left out of a figure could follow.
select
    rule.*,
    source.* exclude (findings, publication_no, source_name),
    (select count(*) from delivery.participation) as participation_rows,
    (select count(*) from delivery.meetings) as meetings_rows,
    (select count(*) from delivery.attendance) as attendance_rows,
    (select coalesce(sum(rows), 0)::bigint // 100 * 100 from delivery.responses) as evaluation_rows_about,
    (select count(*) from delivery.milestones) as milestones_rows
from meta.rule
cross join meta.source
