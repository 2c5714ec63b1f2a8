"""The site: what its pages take, one at a time and many at once."""
