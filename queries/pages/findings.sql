-- Question: what was found in the delivery, where, and in which value? Only the nation's eyes see any row.
-- Grain: position
-- Parameters: none
select position, severity, code, file, line, column_name, value, message_nb, message_nn, occurrences
from finding
order by position
