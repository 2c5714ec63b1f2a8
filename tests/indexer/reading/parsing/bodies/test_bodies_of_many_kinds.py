"""Bodies of every kind, what a stamp and a folder may settle, in invented words."""

import pytest

from indexer.acts.documents import Collectivite, ExtractedText
from indexer.reading.parsing import parse
from indexer.reading.parsing.facts.kinds import document_kind
from indexer.reading.parsing.facts.stamps import stamps_in
from indexer.reading.parsing.view.cleaning import clean

SITTING = "s'est réuni sous la présidence de Mme Lise ORVAL, Présidente.\nObjet : Tarif\n"
FAR = "Le budget est voté.\n" * 12
DECIDED = "Après en avoir délibéré, à l'unanimité, approuve le tarif.\n"


def body(text: str) -> Collectivite:
    return parse(ExtractedText(text), name="acte.txt").collectivite


@pytest.mark.parametrize(
    ("heading", "name", "kind"),
    [
        ("CENTRE INTERCOMMUNAL D'ACTION SOCIALE DU PAYS D'OMBRELLE\nPROCÈS-VERBAL DU CONSEIL D'ADMINISTRATION DU 8 MARS 2031", "CIAS du Pays d'Ombrelle", "CCAS"),
        ("COMMUNAUTÉ DE COMMUNES DU SUD OMBRELLE\nRéunion du conseil communautaire du 8 mars 2031", "Communauté de Communes du Sud Ombrelle", "communauté de communes"),
        ("CONSEIL GÉNÉRAL\nOrne\nExtrait des délibérations du conseil général\nSéance du 8 mars 2031", "Département de l'Orne", "département"),
        ("COMITÉ SYNDICAL DU PAYS D'OMBRE-BRUMEL VENDREDI 8 MARS 2031 A 17H15", "Pays d'Ombre-Brumel", "syndicat"),
        ("SITOM SUD OMBRELLE\nSyndicat Intercommunal de Traitement des Ordures Ménagères\nLe comité syndical " + SITTING, "SITOM Sud Ombrelle", "syndicat"),
        ("COMPTE RENDU DE LA RÉUNION DU SIVOM DE LA VALLÉE DE L'OMBRELLE\nDU 8 MARS 2031 À VALBRUNE\nÉlection du président : Mme ORVAL est élue.", "SIVOM de la Vallée de l'Ombrelle", "syndicat"),
        ("Département de l'Orne. Arrondissement d'Argentan.\nCommunauté de Communes du Pays Ombreligeois\nPROCÈS-VERBAL DES DÉLIBÉRATIONS\nSéance du 8 mars 2031\nPoint n° 1 : Tarif. Adopté.", "Communauté de Communes du Pays Ombreligeois", "communauté de communes"),
        ("CENTRE INTERCOMMUNAL D ACTION SOCIALE DES OMBRELLES\nConseil d'administration du 8 mars 2031", "CIAS des Ombrelles", "CCAS"),
        ("CONSEIL DE DISTRICT DU 8 MARS 2031\nLe Conseil de District de l'Agglomération Ombrelline, dûment convoqué le 2 mars 2031, " + SITTING, "District de l'Agglomération Ombrelline", "autre"),
        ("COMPTE RENDU\nLe Comité de la Fédération Départementale d'Énergie de l'Ombre, convoqué le 2 mars 2031, " + SITTING + "Ville de Doullens ........ M. BRUN", "Fédération Départementale d'Énergie de l'Ombre", "syndicat"),
        ("Le comité de Jumelage de l'Ombrelle, convoqué le 2 mars 2031, " + SITTING, None, None),
        ("RÉGIE DE RECETTES DE L'OMBRELLE\nSéance du conseil d'administration du 8 mars 2031", None, None),
        ("Lycée Lise Orval – toiture du préau\nSéance du conseil d'administration du 8 mars 2031", None, None),
        ("Le comité de direction, convoqué le 2 mars 2031, " + SITTING, None, None),
        ("Conseil d'administration du 8 mars 2031\nLe conseil d'administration du Centre de Gestion " + SITTING, None, "autre"),
        ("VILLE DE DOULLENS\nCAISSE DES ÉCOLES\nExtrait du registre des délibérations du comité de la caisse des écoles\nSéance du 8 mars 2031", "Caisse des écoles de Doullens", "autre"),
        ("VILLE DE DOULLENS\nConseil d'administration du 8 mars 2031\nSubvention à la caisse des écoles\n", None, None),
        ("Ombrelle Habitat\nOffice public de l'habitat\nCONSEIL D'ADMINISTRATION DU 8 MARS 2031", "Office public de l'habitat Ombrelle Habitat", "autre"),
        ("RÉGIE DU PORT D'OMBRELLE\nSéance du conseil d'administration du 8 mars 2031", "Régie du Port d'Ombrelle", "autre"),
        ("Académie d'Ombre\nLycée Lise Orval\nProcès-verbal du conseil d'administration du 8 mars 2031", "Lycée Lise Orval", "autre"),
        ("PARC NATUREL RÉGIONAL\nDU HAUT BRUMEL\nCompte rendu du comité syndical du 8 mars 2031", "Parc Naturel Régional du Haut Brumel", "syndicat"),
        ("Agence d'Ombre : bail du local\nSéance du conseil d'administration du 8 mars 2031", None, None),
        ("Séance du conseil municipal du 8 mars 2031\nIl est fait un point des effectifs de la ville de Doullens.\nPiscine de Doullens", "Doullens", "commune"),
        ("CIAS de Valbrune\nConseil d'administration du 8 mars 2031", "CIAS de Valbrune", "CCAS"),
        ("SDIS de la Haute-Brume\nSéance du conseil d'administration du 8 mars 2031", "Service départemental d'incendie et de secours de la Haute-Brume", "autre"),
        ("CAISSE DES ÉCOLES DE VALBRUNE\nSéance du conseil d'administration du 8 mars 2031", "Caisse des écoles de Valbrune", "autre"),
        ("SÉANCE DU CONSEIL DE TERRITOIRE\nLe conseil de territoire de l'établissement public territorial Grand Ombre Est " + SITTING, "Grand Ombre Est", "autre"),
        ("SÉANCE DU CONSEIL DE TERRITOIRE DU 8 MARS 2031\nEPT Grand Ombre Est", "Grand Ombre Est", "autre"),
        ("CIAS OMBRELLE COMMUNAUTÉ\nConseil d'administration du 8 mars 2031", "CIAS Ombrelle Communauté", "CCAS"),
        ("CAISSE DES ÉCOLES DE VALBRUNE\nLe comité de la caisse des écoles " + SITTING, "Caisse des écoles de Valbrune", "autre"),
        ("CENTRE DE GESTION DE LA FONCTION PUBLIQUE TERRITORIALE DE L'ORNE\nSéance du conseil d'administration du 8 mars 2031", "Centre de gestion de la fonction publique territoriale de l'Orne", "autre"),
        ("RÉGIE DES EAUX DE VALBRUNE\nSéance du conseil d'administration du 8 mars 2031", "Régie des eaux de Valbrune", "autre"),
        ("SDIS 61\nLe Bureau " + SITTING, "Service départemental d'incendie et de secours de l'Orne", "autre"),
        ("EPT 10 – PARIS EST MARNE & BOIS\nSÉANCE DU CONSEIL DE TERRITOIRE DU 8 MARS 2031", "Paris Est Marne et Bois", "autre"),
        ("ParisEstMarne&Bois\nSÉANCE DU CONSEIL DE TERRITOIRE DU 8 MARS 2031", "Paris Est Marne et Bois", "autre"),
        ("EPT Grand Ombre&Brume\nSÉANCE DU CONSEIL DE TERRITOIRE DU 8 MARS 2031", "Grand Ombre&Brume", "autre"),
        ("Plaine Commune\nÉtablissement public territorial\nLe Bureau " + SITTING, "Plaine Commune", "autre"),
        ("RÉGION BRETAGNE\nLe Conseil régional, réuni le 8 mars 2031 sous la présidence de Mme Lise ORVAL,", "Région Bretagne", "région"),
        ("Grand Paris Seine et Oise, communauté urbaine\nSéance du conseil communautaire du 8 mars 2031", "Communauté urbaine Grand Paris Seine et Oise", "communauté urbaine"),
        ("SYNDICAT MIXTE Salle des fêtes\nCOMITÉ SYNDICAL\nLe comité syndical du Syndicat mixte du Pays d'Ombre " + SITTING, "Syndicat mixte du Pays d'Ombre", "syndicat"),
        ("L'an deux mille trente et un, le conseil municipal de la commune de MESNILEN-OUCHE " + SITTING, "Mesnil-en-Ouche", "commune"),
        ("S.I.C.T.O.M. du Pays d'Ombre\nLe bureau syndical " + SITTING, "SICTOM du Pays d'Ombre", "syndicat"),
        ("Le conseil communautaire d'Ombrelle Agglo " + SITTING, "Ombrelle Agglo", "communauté d'agglomération"),
        ("DÉPARTEMENT : SOMME\nCOMMUNE : VALBRUNE\nConseil municipal du 8 mars 2031", "Valbrune", "commune"),
        ("COLLECTIVITÉ EUROPÉENNE D'ALSACE\nExtrait du registre des délibérations\nSéance du 9 juin 2031\nLe conseil s'est réuni.", "Collectivité européenne d'Alsace", "département"),
        ("Collectivité européenne d'Alsace\nCommission permanente du Conseil de la Collectivité européenne d'Alsace\nRéunion du 9 juin 2031", "Collectivité européenne d'Alsace", "département"),
        ("CONSEIL DÉPARTEMENTAL DE LA SOMME\nCommission permanente du 8 mars 2031", "Département de la Somme", "département"),
        ("Département de la Somme\nConseil départemental – Assemblée plénière du 8 mars 2031", "Département de la Somme", "département"),
        ("RÉGION BRETAGNE\nCommission permanente du Conseil régional\nRéunion du 8 mars 2031\nLa commission permanente décide.", "Région Bretagne", "région"),
        ("Le conseil d'administration du CCAS de la Ville d'Abbeville " + SITTING, "CCAS d'Abbeville", "CCAS"),
        ("C.C. du Pays de Falaise\nConseil communautaire du 8 mars 2031", "Communauté de communes du Pays de Falaise", "communauté de communes"),
        ("RÉGION VALBRUNE\nCONSEIL RÉGIONAL\nRéunion du 8 mars 2031", "Région Valbrune", "région"),
        ("CONSEIL RÉGIONAL DE BRETAGNE\nRéunion du 8 mars 2031", "Région Bretagne", "région"),
        ("SÉANCE DU CONSEIL DU 8 MARS 2031\nOmbrelle Métropole Val d'Ombre accueille la Communauté de communes du Val Brun.\nLe Conseil métropolitain " + SITTING, "Ombrelle Métropole Val d'Ombre", "métropole"),
        ("COMMUNAUTÉ DE COMMUNES Salle des fêtes à Brenne\nLe conseil communautaire de la\nCommunauté de communes de l'Ombre Sauvage " + SITTING, "Communauté de communes de l'Ombre Sauvage", "communauté de communes"),
        ("COMMUNE DE VALBRUNE-LES-ORMES\nARRÊTÉ DU MAIRE N° 4\nLe Maire de Valbrune-les-Ormes,\nArrête :\nArticle 1", "Valbrune-les-Ormes", "commune"),
        ("DÉPARTEMENT DES YVELINES\nRAPPORT AU CONSEIL DÉPARTEMENTAL\nLe rapport propose une aide.", "Département des Yvelines", "département"),
        ("OFFICE PUBLIC DE L'HABITAT\nLe conseil d'administration de l'office public de l'habitat Ombrelle Logement " + SITTING, "Office public de l'habitat Ombrelle Logement", "autre"),
        ("Le conseil d'administration du Centre de Gestion de la Fonction Publique Territoriale d'ille & Vilaine " + SITTING, "Centre de gestion de la fonction publique territoriale d'Ille-et-Vilaine", "autre"),
        ("COMITÉ SYNDICAL\nLe comité du Syndicat Intercommunal pour la Gestion d'une Piscine, " + SITTING, "Syndicat Intercommunal pour la Gestion d'une Piscine", "syndicat"),
        ("SYNDICAT INTERCOMMUNAL DES EAUX DU VAL D'OMBRE PROCÈS-VERBAL DE LA RÉUNION\nLe comité syndical " + SITTING, "Syndicat Intercommunal des Eaux du Val d'Ombre", "syndicat"),
        ("Syndicat mixte du SCoT d'Ombrelle Z.I ENGRANGES, 11 rue du Puits\nLe comité syndical " + SITTING, "Syndicat mixte du SCoT d'Ombrelle", "syndicat"),
        ("STATUTS DU SYNDICAT INTERCOMMUNAL DES EAUX\nIl est formé un syndicat intercommunal qui prend la dénomination de :\nLes Eaux réunies du Val Brun et de l'Ombrelle.\nArticle 2 : siège", "Les Eaux réunies du Val Brun et de l'Ombrelle", "syndicat"),
        ("Communauté d'agglomération du Grand Avignon\nSéance du conseil communautaire du 8 mars 2031", "Communauté d'agglomération du Grand Avignon", "communauté d'agglomération"),
        ("L'an deux mille trente et un, le comité Syndical Intercommunal de Regroupement Scolaire Valbrune saint-Ormes, légalement convoqué, " + SITTING, "Syndicat Intercommunal de Regroupement Scolaire Valbrune saint-Ormes", "syndicat"),
        ("RECUEIL DES ACTES ADMINISTRATIFS DU DÉPARTEMENT DE LA SOMME Numéro spécial", "Département de la Somme", "département"),
        ("Assemblée Générale de la Communauté de Communes du Pays d'Ombre mercredi 23 février 2031\nÉtaient présents : P. BRUN", "Communauté de Communes du Pays d'Ombre", "communauté de communes"),
        ("SIAEP d'OMBRE CAUSSEN Réunion du 31 mars 2031 EXPOSÉ N°1 APPROBATION DU PROCÈS-VERBAL Réunion du 3 mars 2031\nLe comité syndical " + SITTING, "SIAEP d'OMBRE CAUSSEN", "syndicat"),
        ("PROCÈS-VERBAL DU COMITÉ DÉPARTEMENTAL\nLe comité départemental du Syndicat Départemental d'Énergie de l'Ombre " + SITTING, "Syndicat Départemental d'Énergie de l'Ombre", "syndicat"),
        ("COMMUNE DE CEuvrelle\nLe conseil municipal " + SITTING, "Œuvrelle", "commune"),
        ("SYNDICAT DE L'EAU DU VAL BRUN\nLe comité syndical " + SITTING, "Syndicat de l'Eau du Val Brun", "syndicat"),
        ("SYNDICAT DU VAL BRUN\nLe comité syndical " + SITTING, "Syndicat du Val Brun", "syndicat"),
        ("SYNDICAT MIXTE DU 8 MARS 2031\nLe comité syndical " + SITTING, None, "syndicat"),
        ("SYNDICAT\nDU 8 MARS 2031\nLe comité syndical " + SITTING, None, "syndicat"),
        ("SIVOM DU 8 MARS 2031\nLe comité syndical " + SITTING, None, "syndicat"),
        ("COMITÉ DU 8 MARS 2031\nLe comité syndical " + SITTING + "Le syndicat du Personnel est entendu.", None, "syndicat"),
        ("Pôle Métropolitain de l'Ombre\nLe comité syndical " + SITTING, "Pôle Métropolitain de l'Ombre", "syndicat"),
        ("Établissement Public Territorial de Bassin de la Brume\nLe comité syndical " + SITTING, "Établissement Public Territorial de Bassin de la Brume", "syndicat"),
        ("AGENCE TECHNIQUE DÉPARTEMENTALE DE LA SOMME\nConseil d'administration du 8 mars 2031", "Agence technique départementale de la Somme", "autre"),
        ("ÉTABLISSEMENT PUBLIC FONCIER DE BRETAGNE\nConseil d'administration du 8 mars 2031", "Établissement public foncier de Bretagne", "autre"),
        ("VALBRUNE AGGLOMÉRATION\nLe conseil communautaire " + SITTING, "Valbrune Agglomération", "communauté d'agglomération"),
        ("OMBRELLE MÉTROPOLE\nLe conseil métropolitain " + SITTING, "Ombrelle Métropole", "métropole"),
        ("OMBRELLE COMMUNAUTÉ\nLe conseil communautaire " + SITTING, "Ombrelle Communauté", None),
        ("CONSEIL DE COMMUNAUTÉ\nLe conseil communautaire " + SITTING, None, None),
        ("CONSEIL RÉGIONAL DE LA RÉUNION\nCommission permanente du Conseil régional du 8 mars 2031", "Région La Réunion", "région"),
        ("CONSEIL DÉPARTEMENTAL DE LA RÉUNION\nCommission permanente du 8 mars 2031", "Département de La Réunion", "département"),
        ("Le comité syndical du SYDOMBRE " + SITTING, "SYDOMBRE", "syndicat"),
        ("Le comité syndical s'est réuni dans la salle de réunion du SMOMBRE.\nLa directrice du SMOMBRE est présente.", "SMOMBRE", "syndicat"),
        ("Le comité syndical " + SITTING + "Un délégué du SYDOMBRE est entendu.", None, "syndicat"),
        ("Le comité d'administration s'est réuni.\nLes conseils municipaux ont nommé leurs membres au sein du SIVOS VALBRUNE-LES ORMES.", "SIVOS Valbrune-les Ormes", "syndicat"),
        ("CC OMBRE ET BRUME\nConseil communautaire du 8 mars 2031", "CC Ombre et Brume", "communauté de communes"),
        ("CC OMBRE ET BRUME, M. Luc ORVAL\nConseil communautaire du 8 mars 2031", None, None),
        ("CONSEIL D'ARRONDISSEMENT\nLes membres du Conseil du 7e arrondissement de Lyon se sont réunis.", "Lyon", "commune"),
        ("COMPTE RENDU DU CONSEIL D ARRONDISSEMENT DU 8 MARS 2031\nLe conseil d arrondissement s est réuni à la mairie du 18 ème.", "Paris", "commune"),
        ("CONSEIL DU 12E ARRONDISSEMENT\nLe conseil d'arrondissement " + SITTING, None, "commune"),
        ("CONSEIL DU 5E ARRONDISSEMENT\nMairie du 5e arrondissement, 69005 Lyon\nLe conseil d'arrondissement " + SITTING, "Lyon", "commune"),
        ("CONSEIL DU 5E ARRONDISSEMENT\nLe conseil d'arrondissement " + SITTING + "Le conseil du 5e arrondissement de Lyon a reçu une lettre de Paris.", "Lyon", "commune"),
        ("Le conseil municipal de Doullens " + SITTING + "Vu l'avis du conseil d'arrondissement de Lyon", "Doullens", "commune"),
        ("Bulletin officiel du Département N 12\nDélibérations de la commission permanente du conseil général de l Orne", "Département de l'Orne", "département"),
        ("SYNDICAT MIXTE DE L'EAU ET DE L'ASSAINISSEMENT\nEAUX D'OMBRE ET BRUME\nComité syndical du 8 mars 2031", "Syndicat Mixte de l'Eau et de l'Assainissement Eaux d'Ombre et Brume", "syndicat"),
        ("SYNDICAT INTERCOMMUNAL DE TRAITEMENT DES EAUX\nCOMPTE RENDU\nComité syndical du 8 mars 2031", "Syndicat Intercommunal de Traitement des Eaux", "syndicat"),
        ("SYNDICAT INTERCOMMUNAL DE TRAITEMENT DES EAUX\n\nVALMORY\nComité syndical du 8 mars 2031", "Syndicat Intercommunal de Traitement des Eaux", "syndicat"),
        ("COMPTE RENDU DU COMITÉ\nDU SYNDICAT DES RIVIERES DES TERRITOIRES D'OMBRE\nLe comité syndical " + SITTING, "Syndicat des Rivieres des Territoires d'Ombre", "syndicat"),
        ("SYDOMB Syndicat départemental d'énergie d'Ombre-et-Brume STATUTS adoptés le 8 mars 2031", "Syndicat départemental d'énergie d'Ombre-et-Brume", "syndicat"),
        ("Le SYDOMBRE est régi par ses statuts.\nLe comité syndical " + SITTING, "SYDOMBRE", "syndicat"),
        ("Le SYDOMBRE est entendu.\nLe comité syndical " + SITTING, None, "syndicat"),
        ("SYDOMBRE - COMITÉ SYNDICAL\nLe comité syndical " + SITTING + "Page 1 SYDOMBRE", "SYDOMBRE", "syndicat"),
        ("SÉANCE - COMITÉ SYNDICAL\nLe comité syndical " + SITTING + "SEANCE levée", None, "syndicat"),
        ("SERVICES - COMITÉ SYNDICAL\nLe comité syndical " + SITTING + "Page 1 SERVICES", None, "syndicat"),
        ("Le comité syndical s'est réuni salle du SIVOSS.\nLe personnel du SIVOSS est présent.", None, "syndicat"),
        ("SIAH du Val Brun\nLe comité syndical " + SITTING, "SIAH du Val Brun", "syndicat"),
        ("Le comité syndical " + SITTING + "Tarifs du Sictom du Val Brun", "Sictom du Val Brun", "syndicat"),
        ("Le comité syndical " + SITTING + "Convention avec le Sictom du Val Brun", None, "syndicat"),
        ("COMPTE RENDU - Sictom du Val Brun\nLe comité syndical " + SITTING, "Sictom du Val Brun", "syndicat"),
        ("COMPTE-RENDU DU COMITÉ SYNDICAL DU 8 MARS 2031\nPrésents : M. Luc ORVAL, Président du Parc naturel régional du Haut-Ombrage, Mme Lise ORMES", "Parc naturel régional du Haut-Ombrage", "syndicat"),
        ("RÉUNION DU BUREAU DU SYNDICAT INTERCOMMUNAL D’ AIDE AUX COMMUNES DU VAL BRUN\nLe bureau " + SITTING, "Syndicat Intercommunal d'Aide aux Communes du Val Brun", "syndicat"),
        ("Syndicat intercommunal pour la collecte des eaux de Valbrune et environs\nLe comité directeur " + SITTING, "Syndicat intercommunal pour la collecte des eaux de Valbrune et environs", "syndicat"),
        ("SYNDICAT MIXTE DU CONSERVATOIRE\n\n« Ombre et Danse »\nCOMITÉ SYNDICAL DU 8 MARS 2031", "Syndicat Mixte du Conservatoire « Ombre et Danse »", "syndicat"),
        ("CONSEIL COMMUNAUTAIRE DU 8 MARS 2031\nM. Luc ORVAL, Président de la Communauté de Communes du Pays d'Ombre, ouvre la séance.", "Communauté de Communes du Pays d'Ombre", "communauté de communes"),
        ("COMPTE RENDU DU CONSEIL COMMUNAUTAIRE - 8 MARS 2031 - Concarneau Cornouaille", "Communauté d'agglomération Concarneau Cornouaille Agglomération", "communauté d'agglomération"),
        ("COMMUNAUTÉ DE COMMUNES DU CONSEIL COMMUNAUTAIRE du 8 mars 2031 DES VALLÉES D'AUGE ET DU MERLERAULT\nLe conseil communautaire " + SITTING, "Communauté de communes des Vallées d'Auge et du Merlerault", "communauté de communes"),
        ("CONSEIL COMMUNAUTAIRE du 8 mars 2031\nLes Vallées d'Auge et du Merlerault et Seulles Terre et Mer sont invitées.", None, None),
        ("COMMUNAUTÉ D'AGGLOMÉRATION\nCONSEIL COMMUNAUTAIRE du 8 mars 2031\nLes Vallées d'Auge et du Merlerault sont invitées.", None, "communauté d'agglomération"),
        ("Le conseil municipal " + SITTING + FAR + "Pour le musée, la Ville d'Abbeville aide les écoles.\nLe musée d'Abbeville est ouvert.", "Abbeville", "commune"),
        ("Le conseil municipal " + SITTING + FAR + "Bail entre l'école et la commune d'Abbeville.\nLe musée d'Abbeville est ouvert.", "Abbeville", "commune"),
        ("Le conseil municipal " + SITTING + FAR + "Pour le musée, la Ville d'Abbeville aide les écoles.", None, "commune"),
        ("Le conseil municipal " + SITTING + FAR + "L'aide de la Ville d'Abbeville va aux écoles.\nLe musée d'Abbeville est ouvert.", None, "commune"),
        ("Le conseil municipal " + SITTING + FAR + "Convention entre la Ville et la Ville d'Abbeville.\nLe musée d'Abbeville est ouvert.", None, "commune"),
        ("CONSEIL COMMUNAUTAIRE du 8 mars 2031\nBudget de l'office de tourisme des Vallées d'Auge et du Merlerault", None, None),
        ("Plan climat\nSiège de Bordeaux Métropole", "Bordeaux Métropole", "métropole"),
        ("Plan climat\nConvention avec Bordeaux Métropole", None, None),
        ("Commune d'Y\nLe conseil municipal " + SITTING, "Y", "commune"),
        ("La commune d'y participer.\nLe conseil municipal " + SITTING, None, "commune"),
        ("Le conseil municipal " + SITTING + FAR + "L'aide de la Ville d'Abbeville va au musée d'Abbeville.\nLa commune de Doullens paie.", None, "commune"),
        # an address, in the capitals of the name
        ("S.I.V.U. DES EAUX DE L'OMBREL 80999 VALBRUNE EXTRAIT DU PROCÈS-VERBAL DES DÉLIBÉRATIONS DU COMITÉ SYNDICAL\n", "SIVU des Eaux de l'Ombrel", "syndicat"),
        ("SYNDICAT DES EAUX DE L'OMBREL 80999 VALBRUNE\nComité syndical du 8 mars 2031", "Syndicat des Eaux de l'Ombrel", "syndicat"),
        # a name of which the last word is lost is none
        ("SYNDICAT INTERCOMMUNAL DE GESTION DES EAUX DU TERRITOIRE DE\n\nComité syndical du 8 mars 2031", None, "syndicat"),
        # basins, and small syndicats of water
        ("EPTB Ombrelle\nCompte rendu du comité syndical du 8 mars 2031", "EPTB Ombrelle", "syndicat"),
        ("SIE de l'Ombrel\nCompte rendu du comité syndical du 8 mars 2031", "SIE de l'Ombrel", "syndicat"),
        ("1 EPTB Ombrelle Compte rendu\nSéance du comité syndical du 8 mars 2031\nÉtaient présents : M. Paul BRUME, directeur de l'EPTB Ombrelle ; M. Luc ORVAL, Président du Syndicat mixte du Bassin de Brumel.", "EPTB Ombrelle", "syndicat"),
        # what a syndicat does, and the words behind its place
        ("Syndicat intercommunal d'aménagement hydraulique des bassins Ombrelle et Brume aval\nCompte rendu du comité syndical du 8 mars 2031", "Syndicat intercommunal d'aménagement hydraulique des bassins Ombrelle et Brume aval", "syndicat"),
        ("Syndicat mixte d'aménagement de l'Ombrel et de ses affluents Place du Puits\nComité syndical du 8 mars 2031", "Syndicat mixte d'aménagement de l'Ombrel et de ses affluents", "syndicat"),
        ("Syndicat mixte de la Brume étendu Place du Puits\nComité syndical du 8 mars 2031", "Syndicat mixte de la Brume étendu", "syndicat"),
        ("EPIBRUMEL Syndicat mixte ouvert\nSecrétariat : 12 rue du Puits 80999 VALBRUNE\nLe comité syndical, dûment convoqué, " + SITTING, "EPIBRUMEL", "syndicat"),
        # land establishments
        ("Conseil d'administration du 8 mars 2031\nLe conseil d'administration de l'Établissement public foncier Ombre - Pays de Brumel " + SITTING, "Établissement public foncier Ombre - Pays de Brumel", "autre"),
        ("Le conseil d'administration de l'Établissement public foncier local du Brumel " + SITTING, "Établissement public foncier local du Brumel", "autre"),
        # of what a guest is the head, and of what who presides is
        ("Séance du comité syndical du 8 mars 2031\nÉtaient invités : M. Luc ORVAL, Président du Syndicat mixte du Bassin de Brumel.", None, "syndicat"),
        ("Séance du comité syndical du 8 mars 2031\nM. Luc ORVAL, Président du Syndicat mixte du Bassin de Brumel, ouvre la séance.", "Syndicat mixte du Bassin de Brumel", "syndicat"),
        # the département's assembly by its other name
        ("COMPTE RENDU\nL'Assemblée départementale de l'Orne s'est réunie le 8 mars 2031 sous la présidence de Mme Lise ORVAL.\nVu le courrier du Département de la Mayenne", "Département de l'Orne", "département"),
        ("Syndicat Intercommunal d'Adduction d'Eau Potable (SIAEP) de la Région de Valbrune\nComité syndical du 8 mars 2031", "Syndicat Intercommunal d'Adduction d'Eau Potable de la Région de Valbrune", "syndicat"),
        ("SYNDICAT INTERCOMMUNAL SCOLAIRE DE DOULLENS\nComité syndical du 8 mars 2031", "Syndicat Intercommunal Scolaire de Doullens", "syndicat"),
        ("Réunion du Syndicat des Eaux du Val Brun du 8 mars 2031\nLe comité syndical " + SITTING, "Syndicat des Eaux du Val Brun", "syndicat"),
        ("Syndicat de voirie d'Abbeville\nComité syndical du 8 mars 2031", "Syndicat de voirie d'Abbeville", "syndicat"),
        ("FÉDÉRATION DÉPARTEMENTALE D'ÉNERGIE DE LA SOMME\nComité syndical du 8 mars 2031", "Fédération Départementale d'Énergie de la Somme", "syndicat"),
        ("Territoire d'Énergie Somme\nComité syndical du 8 mars 2031", "Territoire d'Énergie Somme", "syndicat"),
        ("PETR\nPays d'Ombre et Brume\nComité syndical du 8 mars 2031", "PETR Pays d'Ombre et Brume", "syndicat"),
        ("Pays d'Ombre - PETR\nComité syndical du 8 mars 2031", None, "syndicat"),
        ("Comité du SIVOS du jeudi 8 mars 2031\nLe comité syndical " + SITTING, None, "syndicat"),
        ("CDC du Pays d'Ombre\nConseil communautaire du 8 mars 2031", "CDC du Pays d'Ombre", "communauté de communes"),
        ("Val d'Ombre - Communauté de communes\nConseil communautaire du 8 mars 2031", "Val d'Ombre", "communauté de communes"),
        ("Ombre Brume Intercom\nConseil communautaire du 8 mars 2031", "Ombre Brume Intercom", "communauté de communes"),
        ("BULLETIN OFFICIEL DU DÉPARTEMENT DE LA SOMME\nN° 188\nCommission permanente du 17 juillet 2031\nARRÊTÉS", "Département de la Somme", "département"),
        ("Bulletin des délibérations du Conseil général de la Somme\nRéunion du 17 juillet 2031", "Département de la Somme", "département"),
        ("Centre intercommunal d'action sociale\nCommunauté de communes du Pays de Falaise\nConseil d'administration du 8 mars 2031", "CIAS du Pays de Falaise", "CCAS"),
        ("Centre intercommunal d'action sociale\nConseil d'administration du 8 mars 2031", None, None),
        ("C.C.A.S. - DOULLENS\nConseil d'administration du 8 mars 2031", "CCAS de Doullens", "CCAS"),
        ("Département de la Somme\nService départemental d'incendie et de secours\nConseil d'administration du 8 mars 2031", "Service départemental d'incendie et de secours de la Somme", "autre"),
        ("OPH de la Somme\nConseil d'administration du 8 mars 2031", "Office public de l'habitat de la Somme", "autre"),
        ("CDG 80\nConseil d'administration du 8 mars 2031", "Centre de gestion de la fonction publique territoriale de la Somme", "autre"),
        ("Commune de Valbrune        Haut-Ombrais\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 8 mars 2031", "Valbrune", "commune"),
    ],
)  # fmt: skip
def test_a_body_bears_its_own_name(heading, name, kind):
    found = body(f"{heading}\n{DECIDED}")
    assert (found.nom, found.type) == (name, kind)


