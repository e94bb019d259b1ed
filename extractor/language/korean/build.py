"""The tied tree → `Parse`: subjects that are left out but known, nouns that head clauses, and the frozen records."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.grammar.parse import Argument, Clause, Function, How, Link, Mood, Parse, Phrase, Tense, Voice
from extractor.language.korean.columns import Columns
from extractor.language.korean.nodes import Case, Close, Item, Nominal, Predicate, Speech, Tie
from extractor.language.korean.nominals import nouns_of
from extractor.language.korean.words import GrammarWords

_ADNOMINAL = (Close.ADNOMINAL, Close.TELLING)
_SUBJECTS = (Case.TOPIC, Case.SUBJECT)
_LINKS = {
    Close.QUOTED: Link.QUOTATION,
    Close.COORDINATE: Link.COORDINATE,
    Close.NOMINALIZED: Link.COMPLEMENT,
}
_SUBJECT_AND_PREDICATIVE = 2

Roots = list[list[Nominal | Predicate | Speech]]


class Builder:
    """Builds the parse of one sentence."""

    def __init__(self, words: GrammarWords, columns: Columns, nouns: frozenset[str]) -> None:
        self._words = words
        self._columns = columns
        self._nouns = nouns

    def build(self, items: list[Item], roots: Roots) -> Parse:
        """Return the parse of `items`, which the attacher has tied and whose `roots` nothing governs."""
        nominals = [item for item in items if isinstance(item, Nominal)]
        predicates = [item for item in items if isinstance(item, Predicate)]
        for predicate in predicates:
            self._join_light(predicate)
        posts = [nominal.post for nominal in nominals if nominal.post is not None]
        self._share(predicates, posts)
        predicates.extend(posts)
        bound = [(predicate, predicate.bound) for predicate in predicates if predicate.bound is not None]
        for predicate, (nominal, exists) in bound:
            exists.parent = predicate
            nominals.append(nominal)
            predicates.append(exists)
        nominals.sort(key=_first)
        if not self._nouns.isdisjoint(self._columns.text):
            hot = {at for at, text in enumerate(self._columns.text) if text in self._nouns}
            headlines = {id(telling[-1]): telling for telling in roots if telling and isinstance(telling[-1], Nominal)}
            for nominal in nominals:
                if hot.isdisjoint(nominal.parts):
                    continue
                nominal.nouns = nominal.nouns or nouns_of(self._columns, nominal.parts)
                predicates.extend(self._noun_clauses(nominal, headlines.get(id(nominal))))
        if not self._columns.ends_finite:
            predicates.extend(self._verbless(roots, predicates))
        predicates.sort(key=lambda predicate: (predicate.predicate, not predicate.noun))
        for number, predicate in enumerate(predicates):
            predicate.number = number
        # In text order, so that the parts of a phrase are there before it: 'A의 B의 C의 …' must not call itself.
        phrases = tuple([self._phrase(nominal) for nominal in nominals])
        clauses = tuple([self._clause(predicate) for predicate in predicates])
        return Parse(phrases, clauses, tuple(self._columns.quotations))

    # Subjects that go without saying

    def _share(self, predicates: list[Predicate], posts: list[Predicate]) -> None:
        for predicate in predicates:
            self._share_upward(predicate)
        for predicate in reversed(predicates):
            self._share_downward(predicate)
        for post in posts:
            self._share_with_postposition(post)

    def _share_upward(self, predicate: Predicate) -> None:
        """Let 'A가 B를 인수하고 C를 팔았다' have A as seller."""
        if predicate.subject is not None:
            return
        for child in predicate.children:
            chained = child.close in (Close.COORDINATE, Close.ADVERBIAL, Close.NOMINALIZED)
            if child.subject is None or not (chained or child.connective in self._words.endings.saying):
                continue
            # A topic is what all clauses are about; another subject stays within a chain of deeds.
            topic = child.subject.nominal.case is Case.TOPIC
            goes_on = topic or child.connective in self._words.endings.serial
            if goes_on and child.subject.how is not How.ANTECEDENT:
                predicate.tie(child.subject.nominal, Function.SUBJECT, child.subject.marker, How.SHARED)
                return
        seems = predicate.passive or predicate.lemma in self._words.seem
        for tie in predicate.ties:
            subject = self._topic_within(tie.nominal, seems=seems) if tie.nominal.clauses else None
            if subject is not None:
                predicate.tie(subject.nominal, Function.SUBJECT, subject.marker, How.SHARED)
                return

    def _topic_within(self, nominal: Nominal, *, seems: bool) -> Tie | None:
        """Return the topic that stands in the clause of 'A는 인력을 줄인 *뒤*', 'A는 B를 인수한 *것으로*'."""
        known = seems and nominal.case is Case.OBLIQUE and nominal.words[-1] in self._words.that
        if not known and not nominal.tells_when():
            return None
        subject = nominal.clauses[-1].subject
        overt = subject is not None and subject.how in (How.OVERT, How.SHARED)
        return subject if subject is not None and overt and subject.nominal.case is Case.TOPIC else None

    def _share_downward(self, predicate: Predicate) -> None:
        described = predicate.describes
        if described is not None and not described.content and not described.adjunct and not described.time:
            self._antecedent(predicate, described)
            if predicate.object is None or predicate.object.how is not How.ANTECEDENT:
                return
        governor = _governor(predicate)
        if governor is None:
            return
        left_out = not predicate.connective and predicate.close is Close.COORDINATE
        if predicate.tense is Tense.NONE and (left_out or predicate.connective in self._words.endings.timeless):
            predicate.tense = governor.tense
        if predicate.subject is not None or predicate.manner:
            return
        above = self._farther(predicate, governor)
        subject = above.subject
        if subject is None:
            return
        if described is not None and subject.nominal is described:
            return
        if subject.nominal.first > predicate.predicate[0] and subject.nominal.case is not Case.TOPIC:
            return
        how = How.CONTROLLED if described is not None or predicate.purpose else How.SHARED
        predicate.tie(subject.nominal, Function.SUBJECT, subject.marker, how)

    def _farther(self, predicate: Predicate, governor: Predicate) -> Predicate:
        """Return the clause that shares its subject, not C in 'A는 [B를 인용해] C가 D를 샀다고 보도했다'."""
        serial = predicate.describes is None and predicate.connective in self._words.endings.serial
        subject = governor.subject
        if not serial or subject is None or subject.nominal.case is not Case.SUBJECT:
            return governor
        told = governor.close is Close.QUOTED and subject.how is How.OVERT
        above = _governor(governor) if told and subject.nominal.first > predicate.predicate[0] else None
        return above if above is not None else governor

    @staticmethod
    def _share_with_postposition(post: Predicate) -> None:
        """Let 'A는 B를 통해 C를 샀다' have A as subject of both verbs."""
        subject = post.parent.subject if post.parent is not None else None
        if subject is not None and subject.nominal.last <= post.predicate[0]:
            post.tie(subject.nominal, Function.SUBJECT, subject.marker, How.SHARED)

    def _antecedent(self, predicate: Predicate, described: Nominal) -> None:
        """Give the described noun the function that the clause leaves open."""
        if predicate.subject is None and not self._is_object(predicate, described):
            predicate.tie(described, Function.SUBJECT, "", How.ANTECEDENT)
        elif predicate.object is None and predicate.transitive:
            predicate.tie(described, Function.OBJECT, "", How.ANTECEDENT)
            # 'A가 개발하고 B가 만드는 장비'
            for child in predicate.children:
                if child.close is Close.COORDINATE and child.subject and child.transitive and child.object is None:
                    child.tie(described, Function.OBJECT, "", How.ANTECEDENT)

    @staticmethod
    def _is_object(predicate: Predicate, described: Nominal) -> bool:
        """Tell whether a thing is what the subject of the clause above did something to: 'A는 출시한 앱을 고쳤다'."""
        governor = _governor(predicate)
        subject = governor.subject if governor is not None else None
        if subject is None or described.proper or predicate.object is not None or not predicate.transitive:
            return False
        return subject.how is How.OVERT and subject.nominal is not described and subject.nominal.last <= predicate.first

    # Nouns that say what verbs say

    def _join_light(self, predicate: Predicate) -> None:
        """Make one verb of '인수를 했다' and '승인을 받았다'."""
        voice = self._words.light.get(predicate.lemma)
        if voice is None or predicate.object is None or not self._nouns:
            return
        noun = predicate.object.nominal
        noun.nouns = nouns_of(self._columns, noun.parts)
        if not noun.nouns or noun.nouns[-1].text not in self._nouns or predicate.ties[0].nominal is not noun:
            return
        first, text = noun.nouns[-1].first, noun.nouns[-1].text
        predicate.lemma = text + self._words.do
        predicate.passive |= voice == "passive"
        predicate.predicate = (first, predicate.predicate[1])
        predicate.ties = [tie for tie in predicate.ties if tie.nominal is not noun]
        predicate.object = None
        inner = Predicate(first, first, (first, first), text)
        self._modifiers(inner, noun, len(noun.nouns) - 1)
        for tie in inner.ties:
            plain = tie.function is Function.MODIFIER and voice == "active"
            predicate.tie(tie.nominal, self._spoken_out(tie.nominal) if plain else tie.function, tie.marker)
        if noun.possessor is not None:
            function = Function.OBLIQUE if voice == "passive" else Function.OBJECT
            predicate.tie(noun.possessor, function, self._words.giver if voice == "passive" else noun.possessor.marker)

    def _noun_clauses(
        self, nominal: Nominal, telling: list[Nominal | Predicate | Speech] | None
    ) -> Iterator[Predicate]:
        heads = [at for at in range(len(nominal.nouns)) if self._heads(nominal, at)]
        last = len(nominal.nouns) - 1
        # 'A, B 인수 추진': the last noun of a headline says what a support verb would.
        if telling is not None and heads and heads[-1] != last and self._supports(nominal.nouns[last].text):
            heads.append(last)
        owner = _owner(nominal)
        if owner is not None and heads and owner.predicate[0] <= nominal.nouns[heads[-1]][0] < owner.predicate[1]:
            heads.pop()
        above: Predicate | None = None
        for number, at in enumerate(reversed(heads)):
            first, last, text = nominal.nouns[at][:3]
            clause = Predicate(nominal.first, last, (first, last), text)
            clause.noun = True
            clause.parent = above or owner
            clause.describes = None
            clause.negated = nominal.marker == "없이"
            outermost = number == 0
            self._modifiers(clause, nominal, at)
            innermost = at == heads[0]
            self._complements(clause, nominal, outermost=outermost, innermost=innermost)
            if telling is not None and outermost and at == len(nominal.nouns) - 1:
                self._headline(clause, nominal, telling)
            elif (
                above is not None
                and above.subject is not None
                and f"{above.lemma}{self._words.do}" in self._words.supports
            ):
                clause.tie(above.subject.nominal, Function.SUBJECT, above.subject.marker, How.CONTROLLED)
            self._control(clause, nominal, owner)
            above = clause
            yield clause

    def _supports(self, noun: str) -> bool:
        return f"{noun}{self._words.do}" in self._words.supports

    def _heads(self, nominal: Nominal, at: int) -> bool:
        """Tell whether a noun says what somebody does; one with a syllable behind it is another word (인수설)."""
        noun = nominal.nouns[at]
        if noun.named or noun.text not in self._nouns:
            return False
        behind = nominal.nouns[at + 1] if at + 1 < len(nominal.nouns) else None
        return behind is None or not behind.glued or len(behind.text) > 1

    def _modifiers(self, clause: Predicate, nominal: Nominal, at: int) -> None:
        """Tie the nouns before noun `at` to its clause: what heads a clause takes all before it, names stand alone."""
        begin = next((number + 1 for number in range(at - 1, -1, -1) if self._heads(nominal, number)), 0)
        if begin:
            self._modifier(clause, nominal, range(begin))
        run = begin
        for number in range(begin, at):
            if nominal.nouns[number].named:
                self._modifier(clause, nominal, range(run, number))
                self._modifier(clause, nominal, range(number, number + 1))
                run = number + 1
        self._modifier(clause, nominal, range(run, at))

    def _modifier(self, clause: Predicate, nominal: Nominal, run: range) -> None:
        nouns = [nominal.nouns[at] for at in run]
        nouns = [noun for noun in nouns if noun.text not in self._words.definite and noun.text not in self._words.times]
        if not nouns:
            return
        last = nouns[-1].last
        while len(nouns) > 1 and not nouns[-1].named and not any(map(str.isalpha, nouns[-1].text)):
            # '영업이익 12% 감소': how much is no part of what the phrase is about.
            nouns.pop()
        begin = len(nouns) - 1
        while begin > 0 and nouns[begin].glued and not nouns[begin].named and not nouns[begin - 1].named:
            begin -= 1
        head = nouns[begin].first, nouns[-1].last
        part = Nominal(nouns[0].first, last, head, tuple(noun.text for noun in nouns))
        part.named, part.holder = nouns[-1].named, nominal
        clause.tie(part, Function.MODIFIER, "", How.CONTROLLED)

    def _complements(self, clause: Predicate, nominal: Nominal, *, outermost: bool, innermost: bool) -> None:
        if nominal.possessor is not None:
            how = How.OVERT if outermost else How.CONTROLLED
            clause.ties.append(Tie(nominal.possessor, Function.POSSESSOR, nominal.possessor.marker, how))
            clause.first = min(clause.first, nominal.possessor.first)
        if innermost:
            for dependent in nominal.dependents:
                clause.ties.append(Tie(dependent, Function.OBLIQUE, dependent.marker, How.OVERT))
                clause.first = min(clause.first, dependent.first)

    def _headline(self, clause: Predicate, nominal: Nominal, telling: list[Nominal | Predicate | Speech]) -> None:
        """Read 'A, B와 공급 계약 체결': the noun says what a verb would."""
        for tie in clause.ties:
            if tie.function is Function.MODIFIER:
                tie.function = self._spoken_out(tie.nominal)
        entries = [entry for entry in telling[:-1] if isinstance(entry, Nominal) and entry is not nominal]
        if nominal.members and nominal.nouns[0].named:
            self._pair(clause, nominal, entries)
        else:
            entries = [*nominal.members, *entries]
        for entry in entries:
            clause.tie(entry, _headline_function(clause, entry), entry.marker)
            clause.first = min(clause.first, entry.first)

    def _spoken_out(self, noun: Nominal) -> Function:
        """Return what a noun before another is where that is said with a verb: 'B 인수' = 'B를 인수하다'."""
        manner = len(noun.words) == 1 and noun.words[0] in self._words.adverbials
        return Function.OBLIQUE if manner else Function.OBJECT

    def _pair(self, clause: Predicate, nominal: Nominal, entries: list[Nominal]) -> None:
        """Let both of 'A-B 공급 계약' do it, or have it done where somebody else does: 'C, A-B 결합 승인'."""
        others = any(entry.case in _SUBJECTS for entry in entries)
        function = Function.OBJECT if others else Function.SUBJECT
        name = nominal.nouns[0]
        clause.ties = [tie for tie in clause.ties if tie.nominal.first != name.first or tie.nominal.last != name.last]
        last = Nominal(name.first, name.last, (name.first, name.last), (name.text,))
        last.named, last.holder = True, nominal
        both = [Tie(one, function, "") for one in (*nominal.members, last)]
        clause.ties.extend(both)
        clause.first = min(clause.first, both[0].nominal.first)
        if not others:
            clause.subject = both[0]

    def _control(self, clause: Predicate, nominal: Nominal, owner: Predicate | None) -> None:
        """Let the subject of a support verb be that of its noun: 'A는 B 인수를 마무리했다'."""
        if owner is None or owner.subject is None or owner.subject.nominal is nominal:
            return
        if clause.subject is not None or any(tie.function is Function.POSSESSOR for tie in clause.ties):
            return
        carrier = nominal.post or owner
        if carrier.lemma in self._words.supports and nominal.holder is None and not owner.passive:
            clause.tie(owner.subject.nominal, Function.SUBJECT, owner.subject.marker, How.CONTROLLED)

    def _verbless(self, roots: Roots, predicates: list[Predicate]) -> Iterator[Predicate]:
        """Yield the copula that headlines leave out: 'A, 매출 1240억원', 'A 대표에 B'."""
        heads = {predicate.predicate for predicate in predicates if predicate.noun}
        for telling in roots:
            nominals = [entry for entry in telling if isinstance(entry, Nominal)]
            if len(nominals) < len(telling) or len(nominals) < _SUBJECT_AND_PREDICATIVE:
                continue
            *others, last = nominals
            told = last.case is Case.BARE and not last.time and not last.comma
            if not told or any(first >= last.first for first, _ in heads):
                continue
            if not any(one.case in (Case.TOPIC, Case.SUBJECT, Case.OBLIQUE) for one in others):
                continue
            clause = Predicate(nominals[0].first, last.last, (last.last - 1, last.last), self._words.copula)
            clause.copula = True
            for nominal in others:
                clause.tie(nominal, _headline_function(clause, nominal), nominal.marker)
            clause.tie(last, Function.PREDICATIVE, "")
            yield clause

    # Records

    def _phrase(self, nominal: Nominal) -> Phrase:
        if nominal.phrase is not None:
            return nominal.phrase
        plain = nominal.possessor is None and not (nominal.members or nominal.appositions or nominal.dependents)
        if plain:
            span = (nominal.first, nominal.last)
            phrase = Phrase(
                span, nominal.head, nominal.words, nominal.marker, nominal.marked, definite=nominal.definite
            )
        else:
            members = tuple(self._phrase(member) for member in nominal.members)
            possessor = self._phrase(nominal.possessor) if nominal.possessor is not None else None
            first = nominal.first
            if members:
                first = min(first, members[0].span[0])
                own = Phrase((nominal.first, nominal.last), nominal.head, nominal.words)
                members = (*members, own)
            if possessor is not None:
                first = min(first, possessor.span[0])
            if nominal.dependents:
                first = min(first, nominal.dependents[0].first)
            phrase = Phrase(
                (first, nominal.last),
                nominal.head,
                nominal.words,
                nominal.marker,
                nominal.marked,
                members,
                possessor,
                tuple(self._phrase(one) for one in nominal.appositions),
                tuple(self._phrase(one) for one in nominal.dependents),
                nominal.definite,
            )
        nominal.phrase = phrase
        return phrase

    def _clause(self, predicate: Predicate) -> Clause:
        described = predicate.describes
        parent = _governor(predicate)
        ties = predicate.ties
        if len(ties) > 1:
            ties.sort(key=_position)
        mood = predicate.mood
        if described is not None and described.words[-1] in self._words.possible and mood is Mood.TOLD:
            mood = Mood.POSSIBLE
        return Clause(
            (predicate.first, max(predicate.last, predicate.predicate[1])),
            predicate.predicate,
            predicate.lemma,
            predicate.noun,
            Voice.PASSIVE if predicate.passive else Voice.ACTIVE,
            predicate.tense,
            predicate.negated,
            mood,
            _link(predicate, parent),
            described.words[-1]
            if described is not None and described.adjunct and described.words
            else predicate.connective,
            parent.number if parent is not None else None,
            self._phrase(described) if described is not None else None,
            tuple(
                [
                    Argument(tie.nominal.phrase or self._phrase(tie.nominal), tie.function, tie.marker, tie.how)
                    for tie in ties
                ]
            ),
        )


def _first(nominal: Nominal) -> int:
    return nominal.first


def _position(tie: Tie) -> int:
    return tie.nominal.first


def _governor(predicate: Predicate) -> Predicate | None:
    """Return the clause that this one hangs on; of several sentences in one quotation all hang on the same."""
    if predicate.leader is not None:
        predicate = predicate.leader
    return predicate.parent if predicate.describes is None else _owner(predicate.describes)


def _owner(nominal: Nominal) -> Predicate | None:
    """Return the predicate that the phrase, or the one it stands in, is an argument of."""
    top = nominal
    while top.owner is None and top.holder is not None:
        top = top.holder
    # The next look-up takes one step; in a list of a thousand names each holds the one before.
    while nominal is not top and nominal.holder is not None:
        nominal.holder, nominal = top, nominal.holder
    return top.owner


def _headline_function(clause: Predicate, nominal: Nominal) -> Function:
    if nominal.case is Case.OBJECT:
        return Function.OBJECT
    if nominal.case in (Case.SUBJECT, Case.TOPIC) or (
        nominal.case is Case.BARE and clause.subject is None and not nominal.time
    ):
        return Function.SUBJECT
    return Function.OBLIQUE


def _link(predicate: Predicate, parent: Predicate | None) -> Link:
    described = predicate.describes
    if predicate.noun:
        return Link.NOMINAL if parent is not None else Link.MAIN
    if described is not None:
        if described.tells_when():
            return Link.ADVERBIAL
        return Link.COMPLEMENT if described.content or predicate.close is Close.NOMINALIZED else Link.RELATIVE
    if parent is None:
        return Link.RELATIVE if predicate.close in _ADNOMINAL and predicate.postposition else Link.MAIN
    return Link.QUOTATION if predicate.spoken else _LINKS.get(predicate.close, Link.ADVERBIAL)
