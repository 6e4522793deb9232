-- Question: how are the scores of all sub-goals carried in one number, and the means of them in whole numbers?
-- Grain: sub_goal_no
-- A sub-goal has one digit of the number, worth `digit`; `radix` is above all that can be given on the items of one.
-- A mean of as many scores as a sub-goal has items, or fewer, is a whole number of `parts` of a point: sums of such numbers
-- are exact, whatever the order of the rows.
with counted as (
    select sub_goal_no, count(*) as items
    from programme.evaluation_items
    group by all
)

select
    sub_goal_no,
    5 * max(items) over () + 1 as radix,
    (radix ** (row_number() over (order by sub_goal_no) - 1))::bigint as digit,
    list_reduce(range(1, max(items) over () + 1), lambda a, b: lcm(a, b)) as parts
from counted
