"""Invented names of kindergartens and schools, made of words for nature."""

from math import gcd

_FIRST_WORDS = (
    "Ospe Rogne Selje Older Einer Molte Tyttebær Bringebær Blåbær Krøkebær Tiur Orre Rype Gauke Troste Spette Ugle"
    " Falke Svale Lerke Vipe Tjelde Terne Lomme Elge Gaupe Oter Bever Ekorn Røyskatt Kvitveis Blåklokke Hestehov"
    " Smørblomst Prestekrage Løvetann Bregne Kløver Mose Skifer Kvarts Granitt Regnbue Nordlys Snøfonn Tåke Morgendugg"
    " Rimfrost Sommerfugl Humle Marihøne Øyenstikker Maur Bjørke Storm Sildre Stjerne Måneskinns Tangsprell Skjell"
)
_LAST_WORDS = (
    "lia haugen bakken åsen kollen toppen vika bukta neset odden stranda holmen øya sletta enga jordet myra moen lunden"
    " skogen dalen kroken svingen steinen berget hammeren flata brekka lykkja tunet vangen kilen tangen vågen sundet"
    " fossen bekken kilden tjernet hagen"
)
_FIRST = _FIRST_WORDS.split()
_LAST = _LAST_WORDS.split()
_PREFIXES = ("", "Øvre ", "Nedre ", "Nordre ", "Søndre ", "Vestre ", "Østre ", "Indre ", "Ytre ")
_STEMS = len(_FIRST) * len(_LAST)
_STRIDE = 1117  # without a common factor with the number of stems, so that neighbours are unlike and none comes twice

if gcd(_STRIDE, _STEMS) != 1:
    raise AssertionError("two units would get one name")


def unit_name(index: int, unit_type: str, nynorsk: bool) -> str:
    """Return the name of the unit with this running number; a different one for each number."""
    rounds, position = divmod(index, _STEMS)
    first, last = divmod(position * _STRIDE % _STEMS, len(_LAST))
    again, prefix = divmod(rounds, len(_PREFIXES))
    kind = "barnehage" if unit_type == "kindergarten" else "skule" if nynorsk else "skole"
    name = f"{_PREFIXES[prefix]}{_FIRST[first]}{_LAST[last]} {kind}"
    return f"{name} {again + 1}" if again else name
