"""Follow-up dashboard of Læringsmiljøprosjektet."""
