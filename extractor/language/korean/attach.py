"""Items → a tree: every phrase goes to the nearest predicate that can take it, the topic to the last.

Korean puts the head last, and its trees hardly cross: phrases wait on a stack until a predicate comes, which takes from
the top until it meets one that is not its own. What a predicate refuses goes to a later one or, where that has its
subject already, back to the clause on its left edge ('A는 B를 인수했고 C는 D를 샀다').
"""

from __future__ import annotations

from extractor.grammar.parse import Function, How, Tense
from extractor.language.korean.nodes import Break, Case, Close, Item, Nominal, Predicate, Speech
from extractor.language.korean.words import GrammarWords

_ADNOMINAL = (Close.ADNOMINAL, Close.TELLING)
_SUBJECTS = (Case.SUBJECT, Case.TOPIC)
_FUNCTIONS = {
    Case.SUBJECT: Function.SUBJECT,
    Case.OBJECT: Function.OBJECT,
    Case.COPULAR: Function.PREDICATIVE,
    Case.COMPLEMENT: Function.PREDICATIVE,
    Case.GENITIVE: Function.POSSESSOR,
}
"""What the particle alone tells."""
_GAPPED = (Case.BARE, Case.OBJECT, Case.OBLIQUE)

Entry = Nominal | Predicate | Speech


