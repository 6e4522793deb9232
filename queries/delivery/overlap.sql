-- A unit takes part in one cohort at a time; a blank last day means to the end of the cohort's semester 4.
-- Two rows of one cohort are duplicates, which is another rule; the first of them is judged here.
-- files: participation
-- severity: error
-- column: unit_id
with programme_ends as (
    select cohort_no, max(ends_on) as ends_on
    from programme.semesters
    where semester_no = 4
    group by cohort_no
),
stays as (
    select
        judged.line, judged.unit_id, judged.cohort_no, judged.joined_on,
        coalesce(judged.left_on, programme_ends.ends_on) as ended_on
    from judged
    inner join programme_ends using (cohort_no)
    where not judged.left_on_bad and judged.joined_on <= coalesce(judged.left_on, programme_ends.ends_on)
    qualify row_number() over (partition by judged.unit_id, judged.cohort_no order by judged.line) = 1
)
select later.line, min(earlier.line) as earlier, arg_min(earlier.cohort_no, earlier.line) as cohort_no
from stays as later
inner join stays as earlier
    on later.unit_id = earlier.unit_id
    and later.line > earlier.line
    and later.cohort_no <> earlier.cohort_no
    and later.joined_on <= earlier.ended_on
    and earlier.joined_on <= later.ended_on
group by later.line