@pytest.mark.parametrize(
    ("text", "departement"),
    [
        ("Le comité syndical, " + SITTING + "Sont représentées les communes de Bailleul-Sir-Berthoult, de Monchy-le-Preux et de Saint-Laurent-Blangy.", "62"),
        ("Le comité syndical s'est réuni en mairie de Monchy-le-Preux sous la présidence de Mme Lise ORVAL.", "62"),
        ("Le comité syndical s'est réuni 3 rue du Puits, à AUCH, sous la présidence de Mme Lise ORVAL.", "32"),
        ("Siège : Mairie de Monchy-le-Preux\nLe comité syndical, " + SITTING, "62"),
        ("Le comité syndical s'est réuni à la salle des fêtes de Monchy-le-Preux, rue d'Auch, sous la présidence de Mme Lise ORVAL.", "62"),
        ("Le comité syndical s'est réuni à Monchy-le-Preux sous la présidence du maire d'Auch.", "62"),
        ("Présents : M. Luc ORVAL (Bailleul-Sir-Berthoult), Mme Lise ORMES (Monchy-le-Preux)", "62"),
        ("Présents : MM. ORVAL (Bailleul-Sir-Berthoult), BRUN (Monchy-le-Preux), ORMES (Saint-Laurent-Blangy), TISON (Doullens), FERTAC (Landes)", "62"),
        ("Le comité syndical, " + SITTING + "La Direction Départementale des Territoires du Pas-de-Calais est excusée.", "62"),
        ("Le comité syndical, " + SITTING + "Lieu : salle des fêtes de Monchy-le-Preux", "62"),
        ("12 rue du Puits\n62 118 Monchy\nLe comité syndical, " + SITTING, "62"),
        ("Recettes de l'année\n62 118 euros\nLe comité syndical, " + SITTING, None),
        ("Le comité syndical, " + SITTING + "Le Pas-de-Calais est excusé.", None),
        ("Le comité syndical s'est réuni à Saint-Martin sous la présidence de Mme Lise ORVAL.", None),
        ("Le comité syndical s'est réuni à la salle des fêtes sous la présidence de Mme Lise ORVAL.", None),
    ],
)  # fmt: skip
def test_a_syndicat_lies_where_its_members_do_or_where_it_sits(text, departement):
    found = body(
        f"SYNDICAT MIXTE DU VAL D'OMBRELLE\nCOMITÉ SYNDICAL DU 8 MARS 2031\n{text}\n{DECIDED}"
    )
    assert (found.nom, found.departement) == ("Syndicat Mixte du Val d'Ombrelle", departement)