class Attacher:
    """Ties the items of one sentence together."""

    def __init__(self, words: GrammarWords, items: list[Item]) -> None:
        self._words = words
        self._items = items
        self._stack: list[Entry] = []
        self._subjects = 0
        self._at = 0
        self._closers: dict[int, int] = {}
        self._following: dict[int, int] = {}
        self._gapped: list[tuple[list[Nominal], Nominal]] = []
        self.roots: list[list[Entry]] = []

    def attach(self) -> list[list[Entry]]:
        """Return what nothing governs, in text order, one list a telling: main clauses and phrases that stand alone."""
        self._look_ahead()
        for at, item in enumerate(self._items):
            self._at = at
            if isinstance(item, Nominal):
                self._nominal(item)
            elif isinstance(item, Predicate):
                self._predicate(item)
            elif isinstance(item, Break):
                self._break()
            elif item.opens:
                self._stack.append(item)
            else:
                self._close_speech(item)
        self.roots.append(self._settle(0))
        for conjunct, partner in self._gapped:
            if partner.owner is not None:
                self._items.append(self._spelled_out(conjunct, partner, partner.owner))
        return self.roots

    def _break(self) -> None:
        if not any(isinstance(entry, Speech) for entry in self._stack):
            self.roots.append(self._settle(0))

    def _look_ahead(self) -> None:
        """Note for each stretch, quotations apart, which predicate is its last, and what closes each chain of clauses.

        Of 'B를 인수해 C를 파는 D' the chain that begins with 인수해 ends with 파는 and is no part of what D does.
        """
        following: list[int | None] = [None]
        for at in range(len(self._items) - 1, -1, -1):
            item = self._items[at]
            if isinstance(item, Predicate):
                self._chain(at, item, following[-1])
                following[-1] = at
            elif isinstance(item, Break):
                following[-1] = None
            elif isinstance(item, Speech):
                if not item.opens:
                    following.append(None)
                elif len(following) > 1:
                    following.pop()

    def _chain(self, at: int, predicate: Predicate, following: int | None) -> None:
        if following is None:
            predicate.last_of_region = True
            return
        self._following[at] = following
        if predicate.close not in (Close.COORDINATE, Close.ADVERBIAL):
            return
        finite = predicate.close is Close.COORDINATE and (predicate.past or predicate.comma)
        behind = self._items[following]
        # '사들여 큰 이익을 냈다', '사들여 키우는 등 …': neither adjective nor adjunct ends the chain.
        while isinstance(behind, Predicate) and self._passes(following, behind):
            if following not in self._following:
                return
            following = self._following[following]
            behind = self._items[following]
        if not isinstance(behind, Predicate) or (behind.close in _ADNOMINAL and finite):
            return
        quoted = behind.close is Close.QUOTED and not behind.last_of_region
        if behind.close in _ADNOMINAL or quoted:
            self._closers[at] = following
        elif following in self._closers and not finite:
            self._closers[at] = self._closers[following]

    def _passes(self, at: int, predicate: Predicate) -> bool:
        if predicate.close not in _ADNOMINAL:
            return predicate.close is Close.NOMINALIZED
        described = self._described(at)
        return predicate.adjective or (described is not None and described.tells_when())

    # Noun phrases

    def _nominal(self, nominal: Nominal) -> None:
        stack = self._stack
        contrasts = nominal.topic or nominal.case in _SUBJECTS
        while stack:
            top = stack[-1]
            if isinstance(top, Predicate):
                if not self._describes(top, nominal):
                    break
                stack.pop()
                top.describes = nominal
                nominal.clauses = (top, *nominal.clauses)
            elif isinstance(top, Nominal):
                if contrasts and top.comma and self._set_gapped_apart(nominal, top):
                    break
                if not self._joins(top, nominal):
                    break
                stack.pop()
            else:
                break
        self._take_owner(nominal)
        if nominal.post is not None and nominal.marker in self._words.reports:
            self._date_report(nominal.post)
        self._push(nominal)

    def _date_report(self, report: Predicate) -> None:
        """Tie the time of '*20일* 업계에 따르면 …' to the report: it is not when that happened which is told."""
        time = self._stack[-1] if self._stack else None
        if isinstance(time, Nominal) and time.time and time.case is Case.BARE and not time.clauses:
            self._stack.pop()
            report.tie(time, Function.OBLIQUE, "")
            report.first = time.first

    def _set_gapped_apart(self, nominal: Nominal, top: Nominal) -> bool:
        """Take 'A는 1200억원,' from the stack where 'B는 …' begins the conjunct that has the verb of both."""
        if (
            top.topic
            or top.adjunct
            or top.case not in _GAPPED
            or (nominal.case is Case.SUBJECT and not top.tells_how_much())
        ):
            return False
        conjunct: list[Nominal] = []
        for entry in reversed(self._stack):
            if not isinstance(entry, Nominal):
                return False
            conjunct.append(entry)
            if entry.topic or entry.case in _SUBJECTS:
                break
        first = conjunct[-1]
        if (first.case, first.marker) != (nominal.case, nominal.marker):
            return False
        for _ in conjunct:
            self._pop()
        self._gapped.append((conjunct[::-1], nominal))
        return True

    def _spelled_out(self, conjunct: list[Nominal], partner: Nominal, verb: Predicate) -> Predicate:
        """Return the clause of a conjunct that leaves its verb to the next: 'A는 1200억원, B는 900억원을 *벌었다*'."""
        clause = verb.again(conjunct[0].first)
        behind = [tie for tie in verb.ties if tie.nominal.first > partner.first]
        parallel = min(behind, key=lambda tie: tie.nominal.first, default=None)
        for nominal in conjunct:
            last = nominal is conjunct[-1] and nominal.case is Case.BARE and not nominal.time
            like = parallel if last else None
            function = like.function if like is not None else self._function(clause, nominal)
            clause.tie(nominal, function, like.marker if like is not None else nominal.marker)
        if clause.object is None and verb.object is not None:
            clause.tie(verb.object.nominal, Function.OBJECT, verb.object.marker, How.SHARED)
        clause.parent = verb
        verb.children.append(clause)
        return clause

    def _take_owner(self, nominal: Nominal) -> None:
        """Tie the owner that a time stands behind to the noun behind the time: '가온텔레콤의 3분기 *영업이익은*'."""
        if len(self._stack) < 2 or nominal.time or nominal.possessor is not None:
            return
        owner, time = self._stack[-2:]
        between = isinstance(time, Nominal) and time.time and time.case is Case.BARE and not time.comma
        if between and isinstance(owner, Nominal) and owner.case is Case.GENITIVE and len(owner.marker) == 1:
            del self._stack[-2]
            nominal.possessor = owner
            owner.holder = nominal

    @staticmethod
    def _describes(clause: Predicate, nominal: Nominal) -> bool:
        """Tell whether an open clause belongs to the noun behind it."""
        if clause.close is Close.NOMINALIZED:
            return nominal.content
        if clause.close is Close.TELLING and nominal.case is Case.GENITIVE and not nominal.content:
            # '배상하라는 법원의 명령'
            return False
        return clause.close in _ADNOMINAL and not (clause.comma and nominal.case is Case.BARE and nominal.time)

    def _joins(self, before: Nominal, nominal: Nominal) -> bool:
        """Tie `before` to the phrase behind it where it belongs there."""
        if before.case is Case.GENITIVE:
            if nominal.time and nominal.case is Case.BARE and not nominal.adjunct:
                return False
            if nominal.case is Case.GENITIVE and len(nominal.marker) > len(before.marker):
                return False
            if len(before.marker) > 1 or nominal.possessor is not None:
                nominal.dependents = (before, *nominal.dependents)
            else:
                nominal.possessor = before
        elif before.adnominal or (not before.comma and self._ranges(before, nominal)):
            nominal.dependents = (before, *nominal.dependents)
        elif self._lists(before, nominal):
            members = before.members if isinstance(before.members, list) else []
            before.members = ()
            members.append(before)
            nominal.members = members
        else:
            return False
        before.holder = nominal
        return True

    def _ranges(self, before: Nominal, nominal: Nominal) -> bool:
        """Tell whether both name one stretch: '서울에서 부산까지', '취임한 지 열 달 만에'."""
        if nominal.time:
            named = before.case is Case.BARE and before.words[-1] in self._words.since
        else:
            named = nominal.marker in self._words.stops and not before.time and before.marker in self._words.starts
        return named and self._items[self._at - 1] is before

    def _lists(self, before: Nominal, nominal: Nominal) -> bool:
        together = before.case is Case.OBLIQUE and before.tied and nominal.case in _SUBJECTS
        if together and before.proper and nominal.proper and self._items[self._at - 1] is before:
            return True
        if before.case is Case.LISTED:
            if before.tied and before.acts and not self._equal(before, nominal):
                return False
            return not (nominal.time and nominal.case is Case.BARE)
        if before.measure != nominal.measure:
            return False
        if before.case is Case.BARE and before.comma and not before.time and not nominal.time:
            return nominal.case is not Case.BARE or nominal.comma or self._at + 1 < len(self._items)
        return False

    @staticmethod
    def _equal(before: Nominal, nominal: Nominal) -> bool:
        """Tell members of a list from a partner and something else: 'B와 C가', and not 'B와 부산에서 협약을 맺다'."""
        if nominal.case in _SUBJECTS:
            return True
        return nominal.acts and (nominal.case is not Case.OBLIQUE or before.named == nominal.named)

    def _push(self, nominal: Nominal) -> None:
        self._stack.append(nominal)
        if nominal.case in _SUBJECTS:
            self._subjects += 1

    def _pop(self) -> None:
        top = self._stack.pop()
        if isinstance(top, Nominal) and top.case in _SUBJECTS:
            self._subjects -= 1

    # Predicates

    def _predicate(self, predicate: Predicate) -> None:
        stack = self._stack
        while stack:
            top = stack[-1]
            if isinstance(top, Predicate):
                if not self._governs(predicate, top):
                    break
                stack.pop()
                self._adopt(predicate, top)
                continue
            if not isinstance(top, Nominal):
                break
            if predicate.bound is not None and top.clauses and top.topic and self._is_bound(top):
                self._pop()
                self._coordinate(top, predicate)
                continue
            if self._accepts(predicate, top):
                self._pop()
                self._take(predicate, top)
                continue
            lower = self._lower(predicate, top)
            if lower is None:
                break
            self._pop()
            lower.tie(top, Function.SUBJECT, top.marker)
            lower.first = min(lower.first, top.first)
            predicate.open = lower.open
        stack.append(predicate)

    def _is_bound(self, nominal: Nominal) -> bool:
        words = self._words
        return nominal.words[-1] in words.experience or nominal.words[-1] in words.prospects

    def _coordinate(self, nominal: Nominal, predicate: Predicate) -> None:
        """Let both bound nouns of '인수한 적도, 인수할 계획도 없다' make auxiliaries of what is said of the last."""
        for clause in nominal.clauses:
            clause.describes = None
            clause.close = Close.COORDINATE
            clause.negated ^= predicate.bound is not None and predicate.bound[1].lemma == self._words.lack
            self._stack.append(clause)

    @staticmethod
    def _lower(predicate: Predicate, nominal: Nominal) -> Predicate | None:
        """Return the clause on the left edge that a subject falls back to, where the predicate has its own."""
        lower = predicate.open
        if lower is None or nominal.case not in _SUBJECTS or predicate.subject is None:
            return None
        if nominal.case is Case.TOPIC:
            ends = predicate.close is Close.FINAL or predicate.last_of_region
            rivals = predicate.subject.nominal.case is Case.TOPIC
            relative = lower.describes is not None and not (lower.describes.content and rivals)
            if relative or not (ends or rivals):
                return None
        return lower

    def _governs(self, predicate: Predicate, before: Predicate) -> bool:
        """Tell whether the clause `before` hangs on this predicate, and not on one further on."""
        if before.close is Close.FINAL:
            return False
        if predicate.close in _ADNOMINAL and not predicate.last_of_region:
            if before.close is Close.COORDINATE and before.past and not predicate.past:
                return False
            if before.comma or predicate.adjective:
                return before.close is Close.NOMINALIZED
        return not (predicate.manner or predicate.idle)

    def _adopt(self, predicate: Predicate, child: Predicate) -> None:
        child.parent = predicate
        predicate.children.append(child)
        self._widen(predicate, child)

    @staticmethod
    def _widen(predicate: Predicate, inner: Predicate) -> None:
        lacks = inner.subject is None and not (inner.postposition or inner.manner or inner.idle)
        predicate.open = inner if lacks else inner.open
        if lacks:
            inner.open = inner.open

    def _take(self, predicate: Predicate, nominal: Nominal) -> None:
        function = self._function(predicate, nominal)
        predicate.tie(nominal, function, nominal.marker)
        predicate.first = min(predicate.first, nominal.first)
        if nominal.post is not None:
            nominal.post.parent = predicate
        left = nominal.clauses[0] if nominal.clauses else None
        predicate.open = None
        if left is not None:
            self._widen(predicate, left)

    def _function(self, predicate: Predicate, nominal: Nominal) -> Function:
        case = nominal.case
        if case is Case.TOPIC and not nominal.time:
            wants = predicate.transitive and _lacks_object(predicate)
            rivals = predicate.subject is not None or self._subjects > 0
            return Function.OBJECT if wants and rivals else Function.SUBJECT
        if case is Case.BARE and not nominal.time:
            return self._bare_function(predicate, nominal)
        return _FUNCTIONS.get(case, Function.OBLIQUE)

    def _bare_function(self, predicate: Predicate, nominal: Nominal) -> Function:
        if nominal.words[-1] in self._words.adverbials:
            return Function.OBLIQUE
        if predicate.transitive and predicate.object is None and not nominal.comma:
            return Function.OBJECT
        beside = nominal.last == predicate.predicate[0]
        lacks = predicate.subject is None and not nominal.measure
        return Function.SUBJECT if lacks and (beside or nominal.acts) else Function.OBLIQUE

    def _accepts(self, predicate: Predicate, nominal: Nominal) -> bool:
        case = nominal.case
        if case is Case.OBJECT:
            return self._accepts_object(predicate)
        if case is Case.SUBJECT:
            return self._accepts_subject(predicate, nominal)
        if case is Case.TOPIC:
            return self._accepts_topic(predicate, nominal)
        if case is Case.COPULAR:
            return predicate.copula
        return case is Case.COMPLEMENT or self._accepts_oblique(predicate, nominal)

    def _accepts_oblique(self, predicate: Predicate, nominal: Nominal) -> bool:
        if predicate.idle:
            return False
        attributive = predicate.close in _ADNOMINAL
        light = predicate.adjective or predicate.copula
        if not (attributive or (light and predicate.manner)):
            listed = nominal.case is Case.BARE and nominal.comma and not nominal.time
            return predicate.last_of_region or not (listed or self._goes_further(predicate, nominal))
        tells = self._tells()
        if light and not (attributive and tells and predicate.subject is not None):
            measured = nominal.measure and nominal.case is Case.BARE
            compared = nominal.marker in self._words.comparing or measured
            return predicate.adjective and compared and nominal.case is not Case.LISTED
        return not attributive or self._describing_accepts(predicate, nominal, tells=tells)

    def _describing_accepts(self, predicate: Predicate, nominal: Nominal, *, tells: bool) -> bool:
        """Tell whether a phrase belongs to a clause before its noun; `tells`: the noun is no part of the clause."""
        bare = nominal.case is Case.BARE
        partner = nominal.case is Case.LISTED and (predicate.ties or predicate.adjective)
        if (
            partner
            or (nominal.comma and not nominal.time)
            or (nominal.adjunct and bare and nominal.clauses and not tells)
        ):
            return False
        if nominal.topic:
            return self._seems(self._at) or self._when(self._at)
        coming = predicate.tense is Tense.FUTURE
        return tells or coming or predicate.object is None or not self._sets_scene(predicate, nominal)

    def _goes_further(self, predicate: Predicate, nominal: Nominal) -> bool:
        """Tell whether a phrase belongs to a clause behind this one, which is no relative clause itself.

        '[강원에는] 눈이 내려 쌓이는 곳이 있다' has a chain of clauses that ends as a relative one.
        'A는 [31일] B가 C를 인수했다고 보도했다': what stands before whoever acts in indirect speech is when it is told.
        """
        end = self._closers.get(self._at, self._at)
        closer = self._items[end]
        if nominal.topic and isinstance(closer, Predicate) and closer.close in _ADNOMINAL:
            return not (self._seems(end) or self._when(end))
        if not (isinstance(closer, Predicate) and closer.close is Close.QUOTED):
            return False
        if nominal.words[-1] in self._words.venues and nominal.marker in self._words.said_at:
            return True
        if predicate.subject is None:
            return False
        actor = predicate.subject.nominal
        if actor.case is not Case.SUBJECT or not actor.acts or actor.first < nominal.first:
            return False
        before = self._stack[-2] if len(self._stack) > 1 else None
        tells = (nominal.time and nominal.case is Case.BARE) or nominal.marker in self._words.receivers
        return tells and isinstance(before, Nominal) and before.case is Case.TOPIC

    def _sets_scene(self, predicate: Predicate, nominal: Nominal) -> bool:
        """Tell whether a time or place behind a subject is that of the main clause: 'A는 [5월] B를 다룬 책을 냈다'.

        It stays with the subject that the relative clause leaves to a verb further on.
        """
        if not (nominal.time and nominal.case is Case.BARE) and nominal.marker not in self._words.scenes:
            return False
        before = self._stack[-2] if len(self._stack) > 1 else None
        if not isinstance(before, Nominal):
            return False
        if before.case is Case.SUBJECT:
            return not self._accepts_subject(predicate, before)
        return before.case is Case.TOPIC or before.topic

    @staticmethod
    def _accepts_object(predicate: Predicate) -> bool:
        """Tell whether an object goes to the predicate; verbs that have none as a rule leave it to a later one."""
        if predicate.barred or not _lacks_object(predicate) or (predicate.manner and predicate.adjective):
            return False
        return predicate.transitive or predicate.close not in _ADNOMINAL

    def _accepts_subject(self, predicate: Predicate, nominal: Nominal) -> bool:
        if predicate.manner or predicate.idle or (predicate.purpose and predicate.close is Close.ADNOMINAL):
            return False
        if predicate.subject is not None:
            return False
        inner = predicate.close in (Close.ADNOMINAL, Close.QUOTED, Close.NOMINALIZED)
        if inner or predicate.purpose or self._at in self._closers:
            return not self._defers(predicate, nominal)
        return True

    def _defers(self, predicate: Predicate, subject: Nominal) -> bool:
        """Tell whether the subject is rather that of a predicate further on, which else has none.

        'A가 [B를 인수한] C를 제소했다': the clause describes C, who is its subject.
        """
        if self._subjects > 1 or predicate.last_of_region:
            return False
        closer = self._items[self._closers.get(self._at, self._at)]
        if predicate.purpose or (isinstance(closer, Predicate) and closer.close in (Close.QUOTED, Close.NOMINALIZED)):
            return True
        described = self._described(self._closers.get(self._at, self._at))
        if described is None or described.case in _SUBJECTS or described.case is Case.COPULAR:
            return False
        if described.content and not described.controlled:
            return False
        if predicate.adjective and not predicate.ties:
            return subject.proper
        has_object = predicate.object is not None and predicate.object.nominal.case is Case.OBJECT
        return has_object or not (predicate.transitive or described.adjunct)

    def _described(self, at: int) -> Nominal | None:
        """Return the phrase behind item `at`, whose owner may come first: what an adnominal clause describes."""
        items = self._items
        at += 1
        while at + 1 < len(items) and _owns(items[at]) and isinstance(items[at + 1], Nominal):
            at += 1
        following = items[at] if at < len(items) else None
        return following if isinstance(following, Nominal) else None

    def _seems(self, at: int) -> bool:
        """Tell whether the clause is what something seems or is known to be: 'A는 B를 인수한 것으로 알려졌다'."""
        described = self._described(at)
        if described is None or described.case is not Case.OBLIQUE or described.words[-1] not in self._words.that:
            return False
        above = self._items[self._following.get(at, at)]
        return isinstance(above, Predicate) and (above.passive or above.lemma in self._words.seem)

    def _when(self, at: int) -> bool:
        described = self._described(at)
        return described is not None and described.tells_when()

    def _tells(self) -> bool:
        """Tell whether the noun behind names what the clause tells, or when, and so is no part of it."""
        described = self._described(self._at)
        return described is not None and (described.content or described.tells_when())

    def _accepts_topic(self, predicate: Predicate, nominal: Nominal) -> bool:
        if nominal.marker in self._words.also:
            return self._accepts_subject(predicate, nominal) or (predicate.transitive and _lacks_object(predicate))
        if predicate.manner or predicate.idle or predicate.postposition:
            return False
        if predicate.subject is not None:
            if predicate.open is not None and self._lower(predicate, nominal) is not None:
                return False
            double = predicate.adjective or predicate.copula or not predicate.transitive
            return predicate.close is Close.FINAL and (double or predicate.object is None)
        return predicate.last_of_region or self._ends_for_topic(predicate)

    def _ends_for_topic(self, predicate: Predicate) -> bool:
        """Tell whether a clause without a subject is one that a topic may belong to, and not the inside of another."""
        close = predicate.close
        if close in (Close.COORDINATE, Close.ADVERBIAL):
            ends = self._at not in self._closers
        elif close is Close.QUOTED:
            ends = predicate.connective in self._words.endings.saying
        else:
            ends = close is Close.FINAL or (close is Close.ADNOMINAL and self._seems(self._at))
        return ends or (self._subjects > 1 and close not in _ADNOMINAL)

    # What is left

    def _close_speech(self, mark: Speech) -> None:
        begin = len(self._stack) - 1
        while begin >= 0 and not isinstance(self._stack[begin], Speech):
            begin -= 1
        if begin < 0:
            return
        inner = self._settle(begin + 1)
        del self._stack[begin:]
        spoken = [entry for entry in inner if isinstance(entry, Predicate)]
        for entry in inner:
            if isinstance(entry, Nominal):
                self._stack.append(entry)
        if not spoken:
            return
        last = spoken[-1]
        for predicate in spoken:
            predicate.spoken = True
        last.close, last.connective = mark.close, mark.connective
        last.echoes = spoken[:-1]
        for predicate in last.echoes:
            predicate.leader = last
            predicate.close = Close.QUOTED
        self._stack.append(last)

    def _settle(self, begin: int) -> list[Entry]:
        """Tie what is left on the stack from `begin` on; return what nothing governs."""
        left: list[Entry] = []
        waiting: list[Nominal] = []
        for entry in self._stack[begin:]:
            if isinstance(entry, Predicate):
                for nominal in waiting:
                    self._force(entry, nominal)
                waiting = []
                before = left[-1] if left else None
                if isinstance(before, Predicate) and before.close is not Close.FINAL:
                    self._adopt(entry, before)
                    left.pop()
                left.append(entry)
            elif isinstance(entry, Nominal):
                waiting.append(entry)
            if isinstance(entry, Nominal) and entry.case in _SUBJECTS:
                self._subjects -= 1
        left.extend(waiting)
        del self._stack[begin:]
        return left

    def _force(self, predicate: Predicate, nominal: Nominal) -> None:
        """Tie a phrase that no predicate would take to the one behind it."""
        if nominal.case in _SUBJECTS and predicate.subject is not None and predicate.open is not None:
            predicate.open.tie(nominal, Function.SUBJECT, nominal.marker)
            predicate.open = predicate.open.open
            return
        self._take(predicate, nominal)


def _owns(item: Item) -> bool:
    return isinstance(item, Nominal) and item.case is Case.GENITIVE


def _lacks_object(predicate: Predicate) -> bool:
    """Tell whether an object can still come: a noun without a particle may be an adverb (단독 입수한 문건을)."""
    return predicate.object is None or predicate.object.nominal.case is Case.BARE
