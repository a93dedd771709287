"""The words the practice listings are made of. Places and businesses are invented."""

PLACES = (
    "Vila dos Remédios", "Boldró", "Floresta Velha", "Sueste", "Praia da Gruta", "Morro do Farol", "Enseada do Leste",
    "Baía dos Golfinhos", "Porto de Pedra", "Ponta da Sapata", "Trinta", "Quixaba", "Praia do Atalaia Velho",
)  # fmt: skip
SUPPLIERS = (
    "Gaivota Passeios", "Mar Adentro", "Trilhas do Leste", "Casa do Mergulho", "Ilha Viva Turismo", "Farol Receptivo",
    "Cooperativa do Porto", "Vento Sul", "Pedra Furada Receptivo", "Recife Azul",
)  # fmt: skip
STREETS = ("Rua das Acácias", "Alameda do Boldró", "Travessa do Cais", "Rua do Forte", "Estrada do Sueste", "Rua Nova")
TAGS = ("family", "sunset", "romantic", "adventure", "nature", "rainy day", "accessible", "groups", "pet friendly")
POLICIES = (
    "Free cancellation up to 7 days before; 50 % up to 48 hours before; none later.",
    "Free cancellation up to 48 hours before the start.",
    "Half is refunded up to 15 days before arrival; nothing later.",
)
ACTIVITIES = (
    ("boat", ("Passeio de barco:", "Sunset sail:", "Canoa havaiana:", "Dolphin watch:")),
    ("diving", ("Batismo de mergulho:", "Night dive:", "Snorkel guiado:", "Wreck dive:")),
    ("trail", ("Trilha guiada:", "Sunrise hike:", "Trilha longa:", "Clifftop walk:")),
    ("historical", ("Fortes e ruínas:", "Old town walk:", "Histórias da ilha:")),
    ("ecological", ("Tartarugas ao amanhecer:", "Bird watching:", "Mangue e maré:", "Night sky:")),
)
ACTIVITY_LINES = (
    "Small group with a local guide; bring water, a hat and shoes that may get wet.",
    "A calm half day for beginners and children; equipment is included.",
    "For people in good shape: the way is steep and the view worth it.",
    "Leaves on time with the tide; be at the meeting point fifteen minutes early.",
)
INCLUDES = ("Local guide", "Equipment", "Transfer", "Snack", "Insurance", "Photos", "Drinking water")
HIGHLIGHTS = ("Clear water", "Viewpoint", "Turtles", "Fort", "Sunset", "Natural pool", "Caves")
ACTIVITY_TIERS = (("Adult", "regular", 100), ("Child up to 11", "discount", 50), ("Child up to 4", "free", 0))
EVENTS = (
    ("show", ("Noite de forró", "Maracatu na praça", "Jazz at the pier", "Samba de roda")),
    ("festival", ("Festival do atum", "Reef film festival", "Festa do padroeiro")),
    ("workshop", ("Oficina de cerâmica", "Photography walk", "Oficina de percussão")),
    ("talk", ("Palestra: tartarugas", "Talk: stars of the tropics", "Palestra: corais")),
    ("gastronomy", ("Jantar à luz de velas", "Cooking class", "Moqueca na praia")),
    ("sport", ("Travessia a nado", "Island run", "Torneio de surfe")),
)
EVENT_SUFFIXES = ("de verão", "– edição lua cheia", "– open air", "de inverno", "– edição especial", "ao pôr do sol")
EVENT_LINE = "Doors open one hour before. In rain it takes place under the roof of the venue."
EVENT_TIERS = (("Regular", "regular", 100), ("VIP", "vip", 180), ("Student", "discount", 50))
VENUES = ("Praça do Cruzeiro", "Arena do Porto", "Casa de Cultura", "Palco da Praia", "Galpão das Artes")
CUISINES = ("Seafood", "Regional", "Italian", "Japanese", "Vegetarian", "Grill", "Bakery", "Pizza")
RESTAURANT_NOUNS = ("Restaurante", "Bistrô", "Cantina", "Bar", "Café", "Cozinha")
RESTAURANT_NAMES = (
    "da Maré", "do Cais", "Flor de Sal", "Pé na Areia", "da Vila", "Dois Ventos", "do Farol", "Maria Farinha",
    "Caju Amigo", "Peixe Voador", "Lua Cheia", "da Enseada", "Sete Ondas", "do Mirante",
)  # fmt: skip
RESTAURANT_LINE = "Open kitchen, local fish and produce of the day. Reservations are held for fifteen minutes."
VEHICLES = (
    ("e_bike", "Bravus", "Eco 500", 1, "electric", 165, 210),
    ("bicycle", "Bravus", "Trail 29", 1, "none", 165, 180),
    ("motorcycle", "Solera", "Duo 160", 2, "flex", 220, 320),
    ("buggy", "Areia", "Buggy 1.6", 4, "petrol", 390, 620),
    ("car", "Merlin", "Compact", 5, "flex", 420, 690),
    ("suv", "Merlin", "Country 4x4", 5, "diesel", 780, 1290),
    ("van", "Atlas", "Transfer 15", 15, "diesel", 1600, 2500),
)
COLOURS = ("white", "blue", "yellow", "red", "silver", "green")
VEHICLE_LINE = "Delivered with a full tank or battery; two helmets or child seats on request."
ACCOMMODATIONS = (
    ("guesthouse", "Pousada"),
    ("house", "Casa"),
    ("apartment", "Flat"),
    ("room", "Suíte"),
    ("hotel", "Hotel"),
    ("hostel", "Hostel"),
)
ACCOMMODATION_NAMES = (
    "das Gaivotas", "do Boldró", "Mar Aberto", "Vila Mansa", "da Figueira", "Pedra do Sol", "Brisa Leste", "do Forte",
    "Jardim do Mar", "Recanto do Sueste", "Estrela d'Água", "Caminho da Praia", "Três Marias", "Lagoa Clara",
)  # fmt: skip
STAY_LINE = "Breakfast is served on the terrace from seven to ten. The beach is a short walk away."
AMENITIES = (
    "Air conditioning", "Wi-Fi", "Breakfast", "Pool", "Sea view", "Kitchen", "Hammock", "Parking", "Laundry", "Safe",
)  # fmt: skip
HOUSE_RULES = "Quiet from ten in the evening. No smoking inside. Visitors are welcome on the terrace."
GUEST_NAMES = ("Onda", "Brisa", "Maré", "Concha", "Aurora Boreal", "Estrela", "Neblina", "Pérola", "Coral", "Lua")
GUEST_SURNAMES = (
    "do Exemplo", "da Amostra", "de Mentirinha", "Inventada", "do Faz de Conta", "Sample", "of Nowhere", "Practice",
)  # fmt: skip
GUEST_REQUESTS = (
    "Vegetarian, please.", "Chegamos no voo das 15h.", "A table outside if the weather allows it.",
    "Com cadeirinha para criança.", "It is a birthday; a candle would be lovely.",
)  # fmt: skip
PICK_UP_PLACES = ("Airport", "Office", "Porto de Pedra", "At the guesthouse")
