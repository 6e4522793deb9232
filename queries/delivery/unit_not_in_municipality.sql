-- A unit of the cohort takes part in the municipality named beside it.
-- Only where both take part in the cohort: else that is what is wrong.
-- Not judged where a row of participation that cannot be read might have said so.
-- files: meetings, attendance, evaluation, milestones
-- severity: error
-- column: unit_id
-- reads: cohort_no, municipality_no, unit_id
with named as (
    select distinct cohort_no, municipality_no, unit_id
    from judged
    where cohort_no is not null and municipality_no is not null and unit_id is not null
),
seen_elsewhere as (
    select * from named
    anti join checked.participation using (cohort_no, municipality_no, unit_id)
    semi join checked.participation as known_units using (cohort_no, unit_id)
    semi join checked.participation as known_municipalities using (cohort_no, municipality_no)
),
-- Which cells of unsure rows are bad together: at most seven ways, and none in a delivery without errors.
ways as (
    select distinct cohort_no_bad, municipality_no_bad, unit_id_bad from checked.unsure_participation
),
perhaps_here as (
    select seen.* from seen_elsewhere as seen
    cross join ways
    semi join checked.unsure_participation as unsure
        on unsure.cohort_no_bad = ways.cohort_no_bad
        and unsure.municipality_no_bad = ways.municipality_no_bad
        and unsure.unit_id_bad = ways.unit_id_bad
        and unsure.cohort_no is not distinct from if(ways.cohort_no_bad, null, seen.cohort_no)
        and unsure.municipality_no is not distinct from if(ways.municipality_no_bad, null, seen.municipality_no)
        and unsure.unit_id is not distinct from if(ways.unit_id_bad, null, seen.unit_id)
),
elsewhere as (
    select * from seen_elsewhere
    anti join perhaps_here using (cohort_no, municipality_no, unit_id)
)
select line, municipality_no as municipality, cohort_no
from judged
inner join elsewhere using (cohort_no, municipality_no, unit_id)