@pytest.mark.parametrize(
    ("title", "departement"),
    [
        ("SYNDICAT DES EAUX DE MONCHY-LE-PREUX", "62"),
        ("SYNDICAT DES EAUX DE LA GARTEMPE", None),  # a river, and a commune without its article
        ("SYNDICAT INTERCOMMUNAL SCOLAIRE MONCHY-LE-PREUX BAILLEUL-SIR-BERTHOULT", "62"),
        ("SYNDICAT INTERCOMMUNAL SCOLAIRE MONCHY-LE-PREUX AUCH", None),
    ],
)
def test_a_syndicat_lies_where_the_commune_of_its_name_does(title, departement):
    assert body(f"{title}\nLe comité syndical {SITTING}{DECIDED}").departement == departement


@pytest.mark.parametrize(
    ("siren", "name", "kind"),
    [
        ("255902934", "SYNDICAT MIXTE D'OMBRELLE\nLe comité syndical", "syndicat"),
        ("255902934", "SCHÉMA DE COHÉRENCE\nAnnexe", "syndicat"),
        ("200034601", "CONSEIL RÉGIONAL DE BRETAGNE\nLe conseil régional", "région"),
    ],
)
def test_the_prefecture_that_received_an_act_tells_where_its_body_lies(siren, name, kind):
    found = body(f"ID : 059-{siren}-20310308-12-DE\n{name} {SITTING}{DECIDED}")
    assert found.type == kind
    assert found.departement == ("59" if kind == "syndicat" else None)


