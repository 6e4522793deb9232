-- Question: which meetings satisfy a requirement's format? (metrics: Format)
-- Grain: format, meeting_format
select * from (
    values
        ('any', 'physical'), ('any', 'hybrid'), ('any', 'digital'),
        ('physical', 'physical'), ('physical', 'hybrid'),
        ('digital', 'digital')
) as format_match (format, meeting_format)
