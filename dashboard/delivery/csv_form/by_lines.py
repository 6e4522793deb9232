"""The fast way: without a quote in the file one physical line is one record, and DuckDB splits them all."""

from pathlib import Path

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form.dialect import Dialect
from dashboard.delivery.findings import LISTED, Finding
from dashboard.delivery.header import Header
from dashboard.delivery.progress import watched
from dashboard.delivery.work import BLANKS, Work

_STEP = 1 << 22


def read_lines(work: Work, table: TableContract, path: Path, plain: str, read_as: tuple[Dialect, Header]) -> bool:
    """Fill `checked.rows_<table>` from the UTF-8 file `plain`; return whether rows were left out for their width."""
    dialect, header = read_as
    lines = f"checked.lines_{table.name}"
    # Every physical line becomes one row, blank ones too, in the file's order: so the rowid tells the line.
    cells = "".join(f', cells[{position + 1}] as "{name}"' for name, position in header.positions.items())
    with watched(work.connection, work.progress):
        work.connection.execute(
            f"""
        create table {lines} as
        with lines as (
            select line from read_csv(
                $path, columns = {{'line': 'varchar'}}, auto_detect = false, header = false, delim = '\x01',
                quote = '', escape = '', compression = 'none'
            )
        ), split as (
            select
                string_split(line, $separator) as cells,
                line is null or (contains($blanks, line[1]) and trim(line, $blanks) = '') as blank
            from lines
        )
        select coalesce(len(cells), 0)::uinteger as width, blank{cells} from split
        """,  # noqa: S608 - names are the contract's
            {"path": plain, "separator": dialect.separator, "blanks": BLANKS + dialect.separator},
        )
    _rows_view(work, table, header, dialect)
    return _ragged(work, path, lines, (dialect.header_end, header.width))


def utf8_of(work: Work, path: Path, dialect: Dialect) -> str:
    """Return the name of a UTF-8 file with the content, one that holds no letter DuckDB takes for a pattern."""
    plain = work.folder / "lines.csv"
    plain.unlink(missing_ok=True)
    if dialect.encoding != "cp1252":
        plain.symlink_to(path.resolve())
        return str(plain)
    with path.open("rb") as source, plain.open("wb") as target:
        while chunk := source.read(_STEP):
            target.write(chunk.decode("cp1252").encode("utf-8"))
    return str(plain)


def _rows_view(work: Work, table: TableContract, header: Header, dialect: Dialect) -> None:
    names = "".join(f', "{name}"' for name in header.positions)
    work.connection.execute(
        f"""
        create view checked.rows_{table.name} as
        select (rowid + 1)::integer as line{names} from checked.lines_{table.name}
        where rowid >= {dialect.header_end} and not blank and width = {header.width}
        """  # noqa: S608
    )


def _ragged(work: Work, path: Path, lines: str, shape: tuple[int, int]) -> bool:
    header_end, width = shape
    wrong = f"from {lines} where rowid >= {header_end} and not blank and width <> {width}"
    total = work.connection.execute(f"select count(*) {wrong}").fetchall()[0][0]
    if total:
        first = work.connection.execute(f"select rowid + 1, width {wrong} order by rowid limit {LISTED}")
        findings = [ragged(path.name, line, fields, width) for line, fields in first.fetchall()]
        work.log.add_all(findings, total)
    return bool(total)


def ragged(file: str, line: int, fields: int, width: int) -> Finding:
    """Return the finding of a row with another number of fields than the header."""
    return Finding("error", "file.row_width", file, line, params={"fields": fields, "width": width})
