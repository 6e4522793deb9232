"""Query strings that no link of ours has."""

from dashboard.web.limits import LONGEST_ADDRESS

STRANGE = [
    "?x=1",
    "?pulje=ni&semester=9&type=fabrikk&sprak=en",
    "?pulje=9&pulje=8",
    "?omrade=fylke-34&arsak=alt&rolle=sjef&delmal=7&side=-1",
    "?omrade=enhet-1&data=2020-01-01",
    "?pulje[]=9&%00=%ff&a=<script>alert(1)</script>",
    # The longest that every page still reads; what is longer is refused in words (tests.browser.test_messages).
    "?" + "x" * (LONGEST_ADDRESS - len("/statsforvalter/000000000?")),
    "?side=99",
]
