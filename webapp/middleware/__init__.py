"""What stands around every answer: who may ask, what an answer says of itself, what is told of it, what goes wrong."""