@pytest.mark.parametrize(
    "sitting",
    [
        "SYNDICAT MIXTE DU VAL D'OMBRELLE\nLe Bureau syndical",
        "CIAS DU VAL D'OMBRELLE\nLe Bureau",
        "CIAS DU VAL D'OMBRELLE\nLe conseil d'administration",
        "EPT GRAND OMBRE EST\nLe conseil de territoire",
    ],
)
def test_every_body_lies_where_it_sits(sitting):
    met = "s'est réuni le 8 mars 2031 en mairie de Monchy-le-Preux, sous la présidence de Mme Lise ORVAL."
    assert body(f"{sitting} {met}\n{DECIDED}").departement == "62"


@pytest.mark.parametrize(
    ("commune", "name"),
    [
        ("Égletons", "CCAS d'Égletons"),
        ("Le Mans", "CCAS du Mans"),
        ("Abbeville", "CCAS d'Abbeville"),
    ],
)
def test_a_ccas_takes_the_article_of_its_commune(commune, name):
    link = {"Le Mans": "du Mans"}.get(commune, f"d'{commune}")
    found = body(
        f"CCAS {link.upper()}\nSéance du conseil d'administration du 8 mars 2031\n{DECIDED}"
    )
    assert found.nom == name


def test_a_report_on_groups_names_no_author_among_many():
    groups = "Communauté de communes du Pays de Laon, "
    assert body("Rapport sur l'eau\nUn texte sans titre.\n" * 6 + groups).nom is None


