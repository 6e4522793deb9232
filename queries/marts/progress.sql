-- Question: how many participants of each area are in which status, each semester? (metrics: Status of a participant)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, participant_level
-- Scope: office, with the nation as benchmark
with counted as (
    select
        semester_no, locality_no, place_no, participant_level,
        count(*) as participants,
        count(*) filter (where status = 'completed') as completed,
        count(*) filter (where status = 'incomplete') as incomplete,
        count(*) filter (where status = 'on_track') as on_track,
        count(*) filter (where status = 'behind') as behind,
        count(*) filter (where status = 'not_started') as not_started,
        count(*) filter (where status = 'withdrawn') as withdrawn
    from core.participant_status
    group by grouping sets ((semester_no, locality_no, participant_level), (semester_no, place_no, participant_level))
)

select
    semester_no, locality_area.place_no, unit_types, participant_level,
    sum(participants)::bigint as participants,
    sum(completed)::bigint as completed,
    sum(incomplete)::bigint as incomplete,
    sum(on_track)::bigint as on_track,
    sum(behind)::bigint as behind,
    sum(not_started)::bigint as not_started,
    sum(withdrawn)::bigint as withdrawn
from counted
join core.locality_area using (locality_no)
group by all
union all by name
select * exclude (locality_no), 'both'::code.word as unit_types
from counted
where participant_level = 'unit' and place_no is not null
