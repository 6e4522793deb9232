-- Question: how many of the invited came to the held meetings, by meeting type and role? (metrics: Attendance)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, meeting_type, role
-- Scope: office, with the nation as benchmark
select * from core.area_attendance
