"""What Stripe knows of currencies: codes, decimals, smallest and largest charge (minor units)."""

SUPPORTED = frozenset(
    """usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf
    chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf
    idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur
    mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek
    sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer
    zar zmw""".split()
)
THREE_DECIMALS = frozenset({"bhd", "jod", "kwd", "omr", "tnd"})
ZERO_DECIMALS = frozenset("bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf".split())
LARGEST = 99_999_999
SMALLEST = {
    "usd": 50, "aed": 200, "aud": 50, "bgn": 100, "brl": 50, "cad": 50, "chf": 50, "czk": 1500, "dkk": 250,
    "eur": 50, "gbp": 30, "hkd": 400, "hrk": 50, "huf": 17500, "inr": 50, "jpy": 50, "mxn": 1000, "myr": 200,
    "nok": 300, "nzd": 50, "pln": 200, "ron": 200, "sek": 300, "sgd": 50, "thb": 1000,
}  # fmt: skip


def smallest(currency: str) -> int:
    """The smallest amount that can be charged; about 0.50 of a main currency where Stripe publishes none."""
    if currency in SMALLEST:
        return SMALLEST[currency]
    if currency in ZERO_DECIMALS:
        return 50
    return 500 if currency in THREE_DECIMALS else 50


def exponent(currency: str) -> int:
    """How many decimals the currency is written with."""
    if currency in ZERO_DECIMALS:
        return 0
    return 3 if currency in THREE_DECIMALS else 2


def written(amount: int, currency: str) -> str:
    """An amount for people: `12.50 BRL`."""
    places = exponent(currency)
    whole, part = divmod(abs(amount), 10**places)
    digits = f"{whole:,}" + (f".{part:0{places}d}" if places else "")
    return f"{'-' if amount < 0 else ''}{digits} {currency.upper()}"
