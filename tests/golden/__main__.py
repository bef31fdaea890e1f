"""`python -m tests.golden [--write]`: which golden files differ from what the parser gives; `--write` writes them."""

import click

from .pairs import GOLDEN, records, write


@click.command()
@click.option("--write", "to_write", is_flag=True, help="Write the golden files anew. Review the difference.")
def main(to_write: bool) -> None:
    """Compare the golden files with the records of the samples. Exit code 1: some differ."""
    if to_write:
        click.echo("\n".join(write()) or "nothing changed")
        return
    differ = [name for name, text in records() if _kept(name) != text]
    click.echo("\n".join(differ) or "all as they were")
    raise SystemExit(1 if differ else 0)


def _kept(name: str) -> str | None:
    path = GOLDEN / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    main(prog_name="python -m tests.golden")
