"""Bytes made into text: held-out sentences in twelve languages, in the encodings that old newsletters came in.

None of these sentences was looked at when the letters and weights were chosen.
"""

from itertools import pairwise

import pytest

from desk.read.sources import lines_of
from desk.read.sources.encoding import decoded

SENTENCES = {
    "en": ("“Ropes” – they’re £4 a yard… that’s cheap.", "cp1252"),
    "de": ("Die Fähre fährt wegen Böen später; für Gäste gibt’s Grüße vom Käpt’n.", "cp1252"),
    "fr": ("Près du phare, les pêcheurs réparent déjà leurs filets troués.", "cp1252"),
    "es": ("¿Cuándo volverá el señor Muñoz? Mañana, después del almuerzo.", "cp1252"),
    "it": ("La nave è più lenta: arriverà perciò lunedì, già di notte.", "cp1252"),
    "nl": ("Eén coöperatie financiert geïsoleerde boten; zoëven begon het.", "cp1252"),
    "pt": ("As embarcações não saíram: há previsão de tempestade amanhã às três.", "cp1252"),
    "pl": ("Rybacy wypłynęli o świcie, choć wciąż padał śnieg i dął wiatr.", "cp1250 iso8859-2"),
    "cs": ("Loď přistála večer, přestože ještě foukal silný vítr.", "cp1250 iso8859-2"),
    "ru": ("Рыбаки вышли в море рано утром, хотя ветер ещё не утих.", "cp1251 koi8-r"),
    "ja": ("漁船は早朝に港を出たが、風はまだ強かったという。", "cp932 euc_jp iso2022_jp"),
    "zh": ("渔船清晨出海，虽然风还没有停。", "gb18030"),
    "zhtw": ("漁船清晨出海，雖然風還沒有停。", "big5"),
    "ko": ("어선은 새벽에 항구를 떠났지만 바람은 아직 강했다.", "euc_kr"),
    "ar": ("خرجت قوارب الصيد عند الفجر رغم أن الريح لم تهدأ بعد.", "cp1256"),
}
CASES = [(text, charset) for text, charsets in SENTENCES.values() for charset in charsets.split()]


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_a_paragraph_is_read_without_a_doubt(text: str, charset: str) -> None:
    made = decoded("\n".join([text] * 8).encode(charset))
    assert made.text == "\n".join([text] * 8)
    assert made.charsets == ()


def test_of_single_sentences_none_is_wrong_without_a_doubt_and_few_are_doubted() -> None:
    doubted = 0
    for text, charset in CASES:
        made = decoded(text.encode(charset))
        assert made.text == text or charset in _named(made.charsets), (charset, made)
        doubted += bool(made.charsets)
    assert doubted <= len(CASES) // 4


def test_of_two_words_none_is_wrong_without_a_doubt() -> None:
    for text, charset in CASES:
        parts = text.split() if " " in text else [text[at : at + 3] for at in range(0, len(text), 3)]
        for one, two in pairwise(parts):
            told = f"{one} {two}".encode(charset)
            if not told.isascii() and charset != "iso2022_jp":
                made = decoded(told)
                assert made.text == told.decode(charset) or made.charsets, (charset, told.decode(charset), made)


def _named(charsets: tuple[object, ...]) -> str:
    from desk.read.sources.encoding import _NAMES

    names = {name: code for code, name in _NAMES.items()}
    return " ".join(names.get(str(getattr(each, "charset", "")), "") for each in charsets)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("language", ["en", "ru", "ja", "ar"])
def test_unicode_with_and_without_a_mark(charset: str, language: str) -> None:
    text = SENTENCES[language][0]
    assert decoded(text.encode(charset)).text == text


def test_what_is_declared_is_taken_where_it_can_be() -> None:
    text = "naïve façade"
    assert decoded(text.encode("iso8859-15"), "ISO-8859-15").charset == "ISO8859-15"
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>мы</p>'.encode("cp1251")
    made = lines_of(page, "old.html")
    assert (made.lines[0].text, made.charsets) == ("мы", ())


def test_a_declaration_that_is_wrong_is_a_doubt() -> None:
    text = SENTENCES["ru"][0] * 3
    made = decoded(text.encode("cp1251"), "iso-8859-1")
    assert made.text == text
    assert [each.charset for each in made.charsets] == ["Windows-1251", "Windows-1252"]
    assert made.charsets[0].sample != made.charsets[1].sample


def test_the_editor_may_choose() -> None:
    data = SENTENCES["cs"][0].encode("cp1250")
    assert lines_of(data, charset="windows-1252").lines[0].text != SENTENCES["cs"][0]
    assert lines_of(data, charset="windows-1250").lines[0].text == SENTENCES["cs"][0]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Itâ€™s a cafÃ©, isnâ€™t it", "It’s a café, isn’t it"),
        ("Ð›Ð¾Ð´ÐºÐ° Ð¸ Ð²ÐµÑ‚ÐµÑ€", "Лодка и ветер"),
        ("Р›РѕРґРєР° Рё РІРµС‚РµСЂ", "Лодка и ветер"),
        ("ÃƒÂ¼ber GrÃƒÂ¼n", "über Grün"),
    ],
)
def test_what_was_encoded_twice_is_put_right_where_it_is_certain(wrong: str, right: str) -> None:
    made = decoded(wrong.encode())
    assert (made.text, made.charsets) == (right, ())


def test_what_may_speak_of_such_signs_is_left_with_a_doubt() -> None:
    text = "Why “Ã©” stands where “é” should"
    made = decoded(text.encode())
    assert made.text == text
    assert [each.sample for each in made.charsets] == [text, "Why “é” stands where “é” should"]


def test_a_wrong_byte_in_utf_8_is_read_and_doubted() -> None:
    made = decoded("Größe, Öl, Käse: ".encode() + b"na\xefve")
    assert made.text == "Größe, Öl, Käse: naïve"
    assert made.charsets


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02" * 900, b"\x89PNG\r\n\x1a\n" + bytes(90)])
def test_what_is_no_text_says_so(data: bytes) -> None:
    made = lines_of(data, "x.txt")
    assert made.lines == ()
    assert made.problem.startswith("x.txt is ")


def test_no_byte_is_dropped() -> None:
    data = b"caf\xe9 \x81\x8d \xff na\xefve"
    made = decoded(data)
    assert made.text.replace(" ", "")[:4] == "café"
    assert "naïve" in made.text
