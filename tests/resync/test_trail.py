"""The trail names who chose what a resync does, in the listings' own history too."""

from backoffice.domain.people import Person, Role
from backoffice.services.resync_trail import subject_of
from backoffice.services.trail import Trail
from tests.resync.office import MATCH, TAKE, Office


def _told(office: Office, subject: str) -> list[tuple[str, str, str, str]]:
    with office.workshop.database.read() as uow:
        return [(str(e.message), e.before, e.after, e.person.name) for e in uow.trail.of(subject)]


def test_a_value_taken_from_stripe_is_told_with_both_values_and_who_chose_it(office: Office) -> None:
    (ref,) = office.add(1)
    product = office.product(ref)
    price = office.dashboard("PostPrices", product=product, unit_amount=22_200, currency="brl")
    office.ledger.edit(product, name="Mexido", default_price=price["id"])
    run = office.apply(office.compare(), TAKE)
    office.person = Person("Vento Leste", Role.STAFF)
    assert _told(office, str(ref))[1:] == [
        ("Title was taken from Stripe.", "Passeio 0", "Mexido", "Maré Alta"),
        ("Price was taken from Stripe.", "BRL 100.00", "BRL 222.00", "Maré Alta"),
    ]
    assert _told(office, subject_of(run)) == [("A resync was begun. Listings: 1.", "", "", "Maré Alta")]
    assert Trail(office.workshop.database).verify().is_whole


def test_a_listing_brought_back_by_a_resync_says_so(office: Office) -> None:
    (ref,) = office.add(1)
    office.assets.archive(ref)
    office.workshop.settle()
    office.ledger.edit(office.product(ref), active=True)
    office.apply(office.compare(), TAKE)
    assert _told(office, str(ref))[-1] == (
        "The listing was brought back, as it is active in Stripe.",
        "",
        "",
        "Maré Alta",
    )


def test_stopping_and_going_on_are_told(office: Office) -> None:
    (ref,) = office.add(1)
    office.ledger.edit(office.product(ref), name="Mexido")
    run = office.resync.apply(office.compare(), {str(ref): MATCH})
    office.resync.stop(run)
    office.person = Person("Vento Leste", Role.STAFF)
    office.resync.resume(run)
    office.workshop.settle()
    assert [(words, person) for words, _, _, person in _told(office, subject_of(run))] == [
        ("A resync was begun. Listings: 1.", "Maré Alta"),
        ("The resync was stopped.", "Maré Alta"),
        ("The resync goes on.", "Vento Leste"),
    ]
    assert len(_told(office, str(ref))) == 1, "the listing itself stays as it is"
