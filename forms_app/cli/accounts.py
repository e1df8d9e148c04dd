"""`forms-app accounts …`: who may act for whom."""

import click

from forms_app.cli.opening import settings_or_exit
from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.definitions.form import LANGUAGES
from forms_app.records.people import Role
from forms_app.reporting.inviting import VALID_FOR, invite
from forms_app.reporting.notifying import mail_invitation
from forms_app.reporting.parties import named_party

command = click.Group(name="accounts", help="Accounts: who may act for whom.")


@command.command("invite")
@click.argument("email")
@click.option("--party", required=True, metavar="P", help="government:FIN, organization:CODE, office or committee.")
@click.option("--role", required=True, type=click.Choice([str(role) for role in Role]), help="What the person does for it.")
@click.option("--sections", default="", metavar="S,…", help="Ids of the sections that a contributor may write in.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the invitation.")
def invite_person(email: str, party: str, role: str, sections: str, language: str) -> None:
    """Print a link with which EMAIL makes an account, or adds to the one there is; mail it too where mail is set.

    The link can be used once, within 14 days. It is not kept: whoever loses it is invited again.
    """
    settings = settings_or_exit()
    chosen = tuple(one.strip() for one in sections.split(",") if one.strip())
    with refusals_in_words(), working(writes=True) as uow:
        invited_to = named_party(uow, party)
        token = invite(uow, email, invited_to, Role(role), sections=chosen)
        link = f"{settings.public_url}/invitations/{token}"
        if settings.mail.server:
            mail_invitation(uow, email.strip().lower(), invited_to, link, language)
    click.echo(f"{email.strip().lower()}: {role} of {party}. The link works once, within {VALID_FOR.days} days:")
    click.echo(link)
