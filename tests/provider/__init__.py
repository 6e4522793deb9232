"""A certified OpenID Connect provider on loopback, which tests start, stop and give new keys."""
