"""The roll of a sitting: under which headings members are named, who was there, who gave a proxy, who took the chair."""
