"""Words, sentences, headlines and names in the manner of twelve languages, made up by chance."""

from random import Random

from desk.words.cues import vocabulary

_SYLLABLES = {
    "en": "har bour tide wick lamp rope quay oar ter ing ton ley wood mar sha bel ren dow fal cor ven est ish ly ness",
    "de": "ge ver hau bach stein licht kraf werk wald fen rei schu tag mar burg hei lan der sel ung keit lich ben zu",
    "fr": "mai son che val pon lu mière cou ri vage fleu ve tem pê por té fi lan ter ru char mon eau ette ion ment",
    "es": "ca mi no ri ber pla za mer ca do lu ces vien to bar co ta man gui tar ción dad mien to res pes ja",
    "it": "pon te bor go ma re fon ta na stra da ven ti lu ce por ta vil la can ti zio ne men to gel so",
    "nl": "huis wa ter dijk mo len straat ha ven boo ten ge ver lich ing heid sche den wij ker tuin dak graf",
    "pt": "rio por to ca sa pra ia ven to lu zes bar co for ma ção dade men te te lha cam po som bra",
    "pl": "do mek rze ka pra ca wio sna go ra la ta nie ość owa cze ść po wia tro szka kra nik",
    "ru": "го род ре ка дом мо ре све тлый по ля ве тер ко ра бли на ши ка ние ость ство при про",
    "ar": "بح ار مد ين قل عة نه ر بي ت سف ين نو ر جد يد كت اب طر يق شم س",
}
_SIGNS = {
    "zh": "海港城市新船灯塔水电开放工程风云山川书店市场公园学校老师朋友数字网络设计变化关于如何为什么历史计划",
    "ja": "港町新船灯台水電開放工事風雲山川書店市場公園学校先生友人数字設計変化歴史計画市長議会予算橋",
}
_KANA = "のをにはがでとしたいますこれから"
_COMMON = ("en", "en", "en", "en", "en", "de", "de", "fr", "fr", "zh", "es", "it", "nl", "pt", "pl", "ru", "ja", "ar")


class Tongue:
    """One language of made-up words. Everything is drawn from `random`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.language = random.choice(_COMMON)
        self.signs = self.language in _SIGNS
        self.words = [self._word() for _ in range(260)] if not self.signs else []
        self.small = [word.replace("_", " ") for word in vocabulary(self.language)["stop"]]

    def chance(self, share: float) -> bool:
        """Whether something of that likelihood happens."""
        return self.random.random() < share

    def _word(self) -> str:
        syllables = _SYLLABLES[self.language].split()
        return "".join(self.random.choice(syllables) for _ in range(self.random.choice((1, 2, 2, 2, 3, 3, 4))))

    def word(self) -> str:
        """A word; in German one of three is a noun with a capital."""
        if self.signs:
            return "".join(self.random.choice(_SIGNS[self.language]) for _ in range(self.random.choice((1, 2, 2, 3))))
        if self.chance(0.35):
            return self.random.choice(self.small)
        word = self.random.choice(self.words)
        capital = 0.45 if self.language == "de" else 0.08
        return word.capitalize() if self.chance(capital) else word

    def _signs(self, count: int) -> str:
        text = "".join(self.word() + (self.random.choice(_KANA) if self.language == "ja" else "") for _ in range(count))
        if self.chance(0.15):
            text += self.random.choice(self._LATIN) + self.word()
        return text

    _LATIN = ("Windlass", "KOI 2", " Tallow ", "Lamp 3.0", "API", " GPT ")

    def words_of(self, low: int, high: int) -> str:
        """So many words in a row."""
        count = self.random.randint(low, high)
        return self._signs(count) if self.signs else " ".join(self.word() for _ in range(count))

    def sentence(self) -> str:
        """A sentence with its full stop."""
        text = self.words_of(4, 22)
        if self.chance(0.4):
            mark = (
                "，"
                if self.language == "zh"
                else "、"
                if self.language == "ja"
                else "، "
                if self.language == "ar"
                else ", "
            )
            text += mark + self.words_of(3, 9)
        if self.chance(0.1):
            text += ("（" + self.words_of(1, 2) + "）") if self.signs else f" ({self.words_of(1, 3)})"
        if self.chance(0.12):
            text += f" {self.random.randrange(2, 2030)}" if not self.signs else str(self.random.randrange(2, 2030))
        stop = "。" if self.signs else self.random.choices(".?!", (9, 1, 0.5))[0]
        return text[:1].upper() + text[1:] + stop

    def paragraph(self, low: int = 1, high: int = 4) -> str:
        """Some sentences."""
        return ("" if self.signs else " ").join(self.sentence() for _ in range(self.random.randint(low, high)))

    def headline(self, length: str = "mid", *, case: str = "sentence") -> str:
        """A title of a story. `length` is short, mid or long; `case` sentence, title, upper, label or stop."""
        low, high = {"short": (1, 3), "mid": (3, 9), "long": (9, 18)}[length]
        text = self.words_of(low, high)
        if self.chance(0.08):
            text += ("：" if self.signs else ": ") + self.words_of(2, 5)
        if self.chance(0.05):
            text = ("「{}」" if self.signs else self.random.choice(("“{}”", "„{}“", "‘{}’", "{} 2.0"))).format(text)
        if self.chance(0.08):
            text += f" {self.random.choice(('2021', '3.2', '#12', '14', '50 %'))}"
        text = text[:1].upper() + text[1:]
        if case == "title" and not self.signs:
            text = " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
        if case == "upper":
            text = text.upper()
        if case == "stop" or self.chance(0.04):
            text += "。" if self.signs else self.random.choice(".?!")
        return text

    def section(self) -> str:
        """A title of a section: mostly a word that says so, else any short title."""
        if self.chance(0.65):
            text = self.phrase("section")
            if self.chance(0.25):
                text += (" & " if not self.signs else "与") + self.phrase("section")
        else:
            text = self.words_of(1, 3)
        text = text[:1].upper() + text[1:]
        return " ".join(word.capitalize() for word in text.split(" ")) if self.chance(0.3) else text

    def phrase(self, group: str) -> str:
        """One of the words of a group, with a capital."""
        language = self.language if self.chance(0.85) else "en"
        text = self.random.choice(vocabulary(language)[group])
        return text[:1].upper() + text[1:]

    def name(self) -> str:
        """A person."""
        if self.signs:
            return self.words_of(1, 1)[:3]
        first, last = self.random.choice(self.words), self.random.choice(self.words)
        if self.chance(0.1):
            return f"@{first}{last}"
        return (
            f"{first.capitalize()} {last.capitalize()}"
            if self.chance(0.8)
            else f"{first[:1].upper()}. {last.capitalize()}"
        )

    def day(self) -> str:
        """A day as newsletters print it."""
        month, day, year = self.phrase("months"), self.random.randint(1, 28), self.random.randint(2005, 2029)
        if self.signs:
            return f"{year}年{self.random.randint(1, 12)}月{day}日"
        return self.random.choice(
            (
                f"{day} {month} {year}",
                f"{month} {day}, {year}",
                f"{day}.{self.random.randint(1, 12):02}.{year}",
                f"{self.phrase('days')}, {day} {month}",
                f"{day}. {month}",
                f"{year}-{self.random.randint(1, 12):02}-{day:02}",
                f"{day}/{self.random.randint(1, 12)}/{year % 100:02}",
            )
        )

    def clock(self) -> str:
        """A time of the day."""
        hour = self.random.randint(7, 21)
        return self.random.choice((f"{hour}:30", f"{hour % 12 or 12} pm", f"{hour} Uhr", f"{hour}h30", f"{hour}.00"))
