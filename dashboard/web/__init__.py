"""The web server around the pages: who may ask, what is answered, and what every answer carries."""
