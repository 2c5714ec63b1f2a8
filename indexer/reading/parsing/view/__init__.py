"""The text as parsing looks at it: cleaned, its columns parted, its lines given back."""
