"""Lists of acts, an act a row: CSV and spreadsheets, in the SCDL schema or a clerk's own heads."""
