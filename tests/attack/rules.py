"""Every rule of «Disclosure control», said of what is published (never of how it is worked out)."""

from collections.abc import Callable

from tests.attack.case import JOINING, Shown
from tests.attack.figures import Figure
from tests.attack.groups import LEVELS, Group

Rule = Callable[[Shown], None]


def every_figure_is_of_its_own_people(shown: Shown) -> None:
    """Area, role, choice of unit type, semester and sub-goal: nobody else's answers are in it; n counts them all."""
    for figure in shown.figures:
        assert figure.n == shown.known.count(figure.groups), figure
        for group in figure.groups:
            assert is_about(shown, figure, group), f"{group} is in {figure}"


def every_figure_is_a_union_of_blocks(shown: Shown) -> None:
    """… of all those whose home is the area or lies inside it: none is left out, none is cut in two."""
    for figure in shown.figures:
        expected = {
            group
            for group, level in shown.home.items()
            if is_about(shown, figure, group) and LEVELS.index(level) <= LEVELS.index(figure.area_level)
        }
        assert figure.groups == expected, figure


def a_block_is_k_or_more_who_do_not_agree(shown: Shown) -> None:
    for where, groups in shown.blocks.items():
        assert shown.known.count(groups) >= shown.known.k, where
        assert not shown.known.agree(groups), where


def those_outside_unanimous_parts_are_k_or_more(shown: Shown) -> None:
    for where, groups in shown.blocks.items():
        parts = shown.unanimous_inside(*where)
        assert not parts or shown.known.count(groups - parts) >= shown.known.k, where


def a_block_is_all_that_reaches_its_home(shown: Shown) -> None:
    """Kinds are never mixed, and nobody whose home it is stands beside the block."""
    for where, groups in shown.blocks.items():
        assert groups == shown.waiting[where], where


def homes_are_as_low_as_possible(shown: Shown) -> None:
    """Whoever is carried past an area, or withheld, could not be shown there."""
    known = shown.known
    for (kind, level, area_id), groups in shown.waiting.items():
        if (kind, level, area_id) in shown.blocks:
            continue
        parts = shown.unanimous_inside(kind, level, area_id)
        outside = known.count(groups - parts)
        could = known.count(groups) >= known.k and not known.agree(groups) and (not parts or outside >= known.k)
        assert not could, f"{kind} could be shown at {level} {area_id}"


def offices_join_nothing(shown: Shown) -> None:
    assert set(shown.home.values()) <= set(JOINING)


def nothing_is_shown_before_it_is_closed(shown: Shown) -> None:
    assert set(shown.home) <= set(shown.closed)


def how_many_are_withheld_is_said_in_ks(shown: Shown) -> None:
    """To the nation's eyes, over all roles and types together, and never as 1 to k-1."""
    for about, said in shown.seen.withheld.items():
        count = shown.known.count(shown.withheld(about))
        assert said == (None if 1 <= count < shown.known.k else count), about
    for choice, row in shown.seen.rows:
        total = row["area_level"] == "nation" and row["role"] == "all" and choice is None
        assert total or row["withheld"] is None, row


def no_figure_says_why_in_words_that_are_true(shown: Shown) -> None:
    """suppressed: there are respondents and no block; more_above: some of them count at a higher level; 0: nobody."""
    for choice, row in shown.seen.rows:
        place = (row["area_level"], row["area_id"], choice)
        about = (row["cohort_no"], row["semester_no"], row["sub_goal_no"], row["role"])
        figure = Figure(*about, *place, n=0, groups=frozenset())
        own = {group for group in shown.closed if is_about(shown, figure, group)}
        above = {
            group for group in own if LEVELS.index(shown.home.get(group, "unit")) > LEVELS.index(row["area_level"])
        }
        in_blocks = own & shown.home.keys() - above
        assert row["n"] == (shown.known.count(frozenset(in_blocks)) or (None if own else 0)), row
        assert row["suppressed"] == (bool(own) and not in_blocks), row
        assert row["more_above"] == bool(above), row
        assert (row["score"] is None) == (row["favourable"] is None) == (not in_blocks), row


RULES: tuple[Rule, ...] = (
    every_figure_is_of_its_own_people,
    every_figure_is_a_union_of_blocks,
    a_block_is_k_or_more_who_do_not_agree,
    those_outside_unanimous_parts_are_k_or_more,
    a_block_is_all_that_reaches_its_home,
    homes_are_as_low_as_possible,
    offices_join_nothing,
    nothing_is_shown_before_it_is_closed,
    how_many_are_withheld_is_said_in_ks,
    no_figure_says_why_in_words_that_are_true,
)


def is_about(shown: Shown, figure: Figure, group: Group) -> bool:
    """Tell whether a figure's area, role and choice of unit type take the group in."""
    kind = shown.known.kind(group)
    return (
        (group.cohort_no, group.semester_no, group.sub_goal_no)
        == (figure.cohort_no, figure.semester_no, figure.sub_goal_no)
        and figure.role in ("all", group.role)
        and figure.choice in (None, kind.unit_type)
        and shown.known.is_inside(group, figure.area_level, figure.area_id)
    )
