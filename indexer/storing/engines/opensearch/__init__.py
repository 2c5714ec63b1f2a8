"""OpenSearch, for those who outgrow one machine."""
