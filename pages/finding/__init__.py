"""What of the site can be found: told to the search, kept true in it, and shown to who searches."""
