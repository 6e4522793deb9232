-- Question: which kinds of findings does the delivery have, and how many of each?
-- Grain: code
-- Scope: everyone
-- Nothing of the rows themselves: an office sees what is wrong with a delivery, never another office's values.
with listed as (
    select unnest(from_json(findings, '[{"severity": "varchar", "code": "varchar", "count": "bigint"}]')) as found
    from meta.source
)

select found.code, any_value(found.severity) as severity, max(found."count") as occurrences
from listed
group by found.code
