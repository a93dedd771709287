"""Invented listings for practice mode: an island office, about 300 rows, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import TypeVar

from backoffice.domain.kinds import AssetKind
from backoffice.services import demo_words as words

T = TypeVar("T")

COUNTS = {
    AssetKind.ACTIVITIES: 84,
    AssetKind.EVENTS: 46,
    AssetKind.RESTAURANTS: 48,
    AssetKind.VEHICLES: 58,
    AssetKind.ACCOMMODATIONS: 64,
}


@dataclass(frozen=True, slots=True)
class DemoListing:
    """One listing to be created: values and tiers by FieldSpec name."""

    kind: AssetKind
    values: Mapping[str, object]
    tiers: tuple[Mapping[str, object], ...] = field(default=())


def demo_listings(today: date) -> Iterator[DemoListing]:
    """Yield the listings; events lie in the months after `today`."""
    random = Random("backoffice")
    makers = {
        AssetKind.ACTIVITIES: _activity,
        AssetKind.EVENTS: _event,
        AssetKind.RESTAURANTS: _restaurant,
        AssetKind.VEHICLES: _vehicle,
        AssetKind.ACCOMMODATIONS: _accommodation,
    }
    for kind, count in COUNTS.items():
        names: set[str] = set()
        for _ in range(count):
            listing = makers[kind](random, today)
            while str(listing.values["name"]) in names:
                listing = makers[kind](random, today)
            names.add(str(listing.values["name"]))
            yield listing


def _reais(random: Random, low: int, high: int, step: int = 5) -> int:
    """Return a round price in centavos."""
    return random.randrange(low, high + 1, step) * 100


def _some(random: Random, pool: tuple[T, ...], low: int, high: int) -> tuple[T, ...]:
    return tuple(random.sample(pool, random.randint(low, min(high, len(pool)))))


def _shared(random: Random, name: str, price_minor: int | None, description: str) -> dict[str, object]:
    place = random.choice(words.PLACES)
    return {
        "name": name,
        "description": description,
        "price_minor": price_minor,
        "currency": "BRL",
        "net_rate_minor": None if price_minor is None else price_minor * 8 // 10,
        "supplier": random.choice(words.SUPPLIERS),
        "street": f"{random.choice(words.STREETS)}, {random.randint(1, 480)}",
        "neighbourhood": place,
        "city": "Ilha das Gaivotas",
        "state": "PE",
        "postal_code": "53990-000",
        "tags": _some(random, words.TAGS, 1, 3),
        "is_active": random.random() > 0.06,
        "is_featured": random.random() < 0.12,
        "accepts_online_payment": random.random() > 0.05,
        "cancellation_policy": random.choice(words.POLICIES),
    }


def _activity(random: Random, today: date) -> DemoListing:
    del today
    category, nouns = random.choice(words.ACTIVITIES)
    place = random.choice(words.PLACES)
    price, places = _reais(random, 150, 420), random.choice((6, 8, 10, 12, 16, 20))
    values = {
        **_shared(random, f"{random.choice(nouns)} {place}", price, random.choice(words.ACTIVITY_LINES)),
        "neighbourhood": place,
        "category": category,
        "duration_minutes": random.choice((60, 90, 120, 180, 240, 360)),
        "difficulty": random.choice(("easy", "easy", "moderate", "hard")),
        "min_participants": random.choice((1, 1, 2, 4)),
        "max_participants": places,
        "available_times": tuple(sorted(_some(random, ("07:30", "09:00", "13:30", "15:00", "16:30"), 1, 3))),
        "includes": _some(random, words.INCLUDES, 1, 4),
        "highlights": _some(random, words.HIGHLIGHTS, 1, 3),
    }
    tiers = _tiers(price, places, words.ACTIVITY_TIERS) if random.random() < 0.2 else ()
    return DemoListing(AssetKind.ACTIVITIES, values, tiers)


def _event(random: Random, today: date) -> DemoListing:
    category, nouns = random.choice(words.EVENTS)
    price = None if random.random() < 0.12 else _reais(random, 80, 320)
    places = random.choice((30, 40, 60, 80, 120, 200))
    values = {
        **_shared(random, f"{random.choice(nouns)} {random.choice(words.EVENT_SUFFIXES)}", price, words.EVENT_LINE),
        "category": category,
        "event_on": today + timedelta(days=random.randint(3, 170)),
        "event_time": random.choice((time(10), time(16, 30), time(19), time(20, 30))),
        "location": f"{random.choice(words.VENUES)}, {random.choice(words.PLACES)}",
        "max_participants": places,
    }
    tiers = _tiers(price, places, words.EVENT_TIERS) if price and random.random() < 0.4 else ()
    return DemoListing(AssetKind.EVENTS, values, tiers)


def _tiers(price: int, places: int, names: tuple[tuple[str, str, int], ...]) -> tuple[Mapping[str, object], ...]:
    available = places // len(names)
    return tuple(
        {
            "name": name,
            "price_minor": None if tier_type == "free" else price * percent // 100,
            "tier_type": tier_type,
            "available_quantity": available,
            "max_per_order": min(6, available),
            "benefits": (),
            "is_active": True,
            "position": position,
        }
        for position, (name, tier_type, percent) in enumerate(names)
    )


def _restaurant(random: Random, today: date) -> DemoListing:
    del today
    cuisine = random.choice(words.CUISINES)
    price = _reais(random, 40, 120) if random.random() < 0.3 else None
    name = f"{random.choice(words.RESTAURANT_NOUNS)} {random.choice(words.RESTAURANT_NAMES)}"
    values = {
        **_shared(random, name, price, words.RESTAURANT_LINE),
        "cuisine": cuisine,
        "price_range": random.choice(("$$", "$$", "$$$", "$")),
        "dining_style": random.choice(("casual", "fine", "buffet", "cafe", "bar", "beach")),
        "operating_days": ("tue", "wed", "thu", "fri", "sat", "sun"),
        "opening_time": random.choice((time(11, 30), time(12), time(18))),
        "closing_time": random.choice((time(22), time(23), time(23, 30))),
        "accepts_reservations": random.random() < 0.8,
        "max_party_size": random.choice((6, 8, 10, 14)),
        "dress_code": random.choice(("", "Casual", "Smart casual")) or None,
        "payment_options": _some(random, ("Pix", "Card", "Cash"), 1, 3),
    }
    return DemoListing(AssetKind.RESTAURANTS, values)


def _vehicle(random: Random, today: date) -> DemoListing:
    category, brand, model, seats, fuel, low, high = random.choice(words.VEHICLES)
    colour = random.choice(words.COLOURS)
    plate = "".join(random.choices("BCDFGHJKLMNPQRSTVWXYZ", k=3))
    number = random.randint(1, 99)
    values = {
        **_shared(random, f"{brand} {model} {colour} nº {number:02}", _reais(random, low, high), words.VEHICLE_LINE),
        "brand": brand,
        "model": model,
        "category": category,
        "year": today.year - random.randint(0, 7),
        "licence_plate": f"{plate}{random.randint(0, 9)}{random.choice('ABCDEFGHIJ')}{random.randint(10, 99)}",
        "colour": colour,
        "seats": seats,
        "fuel": fuel,
        "transmission": random.choice(("manual", "automatic")) if seats > 2 else None,
        "status": random.choice(("available", "available", "available", "rented", "maintenance")),
        "extra_driver_fee_minor": _reais(random, 20, 60) if seats > 2 else None,
    }
    return DemoListing(AssetKind.VEHICLES, values)


def _accommodation(random: Random, today: date) -> DemoListing:
    del today
    kind, noun = random.choice(words.ACCOMMODATIONS)
    bedrooms = random.randint(1, 5)
    values = {
        **_shared(
            random, f"{noun} {random.choice(words.ACCOMMODATION_NAMES)}", _reais(random, 390, 2800, 10), words.STAY_LINE
        ),
        "accommodation_type": kind,
        "check_in_time": time(14),
        "check_out_time": random.choice((time(10), time(11), time(12))),
        "total_rooms": random.randint(1, 12),
        "max_guests": bedrooms * 2 + random.randint(0, 2),
        "bedrooms": bedrooms,
        "bathrooms": random.randint(1, bedrooms),
        "beds_double": bedrooms,
        "beds_single": random.randint(0, 2),
        "area_m2": random.randrange(22, 240, 2),
        "amenities": _some(random, words.AMENITIES, 3, 7),
        "house_rules": words.HOUSE_RULES,
        "minimum_stay": random.randint(2, 5),
        "cleaning_fee_minor": _reais(random, 80, 350, 10),
        "taxes_minor": _reais(random, 0, 60),
        "discount_percent": random.choice((None, None, 5, 10)),
    }
    return DemoListing(AssetKind.ACCOMMODATIONS, values)