def test_the_kind_that_the_text_names_wins_over_the_stamp():
    stamp = "ID : 080-218000016-20310308-12-DE\n"  # the SIREN of a commune
    text = "SIVOM DU VAL D'OMBRE\nSéance du comité syndical du 8 mars 2031\n"
    found = body(stamp + text + DECIDED)
    assert (found.type, found.siren) == ("syndicat", None)


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("DEPARTEMENT CONSEIL MUNICIPAL DU 8 MARS 2031\n\nDU GARD\nLe conseil municipal s'est réuni en mairie, place du Puits, à Saint-Gilles.", "30"),
        ("Mairie de Bagneux\n92 220 Bagneux\nConseil municipal du 8 mars 2031\n", "92"),
        ("CONSEIL MUNICIPAL DU 8 MARS 2031\n\nDU GARD\nLe conseil municipal s'est réuni en mairie, place du Puits, à Saint-Gilles.", None),
    ],
)  # fmt: skip
def test_a_departement_cut_by_columns_or_in_a_postcode_of_two_parts(heading, code):
    assert body(f"{heading}\n{DECIDED}").departement == code


def test_an_assembly_that_met_in_its_mairie_is_of_that_commune():
    found = body(
        "CONSEIL MUNICIPAL DU 8 MARS 2031\nLe conseil municipal s'est réuni en mairie, place du Puits,"
        f" à Abbeville.\nObjet : Tarif\n{DECIDED}"
    )
    assert (found.nom, found.departement) == ("Abbeville", "80")


