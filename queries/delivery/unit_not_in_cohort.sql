-- A unit named takes part in the cohort.
-- Not judged where a row of participation that cannot be read might have said so.
-- files: meetings, attendance, evaluation, milestones
-- severity: error
-- column: unit_id
-- reads: cohort_no, unit_id
with named as (
    select distinct cohort_no, unit_id
    from judged
    where cohort_no is not null and unit_id is not null
),
absent as (
    select * from named
    anti join checked.participation using (cohort_no, unit_id)
    -- What a row does not tell may be anything. One join for each cell it may be: «or» would compare all with all.
    anti join (select cohort_no from checked.unsure_participation where unit_id_bad) using (cohort_no)
    anti join (select unit_id from checked.unsure_participation where cohort_no_bad) using (unit_id)
    where not exists (select 1 from checked.unsure_participation where cohort_no_bad and unit_id_bad)
)
select line, cohort_no
from judged
inner join absent using (cohort_no, unit_id)
