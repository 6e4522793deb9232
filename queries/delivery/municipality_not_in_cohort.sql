-- A municipality takes part in a cohort where one of its units does.
-- Not judged where a row of participation that cannot be read might have said so.
-- files: meetings, attendance, evaluation, milestones
-- severity: error
-- column: municipality_no
-- reads: cohort_no, municipality_no
with named as (
    select distinct cohort_no, municipality_no
    from judged
    where cohort_no is not null and municipality_no is not null
),
absent as (
    select * from named
    anti join checked.participation using (cohort_no, municipality_no)
    -- What a row does not tell may be anything. One join for each cell it may be: «or» would compare all with all.
    anti join (select cohort_no from checked.unsure_participation where municipality_no_bad) using (cohort_no)
    anti join (select municipality_no from checked.unsure_participation where cohort_no_bad) using (municipality_no)
    where not exists (select 1 from checked.unsure_participation where cohort_no_bad and municipality_no_bad)
)
select line, cohort_no
from judged
inner join absent using (cohort_no, municipality_no)
