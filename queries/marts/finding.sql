-- Question: what was found in the delivery, where, and in which value?
-- Grain: one row per listed finding
-- Scope: national
-- A value is copied from a row of somebody's, which no office but its own may see.
with listed as (
    select unnest(from_json(findings, '[{
        "severity": "varchar", "code": "varchar", "file": "varchar", "line": "bigint", "column": "varchar",
        "value": "varchar", "message": "varchar", "message_nn": "varchar", "count": "bigint"
    }]')) as found
    from meta.source
)

select
    row_number() over () as position,
    found.severity,
    found.code,
    found.file,
    found.line,
    found."column" as column_name,
    found."value" as value,
    found.message as message_nb,
    found.message_nn,
    found."count" as occurrences
from listed
