"""`python -m tests.instruments.metamorphic`: measures every cable in every form."""

import click

from .cables import GROUPS, originals
from .forms import FORMS
from .measure import forms_at_hand
from .report import differences, summary, table
from .table import write


@click.command()
@click.option("--differences", "shown", is_flag=True, help="Print every difference that is not permitted.")
@click.option("--form", type=click.Choice([form.name for form in FORMS]), help="Only this form's differences.")
@click.option("--field", help="Only differences of this field.")
@click.option("--write", "to_write", is_flag=True, help="Pin what is measured now in table.yaml and causes.yaml.")
def main(shown: bool, form: str | None, field: str | None, to_write: bool) -> None:
    """Print field x form: the share of records equal to that of the text, (in brackets: but for what may differ)."""
    if to_write:
        if not all(map(originals, GROUPS)) or len(forms_at_hand()) < len(FORMS):
            raise click.UsageError("--write needs the real cables (CABLEKIT_CABLES names their folder) and pdftotext")
        write()
    for line in differences(form, field) if shown else (*table(), "", *summary()):
        click.echo(line)


if __name__ == "__main__":
    main(prog_name="python -m tests.instruments.metamorphic")
