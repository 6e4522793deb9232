"""A municipality's meetings: those of the kinds the model owes municipalities, cancelled ones too, and no unit's."""

from pathlib import Path

from dashboard.scope import Scope
from tests.pages.unit_world import AGDER, MUNICIPALITY, world_view


def test_it_has_its_steering_groups_and_owner_meetings_only(tmp_path: Path) -> None:
    with world_view(tmp_path) as view:
        rows = view.run("municipality_meetings", cohort=[9], within=("municipality", MUNICIPALITY))
    assert [(row["meeting_id"], row["state"], row["requirement"]) for row in rows] == [
        ("steering-1", "held", "steering_group_digital"),
        ("steering-3", "cancelled", "steering_group_physical"),
        ("steering-2", "held", "steering_group_digital"),
        ("owner", "planned", "owner_meeting"),
    ]


def test_another_office_sees_none_of_it(tmp_path: Path) -> None:
    with world_view(tmp_path, Scope.office(AGDER)) as view:
        assert view.run("municipality_meetings", within=("municipality", MUNICIPALITY)) == []
