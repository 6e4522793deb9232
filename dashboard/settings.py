"""Every setting, read from environment variables that begin with `DASHBOARD_`."""

from functools import cache
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from dashboard import resources


def _default_data() -> Path:
    if resources.in_checkout():
        return resources.root() / "data"
    return Path(platformdirs.user_data_dir("laeringsmiljo-dashboard"))


class Settings(BaseSettings):
    """The settings; thresholds take effect when a snapshot is built and are kept in it."""

    model_config = SettingsConfigDict(env_prefix="DASHBOARD_", env_ignore_empty=True, extra="ignore")

    data: Path = Field(default_factory=_default_data, description="Folder whose `snapshots/` holds what is published.")
    store: str | None = Field(
        None,
        pattern=r"^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[^?#\s]*)?$",
        description="Bucket that several machines share, `s3://bucket/prefix`; `snapshots/` is then its copy.",
    )

    min_respondents: int = Field(5, ge=3, description="k: fewest respondents behind a published block of answers.")
    answers_closed_days: int = Field(14, ge=0, description="Days after a semester's end before answers are shown.")
    low_attendance: float = Field(0.60, ge=0, le=1, description="Staff attendance below this is followed up.")
    sub_goal_drop: float = Field(0.5, gt=0, le=4, description="A sub-goal's fall of at least this is followed up.")
    minutes_days: int = Field(14, ge=0, description="Days after a meeting before missing minutes are followed up.")
    follow_up_days: int = Field(365, ge=0, description="Days after a cohort's last semester it is followed up.")

    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8050, ge=1, le=65535, description="Port the server listens on.")
    workers: int = Field(2, ge=1, le=64, description="Server processes; one per core is enough.")
    login: Literal["demo"] | None = Field(
        None, description="How people sign in. `demo`: everyone chooses whose eyes to see with; loopback only."
    )
    secret: SecretStr | None = Field(
        None, min_length=32, description="Key that signs the session cookie. Made anew at every start when not set."
    )
    secret_before: SecretStr | None = Field(
        None, min_length=32, description="The key before, while it is changed: what it signed still counts."
    )
    public_url: str | None = Field(
        None,
        pattern=r"^https?://[^/?#\s]+$",
        description="Address people use, without a path; OpenID Connect needs it.",
    )
    oidc_issuer: str | None = Field(None, pattern=r"^https?://\S+$", description="OpenID Connect: the issuer.")
    oidc_client_id: str | None = Field(None, description="OpenID Connect: what the issuer calls the dashboard.")
    oidc_client_secret: SecretStr | None = Field(None, description="OpenID Connect: the client's secret.")
    oidc_scopes: str = Field("openid", description="OpenID Connect: scopes asked for, separated by spaces.")
    oidc_udir_claim: str = Field("roles", description="Claim that says who belongs to Udir; its value may be a list.")
    oidc_udir_value: str = Field("udir", description="Value of that claim which gives Udir's eyes.")
    oidc_office_claim: str = Field(
        "organisation_number", description="Claim that holds the organisation number of a county governor's office."
    )
    oidc_parameters: dict[str, str] = Field(
        default_factory=dict, description="OpenID Connect: more to ask the issuer for, as a JSON object of strings."
    )
    contact: str | None = Field(None, description="Whom to ask for access, in words; shown to whoever is refused.")
    session_hours: int = Field(10, ge=1, le=24, description="Hours until one has to sign in again, whatever one does.")
    session_idle_minutes: int = Field(60, ge=5, le=1440, description="Minutes without a view until one has to.")
    sign_in_attempts: int = Field(20, ge=1, description="Sign-ins per minute and address; more are refused.")
    trusted_proxies: int = Field(0, ge=0, le=5, description="Reverse proxies in front whose forwarded headers count.")
    trace: Path | None = Field(None, description="File of the trace log; not set: `trace.jsonl` in the data folder.")
    chromium: Path | None = Field(
        None, description="Browser that prints pages as PDF: a program's name or path. Found by itself when not set."
    )
    secure_cookie: bool = Field(False, description="Send the session cookie over HTTPS only; set it behind a proxy.")

    def in_folder(self, data: Path | None) -> "Settings":
        """Return these settings for another data folder; for this one where none is given."""
        return self if data is None else self.model_copy(update={"data": data})

    @property
    def https(self) -> bool:
        """Whether people reach the dashboard over HTTPS, so that its cookie may be kept to that."""
        return self.secure_cookie or (self.public_url or "").startswith("https://")

    @property
    def signed_out(self) -> Path:
        """The folder that notes which sessions were ended before their time."""
        return self.data / "signed-out"


@cache
def settings() -> Settings:
    """Return the settings of this process, read once."""
    return Settings()
