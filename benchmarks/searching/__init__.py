"""Analysis and engines alone, without what ranks, marks and shows."""
