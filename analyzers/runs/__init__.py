"""What pieces say that stand side by side: names of several words, dates, roads, hours, sums."""
