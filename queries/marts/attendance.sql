-- Question: how many of the invited came to the held meetings, by meeting type and role? (metrics: Attendance)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, meeting_type, role
-- Scope: office, with the nation as benchmark
select * from core.area_attendance
