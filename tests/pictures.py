"""`python -m tests.pictures`: the pictures of the user guide, from the demonstration as the real server shows it.

The demonstration is always the same, so a picture changes only when the page does. `make pictures` runs this.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from tests.browser.server import running
from tests.browser.visiting import UDIR, open_view, sign_in

FOLDER = resources.root() / "docs" / "bilder"
#: The picture's name → the address it shows. The unit is the first of Bamble's list.
PICTURES = {
    "oversikt": "/",
    "kommune": "/kommune/4012",
    "enhet": "",
    "oppfolging": "/oppfolging",
    "moter": "/moter",
    "delmal": "/delmal",
    "datagrunnlag": "/datagrunnlag?semester=2#dekning",  # past the list that tells when a delivery was imported
}
LARGEST = 150_000  # bytes
_WIDTH, _HEIGHT = 1100, 760


def take(page: Page, folder: Path) -> None:
    """Take every picture into a folder; raises ValueError for one too large to be carried along."""
    open_view(page, "/kommune/4012")
    unit = page.locator("#under-unit a").first.get_attribute("href")
    for name, address in PICTURES.items():
        open_view(page, address or str(unit))
        page.evaluate("document.fonts.ready")
        page.evaluate("document.querySelector(location.hash || 'body').scrollIntoView()")
        picture = page.screenshot(animations="disabled", caret="hide", scale="css")
        if len(picture) > LARGEST:
            raise ValueError(f"{name}.png is {len(picture)} bytes, more than {LARGEST}")
        (folder / f"{name}.png").write_bytes(picture)


def main() -> None:
    """Serve the demonstration, and photograph it."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        delivery = resources.root() / "data" / "demonstration" / "2026-11-15"
        import_delivery(delivery, None, Settings(data=Path(data)), SilentProgress())
        with running(Path(data)) as address:
            flags = ["--headless", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--hide-scrollbars"]
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
            size: ViewportSize = {"width": _WIDTH, "height": _HEIGHT}
            context = browser.new_context(viewport=size, base_url=address, locale="nb-NO", reduced_motion="reduce")
            page = context.new_page()
            sign_in(page, UDIR)
            take(page, FOLDER)
            browser.close()
    sys.stdout.write(f"{len(PICTURES)} bilder i {FOLDER}\n")


if __name__ == "__main__":
    main()
