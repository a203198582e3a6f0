"""Words that say nothing of what a sentence is about, folded as `letters.fold` leaves them."""

from search.letters import fold

WRITTEN = {
    "sv": """
        och i att det som en ett på är av för med till den de om har inte jag du vi han hon man ni mig dig
        sig oss er mitt min mina ditt din dina sitt sin sina vår vårt våra ert era hans hennes deras hur var
        vart vad vem vilka vilken vilket när varför kan ska skall vill måste får få fick behöver gör göra
        finns blir bli blev ha hade vara varit här där då så också eller men från efter innan under över vid
        mot utan hos åt ut in upp ner nu bara mycket många något någon några alla allt andra annan samma
        denna detta dessa än även själv ja nej tack hej snälla söka hitta går gå kommer ska skulle kunna bra
        mer mest lite mig ens ju väl
    """,
    "en": """
        the a an and or of to in on at for with is are was were be been being am i you he she it we they me
        him her us them my your his its our their this that these those what which who whom where when why
        how do does did can could will would shall should may might must have has had not no yes if but as
        by from about into than then there here so too very just get got want need make please hello hi
        thanks some any all much many more most other same also find go come know tell im ive dont cant
        whats someone somebody anyone anybody something anything
    """,
    "ar": """
        في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين هو هي هم انا أنا أنت انت نحن ما ماذا من متى
        أين اين كيف لماذا هل كم أن ان إن لا لم لن ليس قد كان كانت يكون تكون عند عندي لي لك له لها لنا لهم أو
        او ثم و يا كل بعض غير بعد قبل حتى إذا اذا أريد اريد أحتاج احتاج أحصل احصل يمكن يمكنني أستطيع استطيع
        يجب علي شو وين بدي ايش ليش مين هناك هنا لدي أي اي افعل أفعل الآن فقط جدا شكرا مرحبا أعمل بروح لازم
    """,
    "fa": """
        و در به از که این آن را با برای است هست بود شد شود می من تو او ما شما آنها چه چی چگونه چطور کجا کی
        چرا آیا تا اگر یا نه بله هم خود هر یک باید میتوانم توانم توانیم خواهم میخواهم خواهیم کنم کنیم کند
        کنید کرد کردن دارم دارد داریم شوم بگیرم بروم برم کدام چند چقدر لطفا سلام خوب مورد نیاز برایم مرا
    """,
    "ps": """
        او په د له چې دا هغه ته زه ته موږ تاسو یم یې دی ده وي څنګه چېرته چیرته کله ولې څه څوک کولی شم غواړم
        اړتیا لرم کړم وکړم زما ستا خپل هم یا نه هو که څو لپاره سره باید
    """,
    "so": """
        iyo ama waa waxaa waxa ku ka u la oo in aan aad uu ay isaga iyada aniga adiga anaga sidee xaggee
        halkee goorma maxaa maxay yaa kee ma maya haa si sida kan kani kuwa leh leeyahay leedahay rabaa
        doonayaa karaa kartaa u baahanahay baahanahay igu iga ii kuu noo marka haddii kale wax mid sameeyaa
        helaa heli
    """,
    "ti": """
        እቲ እታ እዚ እዛ ኣብ ናብ ካብ ምስ ብ ን ከመይ ኣበይ መዓስ ስለምንታይ እንታይ መን ኣነ ንስኻ ንስኺ ንሕና ንሱ ንሳ እዩ እያ ኣሎ ኣላ ኣለኒ ክገብር ይደሊ
        እደሊ ክረክብ ይኽእል ድዩ ወይ ከኣ ድማ እውን ግን ንኹሉ ናተይ ንምንታይ ኣበየ
    """,
    "uk": """
        і й та а але або що як де коли чому хто чи це цей ця ці той та ті я ти він вона воно ми ви вони мене
        тебе мені тобі нам вам їм його її їх мій моя моє мої твій свій наш ваш в у на з із зі до від для про
        за по при без під над через після не ні так є бути був була було були буде можна можу може треба
        потрібно потрібен потрібна хочу маю мати має який яка яке які куди звідки скільки дуже ще вже тільки
        щоб якщо тут там отримати робити зробити знайти будь ласка дякую
    """,
    "ru": """
        и а но или что как где когда почему кто ли это этот эта эти тот та те я ты он она оно мы вы они меня
        тебя мне тебе нам вам им его ее их мой моя мое мои твой свой наш ваш в во на с со из к ко до от для
        про за по при без под над через после не ни да нет есть быть был была было были будет можно могу
        может надо нужно нужен нужна хочу у который которая какой какая какие куда откуда сколько очень еще
        уже только чтобы если тут там получить делать сделать найти пожалуйста спасибо
    """,
    "tr": """
        ve veya ile için bir bu şu o ben sen biz siz onlar bana sana bize size benim senin bizim ne nasıl
        nerede nereye nereden ne zaman neden niçin kim hangi kaç mi mı mu mü de da ki gibi daha çok en var
        yok değil evet hayır olarak olan olur oldu istiyorum lazım gerek gerekiyor yapmalıyım yaparım almak
        alabilirim nasıl lütfen
    """,
}
BY_LANGUAGE = {language: frozenset(fold(word) for word in text.split()) for language, text in WRITTEN.items()}


def is_stop_word(word: str, language: str) -> bool:
    """Whether a folded word says nothing in a language."""
    return word in BY_LANGUAGE.get(language.partition("-")[0], ())
