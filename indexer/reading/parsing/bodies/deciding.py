"""Which collectivité decided, resolved against the Code officiel géographique.

The organ tells the kind of body to look for; then, in this order: the SIREN of the stamp of
télétransmission, titles and phrases that name the body (« Commune de … », « Mairie de … »,
« Conseil municipal de … »), and, for homonyms, the département, the postal code, the exact accents
and the folder's other documents. Where these do not settle it the name is given without codes.

Sources: CGCT, art. L2111-1 (name of a commune), L5214-1, L5216-1, L5215-1, L5217-1 (kinds of EPCI),
L5711-1, L5721-1 (syndicats); first digits of a SIREN (21 commune, 22 département, 23 région, 24
group, 25 syndicat, 26 CCAS: INSEE, répertoire Sirene).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from indexer.acts.documents import Collectivite, Organe
from indexer.reading.parsing.bodies.assemblies.other_organs import (
    sits_in_part,
    sits_otherwise,
)
from indexer.reading.parsing.bodies.communes.arrondissements import city_of_arrondissement
from indexer.reading.parsing.bodies.communes.communes import (
    commune_of_maire,
    commune_of_text,
    lettered_commune,
    titled_commune,
)
from indexer.reading.parsing.bodies.convened import convened
from indexer.reading.parsing.bodies.departements.departement_councils import (
    departement_body,
    departement_council,
    titled_departement,
)
from indexer.reading.parsing.bodies.departements.departements import (
    departement_around,
    departements_in_name,
    departements_of,
    headed_departement,
)
from indexer.reading.parsing.bodies.departements.member_communes import departement_of_places
from indexer.reading.parsing.bodies.entities import of_siren, placed_in
from indexer.reading.parsing.bodies.establishments.establishments import (
    announced_territory,
    letterhead_establishment,
    territory,
    titled_establishment,
    titled_territory,
    unnamed_establishment,
)
from indexer.reading.parsing.bodies.establishments.regions import region_council, titled_region
from indexer.reading.parsing.bodies.establishments.social_centres import (
    centre_of_commune,
    centre_of_group,
    establishment_first,
    titled_centre_of_group,
)
from indexer.reading.parsing.bodies.groups.groups import (
    group,
    lettered_group,
    metropole,
    titled_group,
)
from indexer.reading.parsing.bodies.groups.unlisted_groups import kind_of_group, titled_kind
from indexer.reading.parsing.bodies.lettered import lettered
from indexer.reading.parsing.bodies.names.plain_words import bears_a_name
from indexer.reading.parsing.bodies.names.title_lines import with_whole_names
from indexer.reading.parsing.bodies.parties import of_sole_party
from indexer.reading.parsing.bodies.syndicats.syndicats import syndicat, titled_syndicat
from indexer.reading.parsing.bodies.written_names import imposed
from indexer.reading.parsing.context import Context
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.view.cleaning import CleanText
from indexer.referentials import departement_name, name_key


def body(
    clean: CleanText,
    organ: Organe | None,
    stamps: Sequence[Stamp],
    context: Context,
    name: str = "",
) -> Collectivite:
    """Return the body that a document is from; every field that is not certain is ``None``."""
    if context.collectivite:
        return imposed(context.collectivite, departements_of(clean))
    clean = with_whole_names(clean)
    written = _written(clean, organ, context, name)
    if written.nom is None and written.type in _OF_ANY_NAME:
        named = convened(clean) or (lettered(clean) if organ or sits_otherwise(clean) else None)
        written = _placed(named, clean) if named else written
    # A syndicat that no assembly's words show is told by its own number among the stamps.
    own = written.type == "syndicat" and _of_syndicat(stamps)
    found = _received(
        _settled(written, _from_stamps(stamps), sure=organ is not None or own), stamps
    )
    if organ and not (found.nom or found.departement):
        found = placed_in(found, headed_departement(clean))
    if not bears_a_name(found):
        return replace(found, nom=None)
    return replace(found, nom=_LIGATURE.sub("Œ", found.nom)) if found.nom else found


#: Kinds of bodies whose names are of any words: none that is known, and syndicats.
_OF_ANY_NAME = (None, "syndicat")


def _of_syndicat(stamps: Sequence[Stamp]) -> bool:
    """Whether a stamp bears a number that only syndicats have: it begins with 25."""
    return any((stamp.siren or "").startswith("25") for stamp in stamps)


def _received(found: Collectivite, stamps: Sequence[Stamp]) -> Collectivite:
    """A body that nothing else places, in the département whose préfecture received its acts."""
    if found.type == "région" or found.nom in _OVER_SEVERAL:
        return found
    if not found.nom and _of_syndicat(stamps):
        found = replace(found, type="syndicat")
    told = {stamp.departement for stamp in stamps if stamp.placed}
    departement = told.pop() if len(told) == 1 else None
    if found.departement or not departement or not departement_name(departement):
        return found
    return placed_in(found, departement)


#: Bodies that lie in two départements.
_OVER_SEVERAL = ("Collectivité de Corse", "Collectivité européenne d'Alsace")


#: « CEuvrecourt »: what optical reading makes of Œ, which no other name begins with.
_LIGATURE = re.compile(r"\bCE(?=u[a-zà-ÿ])")


def _settled(written: Collectivite, stamped: Collectivite | None, *, sure: bool) -> Collectivite:
    """The body that the text names, where it is surely another than that of the stamp.

    The stamp of a commune or group is on the acts of its CCAS and on the annexes of its syndicats.
    """
    if stamped is None:
        return written
    if written.nom is None or name_key(written.nom) == name_key(stamped.nom or ""):
        return stamped
    known = bool(written.siren or written.code_insee)
    other_kind = written.type not in (None, "commune", stamped.type)
    return written if sure and (known or other_kind) else stamped


def _of_board(clean: CleanText, context: Context, name: str) -> Collectivite:
    """The establishment whose conseil d'administration sat; a CCAS where nothing names another."""
    if found := establishment_first(clean):
        return _placed(found, clean)
    return (
        centre_of_group(clean)
        or unnamed_establishment(clean)
        or centre_of_commune(clean, context, name)
    )


