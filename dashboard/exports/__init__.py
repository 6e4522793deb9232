"""What people take away: the rows of a query in files for their own tools."""
