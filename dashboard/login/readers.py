"""Everybody there can be: whoever signs in, however, sees with the eyes of one of these."""

from dashboard.access import DEMONSTRATION, OFFICE, UDIR, Access, Identity, access_of, source_of_claim
from dashboard.login.claims import RoleClaims
from dashboard.programme import offices
from dashboard.settings import Settings


def readers(settings: Settings) -> list[Access]:
    """Return Udir's access and each office's, as the way of signing in that the settings name gives it."""
    roles, claims = RoleClaims.of_settings(settings), bool(settings.oidc_issuer)
    udir = source_of_claim(roles.udir) if claims else DEMONSTRATION
    office = source_of_claim(roles.office) if claims else DEMONSTRATION
    everybody = [Identity(UDIR, source=udir), *(Identity(OFFICE, office_id, source=office) for office_id in offices())]
    return [access for identity in everybody if (access := access_of(identity)) is not None]
