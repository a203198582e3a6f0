"""Lists of contacts as CSV and Excel: what is written can be read again, and is looked at before it is saved."""
