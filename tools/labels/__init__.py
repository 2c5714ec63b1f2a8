"""Labels of real texts, by place: see README.md."""
