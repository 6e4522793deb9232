"""Several readers of different scopes ask one process at once; each gets what that reader gets alone."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.web.asking import Asked
from tests.web.asking_callbacks import well_formed_view
from tests.web.decoding import unclocked
from tests.web.doors import EAST_OFFICE, NOBODY, UDIR, World
from tests.web.world import TRONDELAG_OFFICE

READERS = [UDIR, TRONDELAG_OFFICE, EAST_OFFICE, NOBODY]
AT_ONCE = 4
#: The same addresses for everybody: whatever is kept by address alone is somebody else's.
ASKED = [
    well_formed_view("/"),
    well_formed_view("/", "?sprak=nn&pulje=8"),
    well_formed_view("/moter", "?data=2026-11-15"),
    well_formed_view("/oppfolging"),
    well_formed_view("/datagrunnlag"),
    well_formed_view("/fylke/50"),
    well_formed_view("/enhet/336515084"),
    Asked("/fylke/32"),
    Asked("/last-ned/progress.csv"),
    Asked("/last-ned/sub_goals_said.csv", "level=municipality&sprak=nn"),
    Asked("/last-ned/follow_up.xlsx"),
    Asked("/last-ned/moter.ics"),
]


def told(world: World, reader: str, asked: Asked) -> tuple[int, str]:
    answer = asked.send(world.server, world.cookies[reader])
    return answer.status_code, unclocked(answer)


def test_each_gets_what_is_had_alone(doors_world: World) -> None:
    alone = {(reader, asked): told(doors_world, reader, asked) for reader in READERS for asked in ASKED}
    assert len({alone[reader, ASKED[0]] for reader in READERS}) == len(READERS)
    together = Barrier(AT_ONCE)

    def visit(number: int) -> list[tuple[str, Asked, bool]]:
        reader = READERS[number % len(READERS)]
        together.wait(60)
        # From another place in the same list each, so that all scopes meet at each address.
        mine = [ASKED[(number + step) % len(ASKED)] for step in range(len(ASKED))]
        return [(reader, asked, told(doors_world, reader, asked) == alone[reader, asked]) for asked in mine]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        compared = [one for visited in pool.map(visit, range(AT_ONCE)) for one in visited]
    assert len(compared) == AT_ONCE * len(ASKED)
    assert not [(reader, asked) for reader, asked, same in compared if not same]
