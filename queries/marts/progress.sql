-- Question: how many participants of each area are in which status, each semester? (metrics: Status of a participant)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, participant_level
-- Scope: office, with the nation as benchmark
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    unit_types,
    participant_level,
    count(*) as participants,
    count(*) filter (where status = 'completed') as completed,
    count(*) filter (where status = 'incomplete') as incomplete,
    count(*) filter (where status = 'on_track') as on_track,
    count(*) filter (where status = 'behind') as behind,
    count(*) filter (where status = 'not_started') as not_started,
    count(*) filter (where status = 'withdrawn') as withdrawn
from core.participant_status
join core.placement using (cohort_no, participant_level, participant_id)
group by all
