"""Rule files of one language → its compiled grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.dates.anchor_choice import AnchorChoice
from extractor.dates.anchors import Amounts, Anchors, Vocabulary, regex
from extractor.dates.cue_regex import cue_beginnings, cue_regex
from extractor.dates.grammar import Grammar, Node
from extractor.dates.marked import marked_anchors
from extractor.dates.meaning import MeaningError, Tree, parse_meaning, slots_of
from extractor.dates.model import BareKind, Choice, DatePattern
from extractor.dates.pattern import Expansion, PatternError, expand
from extractor.dates.rule import Rule
from extractor.dates.unmarked import unmarked_anchors
from extractor.dates.vocabulary import BUILT_IN_GROUPS, DATES, Location, Source, WordClasses, read_settings
from extractor.errors import Problem, RuleError


def compile_grammar(sources: Sequence[Source]) -> Grammar:
    """Compile the files of a language (those of `common` among them).

    Raises:
        RuleError: with one problem for each pattern, class or meaning that is wrong.
    """
    return _Compiler(sources).compile()


class _Compiler:
    def __init__(self, sources: Sequence[Source]) -> None:
        self._classes = WordClasses(sources)
        self._settings = read_settings(sources)
        self._problems: list[Problem] = self._classes.problems
        self._patterns = [
            (source, index, pattern) for source in sources for index, pattern in enumerate(source.file.patterns)
        ]
        self._results = {pattern.gives for _, _, pattern in self._patterns} | {*DATES, "TIME", "RANGE", "LENGTH", "SET"}
        self._known = self._results | BUILT_IN_GROUPS.keys() | self._classes.names
        self._expansions: list[tuple[Source, Location, Expansion]] = []
        self._root: dict[str, Node] = {}

    def compile(self) -> Grammar:
        for order, (source, index, pattern) in enumerate(self._patterns):
            self._pattern(source, ("patterns", index), pattern, order)
        anchors = self._anchors()
        if self._problems:
            raise RuleError(tuple(self._problems))
        boundary, compared, tense = self._settings.boundary, self._settings.compared, self._settings.tense
        groups = self._classes.groups_of()
        marked = boundary.blanks == "required"
        cues = {"future": tense.future, "past": tense.past, "speech": tense.speech}
        return Grammar(
            lexicon=self._classes.lexicon(),
            root=self._root,
            symbols={result: (result, *groups.get(result, ())) for result in self._results},
            anchors=anchors,
            before=boundary.before or "",
            after=boundary.after or "",
            compared_before=f"(?:{compared.before})\\Z" if compared.before else "",
            compared_after=compared.after or "",
            fold=tuple(self._settings.fold.items()),
            cues=cue_regex(cues, marked=marked),
            cue_beginnings=cue_beginnings(cues) if marked else "",
            day_first="|".join(f"(?<![a-z]){sign}(?![a-z])" for sign in self._settings.day_first),
            look=tense.look,
            quotes=tense.quotes,
            continues=frozenset(tense.continues),
            defaults=_plain(tense.default),
            alone_defaults=_plain(tense.default) | _plain(tense.alone),
            marked=marked,
            proper=frozenset(self._settings.proper),
        )

    def _pattern(self, source: Source, location: Location, pattern: DatePattern, order: int) -> None:
        try:
            tree = parse_meaning(pattern.means)
        except MeaningError as error:
            self._problems.append(source.problem((*location, "means"), str(error)))
            return
        rule, needed = _rule(source.file.dates, pattern, tree, order), slots_of(tree)
        for number, text in enumerate(pattern.text):
            where = (*location, "text", number)
            try:
                expansions = expand(text)
            except PatternError as error:
                self._problems.append(source.problem(where, str(error)))
                continue
            for expansion in expansions:
                wrong = self._wrong(expansion, needed)
                if wrong:
                    self._problems.append(source.problem(where, wrong))
                    break
                self._add(expansion, rule)
                self._expansions.append((source, where, expansion))

    def _wrong(self, expansion: Expansion, needed: frozenset[str]) -> str | None:
        for element in (*expansion.lead, *expansion.core, *expansion.trail):
            if not element.words and element.symbol not in self._known:
                return f"no class or result {element.symbol!r}"
        missing = needed.difference(element.slot for element in (*expansion.core, *expansion.trail))
        return f"`means` needs {', '.join(sorted(missing))}, which can be left out here" if missing else None

    def _add(self, expansion: Expansion, rule: Rule) -> None:
        for element in (*expansion.lead, *expansion.core, *expansion.trail):
            for word in element.words:
                self._classes.surfaces[word][element.symbol] = word
        node, trail = _descend(self._root, expansion), expansion.trail
        ends = (node[4] if trail[0].loose else node[3]).setdefault(trail[0].symbol, []) if trail else node[2]
        ends.append((rule, tuple(element.slot for element in expansion.core), expansion.lead, trail))

    def _anchors(self) -> Anchors:
        choice = AnchorChoice(self._classes, self._settings)
        anchors: set[str] = set()
        starters: set[str] = set()
        enders: set[str] = set()
        for source, where, (lead, core, trail) in self._expansions:
            words = choice.words(Expansion(lead, core, trail))
            if words is None:
                expected = "needs an element that is not weak, or two that stand together"
                self._problems.append(source.problem(where, expected))
                continue
            anchors |= words
            # the context counts, and so does what the context stands beside
            starters.update(*(choice.spellings(first) for first in (core[0], *lead[:1])))
            enders.update(*(choice.spellings(last) for last in (core[-1], *trail[-1:])))
        joints = regex("[a-z]+").findall(self._classes.joint)
        vocabulary = Vocabulary(
            frozenset({*self._classes.surfaces, *self._classes.numeral_words(), *joints}),
            frozenset(starters),
            frozenset(enders),
        )
        boundary = self._settings.boundary
        amounts = Amounts.between(boundary.quantity_before or "", boundary.quantity_after or "")
        build = marked_anchors if boundary.blanks == "required" else unmarked_anchors
        return build(anchors | choice.covering(anchors), vocabulary, amounts)


def _plain(choices: Mapping[BareKind, Choice]) -> dict[str, str]:
    return {str(kind): str(choice) for kind, choice in choices.items()}


def _descend(root: dict[str, Node], expansion: Expansion) -> Node:
    """Return the node of the trie at the end of an expansion, made where it is not there yet."""
    first, *rest = expansion.core
    node = root.setdefault(first.symbol, _node())
    for element in rest:
        children = node[1] if element.loose else node[0]
        node = children.setdefault(element.symbol, _node())
    return node


def _node() -> Node:
    return {}, {}, [], {}, {}


def _rule(name: str, pattern: DatePattern, tree: Tree, order: int) -> Rule:
    return Rule(
        id=name,
        gives=pattern.gives,
        tree=tree,
        priority=pattern.priority,
        order=order,
        visible=pattern.visible,
        cased=pattern.cased,
        alone=pattern.alone,
        fills=pattern.fills,
        tense=pattern.tense,
        not_before=f"(?:{pattern.unless.before})\\Z" if pattern.unless.before else None,
        not_after=pattern.unless.after,
        before=pattern.boundary.before,
        after=pattern.boundary.after,
    )