def _written(clean: CleanText, organ: Organe | None, context: Context, name: str) -> Collectivite:
    if organ == "conseil municipal":
        return commune_of_text(clean, context, name)
    if organ == "conseil d'administration":
        return _of_board(clean, context, name)
    if organ in _OF_ORGAN:
        return _OF_ORGAN[organ](clean)
    if sits_in_part(clean):
        return commune_of_text(clean, context, name)
    if titled_syndicat(clean):
        return _syndicat(clean)
    if found := letterhead_establishment(clean):
        return _placed(found, clean)
    if centre := titled_centre_of_group(clean):
        return centre
    if _OF_PREFECTURE.search(clean.folded, 0, 800):
        return Collectivite()  # the communes that its titles name are those of others' acts
    return (
        commune_of_maire(clean, context)
        or titled_departement(clean)
        or titled_region(clean)
        or announced_territory(clean)
        or of_sole_party(clean, context)
        or titled_group(clean)
        or titled_commune(clean, context)
        or lettered_commune(clean, context)
        or _lettered_group(clean)
    )


#: The recueil of a prefecture, which publishes no act of a local assembly.
_OF_PREFECTURE = re.compile(
    r"\brecueil\s+des\s+actes\s+administratifs\b(?=[^\0]{0,500}\b(?:prefet|prefete|prefecture|prefectoral|ddt\w*|dreal|dreets|ddets\w*|ddfip|dgfip)\b)"
)


def _group(clean: CleanText) -> Collectivite:
    return _placed(group(clean) or Collectivite(type=kind_of_group(clean.folded)), clean)


def _lettered_group(clean: CleanText) -> Collectivite:
    return _placed(lettered_group(clean) or Collectivite(), clean)


def _syndicat(clean: CleanText) -> Collectivite:
    found = syndicat(clean) or Collectivite(type="syndicat")
    return found if departements_in_name(found.nom or "") else _placed(found, clean)


def _placed(found: Collectivite, clean: CleanText) -> Collectivite:
    """A body that no referential places, in the département of the communes that its text names."""
    if not found.nom or found.departement:
        return found
    told = departement_around(clean, found.nom) or departement_of_places(clean, found.nom)
    return placed_in(found, told)


def _of_bureau(clean: CleanText) -> Collectivite:
    if titled := titled_establishment(clean) or titled_territory(clean):
        return _placed(titled, clean)
    if syndicat(clean):
        return _syndicat(clean)
    return _placed(group(clean) or Collectivite(type=titled_kind(clean)), clean)


def _territory(clean: CleanText) -> Collectivite:
    return _placed(territory(clean), clean)


_OF_ORGAN: dict[str, Callable[[CleanText], Collectivite]] = {
    "conseil communautaire": _group,
    "conseil métropolitain": metropole,
    "comité syndical": _syndicat,
    "bureau": _of_bureau,
    "conseil départemental": departement_council,
    "conseil régional": region_council,
    "conseil de territoire": _territory,
    "conseil d'arrondissement": city_of_arrondissement,
}


def _from_stamps(stamps: Sequence[Stamp]) -> Collectivite | None:
    numbers = [stamp.siren for stamp in stamps if stamp.siren]
    known = next((found for siren in numbers if (found := of_siren(siren))), None)
    return known or next(
        (
            departement_body(siren[2:4])
            for siren in numbers
            if siren.startswith("22") and departement_name(siren[2:4])
        ),
        None,
    )
