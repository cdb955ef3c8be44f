"""The words by which the language of a short line is told: `python data/models/line_words.py`.

Writes `../reading/line_words.tsv`: of the words that our passages have outside names those that
English, Spanish or French has twenty times as often as the two others, and those that Ukrainian or
Russian has and the other not. Counts are those of the passages and, in Latin letters, of PyPI
`pyspellchecker` (MIT).
Needs the extra `train`.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from passages import read_passages  # noqa: E402

from geo.report.lines import words_of  # noqa: E402

LATIN = {"en": ".", "es": "es", "fr": "fr"}
CYRILLIC = {"uk": "uk", "ru": "ru"}
TABLE = HERE.parent / "reading" / "line_words.tsv"
_RATIO = 20
_RARE = 50
"""How often, in a thousand million words, any word may stand in a language by chance."""
_HEAD = """\
# Words of our passages that one of three languages in Latin letters, or of two in Cyrillic ones,
# has to itself, by which the language of a line is told that is too short for function words.
# Counted by data/models/line_words.py, with PyPI pyspellchecker (MIT). Read by geo/report/lines.
word	language
"""


def main() -> None:
    """Write the table.

    Raises:
        SystemExit: the lists of words are not installed.
    """
    spec = importlib.util.find_spec("spellchecker")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("The lists of words are not installed: pip install -e '.[train]'")
    resources = Path(spec.submodule_search_locations[0]) / "resources"
    rows = []
    for folders in (LATIN, CYRILLIC):
        ours = {each: Counter(_of_passages(folder)) for each, folder in folders.items()}
        rates = {each: _rates(counts) for each, counts in ours.items()}
        if folders is LATIN:
            for each in folders:
                with gzip.open(resources / f"{each}.json.gz", "rt", encoding="utf-8") as file:
                    rates[each] = rates[each] + _rates(json.load(file))
        rows += filter(None, (_row(word, rates) for word in set().union(*ours.values())))
    TABLE.write_text(_HEAD + "".join(sorted(rows)), encoding="utf-8")


def _rates(counts: Mapping[str, int]) -> Counter[str]:
    """Return how often each word stands in a thousand million."""
    total = sum(counts.values())
    return Counter({word: count * 10**9 // total for word, count in counts.items()})


def _of_passages(folder: str) -> list[str]:
    found: list[str] = []
    for path in sorted((HERE / "sentences" / folder).glob("*.txt")):
        for passage in read_passages(path):
            text = passage.document.text
            for name in reversed(passage.names):
                text = f"{text[: name.start]}0{text[name.end :]}"
            found += (word for line in re.split(r"[\n\t]", text) for word in words_of(line))
    return found


def _row(word: str, rates: Mapping[str, Counter[str]]) -> str:
    """Return the row of a word that one language has, "" for any other."""
    if len(word) < 2 or not word.isalpha():
        return ""
    rate = {language: each[word] for language, each in rates.items()}
    language = max(rate, key=lambda each: rate[each])
    others = max(share for each, share in rate.items() if each != language)
    clear = rate[language] >= _RATIO * max(_RARE, others)
    return f"{word}\t{language}\n" if clear else ""


if __name__ == "__main__":
    main()
