import pytest

from indexer.reading.extraction.text.markup import text_of

ACT = (
    "<p>Le conseil municipal de Vaucourt, après en avoir délibéré, approuve l'achat d'une herse "
    "pour le hameau et autorise le maire à signer le marché.</p>"
)
TEXT = text_of(ACT)


@pytest.mark.parametrize(
    "around",
    [
        "<div id=cookie-banner><p>Ce site dépose des traceurs.</p><button>Oui</button></div>{}",
        "<div class='tarteaucitronAlertBig'>Des traceurs ?</div>{}",
        "<div class=top-menu><ul><li><a>Accueil</a><li><a>Conseil</a></ul></div>{}",
        "<ul role=navigation><li><a>Accueil</a></ul>{}",
        "<div class='breadcrumb'><a>Accueil</a> &gt; <a>Conseil</a> &gt; Achat</div>{}",
        "{}<div class='widget sidebar_2'><h3>À lire</h3><a>Travaux de la rue Haute</a></div>",
        "{}<p class=share>Partager : <a>par courriel</a></p>",
        "{}<div id=footer>Mairie, 1 rue Haute – Mentions légales</div>",
        "<div>Brocante le 14 avril</div><main>{}</main><div>Agenda</div>",
        "<div>Brocante le 14 avril</div><article>{}</article><div>Agenda</div>",
    ],
)
def test_what_stands_around_the_text_is_left_out(around: str) -> None:
    assert text_of(around.format(ACT)) == TEXT


@pytest.mark.parametrize(
    ("around", "kept"),
    [
        ("<div class=menu><p>Menus de la cantine : le conseil fixe les prix.</p></div>{}", "Menus"),
        ("<div class=rgpd>Registre des traitements</div>{}", "Registre"),
        ("<div id=footer>Fait à Vaucourt, le maire, Odile Orval</div>{}", "Odile"),
        ("<div class='nav'><h1><a>Achat d'une herse</a></h1></div>{}", "herse"),
        ("<article>" + ACT + "</article><article>Motion du hameau. {}</article>", "Motion"),
        ("<p>Motion du hameau.</p>{}<main><a>Retour</a></main>", "Motion"),
        ("<body class='cookies-set'><p>Motion</p>{}", "Motion"),
    ],
)
def test_what_is_not_sure_to_be_furniture_is_read(around: str, kept: str) -> None:
    assert kept in text_of(around.format(ACT))
