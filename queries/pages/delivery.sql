-- Question: which delivery does the snapshot show?
-- Grain: one row
-- Parameters: none
select * from delivery
order by as_of
