"""Hypothesis: answers in groups of one role and several places and semesters, near what may be published."""

from datetime import date

from hypothesis import strategies as st

from tests.oracle.model import Model
from tests.oracle.tables import Evaluation, Participation

#: Few items, so that groups of one sub-goal meet: three items of sub-goal 1 make means that are not whole.
ITEMS = (("d1_a",), ("d1_a", "d1_b", "d1_c"), ("d1_a", "d2_a"), ("d4_b", "d4_c"))
SCORES = (4, 3, 5, 2, 1)
Response = list[Evaluation]  # the rows of one respondent, numbered when the delivery is put together
ROLES = ("staff", "staff", "leader", "owner", "pps")
OF_NO_UNIT = ("owner", "pps")


@st.composite
def evaluation(
    draw: st.DrawFn, model: Model, units: list[Participation], as_of: date, k: int, at_least: int
) -> list[Response]:
    begun = [unit for unit in units if model.semester(unit.cohort_no, 1).starts_on <= as_of]
    if not begun:
        return []
    bundles = draw(st.lists(_bundle(model, begun, as_of, k), min_size=at_least, max_size=7))
    return [response for bundle in bundles for response in bundle]


@st.composite
def _bundle(draw: st.DrawFn, model: Model, begun: list[Participation], as_of: date, k: int) -> list[Response]:
    """Draw the answers of one role to the same items at one to three units of a cohort, in one or two semesters."""
    cohort_no = draw(st.sampled_from(begun)).cohort_no
    of_cohort = [unit for unit in begun if unit.cohort_no == cohort_no]
    begun_semesters = [s for s in model.semesters_of(cohort_no) if s.starts_on <= as_of]
    ended = [s.semester_no for s in begun_semesters if s.ends_on < as_of]
    semesters = ended * 3 + [s.semester_no for s in begun_semesters]
    role = draw(st.sampled_from(ROLES))
    items = draw(st.sampled_from(ITEMS))
    found: list[Response] = []
    where_asked = draw(st.lists(st.sampled_from(of_cohort), min_size=1, max_size=3))
    for semester_no in draw(st.lists(st.sampled_from(semesters), min_size=1, max_size=3, unique=True)):
        for unit in where_asked:
            unit_id = None if role in OF_NO_UNIT else unit.unit_id
            where = (cohort_no, semester_no, unit.municipality_no, unit_id, role)
            found += [
                [Evaluation("", *where, *answer) for answer in zip(items, scores, strict=True)]
                for scores in draw(_answers(k, len(items)))
            ]
    return found


@st.composite
def _answers(draw: st.DrawFn, k: int, width: int) -> list[tuple[int | None, ...]]:
    """Draw respondents' scores: all the same, all but one, or each their own (blanks too)."""
    size = draw(st.sampled_from((k, k - 1, 1, k + 1, 2)))
    how = draw(st.sampled_from(("but one", "same", "each")))
    if how == "each":
        one = st.tuples(*[st.sampled_from((*SCORES, None))] * width)
        return draw(st.lists(one, min_size=size, max_size=size))
    usual, other = draw(st.sampled_from(SCORES)), draw(st.sampled_from(SCORES))
    answers: list[tuple[int | None, ...]] = [(usual,) * width] * (size - 1)
    return [((usual if how == "same" else other),) * width, *answers]
