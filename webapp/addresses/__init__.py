"""Addresses: from their parameters to a request, and from what is meant back to an address."""
