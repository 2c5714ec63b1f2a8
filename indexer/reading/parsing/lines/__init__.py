"""The lines of a text, and the part that each plays: leads, features, the model that reads them."""
