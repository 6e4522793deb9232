-- A unit of the cohort takes part in the municipality named beside it.
-- Only where both take part in the cohort: else that is what is wrong.
-- files: meetings, attendance, evaluation, milestones
-- severity: error
-- column: unit_id
with named as (
    select distinct cohort_no, municipality_no, unit_id
    from judged
    where cohort_no is not null and municipality_no is not null and unit_id is not null
),
elsewhere as (
    select * from named
    anti join checked.participation using (cohort_no, municipality_no, unit_id)
    semi join checked.participation as known_units using (cohort_no, unit_id)
    semi join checked.participation as known_municipalities using (cohort_no, municipality_no)
    where not exists (
        select 1 from checked.unsure_participation as unsure
        where (unsure.cohort_no = named.cohort_no or unsure.cohort_no_bad)
            and (unsure.unit_id = named.unit_id or unsure.unit_id_bad)
            and (unsure.municipality_no = named.municipality_no or unsure.municipality_no_bad)
    )
)
select line, municipality_no as municipality, cohort_no
from judged
inner join elsewhere using (cohort_no, municipality_no, unit_id)
