-- Question: which kinds of findings does the delivery have, and how many of each?
-- Grain: code
-- Parameters: none
select code, severity, occurrences
from finding_code
order by severity, code
