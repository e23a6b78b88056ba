"""Names of persons, by titles, given names, endings of family names, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.personal.capitals import NO_PERSONS, STARTERS
from pytest_voicearena.scan.personal.cues import (
    DIALOGUE,
    after_name,
    before_name,
    is_kin,
    may_name,
)
from pytest_voicearena.scan.personal.given_names import ambiguous_names, clear_names
from pytest_voicearena.scan.personal.places import (
    is_employer,
    is_labelled,
    is_place,
    is_visited,
    is_whereabouts,
)
from pytest_voicearena.scan.personal.runs import Run, Word, find_runs
from pytest_voicearena.scan.personal.surnames import (
    ends_like_surname,
    ends_only_like_surname,
    is_common_surname,
)
from pytest_voicearena.scan.personal.uncapitalised import find_uncapitalised

_SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "dds", "md", "phd", "esq", "cpa", "rn", "dvm"}
)
#: A megabyte of prose has a fifth of that.
_MOST_RUNS = 80_000
_LOOKED_BACK = 64
_WORDS_BACK = 7
_LOOKED_ON = 48
_WIDEST_GAP = 6
_LONGEST_ROW = 64
#: What follows only makes persons of unknown words where it is surer.
_LEAST = 0.55
#: Shorter words of capitals are codes of airports and the like.
_TOWN = 5
#: Letters of names, but hardly of the words of the languages that give nouns capitals.
_RARE_LETTERS = re.compile("[łńśźżćčšžřěůďťňđåøæþðığőűăâțşĺľįųėģķļņķ]")


def find_people(text: str, lower: str) -> Iterator[Match]:
    """Names of persons, and where persons are said to be; ``lower`` is the text in lower case."""
    group: list[Run] = []
    nobody = True
    for run in islice(find_runs(text), _MOST_RUNS):
        if not _weigh(lower, run):
            continue
        nobody = False
        if group and (run.start - group[-1].end > _WIDEST_GAP or len(group) == _LONGEST_ROW):
            yield from _told(text, group)
            group = []
        group.append(run)
    yield from _told(text, group)
    if nobody:
        yield from find_uncapitalised(lower)


def _told(text: str, group: Sequence[Run]) -> Iterator[Match]:
    """The persons among runs that stand close together."""
    if len(group) > 1 and any(run.score or _is_built(run) for run in group):
        _tell_neighbours(text, group)
    for run in group:
        if run.score:
            yield Match(run.name, run.start, run.end, run.score, run.why)


def _weigh(lower: str, run: Run) -> bool:
    """Decide how sure it is that a run is a name, and cut it to the name; False if it is none."""
    if is_place(run.folded):
        if is_whereabouts(_before(lower, run)) or is_visited(lower[run.end : run.end + _LOOKED_ON]):
            run.take(0.55, "where somebody is said to be", "whereabouts")
        return bool(run.score)
    if lower[run.start - 4 : run.start] in _EMPLOYED and is_employer(_before(lower, run)):
        run.take(0.5, "whom somebody works for", "employer")
        return True
    if lower[run.start - 2 : run.start] == ": " and is_labelled(_before(lower, run)):
        run.take(0.5, "what a form says of a place", "whereabouts")
        return True
    words = _cut(run.words)
    if not words:
        return False
    run.cut(words)
    if run.titled and words[0].folded not in NO_PERSONS:
        run.take(0.9, "a name after a title")
    elif len(words) > 1 and (score := _pair(run.full)):
        run.take(score, "a given name and a family name")
    else:
        _weigh_by_context(lower, run)
    return True


_EMPLOYED = frozenset({"for ", " at ", " by "})


def _before(lower: str, run: Run) -> list[str]:
    """The words before a run."""
    return lower[max(0, run.start - _LOOKED_BACK) : run.start].split()[-_WORDS_BACK:]


def _cut(words: Sequence[Word]) -> Sequence[Word]:
    """The words up to the first that is in nobody's name: a firm's, an office."""
    if len(words) == 1:
        code = len(words[0].raw) < _TOWN and words[0].capitals
        return () if code or words[0].folded in NO_PERSONS else words
    for place, word in enumerate(words):
        if word.folded in NO_PERSONS and not (place and is_common_surname(word.folded)):
            words = words[:place] if place > 1 and words[0].folded in clear_names() else ()
            break
    last = len(words)
    while last > _LEAST_WORDS and not _is_of_name(words[last - 1].folded):
        if words[last - 2].raw.islower():
            break
        last -= 1
    return words[:last]


_LEAST_WORDS = 2


def _is_of_name(folded: str) -> bool:
    """Whether a third word belongs to a name: "Ann Mary Smith", but not "Ann Smith Head"."""
    return (
        len(folded) == 1
        or _is_given(folded)
        or folded in _SUFFIXES
        or is_common_surname(folded)
        or ends_like_surname(folded)
        or not folded.isascii()
    )


def _pair(words: Sequence[Word]) -> float:
    """How sure two and more words by themselves are a name."""
    if len(words) < _LEAST_WORDS:
        return 0.0
    first, last = words[0], words[-1]
    if all(word.capitals for word in words) and not _is_given(first.folded):
        return 0.0
    family = is_common_surname(last.folded) or ends_like_surname(last.folded)
    if last.folded in _SUFFIXES and words[-2] is not first:
        family = True
    if first.folded in clear_names() or first.folded.split("-")[0] in clear_names():
        return 0.85
    if first.folded in ambiguous_names() and (family or last.folded in clear_names()):
        return 0.8
    if ends_like_surname(last.folded) and not is_place(first.folded):
        return 0.65
    return 0.6 if last.folded in clear_names() else 0.0


def _is_given(folded: str) -> bool:
    return folded in clear_names() or folded in ambiguous_names()


def _weigh_by_context(lower: str, run: Run) -> None:
    """What the words before and after a run make of it."""
    full = run.full
    if not full or all(word.folded in STARTERS for word in full):
        return
    start, end = run.start, run.end
    words: list[str] = []
    cue = None
    shouted = len(full) == 1 and full[0].capitals
    if not shouted and may_name(lower, start):
        words = _before(lower, run)
        gap = lower[max(0, start - _WIDEST_GAP) : start]
        cue = before_name(words, gap[len(gap.rstrip()) :])
    if cue:
        run.take(*cue)
    elif full[0].folded in clear_names() and not full[0].capitals:
        run.take(0.6, "a given name")
    elif note := _after(lower[end : end + _LOOKED_ON], run, full):
        run.take(*note)
    elif not run.sentence and is_whereabouts(words or _before(lower, run)):
        run.take(0.5, "where somebody is said to be", "whereabouts")


def _after(after: str, run: Run, full: Sequence[Word]) -> tuple[float, str] | None:
    """What follows a name: kin, a colon and speech, verbs of persons; or what it is built of."""
    first = full[0]
    if run.possessed and is_kin(after[2:]):
        return 0.65, "whose relative is told of"
    if first.capitals or first.folded.endswith("ly"):
        return None
    if run.sentence and len(full) == 1 and DIALOGUE.match(after):
        return 0.55, "who is speaking"
    known = len(full) > 1 or ends_like_surname(first.folded) or _is_given(first.folded)
    found = after_name(after)
    if found and (known or found[0] > _LEAST):
        return found
    return None if run.sentence else _built_like_name(run, full)


def _built_like_name(run: Run, full: Sequence[Word]) -> tuple[float, str] | None:
    if len(full) > 1 and (_RARE_LETTERS.search(run.folded) or len(run.words) > len(full)):
        return 0.55, "words with capitals, as names have"
    if ends_only_like_surname(full[0].folded):
        return 0.5, "the ending of a family name"
    return None


_MOST_IN_A_ROW = 3
_JOINED = re.compile(r" ?,? (?:and|&|or) ")
_LISTED = re.compile(r", (?!and |or )")
#: In a list more follows, or the sentence ends; after "Hi Ann, Attached is ..." it goes on.
_LIST_GOES_ON = re.compile(r"[,.;)\n?!]|,? (?:and|or|&) |\Z")


def _tell_neighbours(text: str, runs: Sequence[Run]) -> None:
    """In "Rudi, Ann and Tosh" one name tells the others."""
    pairs = [pair for pair in pairwise(runs) if not (pair[0].score and pair[1].score)]
    for left, right in [*pairs, *reversed(pairs)]:
        one, other = (left, right) if left.score else (right, left)
        if other.score or not _may_follow(other):
            continue
        told = (one.score and one.name == "person") or _are_families(left, right)
        if told and _are_joined(text, left, right):
            other.take(0.55, "in a row with another name")


def _are_joined(text: str, left: Run, right: Run) -> bool:
    if _JOINED.fullmatch(text, left.end, right.start):
        return True
    listed = _LISTED.fullmatch(text, left.end, right.start)
    return listed is not None and _LIST_GOES_ON.match(text, right.end) is not None


def _is_built(run: Run) -> bool:
    return len(run.words) == 1 and ends_like_surname(run.words[0].folded)


def _are_families(left: Run, right: Run) -> bool:
    """Whether two single words could both be family names, and one is built like that."""
    if not (_is_built(left) or _is_built(right)):
        return False
    words = [run.words[0].folded for run in (left, right) if len(run.words) == 1]
    return all(ends_like_surname(word) or is_common_surname(word) for word in words)


def _may_follow(run: Run) -> bool:
    first = run.words[0]
    if len(run.words) > _MOST_IN_A_ROW or run.sentence or first.capitals:
        return False
    return not (first.folded in NO_PERSONS or first.folded in STARTERS or is_place(first.folded))
