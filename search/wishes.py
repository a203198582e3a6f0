"""What kind of answer a search wishes for: whoever writes “phone” wants a contact, whoever writes “means” a word."""

from search.choices import Kind
from search.letters import Word, fold

WRITTEN = {
    Kind.CONTACT: """
        telefon telefonnummer tfn ringa ringer ring kontakta kontakt kontaktuppgifter adress adressen
        öppettider öppet mejl mejla epost
        phone phones telephone call contact address email hours
        هاتف تلفون تليفون اتصال اتصل أتصل عنوان دوام
        تلفن تماس آدرس نشانی شماره‌تلفن تلیفون
        telefoon telefoonka taleefan taleefanka wac wacaa ciwaan ciwaanka
        ተሌፎን ስልኪ ኣድራሻ
        телефон телефону телефона зателефонувати подзвонити дзвонити дзвонить позвонить звонить
        адреса адрес контакт контакти контакты
        telefonu numarası adres adresi iletişim
    """,
    Kind.WORD: """
        betyder betyda betydelse innebär förklara mean means meaning definition explain معنى يعني تعني معنی
        یعنی معنا
        означає значить означает значит macnaheedu macnaha macnaheeda demek anlamı ማለት
    """,
}
#: Says which number is wished for only beside a word for telephone.
NUMBER = "nummer numret number numbers رقم شماره номер numara lambar lambarka ቁጽሪ"

SIGNS = {fold(word): kind for kind, text in WRITTEN.items() for word in text.split()}
NUMBERS = {fold(word) for word in NUMBER.split()}


def wish(asked: list[Word]) -> tuple[Kind | None, list[Word]]:
    """The kind of answer that the words of a search wish for, and the words that say what about."""
    kind = next((SIGNS[word.folded] for word in asked if word.folded in SIGNS), None)
    left_out = NUMBERS if kind == Kind.CONTACT else set()
    about = [word for word in asked if word.folded not in SIGNS and word.folded not in left_out]
    return (kind, about) if kind and about else (None, asked)