def test_who_decides_sat_though_no_heading_names_it():
    document = parse(
        ExtractedText(
            "Commune de Valbrune\nSéance du 8 mars 2031\nDélibération n° 7\nObjet : Tarif\n"
            "Après en avoir délibéré, le conseil municipal, à l'unanimité, fixe le tarif.\n"
        ),
        name="acte.txt",
    )
    assert document.seance.organe == "conseil municipal"
    assert [act.numero for act in document.actes] == ["7"]


@pytest.mark.parametrize(
    "text",
    [
        "Charte des eaux\nEn 2029, le comité syndical de l'Ombre a décidé une étude.\nArticle 1\n",
        "Charte des eaux\nDepuis 2029, le conseil d'administration de l'agence fixe le tarif.\nArticle 1\n",
    ],
)
def test_who_decided_elsewhere_did_not_sit(text):
    assert parse(ExtractedText(text), name="acte.txt").seance.organe is None


def test_an_annex_that_names_the_day_of_a_sitting_names_who_sat():
    seance = parse(
        ExtractedText("RÈGLEMENT DE L'EAU\nConseil de communauté du 8 décembre 2031\nArticle 1\n"),
        name="annexe.txt",
    ).seance
    assert (seance.organe, seance.date is not None) == ("conseil communautaire", True)


