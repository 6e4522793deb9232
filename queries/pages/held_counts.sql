-- Question: how many meetings of each type have been held in each municipality, and in the nation?
-- Grain: cohort_no, semester_no, area_level, area_id, meeting_type
-- Parameters: none
-- Every meeting once (metrics: Meetings by month); those without unit and municipality are in the nation's row alone.
select cohort_no, semester_no, area_level, area_id, any_value(area_name) as area_name, meeting_type, sum(held)::bigint as held
from meetings_by_month
where area_level in ('municipality', 'nation') and unit_types = 'both'
group by cohort_no, semester_no, area_level, area_id, meeting_type
having sum(held) > 0
order by cohort_no, semester_no, area_level, area_id, meeting_type
