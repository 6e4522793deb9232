-- A municipality takes part in a cohort where one of its units does.
-- Not judged where a row of participation that cannot be read might have said so.
-- files: meetings, attendance, evaluation, milestones
-- severity: error
-- column: municipality_no
with named as (
    select distinct cohort_no, municipality_no
    from judged
    where cohort_no is not null and municipality_no is not null
),
absent as (
    select * from named
    anti join checked.participation using (cohort_no, municipality_no)
    where not exists (
        select 1 from checked.unsure_participation as unsure
        where (unsure.cohort_no = named.cohort_no or unsure.cohort_no_bad)
            and (unsure.municipality_no = named.municipality_no or unsure.municipality_no_bad)
    )
)
select line, cohort_no
from judged
inner join absent using (cohort_no, municipality_no)
