-- Question: which meetings satisfy a requirement's format? (metrics: Format)
-- Grain: format, meeting_format
select format::code.word as format, meeting_format::code.word as meeting_format
from (
    values
        ('any', 'physical'), ('any', 'hybrid'), ('any', 'digital'),
        ('physical', 'physical'), ('physical', 'hybrid'),
        ('digital', 'digital')
) as format_match (format, meeting_format)
