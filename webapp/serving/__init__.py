"""Answering on a socket: how many processes, how they are watched, and the server in each."""
