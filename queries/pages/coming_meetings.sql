-- Question: which meetings are planned for the coming 30 days, when, where, and for how many units?
-- Grain: cohort_no, semester_no, planned_on, meeting_id. The municipality is null for national meetings, the unit for joint ones.
-- Parameters: cohort, semester, within, unit_types. With a type, meetings the programme owes municipalities are left out.
with chosen as (
    select coming_meeting.*, area.municipality_name
    from coming_meeting
    join area using (cohort_no, area_level, area_id)
    where area.unit_types = 'both'
        and ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and ($unit_types = 'both' or (coming_meeting.unit_type = $unit_types and not is_municipal))
        and is_within(
            $within_level, $within_id,
            coming_meeting.office_id, coming_meeting.county_id, coming_meeting.municipality_id, coming_meeting.unit_id
        )
)

select
    cohort_no,
    semester_no,
    planned_on,
    meeting_id,
    meeting_type,
    format,
    if(is_national, null, any_value(municipality_id)) as municipality_id,
    if(is_national, null, any_value(municipality_name)) as municipality_name,
    if(is_one_units, any_value(unit_id), null) as unit_id,
    if(is_one_units, any_value(area_name), null) as unit_name,
    count(*) filter (area_level = 'unit') as units
from chosen
group by cohort_no, semester_no, planned_on, meeting_id, meeting_type, format, is_national, is_one_units
order by planned_on, meeting_type, municipality_name collate nb, unit_name collate nb, cohort_no, meeting_id
