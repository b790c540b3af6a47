"""What a native speaker tries first: ten traps and more in each of six languages, and some in seven others."""

import pytest

from desk.formats.prose.typography import typographic

TRAPS = {
    "de": [
        ('"Geht\'s?", fragte sie.', "„Geht’s?“, fragte sie."),
        ("Mach's gut, Max' Hund", "Mach’s gut, Max’ Hund"),
        ("»Nein«, sagte er", "»Nein«, sagte er"),
        ("der '68er-Bewegung", "der ’68er-Bewegung"),
        ('1.250,00 Euro -- "viel"', "1.250,00 Euro – „viel“"),
        ("\"Das Buch 'Faust'\": ein Klassiker", "„Das Buch ‚Faust‘“: ein Klassiker"),
        ('(s. "Haushalt")', "(s. „Haushalt“)"),
        ("'s Rosl vom Wörthersee", "’s Rosl vom Wörthersee"),
        ("'Ja', rief er, 'nein'", "‚Ja‘, rief er, ‚nein‘"),
        ('Felix\' "Auto"', "Felix’ „Auto“"),
        ("So'n Quatsch", "So’n Quatsch"),
        ("wie 'ne Eins", "wie ’ne Eins"),
        ('"\'s war schön"', "„’s war schön“"),
        ("Ende '89, Anfang '90", "Ende ’89, Anfang ’90"),
        ('„Er sagt "ja"“ und "nein"', "„Er sagt ‚ja‘“ und „nein“"),
        ("('Spiegel'-Autor)", "(‚Spiegel‘-Autor)"),
        ('20"-Felge', "20″-Felge"),
    ],
    "fr": [
        ("Il a dit: \"Qu'est-ce que c'est?\"", "Il a dit\xa0: «\u202fQu’est-ce que c’est\u202f?\u202f»"),
        ("\"Le mot 'oui'\"", "«\u202fLe mot “oui”\u202f»"),
        ("jusqu'à 20h30", "jusqu’à 20h30"),
        ("(«enfin!»)", "(«\u202fenfin\u202f!\u202f»)"),
        ("C'est-à-dire: rien", "C’est-à-dire\xa0: rien"),
        ("Quoi...?", "Quoi...\u202f?"),
        ("À 10 h; à 11 h", "À 10 h\u202f; à 11 h"),
        ("Non!!", "Non\u202f!!"),
        ("http://x.example:8080/a;b?c", "http://x.example:8080/a;b?c"),
        ('d\'"hier"', "d’«\u202fhier\u202f»"),
        ("50 %", "50\u202f%"),
        ('Lu dans "L\'Équipe".', "Lu dans «\u202fL’Équipe\u202f»."),
        ("— Oui ? — Non !", "— Oui\u202f? — Non\u202f!"),
        ("20€", "20€"),
        ('«Il dit "oui"» et "non"', "«\u202fIl dit “oui”\u202f» et «\u202fnon\u202f»"),
        ("Vraiment?!", "Vraiment\u202f?!"),
        ("Note: http://a.example/x?y=1; suite", "Note\xa0: http://a.example/x?y=1\u202f; suite"),
    ],
    "tr": [
        ("'Evet,' dedi", "‘Evet,’ dedi"),
        ("1923'te", "1923’te"),
        ("Türkiye'nin '80'leri", "Türkiye’nin ’80’leri"),
        ('"Kur\'an" okudu', "“Kur’an” okudu"),
        ("AB'nin -- sonunda -- kararı", "AB’nin – sonunda – kararı"),
        ("saat 10'da", "saat 10’da"),
        ("%20'si", "%20’si"),
        ("dedi ki: 'gel'.", "dedi ki: ‘gel’."),
        ('"Işık"\'ın', "“Işık”’ın"),
        ('("İzmir\'de")', "(“İzmir’de”)"),
        ('"Evet"\'i duydum', "“Evet”’i duydum"),
        ("5'te 3'ü", "5’te 3’ü"),
    ],
    "pl": [
        ('"Kto?" - zapytał', "„Kto?” - zapytał"),
        ("Rok '89", "Rok ’89"),
        ('„Tak"', "„Tak”"),
        ('rura 5"', "rura 5″"),
        ('"Pan Tadeusz", "Lalka"', "„Pan Tadeusz”, „Lalka”"),
        ("w l. '60. i '70.", "w l. ’60. i ’70."),
        ("Monty Python's", "Monty Python’s"),
        ('Powiedział: "nie"!', "Powiedział: „nie”!"),
        ('"O\'Neill"', "„O’Neill”"),
        ("'tak' i 'nie'", "«tak» i «nie»"),
        ('-- "Tak"', "– „Tak”"),
        ("\"Gazeta 'Wyborcza'\" pisze", "„Gazeta «Wyborcza»” pisze"),
        ("5' 10\"", "5′ 10″"),
    ],
    "ja": [
        ('"え?"と聞いた', "「え？」と聞いた"),
        ("価格は1,250円(税込)。", "価格は1,250円（税込）。"),
        ("第12号:橋", "第12号：橋"),
        ("A:B", "A:B"),
        ("彼は'本'と", "彼は『本』と"),
        ("3/4と5:30", "3/4と5:30"),
        ("橋!橋", "橋！橋"),
        ("(株)港", "（株）港"),
        ("東京,大阪", "東京、大阪"),
        ("「はい」(笑)", "「はい」（笑）"),
        ("\"彼は'本'と\"", "「彼は『本』と」"),
        ("NHK(日本)の", "NHK（日本）の"),
        ("2027/3/4(木)", "2027/3/4（木）"),
        ('「"引用"」', "「『引用』」"),
        ("https://a.example/x(参照)です", "https://a.example/x（参照）です"),
        ("価格:100円(税別)!", "価格：100円（税別）！"),
        ("すごい!Python", "すごい！Python"),
        ("東京,2027年", "東京,2027年"),
    ],
    "ar": [
        ('"نعم"، قال', "«نعم»، قال"),
        ("بسعر 12.5%", "بسعر \u206812.5%\u2069"),
        ("في 1-2-2027 كان", "في \u20681-2-2027\u2069 كان"),
        ("الفقرة (أ)", "الفقرة (أ)"),
        ("بمبلغ $1,250 فقط", "بمبلغ \u2068$1,250\u2069 فقط"),
        ("هاتف iPhone 15 Pro جديد", "هاتف \u2068iPhone 15 Pro\u2069 جديد"),
        ('(أ) "ب"', "(أ) «ب»"),
        ("درجة -5 مئوية", "درجة \u2068-5\u2069 مئوية"),
        ("قال: \"رأيت 'البيت'\".", "قال: «رأيت ‹البيت›»."),
        ("نسبة 3/4 منهم", "نسبة \u20683/4\u2069 منهم"),
        ("لغة C# و C++", "لغة \u2068C#\u2069 و \u2068C++\u2069"),
        ("\"هل قال 'نعم'؟\"", "«هل قال ‹نعم›؟»"),
        ("قال 'نعم'، ثم", "قال ‹نعم›، ثم"),
        ("الساعة 10:30 صباحا", "الساعة \u206810:30\u2069 صباحا"),
    ],
    "he": [
        ("'כן'?", "׳כן׳?"),
        ("אמר 'שלום' והלך", "אמר ׳שלום׳ והלך"),
        ('צה"ל ו"הארץ"', "צה״ל ו״הארץ״"),
        ("עמ' 5", "עמ׳ 5"),
        ("ג'ורג'", "ג׳ורג׳"),
    ],
    "zh-Hans": [
        ("价格:100元(含税)!", "价格：100元（含税）！"),
        ("\"他说'好'\"", "“他说‘好’”"),
        ("-- 完", "—— 完"),
        ("北京,上海", "北京，上海"),
    ],
    "ko": [
        ("\"그는 '네'라고\"", "“그는 ‘네’라고”"),
        ("가격: 1,250원(세금 포함)", "가격: 1,250원(세금 포함)"),
    ],
    "ru": [
        ("\"Он сказал: 'да'\"", "«Он сказал: „да“»"),
        ("-- это", "— это"),
        ("О'Генри", "О’Генри"),
    ],
    "it": [
        ('dell\'"Arno"', "dell’«Arno»"),
        ("un po' di", "un po’ di"),
        ("gli anni '90", "gli anni ’90"),
    ],
    "es": [
        ('¿"Qué"?', "¿«Qué»?"),
        ("\"'Sí'\"", "«“Sí”»"),
        ("-- dijo --", "— dijo —"),
    ],
    "hi": [
        ("'हाँ'।", "‘हाँ’।"),
    ],
}


@pytest.mark.parametrize(
    ("language", "typed", "printed"), [(tag, *trap) for tag, traps in TRAPS.items() for trap in traps]
)
def test_a_trap(language: str, typed: str, printed: str) -> None:
    assert typographic(typed, language) == printed


@pytest.mark.parametrize("language", TRAPS)
def test_what_was_set_stays_as_it_is(language: str) -> None:
    for _, printed in TRAPS[language]:
        if "\u2068" not in printed:
            assert typographic(printed, language) == printed
