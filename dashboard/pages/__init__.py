"""The pages: each only connects questions, figures and components. `ROUTES` is all there is to visit."""

from dashboard.pages.accessibility import accessibility
from dashboard.pages.area import area_of, overview
from dashboard.pages.data_basis import data_basis
from dashboard.pages.figures_explained import figures_explained
from dashboard.pages.follow_up import follow_up_page
from dashboard.pages.guide import guide
from dashboard.pages.meetings import meetings
from dashboard.pages.page import PageRoute
from dashboard.pages.sub_goals import sub_goals_page
from dashboard.pages.unit import unit_page

ROUTES: list[PageRoute] = [
    PageRoute("/", overview),
    PageRoute("/statsforvalter/<id>", area_of("office")),
    PageRoute("/fylke/<id>", area_of("county")),
    PageRoute("/kommune/<id>", area_of("municipality")),
    PageRoute("/enhet/<unit_id>", unit_page),
    PageRoute("/moter", meetings),
    PageRoute("/delmal", sub_goals_page),
    PageRoute("/oppfolging", follow_up_page),
    PageRoute("/datagrunnlag", data_basis),
    PageRoute("/om", figures_explained),
    PageRoute("/tilgjengelighet", accessibility),
    PageRoute("/veiledning", guide),
]
