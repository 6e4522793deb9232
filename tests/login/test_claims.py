"""From claims to a role: the table of what gives which eyes, and that anything odd gives none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import Identity, access_of
from dashboard.login.claims import NoRole, RoleClaims, values_at
from dashboard.programme import offices

AGDER, TRONDELAG = "974762994", "974764350"
ROLES = RoleClaims(udir="roles", udir_value="udir", office="organisation.number")
REPORTEES = RoleClaims(udir="roles", udir_value="udir", office="authorization_details.reportees.ID")


def of(claims: dict[str, Any], more: dict[str, Any] | None = None, roles: RoleClaims = ROLES) -> str:
    try:
        identity = roles.identity(claims, lambda: more or {}, "pseudonym")
    except NoRole as refused:
        return refused.reason
    assert identity.subject == "pseudonym"
    access = access_of(identity)
    assert access is not None
    return access.key


def number(value: object) -> dict[str, Any]:
    return {"organisation": {"number": value}}


@pytest.mark.parametrize(
    ("claims", "gives"),
    [
        # Udir
        ({"roles": "udir"}, "national"),
        ({"roles": ["annet", "udir"]}, "national"),
        ({"roles": ["udir"], **number("970018131")}, "national"),  # Udir's own number is no office's
        # an office
        (number(AGDER), f"office:{AGDER}"),
        (number("974 762 994"), f"office:{AGDER}"),
        (number(" 974\u00a0762\u00a0994\n"), f"office:{AGDER}"),
        (number(f"0192:{AGDER}"), f"office:{AGDER}"),
        (number([AGDER]), f"office:{AGDER}"),
        (number([AGDER, AGDER, "987654321"]), f"office:{AGDER}"),
        ({"organisation": [{"number": AGDER}, {"name": "annet"}]}, f"office:{AGDER}"),
        ({"organisation.number": AGDER}, f"office:{AGDER}"),
        # both: the one that sees less
        ({"roles": ["udir"], **number(AGDER)}, f"office:{AGDER}"),
        # nothing
        ({}, "no_role"),
        ({"roles": []}, "no_role"),
        ({"roles": None, "organisation": None}, "no_role"),
        ({"roles": "annet"}, "no_role"),
        ({"roles": "UDIR"}, "no_role"),
        ({"roles": " udir"}, "no_role"),
        ({"roles": "udir annet"}, "no_role"),
        ({"roles": ["udirx"]}, "no_role"),
        ({"roles": {"udir": True}}, "no_role"),
        ({"roles": [["udir"]]}, "no_role"),
        ({"roles": True}, "no_role"),
        ({"organisation": AGDER}, "no_role"),
        ({"organisation": {"number": []}}, "no_role"),
        # an organisation that is no office, and what is no organisation number
        (number("987654321"), "unknown_office"),
        (number(int(AGDER)), "unknown_office"),
        (number(True), "unknown_office"),
        (number(""), "unknown_office"),
        (number(f"{AGDER}0"), "unknown_office"),
        (number(f"NO{AGDER}"), "unknown_office"),
        (number("٩٧٤٧٦٢٩٩٤"), "unknown_office"),  # digits, but not these
        (number(f"0193:{AGDER}"), "unknown_office"),
        (number([AGDER, 5]), "unknown_office"),
        (number([AGDER, "oops"]), "unknown_office"),
        (number({"value": AGDER}), "unknown_office"),
        # more than one office
        (number([AGDER, TRONDELAG]), "several_offices"),
        ({"roles": "udir", **number([AGDER, TRONDELAG])}, "several_offices"),
    ],
)
def test_what_gives_which_eyes(claims: dict[str, Any], gives: str) -> None:
    assert of(claims) == gives


def test_ansattporten_s_way_of_saying_for_whom_one_acts() -> None:
    claims = {"authorization_details": [{"type": "t", "reportees": [{"ID": f"0192:{AGDER}", "Name": "Agder"}]}]}
    assert of(claims, roles=REPORTEES) == f"office:{AGDER}"


def test_userinfo_is_asked_for_what_the_token_lacks_and_never_overrules_it() -> None:
    assert of({}, {"roles": "udir"}) == "national"
    assert of({}, number(AGDER)) == f"office:{AGDER}"
    assert of({"roles": []}, {"roles": "udir"}) == "no_role"
    assert of(number(AGDER), {**number(TRONDELAG), "roles": "udir"}) == f"office:{AGDER}"
    assert of({"roles": "udir"}, number(AGDER)) == f"office:{AGDER}"


def test_userinfo_is_not_asked_when_the_token_says_it_all() -> None:
    def asked() -> dict[str, Any]:
        raise AssertionError

    identity = ROLES.identity({"roles": [], **number(AGDER)}, asked, "pseudonym")
    assert identity.office_id == AGDER


def test_the_reader_is_told_which_claim_it_was() -> None:
    for claims, named in (({"roles": "udir"}, "«roles»"), (number(AGDER), "«organisation.number»")):
        access = access_of(ROLES.identity(claims, dict, "pseudonym"))
        assert access is not None
        assert named in access.reason("nb")
        assert named in access.reason("nn")
    chosen = access_of(Identity("udir"))
    assert chosen is not None
    assert "demonstrasjonen" in chosen.reason("nb")


def test_a_claim_that_is_not_there_is_not_the_same_as_an_empty_one() -> None:
    assert values_at({"a": {"b": []}}, "a.b") == []
    assert values_at({"a": {}}, "a.b") is None
    assert values_at({}, "a") is None


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from([AGDER, TRONDELAG, "udir"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["number", "roles", "organisation", "x"]), inner, max_size=3)
    ),
)


@given(claims=st.dictionaries(st.sampled_from(["roles", "organisation", "organisation.number", "sub"]), ANYTHING))
def test_whatever_is_claimed_gives_eyes_only_for_what_is_written_there(claims: dict[str, Any]) -> None:
    gives = of(claims)
    if gives == "national":
        assert claims["roles"] == "udir" or "udir" in claims["roles"]
    elif gives.startswith("office:"):
        assert gives.removeprefix("office:") in offices()
        assert gives.removeprefix("office:") in str(claims)
    else:
        assert gives in ("no_role", "unknown_office", "several_offices")