def test_the_recueil_of_a_prefecture_is_of_no_commune():
    text = "PRÉFET DE LA SOMME\nRECUEIL DES ACTES ADMINISTRATIFS\nDDT - Arrêté sur la commune d'ABBEVILLE\n"
    assert body(text).nom is None


def test_an_ampersand_is_a_word_of_the_name():
    found = body(
        "Communauté urbaine\nGrand Paris Seine & Oise\nConseil communautaire du 9 février 2031\n"
    )
    assert found.nom == "Communauté urbaine Grand Paris Seine et Oise"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("ID : 000-210000001-20310312-2031_07-DE\nLe Conseil Communautaire,\nVu le code,\n", "deliberation"),
        ("Secrétaire de séance : Luc SERAN\nLe conseil municipal décide.\n", "autre"),
        ("Article 1\nLe conseil municipal en est avisé.\n", "arrete"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_tells_its_kind_where_the_text_does_not(head, kind):
    assert document_kind(clean(head), "arrete 7", stamps_in(clean(head))) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Règlement\n" + "P.L.U. D'ABBEVILLE - RÈGLEMENT\nZone U\nZone A\n" * 3, "Abbeville"),
        ("Règlement\n" + "ABBEVILLE\nZone U\nZone A\n" * 3, "Abbeville"),
        ("Règlement\n" + "Zone U\nZone A\n" * 3, None),
        ("PLAN CLIMAT\nDate de réception préfecture : 12/01/2031\nPETR VALBRUNE GRAND OMBRE\nRésumé\n", "PETR Valbrune Grand Ombre"),
        ("recueil des actes\nadministratifs\ndépartement\ndu Val-de-Marne\n", "Département du Val-de-Marne"),
    ],
)  # fmt: skip
def test_a_volume_is_of_the_body_that_its_titles_name(text, name):
    assert body(text).nom == name


