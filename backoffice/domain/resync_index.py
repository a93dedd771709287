"""What a comparison remembers of each listing while Stripe's lists go by: 21 bytes, and whole objects only of those
that do not look as expected.

A *mark* is 64 bits of a hash of all that must agree. Two different things share one with a chance of 2⁻⁶⁴.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from backoffice.domain.catalogue import ActualLink, ActualPrice, CatalogueEntry, CatalogueState, plan
from backoffice.domain.catalogue_evolution import tidied
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.listing import METADATA_NAMES, product_id

NOTHING = 0
"""The mark of what is not expected to exist."""


def product_mark(state: CatalogueState) -> int:
    """Return the mark of what a list shows of a product: its texts, whether it is active, its main price, our marks."""
    main = state.main_price
    price = (main.money.amount_minor, main.money.currency, main.tier) if main and main.is_active else None
    ours = tuple(state.metadata.get(name) for name in METADATA_NAMES)
    texts = (state.product_id, state.name, state.description, state.images)
    return _mark((*texts, state.is_active, state.default_price_id, price, ours))


def link_mark(link: ActualLink) -> int:
    """Return the mark of a link, switched on or off."""
    return _mark((link.link_id, link.url, link.price_id))


def record_mark(state: CatalogueState | None) -> str:
    """Return the mark of all that a row says of Stripe."""
    return "" if state is None else f"{_mark(_whole(state)):016x}"


def _whole(state: CatalogueState) -> tuple[object, ...]:
    return (
        *(state.product_id, state.name, state.description, state.images, state.is_active, state.default_price_id),
        tuple((p.price_id, p.money.amount_minor, p.money.currency, p.tier, p.is_active) for p in state.prices),
        tuple((k.link_id, k.url, k.price_id, k.is_active) for k in state.links),
        tuple(sorted(state.metadata.items())),
    )


def _mark(value: object) -> int:
    return int.from_bytes(blake2b(repr(value).encode(), digest_size=8).digest()) or 1


@dataclass(frozen=True, slots=True)
class Expected:
    """What Stripe should show of a listing. `must_look`: it is judged in any case, with all that is found of it."""

    product: int
    link: int
    must_look: bool


def expected_of(entry: CatalogueEntry, recorded: CatalogueState | None) -> Expected:
    """Return what lists show of a listing that is in step with Stripe, as far as is known here."""
    if recorded is None:
        return Expected(NOTHING, NOTHING, must_look=entry.is_active)
    live = [link for link in recorded.links if link.is_active]
    must_look = len(live) > 1 or bool(plan(entry, recorded))
    return Expected(product_mark(recorded), link_mark(live[0]) if live else NOTHING, must_look)


@dataclass(slots=True)
class Found:
    """What was found of a listing that does not look as expected."""

    product: CatalogueState | None = None
    links: list[ActualLink] = field(default_factory=list[ActualLink])
    unmarked: set[str] = field(default_factory=set[str])
    """The ids of the links without our mark: they are ours only where the record names them."""


_PRODUCT_SEEN, _LINK_SEEN, _LOOK = 1, 2, 4


class _Kind:
    """The listings of one kind, in the order of their ids."""

    def __init__(self) -> None:
        self.ids = array("i")
        self.products = array("Q")
        self.links = array("Q")
        self.flags = bytearray()

    def add(self, number: int, expected: Expected) -> None:
        if self.ids and number <= self.ids[-1]:
            raise ValueError("listings come in the order of their ids")
        self.ids.append(number)
        self.products.append(expected.product)
        self.links.append(expected.link)
        self.flags.append(_LOOK if expected.must_look else 0)

    def place(self, number: int) -> int | None:
        place = bisect_left(self.ids, number) if number < 2**31 else len(self.ids)
        return place if place < len(self.ids) and self.ids[place] == number else None


class ResyncIndex:
    """Every listing with what is expected of it, and all that was found otherwise."""

    def __init__(self, installation_id: str) -> None:
        """Know whose objects are ours."""
        self._installation_id = installation_id
        self._start = product_id(installation_id, AssetRef(AssetKind.ACTIVITIES, 0)).removesuffix("activity_0")
        self._kinds = {kind: _Kind() for kind in AssetKind}
        self._other_ids: dict[str, AssetRef] = {}
        self._found: dict[AssetRef, Found] = {}
        self.strays: dict[str, Found] = {}
        """Products of ours that are no listing's own, and the links that sell them."""

    def __len__(self) -> int:
        """Return how many listings are compared."""
        return sum(len(kind.ids) for kind in self._kinds.values())

    def __contains__(self, ref: AssetRef) -> bool:
        """Tell whether a listing is compared."""
        return self._kinds[ref.kind].place(ref.id) is not None

    # --- the office's side ------------------------------------------------------------------------------

    def add(self, ref: AssetRef, own_id: str, recorded_id: str | None, expected: Expected) -> None:
        """Take a listing in; those of a kind in the order of their ids."""
        self._kinds[ref.kind].add(ref.id, expected)
        if recorded_id is not None and recorded_id != own_id:
            self._other_ids[recorded_id] = ref

    def is_unchanged(self, ref: AssetRef, expected: Expected) -> bool:
        """Tell whether a listing is still what it was when it was taken in."""
        kind = self._kinds[ref.kind]
        place = kind.place(ref.id)
        if place is None:
            return False
        was = (kind.products[place], kind.links[place], bool(kind.flags[place] & _LOOK))
        return was == (expected.product, expected.link, expected.must_look)

    # --- Stripe's side ----------------------------------------------------------------------------------

    def see_product(self, state: CatalogueState) -> None:
        """Take note of a listed product; others' products leave no trace."""
        ref = self._owner(state.product_id)
        place = self._kinds[ref.kind].place(ref.id) if ref else None
        if ref is None or place is None:
            if self._is_stray(state):
                self.strays.setdefault(state.product_id, Found()).product = state
            return
        kind = self._kinds[ref.kind]
        is_expected = kind.products[place] == product_mark(state)
        if is_expected:
            kind.flags[place] |= _PRODUCT_SEEN
        if not is_expected or kind.flags[place] & _LOOK:
            self._found.setdefault(ref, Found()).product = state

    def see_link(self, link: ActualLink, sold: str, metadata_owner: str | None) -> None:
        """Take note of a listed link that sells one product, `sold`; `metadata_owner` is whose mark it bears."""
        ref = self._owner(sold)
        place = self._kinds[ref.kind].place(ref.id) if ref else None
        is_ours = metadata_owner == self._installation_id
        if ref is None or place is None:
            if is_ours and link.is_active:
                self.strays.setdefault(sold, Found()).links.append(link)
            return
        kind = self._kinds[ref.kind]
        is_expected = kind.links[place] == link_mark(link)
        if is_expected and link.is_active:
            kind.flags[place] |= _LINK_SEEN
        must_keep = kind.flags[place] & _LOOK or (is_expected and not link.is_active)
        if must_keep or (is_ours and link.is_active and not is_expected):
            found = self._found.setdefault(ref, Found())
            found.links.append(link)
            if not is_ours:
                found.unmarked.add(link.link_id)

    def _is_stray(self, state: CatalogueState) -> bool:
        """Tell whether a product that is no listing's own is ours: by its marks or, without any, by its id."""
        mark = state.metadata.get(METADATA_NAMES[0], "")
        return mark == self._installation_id or (not mark and state.product_id.startswith(self._start))

    def _owner(self, product: str) -> AssetRef | None:
        """Return the listing whose product has this id."""
        if product in self._other_ids:
            return self._other_ids[product]
        if not product.startswith(self._start):
            return None
        word, _, number = product.removeprefix(self._start).rpartition("_")
        kind = _BY_SINGULAR.get(word)
        is_written_so = number.isascii() and number.isdigit() and number == str(int(number or "0"))
        return AssetRef(kind, int(number)) if kind and is_written_so and len(number) < 11 else None

    # --- strays -----------------------------------------------------------------------------------------

    def has_listing(self, stray: CatalogueState) -> bool:
        """Tell whether a product that is no listing's own bears the marks of one that is here."""
        kind, number = (stray.metadata.get(name, "") for name in METADATA_NAMES[1:])
        if kind not in list(AssetKind) or not (number.isascii() and number.isdigit() and len(number) < 11):
            return False
        return AssetRef(AssetKind(kind), int(number)) in self

    # --- the outcome ------------------------------------------------------------------------------------

    def suspects(self) -> Iterator[tuple[AssetKind, list[int]]]:
        """Yield, by kind, the ids of the listings that have to be judged, in order."""
        for name, kind in self._kinds.items():
            yield name, [number for place, number in enumerate(kind.ids) if self._is_suspect(name, kind, place)]

    def _is_suspect(self, name: AssetKind, kind: _Kind, place: int) -> bool:
        flags = kind.flags[place]
        is_missing = kind.products[place] != NOTHING and not flags & _PRODUCT_SEEN
        is_unlinked = kind.links[place] != NOTHING and not flags & _LINK_SEEN
        return bool(flags & _LOOK) or is_missing or is_unlinked or AssetRef(name, kind.ids[place]) in self._found

    def seen(self, ref: AssetRef, recorded: CatalogueState | None) -> CatalogueState | None:
        """Return all that Stripe holds for a listing, as far as its lists and our own record tell; None: nothing.

        Links come in the order in which the record has them, unknown ones after it: the recorded one is kept. One that
        is recorded, but was not kept aside, is believed while the live one was seen or none should be live. Otherwise
        what was seen is all there is: a link that only the record knows of cannot be switched on.
        """
        kind = self._kinds[ref.kind]
        place = kind.place(ref.id)
        flags = kind.flags[place] if place is not None else 0
        found = self._found.get(ref, Found())
        product = found.product or (recorded if flags & _PRODUCT_SEEN else None)
        if product is None:
            return None
        named = {link.link_id: link for link in recorded.links} if recorded else {}
        others = found.unmarked - named.keys()
        links = {link.link_id: link for link in reversed(found.links) if link.link_id not in others}
        is_believed = not flags & _LOOK and (flags & _LINK_SEEN or not any(link.is_active for link in named.values()))
        kept = [links.pop(each, link) for each, link in named.items() if is_believed or each in links]
        return tidied(replace(product, prices=_prices(product, recorded), links=(*kept, *links.values())))


def must_read_prices(seen: CatalogueState | None, recorded: CatalogueState | None) -> bool:
    """Tell whether a product's other prices have to be asked for before anything is done to it.

    Lists show the main price only. Where that one is what was recorded, so are the others, as far as anybody can know
    without asking; where it is not, somebody was at the prices.
    """
    if seen is None:
        return False
    if recorded is None or recorded.default_price_id != seen.default_price_id:
        return True
    return tidied(recorded).main_price != tidied(seen).main_price


def _prices(product: CatalogueState, recorded: CatalogueState | None) -> tuple[ActualPrice, ...]:
    """Return the prices that the list shows, and those that are recorded beside the main one."""
    shown = {price.price_id: price for price in product.prices}
    kept = [
        price for price in (recorded.prices if recorded else ()) if price.price_id != product.default_price_id or shown
    ]
    known = [shown.pop(price.price_id, price) for price in kept]
    return (*shown.values(), *known)


_BY_SINGULAR = {kind.singular: kind for kind in AssetKind}
