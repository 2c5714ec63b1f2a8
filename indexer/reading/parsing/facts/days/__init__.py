"""Days: of the sitting, of its convocation and publication, and dates as French acts write them."""
