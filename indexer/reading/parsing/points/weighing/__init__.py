"""Which lines open the points of a document, all weighed together with what the model of lines thinks."""