def test_the_name_of_a_group_stands_under_its_kind_at_the_foot_of_a_page():
    text = "PROCÈS-VERBAL DU CONSEIL COMMUNAUTAIRE\nSéance du 8 mars 2031\n" + "Tarif\n" * 20
    found = body(f"{text}{DECIDED}\nCommunauté de Communes\ndu Centre Ombre\n2\n")
    assert found.nom == "Communauté de Communes du Centre Ombre"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RÈGLEMENT INTÉRIEUR\nRapport pour le conseil régional\nConseil régional de Bretagne", "Région Bretagne"),
        ("Plan de financement\nConseil régional de Bretagne : 12 000 euros", None),
        ("Conseil de territoire d'Est Ensemble\nIl se tiendra mardi 8 mars.", "Est Ensemble"),
        ("Conseil de territoire de l'EPT\nIl se tiendra mardi 8 mars à l'EPT P ARIS.", None),
        ("Institution – Centre de gestion de l'Orne (61)\nIl assure les concours.", "Centre de gestion de la fonction publique territoriale de l'Orne"),
        ("Adhésion de la commune à ce jour, par un vote de tous – Centre de gestion de l'Orne", None),
        ("Bulletin officiel du Département N° 12\nArrêtés du président du conseil général de l'Orne", "Département de l'Orne"),
        ("Bulletin officiel du Département N° 12\nArrêtés du président", None),
        ("STATUTS\nArticle 1\nIl est formé entre les communes un syndicat intercommunal dénommé « SIVOM du Val d'Ombre ».", "SIVOM du Val d'Ombre"),
        ("Projet de statuts\nIl est créé un syndicat mixte fermé dénommé :\n« Syndicat mixte des énergies d'Ombre – SYMENO »", "Syndicat mixte des énergies d'Ombre"),
        ("Note sur l'eau\nIl est créé un syndicat mixte dénommé « Syndicat du Val d'Ombre ».", None),
        ("1 Syndicat Intercommunal d Adduction d Eau Potable de la Région d Ombre RAPPORT DU PRÉSIDENT\nAnnée 2031", "Syndicat Intercommunal d'Adduction d'Eau Potable de la Région d'Ombre"),
        ("Règlement intérieur du comité syndical du SYDOMBRE\nLe comité syndical du SYDOMBRE se réunit.", "SYDOMBRE"),
        ("Règlement intérieur du comité social du SYDOMBRE\nLe comité du SYDOMBRE se réunit.", None),
        ("SYDOMB Syndicat départemental d'énergie d'Ombre-et-Brume\nSTATUTS", "Syndicat départemental d'énergie d'Ombre-et-Brume"),
    ],
)  # fmt: skip
def test_a_text_without_a_sitting_is_of_whom_its_title_tells(text, name):
    assert body(text).nom == name


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("DÉPARTEMENT DE LA SOMME\nCONSEIL MUNICIPAL DU 8 MARS 2031", "80"),
        ("République française Département de la Somme\nCONSEIL MUNICIPAL DU 8 MARS 2031", "80"),
        ("CONSEIL MUNICIPAL DU 8 MARS 2031\nSubvention au Département de la Somme", None),
        ("CONSEIL MUNICIPAL DU 8 MARS 2031\nRecours du préfet de la Somme", None),
    ],
)  # fmt: skip
def test_a_partner_places_no_body_that_has_no_name(heading, code):
    found = body(f"{heading}\n{DECIDED}")
    assert (found.nom, found.type, found.departement) == (None, "commune", code)
