"""An index as a whole: whether it is sound, copied into one file and put back, mended in place."""
