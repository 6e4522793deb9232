"""Every route of the server, and who gets an answer there. A new one is not served until it stands here.

A route is `PUBLIC` (anybody, and nothing of what the project knows), `SIGNED_IN` (whoever has signed in, everybody the
same) or `SCOPED` (what one's scope holds). To add one: a line in `ROUTES`; the tests of its class try it from there.
"""

from dataclasses import dataclass

PUBLIC, SIGNED_IN, SCOPED = "public", "signed-in", "scoped"
DEMO, ISSUER = "demo", "issuer"


@dataclass(frozen=True)
class Route:
    """One endpoint: its rule, its class, an address of it, the method that asks, and the ways to sign in it is for."""

    endpoint: str
    rule: str
    needs: str
    example: str = ""
    method: str = "GET"
    ways: frozenset[str] = frozenset({DEMO, ISSUER})

    @property
    def address(self) -> str:
        """Return an address of the route."""
        return self.example or self.rule


_SUITES = "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
_ISSUER = frozenset({ISSUER})
ROUTES = [
    Route("sign_in.ask", "/innlogging", PUBLIC),
    Route("sign_in.answer", "/innlogging", PUBLIC, method="POST", ways=frozenset({DEMO})),
    Route("sign_in.start", "/innlogging/start", PUBLIC, ways=_ISSUER),
    Route("sign_in.back", "/innlogging/tilbake", PUBLIC, ways=_ISSUER),
    Route("sign_in.no_access", "/innlogging/ingen-tilgang", PUBLIC, ways=_ISSUER),
    Route("sign_in.left", "/innlogging/ut", PUBLIC, ways=_ISSUER),
    Route("sign_in.leave", "/logg-ut", PUBLIC, method="POST"),
    Route("health", "/helse", PUBLIC),
    Route("brief_session", "/utskrift/<string:token>", PUBLIC, "/utskrift/ugyldig"),
    Route("_dash_assets.static", "/assets/<path:filename>", PUBLIC, "/assets/finnes-ikke.css"),
    Route(_SUITES, _SUITES, PUBLIC, "/_dash-component-suites/dash/finnes-ikke.js"),
    Route("/_favicon.ico", "/_favicon.ico", PUBLIC),
    Route("/_dash-layout", "/_dash-layout", SIGNED_IN),
    Route("/_dash-dependencies", "/_dash-dependencies", SIGNED_IN),
    Route("/_reload-hash", "/_reload-hash", SIGNED_IN),
    Route("/", "/", SCOPED),
    Route("/<path:path>", "/<path:path>", SCOPED, "/moter"),
    Route("/_dash-update-component", "/_dash-update-component", SCOPED, method="POST"),
    Route("brief", "/last-ned/<any(enhet, kommune):kind>/<string:area_id>.pdf", SCOPED, "/last-ned/kommune/9999.pdf"),
    Route("download", "/last-ned/<string:name>.<any(csv, xlsx):form>", SCOPED, "/last-ned/progress.csv"),
    Route("calendar", "/last-ned/moter.ics", SCOPED),
]


def served(way: str = DEMO) -> list[Route]:
    """Return the routes of a server with a way of signing in."""
    return [route for route in ROUTES if way in route.ways]


def of_class(needs: str, way: str = DEMO) -> list[Route]:
    """Return the routes of a class."""
    return [route for route in served(way) if route.needs == needs]
