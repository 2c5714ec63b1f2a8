"""From files to text, to facts and to an index: what it takes."""
