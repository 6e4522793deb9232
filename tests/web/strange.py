"""Query strings that no link of ours has."""

STRANGE = [
    "?x=1",
    "?pulje=ni&semester=9&type=fabrikk&sprak=en",
    "?pulje=9&pulje=8",
    "?omrade=fylke-34&arsak=alt&rolle=sjef&delmal=7&side=-1",
    "?omrade=enhet-1&data=2020-01-01",
    "?pulje[]=9&%00=%ff&a=<script>alert(1)</script>",
    "?" + "x" * 7_000,
    "?side=99",
]
