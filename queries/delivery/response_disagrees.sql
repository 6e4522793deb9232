-- All rows of a response have the same cohort, semester, municipality, unit and role.
-- A later row that says otherwise than the first is one finding, on the first column that differs.
-- files: evaluation
-- severity: error
-- beside: response_id
with suspects as (
    -- One hash of the five per row keeps 15 million rows cheap; what differs is then looked at cell by cell.
    select response_id
    from checked.alike_evaluation
    where response_id is not null and line is not null
    group by response_id
    having min(hash(cohort_no, semester_no, municipality_no, unit_id, role))
        <> max(hash(cohort_no, semester_no, municipality_no, unit_id, role))
),
suspect_rows as (
    select judged.* from judged semi join suspects using (response_id)
),
said as (
    select response_id, line, 1 as place, 'cohort_no' as "column", cohort_no::varchar as said
    from suspect_rows where not cohort_no_bad
    union all
    select response_id, line, 2, 'semester_no', semester_no::varchar from suspect_rows where not semester_no_bad
    union all
    select response_id, line, 3, 'municipality_no', municipality_no from suspect_rows where not municipality_no_bad
    union all
    select response_id, line, 4, 'unit_id', unit_id from suspect_rows where not unit_id_bad
    union all
    select response_id, line, 5, 'role', role from suspect_rows where not role_bad
),
beside_first as (
    select
        *,
        first_value(said) over earlier as first_said,
        first_value(line) over earlier as earlier
    from said
    window earlier as (partition by response_id, place order by line)
)
select line, arg_min("column", place) as "column", arg_min(earlier, place) as earlier,
    arg_min(coalesce(first_said, ''), place) as first_said
from beside_first
where said is distinct from first_said
group by line
