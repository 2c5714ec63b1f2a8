"""One module a kind of fact: dates, numbers, votes, people, amounts, citations, matières."""
