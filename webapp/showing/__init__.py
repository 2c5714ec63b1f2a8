"""Facts as people read them: typography, titles, charts, entries of lists, filters; pieces of pages, made by Python."""
