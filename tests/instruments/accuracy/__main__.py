"""`python -m tests.instruments.accuracy [FOLDER...]`: measures records against their witnesses."""

from pathlib import Path

import click

from .cables import LABELS, folders, read
from .ledger import explained, fallen, floors, open_fields, raised, write_floors, write_open
from .measure import measure
from .publish import absent, page
from .releases import GROUP, measure_releases, run
from .report import as_json, text


@click.command()
@click.argument("places", nargs=-1, metavar="[FOLDER|FILE]...", type=click.Path(exists=True, path_type=Path))
@click.option("--field", "only", multiple=True, help="Only this field, or all below it; may be given again.")
@click.option("--labels", type=click.Path(exists=True, path_type=Path), default=LABELS, help="Folder of labels.")
@click.option("--group", type=click.Choice([GROUP]), help="Telegrams released otherwise, by their own labels.")
@click.option("--json", "to_json", is_flag=True, help="Print JSON.")
@click.option("--raise", "to_raise", is_flag=True, help="Raise the pinned floors to what is measured now.")
@click.option("--publish", type=click.Path(dir_okay=False, path_type=Path), help="Write the page for readers to FILE.")
def main(
    places: tuple[Path, ...],
    only: tuple[str, ...],
    labels: Path,
    group: str | None,
    to_json: bool,
    to_raise: bool,
    publish: Path | None,
) -> None:
    """Compare the records of cables, field by field, with labels made by reading and with NARA's attributes.

    Without FOLDER: the samples, and the real cables of the folder that CABLEKIT_CABLES names.
    Exit code 1: a field of these stands below its floor.
    """
    if publish:
        _publish(publish, bool(places or only or group))
        return
    if group == GROUP and (to_json or places):
        raise click.UsageError("--group measures all its telegrams and prints text: give no FOLDER and no --json")
    if group == GROUP:
        raise SystemExit(run(only, to_raise))
    if to_raise and (places or only):
        raise click.UsageError("--raise measures everything at hand: give no FOLDER and no --field")
    measured = measure(read(places or folders(), labels), only)
    pinned = floors()
    if to_raise:
        pinned = raised(measured, pinned)
        write_floors(pinned)
        write_open(measured)
    judged = explained()
    shown = as_json(measured, pinned, judged) if to_json else text(measured, pinned, judged, open_fields())
    click.echo(shown)
    below = [] if places else fallen(measured, pinned)
    for line in below:
        click.echo(line, err=True)
    raise SystemExit(1 if below else 0)


def _publish(file: Path, narrowed: bool) -> None:
    if narrowed:
        raise click.UsageError("--publish measures every set: give no FOLDER, --field or --group")
    if missing := absent():
        raise click.UsageError(f"no page without every set; absent: {', '.join(missing)} (CABLEKIT_CABLES)")
    file.write_text(page(measure(read(folders())) | measure_releases(), explained()), encoding="utf-8")


if __name__ == "__main__":
    main(prog_name="python -m tests.instruments.accuracy")
