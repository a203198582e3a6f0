from django.contrib.auth.hashers import PBKDF2PasswordHasher


class InOneRound(PBKDF2PasswordHasher):
    """How production keeps passwords, but for the rounds that make it slow: what is written here is read there."""

    iterations = 1
