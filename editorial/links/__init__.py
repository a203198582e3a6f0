"""Addresses of others that pages lead to: which there are, whether they still answer, and where to mend them."""
