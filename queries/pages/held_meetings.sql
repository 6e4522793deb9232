-- Question: which meetings have been held, once each, and which area holds everyone each was for?
-- Grain: cohort_no, meeting_id
-- Parameters: none
-- Of the meetings pages list: a unit's own, joint ones of the types units are owed, and municipalities' of the types they are owed.
with told as (
    select cohort_no, semester_no, meeting_id, meeting_type, held_on, area_level, area_id, area_name, municipality_id, county_id
    from unit_meeting
    where state in ('held', 'absent')
    union all
    select cohort_no, semester_no, meeting_id, meeting_type, held_on, area_level, area_id, area_name, municipality_id, county_id
    from municipality_meeting
    where state = 'held'
),

held as (
    select
        cohort_no,
        semester_no,
        meeting_id,
        meeting_type,
        held_on,
        case
            when count(distinct area_id) = 1 then any_value(area_level)
            when count(distinct municipality_id) = 1 then 'municipality'
            when count(distinct county_id) = 1 then 'county'
            else 'nation'
        end as area_level,
        any_value(area_id) as area_id,
        any_value(municipality_id) as municipality_id,
        any_value(county_id) as county_id
    from told
    group by cohort_no, semester_no, meeting_id, meeting_type, held_on
),

placed as (
    select
        * replace (case area_level
            when 'municipality' then municipality_id
            when 'county' then county_id
            when 'nation' then 'NO'
            else area_id
        end as area_id)
    from held
)

select
    placed.cohort_no,
    placed.semester_no,
    placed.area_level,
    placed.area_id,
    area.area_name,
    placed.meeting_type,
    placed.meeting_id,
    placed.held_on
from placed
left join area
    on area.cohort_no = placed.cohort_no
    and area.area_level = placed.area_level
    and area.area_id = placed.area_id
    and area.unit_types = 'both'
order by placed.cohort_no, placed.meeting_id
