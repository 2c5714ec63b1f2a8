"""Texts that look like acts, and texts that look like nothing."""

from hypothesis import strategies as st

FRAGMENTS = (
    "l’École", "l 'eau", "I'unanimité", "inter-\ncommunal", "Hauts-de-\nFrance", "St-Denis", "pas de Calais",
    "C.C.A.S.", "S. I. V. O. M.", "E.P.C.I", "n° 2025/01/04", "L. 2121-29", "3 500,00 €", "3\u202f500",
    "1 er", "2ème", "le quatre janvier deux mille vingt-cinq", "L'an deux mil vingt-cinq", "04/01/2025",
    "mars 2023", "31 février 2024", "co-financement", "week-end", "D E L I B E", "cornmune", "vceux", "aﬀectation",
    "arrondis\u00adsement", "RD 938", "R.D.938", "parcelle AI 12", "14 h 15", "28 heures", "3.50 €", "1½", "m²", "CO₂",
    "1ᵉʳ", "50km/h", "plate-forme", "porte à porte", "ZONE AU", "DM n° 2", "lot3", "e\u0301cole", "PLUi", "12,5 %", "7h30-18h30", "2024 - 12", "DE2025-060", "1'assemblée",
    "tranche II", "TITRE XIV", "le 2° adjoint", "1,5 million d'euros", "4/1/25", "20°C",
    "٢٠٢٣", "꯳", "\u1680", "\udce9",
    "\u200b", "\ufeff", "\n", "-\n", " ", "'", "’", "_", "°", "|", "🙂", "北京", "Δήμος", "ß", "ŉ", "İ",
)  # fmt: skip

#: Any text, and pieces of acts put together in any order.
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=15).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=15).map("".join),
)
