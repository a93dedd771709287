"""The words of a confirmation. The customer reads these, so they are not the window's translations."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTranslator

from backoffice.domain.money import Money
from backoffice.domain.wording import CONTEXT, Message
from backoffice.i18n import Formats
from backoffice.resources import resource_path


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language."""

    locale: str
    confirmation: str
    code: str
    confirmed: str
    paid: str
    to_pay: str
    on_its_way: str
    held: str
    asked_for: str
    over: str
    refunded: str
    partly_refunded: str
    disputed: str
    nothing_to_pay: str
    pays_later: str
    received: str
    booked_by: str
    date: str
    time: str
    pick_up: str
    return_: str
    check_in: str
    check_out: str
    check_in_from: str
    check_out_until: str
    nights: str
    adults: str
    children: str
    people: str
    guests: str
    rooms: str
    table: str
    ticket: str
    drivers: str
    options: str
    participants: str
    where: str
    price: str
    total: str
    pay_until: str
    requests: str
    notes: str
    policy: str
    show_code: str
    scan_to_pay: str
    printed: str


PORTUGUESE = Words(
    locale="pt_BR",
    confirmation="Confirmação de reserva",
    code="Código da reserva",
    confirmed="Confirmada",
    paid="Confirmada e paga",
    to_pay="Aguardando pagamento",
    on_its_way="Pagamento em processamento",
    held="Valor reservado no cartão, ainda não cobrado",
    asked_for="Solicitada – ainda não confirmada",
    over="Esta reserva não está mais válida",
    refunded="Pagamento devolvido",
    partly_refunded="Parte do pagamento foi devolvida",
    disputed="Pagamento contestado",
    nothing_to_pay="Nada a pagar",
    pays_later="A pagar no local ou por fatura",
    received="Pagamento recebido em {when}",
    booked_by="Reservado por",
    date="Data",
    time="Horário",
    pick_up="Retirada",
    return_="Devolução",
    check_in="Entrada",
    check_out="Saída",
    check_in_from="{day}, a partir das {time}",
    check_out_until="{day}, até as {time}",
    nights="Noites",
    adults="Adultos",
    children="Crianças",
    people="Pessoas",
    guests="Hóspedes",
    rooms="Quartos",
    table="Mesa",
    ticket="Ingresso",
    drivers="Condutores adicionais",
    options="Opcionais",
    participants="Participantes",
    where="Local",
    price="Preço",
    total="Total",
    pay_until="Pague até {until}; depois disso a reserva é liberada.",
    requests="Pedidos especiais",
    notes="Observações",
    policy="Política de cancelamento",
    show_code="Apresente este código na chegada",
    scan_to_pay="Aponte a câmera para pagar",
    printed="Emitida em {when}",
)
ENGLISH = Words(
    locale="en",
    confirmation="Booking confirmation",
    code="Booking code",
    confirmed="Confirmed",
    paid="Confirmed and paid",
    to_pay="Awaiting payment",
    on_its_way="Payment on its way",
    held="Amount held on the card, not yet taken",
    asked_for="Asked for – not confirmed yet",
    over="This booking is no longer valid",
    refunded="Payment given back",
    partly_refunded="Part of the payment was given back",
    disputed="Payment disputed",
    nothing_to_pay="Nothing to pay",
    pays_later="To be paid on arrival or by invoice",
    received="Payment received on {when}",
    booked_by="Booked by",
    date="Date",
    time="Time",
    pick_up="Pick-up",
    return_="Return",
    check_in="Check-in",
    check_out="Check-out",
    check_in_from="{day}, from {time}",
    check_out_until="{day}, until {time}",
    nights="Nights",
    adults="Adults",
    children="Children",
    people="People",
    guests="Guests",
    rooms="Rooms",
    table="Table",
    ticket="Ticket",
    drivers="Additional drivers",
    options="Options",
    participants="Participants",
    where="Place",
    price="Price",
    total="Total",
    pay_until="Please pay until {until}; after that the place is free for others.",
    requests="Special requests",
    notes="Notes",
    policy="Cancellation policy",
    show_code="Show this code on arrival",
    scan_to_pay="Scan to pay",
    printed="Issued on {when}",
)


class Tongue:
    """The customer's language: its words, its forms, and the program's own sentences in it."""

    def __init__(self, language: str) -> None:
        """Speak `en`, or Portuguese for any other."""
        self.words = ENGLISH if language == "en" else PORTUGUESE
        self.formats = Formats(self.words.locale)
        self._translator = QTranslator()
        path = resource_path(f"i18n/backoffice_{self.words.locale}.qm")
        if not self._translator.load(str(path)):
            raise FileNotFoundError(f"The translation {path.name} cannot be loaded")

    def say(self, message: Message) -> str:
        """Return a sentence of the domain, such as the label of a price line."""
        text = self._translator.translate(CONTEXT, message.text) or message.text
        if not message.params:
            return text
        return text.format(**{name: self._shown(value) for name, value in message.params.items()})

    def _shown(self, value: object) -> object:
        match value:
            case Message():
                return self.say(value)
            case Money():
                return self.formats.money(value.amount_minor, value.currency)
            case _:
                return value
