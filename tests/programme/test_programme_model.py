"""The programme model's files agree with each other and are complete."""

import csv
from collections import Counter
from datetime import date, timedelta

import pytest

from dashboard import resources

FOLDER = resources.root() / "data" / "programme"
COLUMNS = {
    "cohorts": "cohort_no programme kickoff_on source",
    "semesters": "cohort_no semester_no starts_on ends_on source",
    "themes": "programme semester_no text_nb text_nn source",
    "national_days": "cohort_no semester_no starts_on ends_on format source",
    "meeting_types": "meeting_type title_nb title_nn level",
    "requirements": "programme requirement fulfilled_by what format level min_count max_count per binding semesters"
    " source title_nb title_nn",
    "roles": "role title_nb title_nn respondent",
    "sub_goals": "programme sub_goal_no short_nb short_nn text_nb text_nn source",
    "evaluation_items": "item_id sub_goal_no text_nb text_nn source",
    "milestone_kinds": "kind title_nb title_nn",
}
KEYS = {
    "cohorts": ("cohort_no",),
    "semesters": ("cohort_no", "semester_no"),
    "themes": ("programme", "semester_no"),
    "national_days": ("cohort_no", "semester_no"),
    "meeting_types": ("meeting_type",),
    "requirements": ("programme", "requirement"),
    "roles": ("role",),
    "sub_goals": ("programme", "sub_goal_no"),
    "evaluation_items": ("item_id",),
    "milestone_kinds": ("kind",),
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def column(name: str, of: str) -> set[str]:
    return {row[of] for row in rows(name)}


def test_every_file_is_known() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_keys_and_texts(name: str) -> None:
    found = rows(name)
    assert found
    for row in found:
        assert list(row) == COLUMNS[name].split()
        assert None not in row.values(), f"too few fields: {row}"
        for title, text in row.items():
            assert text == text.strip()
            if title.endswith(("_nb", "_nn")):
                assert text, f"{title} is blank: {row}"
    keys = Counter(tuple(row[part] for part in KEYS[name]) for row in found)
    assert max(keys.values()) == 1


@pytest.mark.parametrize("name", [name for name, columns in COLUMNS.items() if "source" in columns.split()])
def test_sources(name: str) -> None:
    assert column(name, "source") <= {"description 2025", "letter 2020", "municipality 2020", "assumed"}


def test_every_cohort_has_four_semesters_in_turn() -> None:
    assert column("semesters", "cohort_no") == column("cohorts", "cohort_no") == {"5", "7", "8", "9", "10"}
    for cohort in rows("cohorts"):
        semesters = [row for row in rows("semesters") if row["cohort_no"] == cohort["cohort_no"]]
        assert [row["semester_no"] for row in semesters] == ["1", "2", "3", "4"]
        ends_before = date.min
        for row in semesters:
            starts_on, ends_on = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
            spring = (1, 1, 6, 30)
            autumn = (8, 1, 12, 31)
            expected = autumn if row["semester_no"] in "13" else spring
            assert (starts_on.month, starts_on.day, ends_on.month, ends_on.day) == expected
            assert starts_on.year == ends_on.year
            assert ends_before < starts_on <= ends_before + timedelta(days=40) or row["semester_no"] == "1"
            ends_before = ends_on


def test_every_programme_has_themes_sub_goals_and_requirements() -> None:
    programmes = column("cohorts", "programme")
    for name in ("themes", "sub_goals", "requirements"):
        assert column(name, "programme") == programmes
    for programme in programmes:
        themes = [row["semester_no"] for row in rows("themes") if row["programme"] == programme]
        sub_goals = [row["sub_goal_no"] for row in rows("sub_goals") if row["programme"] == programme]
        assert themes == ["1", "2", "3", "4"]
        assert sub_goals == ["1", "2", "3", "4", "5", "6"]


def test_national_days_lie_in_their_semester() -> None:
    semesters = {(row["cohort_no"], row["semester_no"]): row for row in rows("semesters")}
    for row in rows("national_days"):
        semester = semesters[row["cohort_no"], row["semester_no"]]
        assert semester["starts_on"] <= row["starts_on"] <= row["ends_on"] <= semester["ends_on"]
        assert row["format"] in {"physical", "digital"}


def test_requirements_name_what_exists() -> None:
    meeting_types = column("meeting_types", "meeting_type")
    kinds = column("milestone_kinds", "kind")
    assert Counter(row["programme"] for row in rows("requirements")) == {"2025": 14, "2020": 9}
    for row in rows("requirements"):
        what, form = row["what"], row["format"]
        if row["fulfilled_by"] == "meeting":
            assert what in meeting_types
            assert form in {"any", "physical", "digital"}
        elif row["fulfilled_by"] == "milestone":
            assert what in kinds
            assert form == ""
        else:
            assert (row["fulfilled_by"], what, form) == ("evaluation", "", "")


def test_requirements_have_levels_counts_and_semesters() -> None:
    for row in rows("requirements"):
        assert row["level"] in {"unit", "municipality"}
        assert row["binding"] in {"required", "recommended"}
        assert row["per"] == "semester" or (row["per"], row["binding"]) == ("month", "recommended")
        assert 1 <= int(row["min_count"]) <= int(row["max_count"] or "99")
        first, last = row["semesters"].split("-") if "-" in row["semesters"] else (row["semesters"],) * 2
        assert 1 <= int(first) <= int(last) <= 4


def test_evaluation_items_cover_every_sub_goal_and_respondents_are_six() -> None:
    items = rows("evaluation_items")
    assert Counter(row["sub_goal_no"] for row in items) == {"1": 3, "2": 3, "3": 3, "4": 3, "5": 3, "6": 2}
    assert all(row["item_id"].startswith(f"d{row['sub_goal_no']}_") for row in items)
    respondents = [row["role"] for row in rows("roles") if row["respondent"] == "true"]
    assert respondents == ["owner", "leader", "working_group", "staff", "pps", "parent"]
    assert column("roles", "respondent") == {"true", "false"}


def test_meeting_levels() -> None:
    assert column("meeting_types", "level") == {"national", "municipality", "unit"}
