"""Clauses in a line each, so that a table of sentences can say what the grammar must find.

`lemma(function=head, …) [flags]`: an oblique is written with its marker (`로=대표`, a bare one as `@=지난 5월`), what
else than overt with a sign: `+=` shared, `<=` antecedent, `~=` controlled. Flags are what differs from an active,
told, affirmative main clause; the tense of nouns and of the present is left out.
"""

from __future__ import annotations

from extractor.document.columns import Hit, Layout, layout_of
from extractor.grammar.parse import Argument, Clause, Function, How, Link, Mood, Parse, Span, Tense, Voice
from extractor.language.analyse import Analyser
from extractor.language.korean.parse import KoreanGrammar, load_korean
from extractor.language.korean.tokens import KoreanAnalyser
from extractor.rulefiles.folders import rule_folders

NAMES = (
    "가온텔레콤",
    "노던네트웍스",
    "코베인시스템즈",
    "미라전자",
    "다온통신",
    "누리에너지",
    "서도윤",
    "이나래",
    "한별소프트",
    "방송통신감독원",
)
NOUNS = frozenset(
    (
        "인수",
        "합병",
        "매각",
        "체결",
        "계약",
        "공급",
        "설립",
        "계획",
        "협약",
        "출시",
        "선임",
        "투자",
        "승인",
        "분쟁",
        "개발",
    )
)
SIGNS = {How.OVERT: "=", How.SHARED: "+=", How.ANTECEDENT: "<=", How.CONTROLLED: "~=", How.ZERO: "0="}


class _Block:
    kind = "body"

    def __init__(self, end: int) -> None:
        self.start, self.end = 0, end


class Reader:
    """Analyses and parses one text as one block."""

    def __init__(self) -> None:
        korean = KoreanAnalyser(1)
        self._analyser = Analyser((), (), lambda: korean)
        self.grammar: KoreanGrammar = load_korean(rule_folders())

    def parses(self, text: str, nouns: frozenset[str] = NOUNS) -> tuple[Layout, list[Parse]]:
        """Return the layout of `text` and the parse of each of its sentences."""
        hits = [
            Hit(at, at + len(name), name, (0,))
            for name in NAMES
            for at in range(len(text))
            if text.startswith(name, at)
        ]
        layout = layout_of(
            self._analyser.analyse(text, [_Block(len(text))], sorted(hits, key=lambda hit: hit.start), written_in="ko")
        )
        names = [layout.tokens.span(hit.start, hit.end) for hit in hits]
        return layout, [
            self.grammar.parse(
                sentence,
                layout.tokens,
                [name for name in names if sentence.start <= name[0] and name[1] <= sentence.end],
                nouns,
            )
            for sentence in layout.sentences
        ]

    def told(self, text: str) -> list[str]:
        """Return the clauses of `text`, a line each."""
        layout, parses = self.parses(text)
        return [_line(clause, layout) for parse in parses for clause in parse.clauses]


def words(span: Span, layout: Layout) -> str:
    """Return the text of a span of tokens."""
    return layout.text[layout.tokens.start[span[0]] : layout.tokens.end[span[1] - 1]]


def _line(clause: Clause, layout: Layout) -> str:
    arguments = ", ".join(_argument(argument, layout) for argument in clause.arguments)
    return f"{clause.lemma}({arguments}){_flags(clause)}"


def _argument(argument: Argument, layout: Layout) -> str:
    phrase = argument.phrase
    name = (argument.marker or "@") if argument.function is Function.OBLIQUE else argument.function.value
    heads = [words(one.head, layout) for one in phrase.members or (phrase,)]
    return f"{name}{SIGNS[argument.how]}{'·'.join(heads)}"


def _flags(clause: Clause) -> str:
    flags = [
        clause.link.value if clause.link is not Link.MAIN else "",
        "noun" if clause.noun and clause.link is not Link.NOMINAL else "",
        "negated" if clause.negated else "",
        "passive" if clause.voice is Voice.PASSIVE else "",
        clause.tense.value if clause.tense in {Tense.PAST, Tense.FUTURE} else "",
        clause.mood.value if clause.mood is not Mood.TOLD else "",
    ]
    told = " ".join(flag for flag in flags if flag)
    return f" [{told}]" if told else ""
