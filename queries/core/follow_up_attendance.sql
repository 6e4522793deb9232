-- Question: at which units did too few of the staff come to the staff gatherings? (metrics: Follow-up list, low_attendance)
-- Grain: place_no (a unit), semester_no
select
    place_no,
    semester_no,
    'low_attendance' as reason,
    sum(attended) / sum(invited) as quantity
from core.attendance_place
cross join meta.rule
where participant_level = 'unit' and meeting_type = 'staff_gathering' and role = 'staff' and invited > 0
group by place_no, semester_no, rule.low_attendance
having sum(attended) / sum(invited) < rule.low_attendance
