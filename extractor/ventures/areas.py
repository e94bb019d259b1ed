"""What a venture is to do: told by its own phrase, by the clauses it acts in, and by those of its parties."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractor.document.facts import BusinessArea
from extractor.grammar.parse import Argument, Clause, Function, How, Link, Phrase, Tense, Voice
from extractor.ventures.anchors import Anchor
from extractor.ventures.compiler import VentureRules
from extractor.ventures.cut import area_at, areas_of, bullets_in, examples_behind
from extractor.ventures.model import ActId
from extractor.ventures.parties import is_together
from extractor.ventures.scene import Scene, begin_of, holds

Areas = list[BusinessArea]
_FOUNDING: tuple[ActId, ...] = ("found", "agree", "own")
_TOLD = (Link.MAIN, Link.COORDINATE)
_PURPOSES = (Link.ADVERBIAL, Link.COMPLEMENT)
_BETWEEN_VERBS = 2
"""Tokens between verbs that share an object: 'and', a comma."""
_BARE = 2
"""Tokens of a noun with its article, or its particle."""


class AreaReader:
    """Reads business areas in one sentence."""

    def __init__(self, rules: VentureRules) -> None:
        self._rules = rules

    def of_mention(self, scene: Scene, anchor: Anchor, behind: Sequence[Phrase]) -> Areas:
        """Return the areas that the phrase of a mention names; `behind` are the phrases that follow it."""
        areas = [area for phrase in behind for area in self._in_field(scene, phrase)]
        if not areas and not behind:
            areas += self._next(scene, anchor)
        return [*areas, *self._before(scene, anchor), *self._headed(scene, anchor)]

    def of_clauses(self, scene: Scene, anchor: Anchor | None, parties: Collection[str] = ()) -> Areas:
        """Return what the venture at `anchor` is to do, or, without one, what its `parties` are."""
        bullets = list(bullets_in(scene, self._rules))
        if bullets:
            return bullets
        areas: Areas = []
        for number, clause in enumerate(scene.parse.clauses):
            if clause.negated or clause.noun:
                continue
            if anchor is not None:
                areas += self._of_business(scene, clause, anchor)
                if clause.lemma in scene.words.pool:
                    areas += self._pooled(scene, clause, anchor)
                if self._founds(scene, clause, anchor) and not self._is_through(scene, clause, anchor):
                    areas += self._purposes(scene, clause, anchor)
                    continue
            strict = self._acts(scene, number, anchor, parties)
            if strict is not None:
                areas += self._of_clause(scene, number, strict=strict)
        return areas + self._named_fields(scene) if areas else areas

    def _named_fields(self, scene: Scene) -> Areas:
        """'in areas such as A and B', wherever it stands in a sentence that tells areas."""
        start, end = scene.sentence.start, scene.sentence.end
        places = [found for found in scene.words.examples.find(scene.tokens, start, end) if found[0] > start]
        named = [found for found in places if scene.words.fields.at(scene.tokens, found[0] - 1, found[0])]
        return [area for found in named for area in examples_behind(scene, found[1], self._rules)]

    def of_agreement(self, scene: Scene) -> Areas:
        """Return what partners without a company of their own are to do, as one sentence of their agreement tells."""
        bullets = list(bullets_in(scene, self._rules))
        if bullets:
            return bullets
        clauses = enumerate(scene.parse.clauses)
        ahead = (number for number, clause in clauses if not (clause.negated or clause.noun or _is_past(clause)))
        return [area for number in ahead for area in self._of_clause(scene, number, strict=True)]

    def _acts(self, scene: Scene, number: int, anchor: Anchor | None, parties: Collection[str]) -> bool | None:
        """Whether a clause tells what the venture does, and then whether only known verbs of business count."""
        clause = scene.parse.clauses[number]
        if anchor is None:
            return True if self._of_parties(scene, clause, parties) else None
        own = next((one for one in clause.arguments if _is_subject(one, anchor)), None)
        if own is not None:
            # What it once did is news of it; what it does or is to do is its business.
            once = _is_over(scene, clause) and own.how is not How.ANTECEDENT and clause.lemma not in scene.words.carry
            return None if once or _is_others(scene, clause, anchor) else False
        if self._goes_with(scene, clause, anchor):
            return True
        described = clause.describes is not None and anchor.heads(clause.describes) and not _is_past(clause)
        if described or self._is_for(scene, number, anchor):
            return clause.link is Link.RELATIVE if described else not _is_purpose(clause)
        if clause.link is Link.COORDINATE and clause.parent is not None and clause.parent < number:
            return self._acts(scene, clause.parent, anchor, parties)
        return None

    def _goes_with(self, scene: Scene, clause: Clause, anchor: Anchor) -> bool:
        """Whether a clause hangs on one of the venture's, or leads to it ('besides *making tyres*, it will …')."""
        above = scene.parse.clauses[clause.parent] if clause.parent is not None else None
        hangs = above is not None and clause.describes is None and not scene.subjects(clause)
        if hangs and above is not None and anchor.acts_in(scene, above):
            return True
        if clause.tense is not Tense.NONE or clause.link not in (Link.ADVERBIAL, Link.PARTICIPIAL):
            return False
        acting = [one for one in scene.parse.clauses if anchor.acts_in(scene, one)]
        subjects = [subject for one in acting for subject in scene.subjects(one)]
        return any(0 <= subject.span[0] - clause.span[1] <= 1 for subject in subjects)

    def _is_for(self, scene: Scene, number: int, anchor: Anchor) -> bool:
        """Whether a clause is done for, through or after the founding of the venture."""
        clause = scene.parse.clauses[number]
        if clause.link is Link.RELATIVE and clause.describes is not None and not _near(clause.describes, anchor):
            return False
        if self._is_through(scene, clause, anchor):
            return True
        related = [one for one in (clause.parent,) if one is not None]
        related += [other for other, below in enumerate(scene.parse.clauses) if below.parent == number]
        if clause.parent is not None and clause.link in (Link.COORDINATE, Link.ADVERBIAL, Link.PARTICIPIAL):
            related += [other for other, beside in enumerate(scene.parse.clauses) if beside.parent == clause.parent]
        beside = [scene.parse.clauses[other] for other in related if other != number]
        return any(self._founds(scene, one, anchor) or self._is_through(scene, one, anchor) for one in beside)

    def _is_through(self, scene: Scene, clause: Clause, anchor: Anchor) -> bool:
        """Whether the parties do it by way of the venture ('합작사를 통해')."""
        return any(
            one.marker in scene.words.through
            and (anchor.heads(one.phrase) or (holds(one.phrase.span, anchor.span) and _is_founding(scene, one.phrase)))
            for one in clause.arguments
        )

    def _founds(self, scene: Scene, clause: Clause, anchor: Anchor) -> bool:
        words = scene.words
        if not any(words.is_act(act, clause) for act in _FOUNDING) or anchor.acts_in(scene, clause):
            return False
        return any(
            holds(argument.phrase.span, anchor.span) and (argument.how is How.OVERT or argument.marker)
            for argument in clause.arguments
        )

    def _of_parties(self, scene: Scene, clause: Clause, parties: Collection[str]) -> bool:
        """Whether its parties act, left out or not, or the place where it works ('*the plant* will make tyres')."""
        subjects = scene.subjects(clause)
        own = [one.phrase for one in clause.arguments if one.function is Function.SUBJECT and one.how is How.OVERT]
        if any(len({one.entity for one in scene.bodies_in(subject.span)} & set(parties)) > 1 for subject in own):
            return True
        if not subjects:
            # A finite clause without a subject leaves out the one that was told ('두 회사는 …. 배터리도 만든다').
            return clause.voice is Voice.ACTIVE and clause.tense is not Tense.NONE and clause.link in _TOLD
        return any(
            is_together(scene, subject)
            or subject.head[0] == subject.head[1]
            or (subject.definite and _is_site(scene, subject) and not scene.bodies_in(subject.span))
            for subject in subjects
        )

    def _of_clause(self, scene: Scene, number: int, *, strict: bool) -> Iterator[BusinessArea]:
        words, clause = scene.words, scene.parse.clauses[number]
        if clause.connective in words.aside:
            return
        if clause.voice is Voice.PASSIVE:
            yield from self._given(scene, clause)
            return
        carries, makes = clause.lemma in words.carry, clause.lemma in words.make
        makes = makes or any(f"{clause.lemma} {one.marker}" in words.make for one in clause.arguments if one.marker)
        beside = clause.link in (Link.ADVERBIAL, Link.PARTICIPIAL)
        if not (carries or makes) and (strict or beside or clause.lemma in words.idle):
            return
        for argument in clause.arguments:
            own = bool(argument.marker) and f"{clause.lemma} {argument.marker}" in (
                words.carry if carries else words.make
            )
            # A thing that the parse ties to the verb without a preposition is what is made.
            own = own or (makes and argument.function is Function.OBLIQUE and not argument.marker)
            wanted = argument.function is Function.OBJECT or own
            # '연구개발도 진행한다': what is also done.
            marked = argument.phrase.marked
            also = marked[0] < marked[1] and scene.text(marked) in words.also
            wanted = wanted or (carries and argument.function is Function.SUBJECT and also)
            # 'to run masts': where the parse takes the thing for what the venture is.
            wanted = wanted or (argument.function is Function.PREDICATIVE and (carries or makes))
            # Of what is no verb of business, a bare noun tells nothing ('the venture will keep *data* at home').
            known = carries or makes or own or argument.phrase.span[1] - argument.phrase.span[0] > _BARE
            if own and carries and argument.function is Function.OBLIQUE:
                yield from self._in_field(scene, argument.phrase)
            elif wanted and known and argument.how is not How.ANTECEDENT:
                yield from self._object(scene, number, argument.phrase, carries=carries)
            elif argument.function is Function.OBLIQUE and words.centers.any(scene.tokens, *argument.phrase.head):
                yield from self._center(scene, argument.phrase)
            elif carries and argument.function is Function.OBLIQUE and _is_field(scene, argument):
                yield from self._in_field(scene, argument.phrase)
            elif argument.function is Function.OBLIQUE and argument.marker in words.area_around - words.belongs:
                yield from self._purpose(scene, argument)

    def _pooled(self, scene: Scene, clause: Clause, anchor: Anchor) -> Iterator[BusinessArea]:
        """'combine *their ferry operations* in a joint venture'."""
        for argument in clause.arguments:
            phrase = argument.phrase
            inside = [*phrase.complements, *(one.phrase for one in clause.arguments if one is not argument)]
            if argument.function is Function.OBJECT and any(anchor.heads(one) for one in inside):
                area = area_at(scene, (phrase.span[0], phrase.head[1]), self._rules, None, told=False)
                yield from [area] if area is not None else []

    def _given(self, scene: Scene, clause: Clause) -> Iterator[BusinessArea]:
        """'a venture dedicated *to hospital logistics*'."""
        for argument in clause.arguments:
            if argument.marker and f"{clause.lemma} {argument.marker}" in scene.words.carry:
                yield from self._in_field(scene, argument.phrase)

    def _purposes(self, scene: Scene, clause: Clause, anchor: Anchor) -> Iterator[BusinessArea]:
        """What the venture is founded for: 'X를 위해', 'X를 목적으로 합작법인을 설립한다'."""
        for argument in clause.arguments:
            if argument.function is Function.OBLIQUE and not holds(argument.phrase.span, anchor.span):
                if argument.marker in scene.words.area_around - scene.words.belongs:
                    yield from self._purpose(scene, argument)
                yield from self._center(scene, argument.phrase)

    def _center(self, scene: Scene, phrase: Phrase) -> Iterator[BusinessArea]:
        """The phrase before one that makes it a purpose ('X를 *중심으로*')."""
        if not scene.words.centers.any(scene.tokens, *phrase.head):
            return
        for before in scene.phrases:
            if max(before.span[1], before.marked[1]) == phrase.span[0] and before.span[0] < phrase.span[0]:
                yield from areas_of(scene, before, self._rules)

    def _purpose(self, scene: Scene, argument: Argument) -> Iterator[BusinessArea]:
        """'스마트 항만 사업 강화를 위해': Korean purposes are phrases; English ones are clauses."""
        if any(scene.tokens.tag[token] for token in range(*argument.phrase.span)):
            yield from self._in_field(scene, argument.phrase)

    def _object(self, scene: Scene, number: int, phrase: Phrase, *, carries: bool) -> Iterator[BusinessArea]:
        examples = self._examples(scene, phrase)
        if examples:
            yield from examples
            return
        clause = scene.parse.clauses[number]
        if scene.in_times(phrase.head[0]) or scene.text(phrase.span) in scene.words.make:
            return
        inner = list(self._of_thing(scene, number, phrase))
        # 'build a plant to make tyres' is to make tyres.
        if not inner or not _is_site(scene, phrase):
            verb_first = clause.predicate[1] <= begin_of(phrase) and not _is_apart(clause, phrase)
            start = self._verb(scene, number) if verb_first and not carries else None
            yield from areas_of(scene, phrase, self._rules, start)
        yield from inner

    def _of_thing(self, scene: Scene, number: int, phrase: Phrase) -> Iterator[BusinessArea]:
        """What a thing is for that is built: 'a plant *that will make tyres*', 'build a plant *to make tyres*'."""
        for inner, below in enumerate(scene.parse.clauses):
            described = below.describes is not None and below.describes.head == phrase.head
            purpose = below.parent == number and below.tense is Tense.NONE and below.link in _PURPOSES
            if purpose and _is_site(scene, phrase):
                yield from self._of_clause(scene, inner, strict=False)
            elif described and below.lemma in scene.words.make and _is_site(scene, phrase):
                yield from self._of_clause(scene, inner, strict=True)

    def _verb(self, scene: Scene, number: int) -> int:
        """The first token of the verb, or of the one that shares its object ('*make* and sell')."""
        clause = scene.parse.clauses[number]
        first = _verb_of(scene, clause)
        before = scene.parse.clauses[number - 1] if number else None
        if before is not None and before.lemma in scene.words.make and not before.noun:
            objects = [one for one in before.arguments if one.function is Function.OBJECT and one.how is How.OVERT]
            # 'develop, manufacture and sell': the parse may take a verb of the list for an object.
            bare = all(scene.text(one.phrase.span) in scene.words.make for one in objects)
            end = max((one.phrase.span[1] for one in objects), default=before.predicate[1])
            if bare and 0 < first - end <= _BETWEEN_VERBS:
                return self._verb(scene, number - 1)
        return first

    def _next(self, scene: Scene, anchor: Anchor) -> Iterator[BusinessArea]:
        """The words behind a preposition that the parse has no phrase for."""
        index = anchor.span[1]
        verbs = {clause.predicate[0] for clause in scene.parse.clauses}
        if index >= scene.sentence.end or scene.tokens.tag[index] or index in verbs:
            return
        if scene.tokens.text[index] in scene.words.area_around:
            yield from examples_behind(scene, index + 1, self._rules)

    def _in_field(self, scene: Scene, phrase: Phrase) -> Iterator[BusinessArea]:
        """'in the hospital software field' names hospital software."""
        examples = self._examples(scene, phrase)
        if examples:
            yield from examples
            return
        if scene.is_taken(phrase.head) or scene.in_times(phrase.head[0]):
            return
        together = _gerunds_end(scene, phrase)
        joined = area_at(scene, (phrase.span[0], together), self._rules, None, told=False) if together else None
        for area in [joined] if joined else areas_of(scene, phrase, self._rules):
            first, last = scene.tokens.span(area.start, area.end)
            ends = scene.words.fields.at(scene.tokens, last - 1, last)
            bare = (
                area_at(scene, (first, last - 1), self._rules, None, told=False) if ends and last - first > 1 else area
            )
            if bare is not None:
                yield bare

    def _before(self, scene: Scene, anchor: Anchor) -> Areas:
        """The modifiers right before the noun: 'a *consumer-health* joint venture', '*반도체* 합작사'."""
        words, tokens = scene.words, scene.tokens
        if anchor.name == anchor.span:
            return []
        first = anchor.span[0]
        while first > anchor.left and not self._ends_modifiers(scene, first - 1):
            first -= 1
        span = (first, anchor.span[0])
        while span[0] < span[1] and (found := words.modifiers.at(tokens, *span)):
            span = found[1], span[1]
        while span[0] < span[1] and words.modifiers.at(tokens, span[1] - 1, span[1]):
            span = span[0], span[1] - 1
        if span[0] >= span[1]:
            return []
        area = area_at(scene, span, self._rules, None, told=False)
        return [area] if area is not None else []

    def _headed(self, scene: Scene, anchor: Anchor) -> Areas:
        """The noun that the word itself describes: 'a joint venture *vaccine business*'."""
        phrase = anchor.phrase
        if phrase is None or phrase.head[0] < anchor.span[1]:
            return []
        field = scene.words.fields.at(scene.tokens, phrase.head[1] - 1, phrase.head[1]) or _is_site(scene, phrase)
        more = phrase.head[1] - anchor.span[1] > 1
        span = anchor.span[1], phrase.head[1]
        area = area_at(scene, span, self._rules, None, told=False) if field and more else None
        return [area] if area is not None else []

    def _ends_modifiers(self, scene: Scene, token: int) -> bool:
        tokens = scene.tokens
        if scene.mention_at(token) or scene.in_times(token):
            return True
        tag = tokens.tag[token]
        if tag:
            return not tag.startswith(("N", "SL", "XSN", "XPN", "SH")) or tag in ("NNB", "NP")
        text = tokens.text[token]
        return (not any(map(str.isalpha, text)) and text != "-") or text in ("'s", "’s")

    def _examples(self, scene: Scene, phrase: Phrase) -> Areas:
        """'technologies such as A, B and C': the items."""
        end = max(phrase.head[1], phrase.span[1])
        found = next(scene.words.examples.find(scene.tokens, phrase.head[1], scene.sentence.end), None)
        if found is None or found[0] > end:
            return []
        return list(examples_behind(scene, found[1], self._rules))

    def _gerunds(self, scene: Scene, clause: Clause) -> Iterator[BusinessArea]:
        """'Its work will include *planning and laying cables*': clauses in the place of an object."""
        for gerund in scene.parse.clauses:
            above = scene.parse.clauses[gerund.parent] if gerund.parent is not None else None
            if above is clause and gerund.link is Link.COMPLEMENT and not gerund.noun:
                for argument in gerund.arguments:
                    if argument.function is Function.OBJECT:
                        yield from areas_of(scene, argument.phrase, self._rules, gerund.predicate[0])

    def _of_business(self, scene: Scene, clause: Clause, anchor: Anchor) -> Iterator[BusinessArea]:
        """'Its main business is A': what the venture's business is said to be."""
        words, tokens = scene.words, scene.tokens
        for subject in scene.subjects(clause):
            own = holds(subject.span, anchor.span)
            own = own or (subject.possessor is not None and holds(subject.possessor.span, anchor.span))
            # 'a venture whose main business is A'
            own = own or (clause.describes is not None and anchor.heads(clause.describes))
            if not own or not words.business.any(tokens, subject.head[0], subject.head[1]):
                continue
            if clause.lemma in words.carry:
                yield from self._gerunds(scene, clause)
            for argument in clause.arguments:
                carried = argument.function is Function.OBJECT and clause.lemma in words.carry
                if argument.function is Function.PREDICATIVE or carried:
                    yield from areas_of(scene, argument.phrase, self._rules)
                    yield from self._examples(scene, argument.phrase)


