-- Question: what did each respondent give each sub-goal?
-- Grain: one respondent in one semester
-- scores: the sum of the scores given on each sub-goal; given: their number. Both have a digit for each (core.scoring).
with item as (
    select list({'place': (3 * (evaluation_items.position - 1))::ubigint, 'digit': digit}) as items
    from programme.evaluation_items
    join core.scoring using (sub_goal_no)
)

select
    cohort_no, semester_no, municipality_id, unit_id, role,
    list_sum(
        list_transform(items, lambda item: greatest(((answers >> item.place) & 7)::bigint - 1, 0) * item.digit)
    )::bigint as scores,
    list_sum(list_transform(items, lambda item: if(((answers >> item.place) & 7) > 1, item.digit, 0)))::bigint as given
from staging.response
cross join item
