"""What gives an injected instruction away, as patterns of concepts.

A line that begins a rule names its kind, its weight in what a user says, its weight in what an agent
merely reads, and its reason; the lines below it are its patterns. Both weights are negative for what
speaks against an injection; a rule ``at-edge`` counts in full only at the beginning or the end of a
text.

A pattern is read from left to right. A word in capitals is a concept of the lexicon, any other word
stands for itself, ``a|b`` is either; ``?`` after it makes it optional, ``*`` lets it stand up to four
times; ``!X`` forbids X there; ``~n`` leaves room for up to n words of the same sentence; ``^`` is
where a sentence, a line or a quotation begins, ``^^`` where a line or the text does; ``$`` is the end
of a sentence or a line; ``: " < ; ! ?`` are marks between words, ``.`` is a word of no concept.
After ``&`` all of the words stand in one sentence, in any order.

Weights are log-odds, set by hand. A plain order to drop earlier instructions (about +5) outweighs
the prior of a harmless text (-2.7) by itself; most others need company. The kinds follow the
taxonomies of Perez and Ribeiro 2022 (arXiv 2211.09527), Greshake et al. 2023 (2302.12173), Liu et
al. 2023 (2310.12815) and Schulhoff et al. 2023 (2311.16119).
"""

from __future__ import annotations

from pytest_voicearena.scan.injection.rules.authority import AUTHORITY
from pytest_voicearena.scan.injection.rules.doubts import DOUBTS
from pytest_voicearena.scan.injection.rules.extraction import EXTRACTION
from pytest_voicearena.scan.injection.rules.override import OVERRIDE
from pytest_voicearena.scan.injection.rules.reading import READING
from pytest_voicearena.scan.injection.rules.roles import ROLES

#: All rules.
RULES = OVERRIDE + EXTRACTION + ROLES + AUTHORITY + READING + DOUBTS
