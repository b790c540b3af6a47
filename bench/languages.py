"""What an export costs in another language than English: the reference issue of the same size, its words put in.

CPU time, since a machine that does other things at the same time counts for nothing in it: the least of many turns,
each language beside English. What desk remembers of bodies and of the widths of words is forgotten before each.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.measure import Measure
from bench.reference import PUBLICATION, WORDS, Tongue, issue
from desk.formats import render
from desk.formats.prose.cells import word_cells
from desk.formats.prose.read import read
from desk.model.issue import Issue
from desk.model.publication import Publication

TURNS = 25
MORE = 3.0
"""Milliseconds that a language may take more than English."""
PARTS = {
    "de": "die Rat Markt Bericht Daten Schul e Wasser straße Größe über Prüf ung Plan zeit Woche öffentlich "
    "Fluss Brücke Haushalt Gesundheit s wesen en er Bücherei lich keit",
    "fr": "le conseil marché rapport école énergie eau ville modèle équipe été semaine publique histoire système "
    "règle où rivière budget santé route à de la les un une et pour dans sur avec plus l'étude d'hiver",
    "pl": "rada rynek raport dane szkoła energia woda miasto zespół rząd tydzień źródło mówi że większość łąka "
    "most budżet zdrowie droga pociąg ósmy",
    "tr": "kurul pazar rapor veri okul enerji su şehir takım hükümet hafta öykü düzen kural ırmak köprü bütçe "
    "sağlık yol çiftlik ışık",
    "ar": "المجلس سوق تقرير بيانات مدرسة طاقة ماء مدينة فريق حكومة أسبوع قصة نظام قاعدة نهر جسر ميزانية صحة "
    "طريق مزرعة قطار ميناء في على من",
    "he": "המועצה שוק דוח נתונים בית־ספר אנרגיה מים עיר צוות ממשלה שבוע סיפור שיטה כלל נהר גשר תקציב בריאות",
    "hi": "परिषद बाज़ार रिपोर्ट आँकड़े विद्यालय ऊर्जा पानी शहर दल सरकार सप्ताह कहानी नियम नदी पुल बजट स्वास्थ्य सड़क",
    "ja": "議会 市場 報告 データ 学校 電力 水道 都市 計画 政府 週間 公共 物語 制度 規則 河川 橋梁 予算 健康 "
    "道路 農場 列車 港湾 の は を に が と で する した から まで について",
    "zh-Hans": "议会 市场 报告 数据 学校 能源 供水 城市 计划 政府 星期 公共 故事 制度 规则 河流 桥梁 预算 健康 "
    "道路 农场 列车 港口 的 在 和 了 是 从 到",
    "ko": "의회가 시장 보고서 자료를 학교 에너지 물 도시의 계획 정부는 주간 공공 이야기 제도 규칙 강 다리 예산 건강",
    "th": "สภา ตลาด รายงาน ข้อมูล โรงเรียน พลังงาน น้ำ เมือง แผน รัฐบาล สัปดาห์ เรื่อง ระบบ กฎ แม่น้ำ สะพาน "
    "งบประมาณ สุขภาพ ถนน ฟาร์ม รถไฟ ท่าเรือ ที่ และ ของ ใน",
}
"""Parts of words: a word of the reference issue is one or two of them."""
VOCABULARY = 400
"""Words of a language, each of one or two parts: as many as matter in a week's issue."""
PAUSES = 0.2
"""How many words of those without spaces have a comma, or what stands for one, behind them."""
UNSPACED = {"ja": "。", "zh-Hans": "。", "th": " "}
"""Languages without spaces between words, and what ends their sentences."""
SIGNS = ('"{}"', "({})", "2027", "B12", "NHS", "--", "{}: {}", "{}'s", "'{}'")
"""What stands among words: typed quotation marks, a name in Latin letters, a figure."""


def run() -> Iterator[Measure]:
    """Each language as `html` and `text`: what it takes more than English does, as typed and set with its own signs."""
    for signs in (False, True):
        home = replace(PUBLICATION, quotes="typographic" if signs else "")
        english = issue(tongue=tongue("en", signs=signs))
        for language in PARTS:
            translated, abroad = issue(tongue=tongue(language, signs=signs)), replace(home, language=language)
            for name in ("html", "text"):
                ours, theirs = _least(_export(translated, abroad, name), _export(english, home, name))
                what = f"{name}: {language} over English{', with signs' if signs else ''}"
                yield Measure(what, [ours - theirs], MORE)


def tongue(language: str, *, signs: bool) -> Tongue:
    """Words of a language, made of its parts by chance that is always the same; some with `SIGNS` where asked for."""
    chance = random.Random(1)
    words = list(WORDS) * 4 if language == "en" else [_word(chance, language) for _ in range(VOCABULARY)]
    if signs:
        words += [sign.format(*chance.sample(words, 2)) for sign in SIGNS * 3]
    stop = UNSPACED.get(language)
    return Tongue(words, "", stop) if stop else Tongue(words)


def _word(chance: random.Random, language: str) -> str:
    word = "".join(chance.choices(PARTS[language].split(), k=chance.randint(1, 2)))
    return word + {"。": "、", " ": " "}.get(UNSPACED.get(language, ""), "") * (chance.random() < PAUSES)


def _export(made: Issue, publication: Publication, name: str) -> Callable[[], object]:
    def export() -> object:
        read.cache_clear()
        word_cells.cache_clear()
        return render(replace(made), publication, name)

    return export


def _least(*works: Callable[[], object]) -> list[float]:
    """The least CPU time of each, in milliseconds, called in turn."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(TURNS):
        for work, times in zip(works, taken, strict=True):
            begun = time.process_time()
            work()
            times.append((time.process_time() - begun) * 1000)
    return list(map(min, taken))
