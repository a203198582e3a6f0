"""How plain a text should be, by language."""

from dataclasses import dataclass

from languages import declared


@dataclass(frozen=True)
class Target:
    """The most of a text: LIX, words in a sentence and in a mean one, words in a paragraph, letters in a word."""

    lix: int
    sentence: int
    mean: int
    paragraph: int
    word: int


#: The languages whose texts are counted.
TARGETS = {
    declared.SOURCE: Target(lix=40, sentence=20, mean=15, paragraph=70, word=20),
    "sv-simple": Target(lix=30, sentence=15, mean=10, paragraph=45, word=14),
}
