"""What the model marks, mended to whole names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition.spans import whole_names
from geo.recognition.words import split_words


def names(marked: str) -> list[str]:
    """Return the names made of what stands between « and »."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    lexicon = GazetteerLexicon(open_gazetteer())
    return [text[a:b] for a, b in whole_names(text, start, end, split_words(text), lexicon)]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("The army left «Gori.» Georgia waits.", ["Gori"]),
        ("The army left «Gori».", ["Gori"]),
        ("- They took «Gori».\n- Tbilisi is quiet.", ["Gori"]),
        ("They took «Gori».\n\n– Tbilisi is quiet.", ["Gori"]),
        ("In «Arenal - ELN» men", ["Arenal"]),
        ("by «Izium – Balakliia» road", ["Izium", "Balakliia"]),
        ("SOUTH\n«Lawdar\nAbyan» police and army posts were hit", ["Lawdar", "Abyan"]),
        ("The army left the port of «San\nPedro» on Monday.", ["San\nPedro"]),
        ("He moved to «Lima, Ky»., and stayed.", ["Lima, Ky."]),
        ("Snow in «W.Va». is deep", ["W.Va."]),
        ("Strike on «Sana»’a", ["Sana’a"]),
        ("Strike on «N’Dj»amena", ["N’Djamena"]),
        ("«Kyiv's» metro", ["Kyiv"]),
        ("«KYIV’S» METRO", ["KYIV"]),
        ("the «“Izium”» road", ["Izium"]),
        ("(«(Izium)»)", ["Izium"]),
        ("in Gonai\u0308«ves»", ["Gonai\u0308ves"]),
        ("Shells on as-«Salman»", ["as-Salman"]),
        ("Shells on «Deir» al-Balah", ["Deir al-Balah"]),
        ("Shells on «Homs» al-Nusra held", ["Homs"]),
        ("The crossing at «Islam» Qala is shut", ["Islam Qala"]),
        ("They left «Ben Gurion» Airport on foot", ["Ben Gurion Airport"]),
        ("The crossing at «Islam» Makhachev", ["Islam"]),
        ("Troops of «Bosnia» and Herzegovina left", ["Bosnia and Herzegovina"]),
        ("Troops of «Congo»-Brazzaville left", ["Congo-Brazzaville"]),
        ("Troops of «Syria» and Lebanon left", ["Syria"]),
        ("New «Egypt»-US talks", ["Egypt"]),
        ("Shells on «Ra’»s al-‘Ayn", ["Ra’s al-‘Ayn"]),
        ("Rain in St. Paul, «MINN».", ["MINN."]),
        ("Shells on «Deir al»-Balah", ["Deir al-Balah"]),
        ("the Canadians at «le Mesnil-Patry»", ["le Mesnil-Patry"]),
        ("in «eastern Ukraine»", ["Ukraine"]),
        ("«the Donbas»", ["Donbas"]),
        ("the «Izium-Balakliia» road", ["Izium", "Balakliia"]),
        ("on #«Bakhmut»", ["Bakhmut"]),
        ("Izium: «Kamianka\nLyman»: Torske", ["Kamianka", "Lyman"]),
        ("near «Velyka\nNovosilka»: quiet", ["Velyka\nNovosilka"]),
        ("in «Khar»kiv", ["Kharkiv"]),
        ("DETROIT, «MICH».", ["MICH."]),
        ("He lives in Paris, «Texas».", ["Texas"]),
        ("At dawn, «Mosul». A rocket.", ["Mosul"]),
        ("They took «Hill 402» at dawn", ["Hill 402"]),
        ("They cut «Highway 30.» Rain fell.", ["Highway 30"]),
        ("They lost «Height 205».9 again.", ["Height 205.9"]),
        ("He left Tampa, «Fla». He slept.", ["Fla."]),
        ("They left «Izium 2022» behind", ["Izium"]),
        ("from «mid-Ohio» west", ["Ohio"]),
        ("from «mid»-Ohio west", []),
        ("the «Haifa» Street blast", ["Haifa Street"]),
        ("the «Haifa» street children", ["Haifa"]),
        ("W. «Darfur» saw clashes", ["W. Darfur"]),
        ("in plan W. «Damascus» waits", ["Damascus"]),
        ("«—» nothing", []),
    ],
)
def test_a_span_becomes_whole_names(marked: str, found: list[str]) -> None:
    assert names(marked) == found


class NothingKnown:
    def entry(self, name: str) -> None:
        return None


@given(st.text(alphabet="aB’'-. \n\u0301(«é", min_size=1, max_size=30), st.data())
def test_a_name_begins_and_ends_with_a_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for first, last in whole_names(text, start, end, split_words(text), NothingKnown()):
        assert 0 <= first < last <= len(text)
        assert text[first].isalnum() and not text[last - 1].isspace()
