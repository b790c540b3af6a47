"""Names of files by the letters of a language, and words in its capitals."""

import pytest

from desk.store.file.names import slug
from desk.words.capitals import capitals


@pytest.mark.parametrize(
    ("tag", "title", "named"),
    [
        ("de", "Grüße aus Köln: Straße", "gruesse-aus-koeln-strasse"),
        ("en-GB", "Grüße", "grusse"),
        ("sv", "Åsa på ön", "asa-pa-on"),
        ("da", "Smørrebrød på Ærø", "smoerrebroed-paa-aeroe"),
        ("pl", "Łódź żyje", "lodz-zyje"),
        ("tr", "IŞIK ve İstanbul", "isik-ve-istanbul"),
        ("uk", "Київ і Запоріжжя", "kyiv-i-zaporizhzhia"),
        ("ru", "Щука и ёж", "shchuka-i-ezh"),
        ("el", "Ελλάδα: ουρανός", "ellada-ouranos"),
        ("fr", "L'œuvre de Noël", "l-oeuvre-de-noel"),
        ("zh-Hans", "桥梁维修", "qiao-liang-wei-xiu"),
        ("ko", "다리 수리", "dari-suri"),
        ("ja", "橋の修理、来春に延期", "issue-12"),
        ("ja", "2027年の予算", "2027"),
        ("ja", "さくら", "sakura"),
        ("ja", "カフェ・オープン", "kafe-opun"),
        ("ja", "まっちゃとシャッター", "matchatoshatta"),
        ("ja", "しんぶん つうしん", "shinbun-tsuushin"),
        ("ja", "ﾌﾞﾙｰ", "buru"),
        ("fr", "L’été d'Anne", "l-ete-d-anne"),
        ("it", "Dell’Arno", "dell-arno"),
        ("en-GB", "橋の修理", "issue-12"),
        ("ar", "مرحبا بالعالم", "issue-12"),
        ("he", "שלום", "issue-12"),
        ("xx", "Łøß", "loss"),
    ],
)
def test_a_name_is_written_as_the_language_writes_it_or_by_its_number(tag: str, title: str, named: str) -> None:
    assert slug(title, "issue-12", tag) == named


@pytest.mark.parametrize(
    ("tag", "title", "printed"),
    [
        ("de", "Straße", "STRASSE"),
        ("tr", "İzmir'in ışığı", "İZMİR'İN IŞIĞI"),
        ("az", "bir", "BİR"),
        ("el", "Ελληνική οικονομία", "ΕΛΛΗΝΙΚΗ ΟΙΚΟΝΟΜΙΑ"),
        ("el", "μάιος ή Μάης", "ΜΑΪΟΣ Ή ΜΑΗΣ"),
        ("el", "καΐκι", "ΚΑΪΚΙ"),
        ("en-GB", "Iris", "IRIS"),
        ("ja", "橋", "橋"),
    ],
)
def test_capitals_are_those_of_the_language(tag: str, title: str, printed: str) -> None:
    assert capitals(title, tag) == printed
