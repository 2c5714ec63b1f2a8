"""Words with no subject of their own: stop words, words that only ask."""

from typing import Final

from analyzers.letters.folding import fold, squeeze
from analyzers.wordlists import word_set

#: Words with no subject of their own. Left out on purpose, because acts and queries mean them:
#: « été », « bien(s) », « an », « non », « contre », « avant », « personne », « mesure ».
STOP_WORDS: Final = word_set("""
    a à afin ai ainsi alors as au aucun aucune auquel aussi autre autres aux auxquelles auxquels
    avait avaient avec avez avoir avons ayant c ça car ce ceci cela celle celle-ci celles celui
    cependant ces cet cette ceux chaque ci comme d dans de dès des desquelles desquels dit dite dites
    dits donc dont du duquel dudit desdits desdites ladite ledit lesdits lesdites audit auxdits
    elle elles en encore entre er es est et étaient était étant être eu eut eux fut furent
    il ils j je l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque
    lui m ma mais me même mêmes mes moi mon n ne ni nos notre nous on ont or ou où par parce parmi
    pas pendant peu plus pour puis puisqu puisque qu quand que quel quelle quelles quelqu quels qui
    quoi quoiqu quoique s sa sans sauf se selon sera serait seront ses si sien soi soient soit son
    sont sous suivant sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes
    très tu un une vers via voici voilà vos votre vous vu y jusqu jusque entr presqu parcequ
    devez devait devaient devra devront devrait devraient doit doivent doivent peut peuvent pouvez pourra
    pourront pourrait pourraient pouvait serait seraient serez seriez notamment également voire toutefois
    etc no mm mr mme mmes mlle mlles monsieur messieurs madame mesdames mademoiselle
    """)
#: Stop words that are another word when written with these accents, or without the usual one.
_NOT_STOP_FORMS: Final = word_set("maïs sûr mûr né dû")

#: The same without their accents: stop words in a text, but not when they are all of a query.
STOP_UNLESS_ACCENTED: Final = frozenset(fold(word) for word in _NOT_STOP_FORMS) & {"mais", "sur"}

#: Words that ask, dropped from queries only.
QUESTION_WORDS: Final = word_set("""
    comment pourquoi combien quand quel quelle quels quelles qui que quoi où est-ce puis peut peut-on
    peux dois doit faut avoir fait faire existe lequel laquelle lesquels lesquelles
    veux voudrais voudrait souhaiterais aimerais aimerait
    """)
#: Words that name what is wanted of a subject rather than the subject: they order less than the others.
ASPECT_WORDS: Final = word_set("""
    durée délai délais prix coût coûts calcul calculer date lieu montant modalités définition condition conditions
    procédure démarche démarches règle règles obligation obligations type types nombre manière façon
    cas exemple exemples
    """)
_FOLDED_STOPS: Final = frozenset(fold(word) for word in STOP_WORDS)
#: The letters of all stop words: what is not among them is none, as written or otherwise.
LETTERS_OF_STOPS: Final = frozenset(squeeze(word) for word in STOP_WORDS)
_FOLDED_QUESTIONS: Final = frozenset(fold(word) for word in QUESTION_WORDS)
_FOLDED_ASPECTS: Final = frozenset(fold(word) for word in ASPECT_WORDS)


def is_stop(word: str) -> bool:
    """Say whether a word, as written, is dropped from texts and queries.

    >>> is_stop("DES"), is_stop("maïs"), is_stop("été")
    (True, False, False)
    """
    return word.lower() not in _NOT_STOP_FORMS and fold(word) in _FOLDED_STOPS


def is_question(word: str) -> bool:
    """Say whether a word, as written, is one that only asks.

    >>> is_question("Comment"), is_question("subvention")
    (True, False)
    """
    return fold(word) in _FOLDED_QUESTIONS


def is_aspect(word: str) -> bool:
    """Say whether a word, as written, names what is wanted of a subject.

    >>> is_aspect("Durée"), is_aspect("préavis")
    (True, False)
    """
    return fold(word) in _FOLDED_ASPECTS
