"""«Om tallene»: what every figure of the catalogue means, the command that prints it, where it is shown, and why."""

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.catalogue import Figure, catalogue
from dashboard.components.aria import aria
from dashboard.components.navigation import PAGES
from dashboard.components.section import section
from dashboard.components.source import Source
from dashboard.formatting import enumeration
from dashboard.pages.data_basis_chosen import PATH as DATA_BASIS
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.questions import Question
from dashboard.texts import Language, text

#: The pages that show a figure, by the navigation's names, and the pages of areas and units, which have no name there.
SHOWN: dict[str, tuple[str, ...]] = {
    "progress": ("overview", "area"),
    "completion": ("overview", "area", "meetings"),
    "completion_curve": ("meetings",),
    "attendance": ("overview", "area"),
    "attendance_interval": ("meetings",),
    "meetings_by_month": ("meetings",),
    "sub_goals_done": ("overview", "area", "sub_goals"),
    "sub_goals_said": ("overview", "area", "unit", "sub_goals"),
    "answers_by_level": ("data_basis",),
    "coverage": ("data_basis",),
    "requirements": ("unit",),
    "status": ("unit",),
    "follow_up": ("overview", "area", "unit", "follow_up"),
    "unit_meetings": ("unit",),
}


def figures_explained(request: Request) -> Page:
    """Build `/om`."""
    language = request.language
    title = text("explained.title", language)
    source = Source.of(request.view, language)
    content = [
        html.H1(title, id=HEADING_ID, tabIndex=-1),
        html.P(text("explained.lead", language), className="lead-period"),
        section("hvorfor", text("explained.why_title", language), _why(request)),
        section("lese", text("explained.reading_title", language), _reading(request)),
        section("tallene", text("explained.figures_title", language), _contents(language)),
        *[_figure(figure, source, request) for figure in catalogue().values()],
    ]
    return Page(title=title, content=html.Div(content, className="explained"))


def _why(request: Request) -> list[Component]:
    """Return why the reader sees what is seen, and what that is: «Hvorfor ser jeg dette?»."""
    language = request.language
    counties = {row["area_id"]: row["area_name"] for row in request.view.run("areas", level="county")}
    names = enumeration([counties[number] for number in sorted(counties)], language)
    reason = [] if request.access is None else [html.P(request.access.reason(language))]
    return [
        *reason,
        html.P(text("explained.why_counties", language, counties=names)),
        html.P(
            text("explained.why_national" if request.view.scope.office_id is None else "explained.why_rest", language)
        ),
    ]


def _reading(request: Request) -> list[Component]:
    language = request.language
    (rule,) = request.view.run("delivery")
    marks = [("zero", "0"), ("missing", "–"), ("hidden", "*"), ("not_due", text("formatting.not_due", language))]
    rows = [
        html.Div([html.Dt(mark), html.Dd(text(f"explained.mark_{name}", language, k=rule["min_respondents"]))])
        for name, mark in marks
    ]
    href = urls.page(DATA_BASIS, request.query.common()) + "#svar"
    link = html.A(text("explained.rule_link", language), href=href)
    return [html.Dl(rows, className="marks"), html.P(text("explained.rates", language)), html.P(link)]


def _contents(language: Language) -> list[Component]:
    links = [
        html.Li(html.A(text(f"download.title_{name}", language), href=f"#tall-{_part(name)}")) for name in catalogue()
    ]
    return [html.P(text("explained.figures_lead", language)), html.Ul(links, className="contents")]


def _part(name: str) -> str:
    return name.replace("_", "-")


def _figure(figure: Figure, source: Source, request: Request) -> Component:
    language = request.language
    label = text("explained.command", language)
    within = ("unit", text("explained.unit_number", language)) if figure.needs_unit else None
    command = Question(figure.name, within=within).command(source.scope_key, source.snapshot_id)
    columns = [
        html.Div([html.Dt(text(f"download.column_{column}", language)), html.Dd(html.Code(column))])
        for column in figure.values
    ]
    shown = [_where(page, request) for page in SHOWN.get(figure.name, ())]
    return html.Section(
        [
            html.H3(text(f"download.title_{figure.name}", language), id=f"tall-{_part(figure.name)}"),
            html.P(text(f"explained.definition_{figure.name}", language)),
            html.P([text("explained.shown", language), " ", *_separated(shown)]),
            html.Details(
                [
                    html.Summary(text("explained.columns", language)),
                    html.Dl(columns, className="columns"),
                    html.P(label),
                    html.Pre(html.Code(command), tabIndex=0, role="group", **aria(label=label)),
                ],
                className="about",
            ),
        ],
        className="explained__figure",
        **aria(labelledby=f"tall-{_part(figure.name)}"),
    )


def _where(page: str, request: Request) -> str | Component:
    if page not in PAGES:
        return text(f"explained.page_{page}", request.language)
    href = urls.page(PAGES[page], request.query.common())
    return html.A(text(f"frame.page_{page}", request.language), href=href)


def _separated(parts: list[str | Component]) -> list[str | Component]:
    return [piece for number, part in enumerate(parts) for piece in ([", ", part] if number else [part])]