def _gerunds_end(scene: Scene, phrase: Phrase) -> int | None:
    """Where the object ends that a phrase shares with the verb behind it ('for *making* and *selling tyres*')."""
    end = phrase.span[1]
    if end >= scene.sentence.end or not scene.words.joiners.at(scene.tokens, end, end + 1):
        return None
    for clause in scene.parse.clauses:
        if clause.predicate == (end + 1, end + 2) and clause.lemma in scene.words.make and clause.tense is Tense.NONE:
            return next((one.head[1] for one in scene.phrases if one.span[0] == clause.predicate[1]), None)
    return None


def _is_apart(clause: Clause, phrase: Phrase) -> bool:
    """Whether something else of the clause stands between its verb and a phrase ('invest *$20 million* in *masts*')."""
    between = clause.predicate[1], begin_of(phrase)
    return any(holds(between, one.phrase.span) for one in clause.arguments if one.phrase is not phrase)


def _is_founding(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is the founding of something ('합작사 *설립*을 계기로')."""
    return scene.text(phrase.head) in scene.words.acts["found"]


def _is_field(scene: Scene, argument: Argument) -> bool:
    """Whether an argument tells in what its clause acts, and not where ('*물류 분야*에서', but '두 항구에서')."""
    words, (first, last) = scene.words, argument.phrase.head
    if argument.marker not in words.area_places:
        return argument.marker in words.area_within
    return any(listed.at(scene.tokens, last - 1, last) for listed in (words.fields, words.edges)) and first < last


def _is_site(scene: Scene, phrase: Phrase) -> bool:
    return scene.words.sites.at(scene.tokens, phrase.head[1] - 1, phrase.head[1]) is not None


def _is_past(clause: Clause) -> bool:
    return clause.tense.value == "past"


def _is_subject(argument: Argument, anchor: Anchor) -> bool:
    return argument.function is Function.SUBJECT and anchor.heads(argument.phrase)


def _is_others(scene: Scene, clause: Clause, anchor: Anchor) -> bool:
    """Whether a clause is about a noun of somebody else ('The venture is part of *our* strategy of selling cars')."""
    above = scene.parse.clauses[clause.parent] if clause.parent is not None else None
    owners = [one for one in above.arguments if one.function is Function.POSSESSOR] if above and above.noun else []
    return any(not anchor.heads(one.phrase) for one in owners)


def _near(phrase: Phrase, anchor: Anchor) -> bool:
    """Whether a phrase is that of the mention, or stands in it ('a venture *with Nordan* that sells cards')."""
    around = anchor.phrase is not None and holds(anchor.phrase.span, phrase.head)
    return around or anchor.heads(phrase) or holds(phrase.span, anchor.span)


def _is_over(scene: Scene, clause: Clause) -> bool:
    """Whether it is past for the sentence too ('생산한 후 공급할 계획이다' is to come)."""
    beside = clause.link in (Link.ADVERBIAL, Link.COORDINATE) and clause.parent is not None
    above = scene.parse.clauses[clause.parent] if beside and clause.parent is not None else None
    return _is_past(clause) and (above is None or _is_past(above))


def _is_purpose(clause: Clause) -> bool:
    return clause.link in (Link.COMPLEMENT, Link.ADVERBIAL) and clause.tense.value == "none"


def _verb_of(scene: Scene, clause: Clause) -> int:
    """The token of the verb itself in a verb group ('will also *make*')."""
    first, last = clause.predicate
    stem = clause.lemma.split(" ")[0][:2]
    return next((at for at in range(first, last) if scene.tokens.text[at].casefold().startswith(stem)), last - 1)
