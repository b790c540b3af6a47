"""Typographic quotes, apostrophes, dashes and spaces, by the rules of each language."""

import pytest

from desk.formats.prose.markup import prose_html
from desk.formats.prose.read import read
from desk.formats.prose.typography import runs, typographic
from desk.words.marks import marks_of
from desk.words.printed import languages


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("'Catch-up' isn't \"on\"", "‘Catch-up’ isn’t “on”"),
        ("CEO's and MPs' pay", "CEO’s and MPs’ pay"),
        ("the '90s, 'tis so", "the ’90s, ’tis so"),
        ("\"'Nested' quotes\"", "“‘Nested’ quotes”"),
        ('("brackets")', "(“brackets”)"),
        ("a -- b, c---d, 1--2", "a – b, c—d, 1–2"),
        ("use --force, not ----", "use --force, not ----"),
        ("https://x.example/a--b?c='d' it's", "https://x.example/a--b?c='d' it’s"),
        ("nothing to do", "nothing to do"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("'Cause and effect', he said, 'cause it is", "‘Cause and effect’, he said, ’cause it is"),
        ('write to "jane@x.example" or o\'brien@x.example', "write to “jane@x.example” or o'brien@x.example"),
        ('see "https://x.example/a".', "see “https://x.example/a”."),
        ("'The dogs' bowl' and the '90s", "‘The dogs’ bowl’ and the ’90s"),
        ('5\' 10" tall, a 12" record', "5′ 10″ tall, a 12″ record"),
        ('"I was—" he said. —"You were."', "“I was—” he said. —“You were.”"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert typographic(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de-AT", "„so“ ‚so‘ geht’s"),
        ("de-CH", "«so» ‹so› geht’s"),
        ("fr", "«\u202fso\u202f» “so” geht’s"),
        ("fr-CA", "«\xa0so\xa0» “so” geht’s"),
        ("fr-CH", "«\u202fso\u202f» ‹\u202fso\u202f› geht’s"),
        ("es", "«so» “so” geht’s"),
        ("es-MX", "“so” ‘so’ geht’s"),
        ("it", "«so» “so” geht’s"),
        ("pt-PT", "«so» “so” geht’s"),
        ("pt-BR", "“so” ‘so’ geht’s"),
        ("nl", "“so” ‘so’ geht’s"),
        ("sv", "”so” ’so’ geht’s"),
        ("fi", "”so” ’so’ geht’s"),
        ("nb", "«so» ‘so’ geht’s"),
        ("pl", "„so” «so» geht’s"),
        ("cs", "„so“ ‚so‘ geht’s"),
        ("hu", "„so” »so« geht’s"),
        ("ro", "„so” «so» geht’s"),
        ("el", "«so» “so” geht’s"),
        ("ru", "«so» „so“ geht’s"),
        ("uk", "«so» „so“ geht’s"),
        ("tr", "“so” ‘so’ geht’s"),
        ("ja", "「so」 『so』 geht’s"),
        ("zh-Hans", "“so” ‘so’ geht’s"),
        ("zh-TW", "「so」 『so』 geht’s"),
        ("ko", "“so” ‘so’ geht’s"),
        ("xx", "“so” ‘so’ geht’s"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str, printed: str) -> None:
    assert typographic("\"so\" 'so' geht's", language) == printed


@pytest.mark.parametrize("tag", languages())
def test_every_language_with_words_has_marks_of_its_own(tag: str) -> None:
    named = {"en-GB", "en-US", "pt-BR", "nl", "ko", "zh-Hans", "tr", "th", "vi", "id", "hi"}
    assert marks_of(tag).quotes != ("“", "”", "‘", "’") or tag in named


TRAPS = {
    "de": [
        ("Das war Hans' Haus in den '90ern.", "Das war Hans’ Haus in den ’90ern."),
        ("Ich komm' um fünf, 's ist spät", "Ich komm’ um fünf, ’s ist spät"),
        ("'Hans' Haus'", "‚Hans’ Haus‘"),
        ("Sie rief: \"'Nein', sagte er.\"", "Sie rief: „‚Nein‘, sagte er.“"),
        ("Ku'damm", "Ku’damm"),
        ('ein 19"-Monitor', "ein 19″-Monitor"),
        ('"Kommt!" -- alle', "„Kommt!“ – alle"),
        ('("so")', "(„so“)"),
        ("die Klasse von '68", "die Klasse von ’68"),
        ("'n Abend, wie geht's?", "’n Abend, wie geht’s?"),
    ],
    "fr": [
        ("Quoi? Non! Oui; bon: voilà", "Quoi\u202f? Non\u202f! Oui\u202f; bon\xa0: voilà"),
        ("Vraiment ?!", "Vraiment\u202f?!"),
        ("« mot » et «mot»", "«\u202fmot\u202f» et «\u202fmot\u202f»"),
        ('Elle dit : "Oui !"', "Elle dit\xa0: «\u202fOui\u202f!\u202f»"),
        ("l'\"amour\" d'Ève", "l’«\u202famour\u202f» d’Ève"),
        ("aujourd'hui, presqu'île", "aujourd’hui, presqu’île"),
        ("à 12:30", "à 12:30"),
        ("https://x.example/a?b=c;d", "https://x.example/a?b=c;d"),
        ('" bonjour "', "«\u202fbonjour\u202f»"),
        ("les années '80", "les années ’80"),
    ],
    "it": [
        ("un po' di pane", "un po’ di pane"),
        ("gli anni '70 e '80", "gli anni ’70 e ’80"),
        ("la 'Ndrangheta", "la ’Ndrangheta"),
        ("dell'Arno", "dell’Arno"),
        ('l\'"arte povera"', "l’«arte povera»"),
        ("disse: 'sì', e via", "disse: “sì”, e via"),
        ("be', no", "be’, no"),
        ("di' la verità", "di’ la verità"),
        ('"Perché?"', "«Perché?»"),
        ("mo' basta", "mo’ basta"),
    ],
    "nl": [
        ("'s morgens", "’s morgens"),
        ("in 't veld", "in ’t veld"),
        ("auto's en foto's", "auto’s en foto’s"),
        ("'hallo', zei hij", "‘hallo’, zei hij"),
        ("'n mooie dag", "’n mooie dag"),
        ("de jaren '60", "de jaren ’60"),
        ("Hans' huis", "Hans’ huis"),
        ('"\'s Avonds"', "“’s Avonds”"),
        ("zo'n dag", "zo’n dag"),
        ('"Ja" -- "nee"', "“Ja” – “nee”"),
    ],
    "pl": [
        ('"Tak" -- rzekł', "„Tak” – rzekł"),
        ("on: \"to jest 'ważne'\"", "on: „to jest «ważne»”"),
        ("lata '90.", "lata ’90."),
        ("O'Neill'a", "O’Neill’a"),
        ('("nawias")', "(„nawias”)"),
        ("\"Czy 'to' prawda?\"", "„Czy «to» prawda?”"),
        ("Jean-Luc'a Picarda", "Jean-Luc’a Picarda"),
        ('"a" i "b"', "„a” i „b”"),
        ('https://x.example/a"b', 'https://x.example/a"b'),
        ("'ani grosza'", "«ani grosza»"),
    ],
    "tr": [
        ("Ankara'da", "Ankara’da"),
        ('İstanbul\'un "kalbi"', "İstanbul’un “kalbi”"),
        ("90'lı yıllar", "90’lı yıllar"),
        ("'90'lar", "’90’lar"),
        ("TBMM'nin 'gizli' oturumu", "TBMM’nin ‘gizli’ oturumu"),
        ('"Olur mu?" -- dedi', "“Olur mu?” – dedi"),
        ("Kur'an", "Kur’an"),
        ("5'inci", "5’inci"),
        ('("evet")', "(“evet”)"),
        ("\"'Ne mutlu' sözü\"", "“‘Ne mutlu’ sözü”"),
    ],
    "ar": [
        ('قال: "نعم"', "قال: «نعم»"),
        ("\"مجلة 'الفكر'\"", "«مجلة ‹الفكر›»"),
        ("في 10-12% من الحالات", "في \u206810-12%\u2069 من الحالات"),
        ('شركة "NHS England" قالت', "شركة «\u2068NHS England\u2069» قالت"),
        ("C++ لغة", "\u2068C++\u2069 لغة"),
        ("قال (BBC) ذلك", "قال (BBC) ذلك"),
        ("العدد 12 من المجلة", "العدد 12 من المجلة"),
        ("من 10:30 إلى 11:45", "من \u206810:30\u2069 إلى \u206811:45\u2069"),
        ("+44 20 7946 0000 هو الرقم", "\u2068+44 20 7946 0000\u2069 هو الرقم"),
        ("كتب ana@x.example إلينا", "كتب ana@x.example إلينا"),
    ],
    "ja": [
        ('彼は"はい"と言った。', "彼は「はい」と言った。"),
        ("東京(駅前)", "東京（駅前）"),
        ("注意:橋", "注意：橋"),
        ("本当?はい!そう", "本当？はい！そう"),
        ("市,町", "市、町"),
        ("10:30に", "10:30に"),
        ("iPhone(2027)", "iPhone(2027)"),
        ("it's", "it’s"),
        ('"『本』"', "「『本』」"),
        ("https://x.example/(a):b", "https://x.example/(a):b"),
        ('詳しくはhttps://x.example/a。"はい"(市長)。', "詳しくはhttps://x.example/a。「はい」（市長）。"),
    ],
    "he": [
        ('צה"ל', "צה״ל"),
        ("ג'ירפה", "ג׳ירפה"),
        ("רח' הרצל", "רח׳ הרצל"),
        ('"שלום"', "״שלום״"),
        ('ארה"ב ובריה"מ', "ארה״ב ובריה״מ"),
        ('אמר: "לא".', "אמר: ״לא״."),
        ("שנות ה-'80", "שנות ה-’80"),
        ('("כן")', "(״כן״)"),
        ("צ'כיה", "צ׳כיה"),
        ("it's", "it’s"),
    ],
}


@pytest.mark.parametrize(
    ("language", "typed", "printed"), [(tag, *trap) for tag, traps in TRAPS.items() for trap in traps]
)
def test_traps_of_a_language(language: str, typed: str, printed: str) -> None:
    assert typographic(typed, language) == printed


def test_what_stands_ahead_decides() -> None:
    assert typographic('"', "en", "word") == "”"
    assert typographic('"', "en", "(") == "“"


@pytest.mark.parametrize(
    ("language", "body", "printed"),
    [
        ("fr-FR", "l'[étude](https://x.example/e)", 'l’<a href="https://x.example/e">étude</a>'),
        ("fr-FR", "d'_Ève_ et l'**avis**", "d’<em>Ève</em> et l’<strong>avis</strong>"),
        ("fr-FR", '"[oui](https://x.example/)"', '«\u202f<a href="https://x.example/">oui</a>\u202f»'),
        ("de", "**Hans**' Haus", "<strong>Hans</strong>’ Haus"),
        ("de", '*"gut"* und "*gut*"', "<em>„gut“</em> und „<em>gut</em>“"),
        ("en", "\"`it's`\" isn't", "“<code>it's</code>” isn’t"),
        ("it", "nell'~~Arno~~", "nell’<s>Arno</s>"),
        ("ja", "**重要:**橋", "<strong>重要：</strong>橋"),
    ],
)
def test_emphasis_and_links_part_no_word(language: str, body: str, printed: str) -> None:
    assert str(prose_html(read(body, language).prose, 2)).strip() == f"<p>{printed}</p>"


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (
            "**重要：**詳細は後日。これは**「強調」**です。",
            "<strong>重要：</strong>詳細は後日。これは<strong>「強調」</strong>です。",
        ),
        ("**東京(駅前)**の*橋。*です", "<strong>東京(駅前)</strong>の<em>橋。</em>です"),
        ('그는 **"예"**라고 했다', '그는 <strong>"예"</strong>라고 했다'),
        ('**"ใช่"**ครับ', '<strong>"ใช่"</strong>ครับ'),
        ("改行した\n文章です。\n**次**\n行", "改行した文章です。<strong>次</strong>行"),
        ("東京\nTokyo\n駅", "東京 Tokyo 駅"),
        ("두 줄\n입니다", "두 줄 입니다"),
        ("foo**(bar)**baz and 2 ** 3", "foo**(bar)**baz and 2 ** 3"),
    ],
)
def test_scripts_without_spaces_have_emphasis_and_line_ends_of_their_own(body: str, printed: str) -> None:
    assert str(prose_html(read(body).prose, 2)).strip() == f"<p>{printed}</p>"


def test_runs_stay_as_many_and_in_their_order() -> None:
    assert runs(["l'", "", "x", ' "', "y", '"'], "fr") == ["l’", "", "x", " «\u202f", "y", "\u202f»"]


@pytest.mark.parametrize("sign", ["'", '"', "'a ", ' "', "' ", "\"'", "l'"])
def test_a_long_row_of_signs_takes_no_longer_than_its_length(sign: str) -> None:
    for tag in ("fr", "de", "he", "ja"):
        assert typographic(sign * 20_000, tag)


def test_mixed_scripts_and_piles_of_marks_are_kept() -> None:
    mixed = 'Straße 東京 القاهرة Ελλάδα "ß"'
    assert typographic(mixed, "de") == mixed.replace('"ß"', "„ß“")
    assert len(read("a" + "\u0301" * 10_000 + ' "b"', "fr").prose) == 1


@pytest.mark.parametrize("tag", ["", " ", "-", "_", "--", "-GB", "\ud800", "x" * 5000])
def test_a_tag_that_is_none_has_the_marks_of_english_or_of_nobody(tag: str) -> None:
    assert marks_of(tag).quotes == marks_of("en").quotes
