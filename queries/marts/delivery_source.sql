-- Question: what was the delivery called where it was imported from?
-- Grain: one row
-- Scope: national
-- A folder's or file's name is whatever somebody chose to write: it may name people, or what concerns another office.
select source_name
from meta.source
