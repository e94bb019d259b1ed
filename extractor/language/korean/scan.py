"""Columns → noun phrases and predicates in text order: particles close the one, endings the other."""

from __future__ import annotations

from extractor.grammar.parse import Function
from extractor.language.korean.columns import END, Columns
from extractor.language.korean.nodes import Break, Case, Close, Item, Nominal, Predicate, Speech
from extractor.language.korean.nominals import NominalReader, Place, nouns_of
from extractor.language.korean.tags import (
    ADVERB,
    CLOSE,
    DETERMINER,
    ENDING,
    MARK,
    NOUN,
    OPEN,
    OTHER,
    PARTICLE,
    STEM,
    STOP,
    SUFFIX,
    Piece,
)
from extractor.language.korean.verbs import VerbReader
from extractor.language.korean.words import Flag, GrammarWords

_CASES = {
    "JKS": Case.SUBJECT,
    "JKO": Case.OBJECT,
    "JKG": Case.GENITIVE,
    "JKC": Case.COMPLEMENT,
    "JKB": Case.OBLIQUE,
    "JC": Case.LISTED,
}
_ADJECTIVES = ("VA", "XSA", "VCN")
_MARKED = (Case.OBLIQUE, Case.OBJECT, Case.LISTED, Case.BARE)
_PLACES = {(clause, governed): Place(clause, governed) for clause in (False, True) for governed in (False, True)}
_IS_MISREAD = int(Flag.MISREAD)
_VERBAL = frozenset(("NNG", "XR", "NNP", "XSN", "SL", "NNB"))


class Scanner:
    """Scans one sentence; `items` is what it finds."""

    def __init__(self, words: GrammarWords, columns: Columns) -> None:
        self._words = words
        self._columns = columns
        self._nominals = NominalReader(words)
        self._verbs = VerbReader(words)
        self._instance = (words.instance,)
        self._negated = False
        self._spoken: set[int] = set()
        self._names: set[int] = set()
        self.items: list[Item] = []

    def scan(self) -> list[Item]:
        """Return the items of the sentence."""
        columns = self._columns
        at = 0
        while columns.kind[at] != END:
            kind = columns.kind[at]
            if kind in (NOUN, DETERMINER) or (kind == ADVERB and columns.text[at] in self._words.times):
                columns.kind[at] = kind = NOUN if kind == ADVERB else kind
                at = self._nominal(at)
            elif kind in (STEM, SUFFIX):
                at = self._dated(at) or self._predicate(at, [])
            elif kind == OPEN:
                at = self._opened(at)
            elif kind == CLOSE:
                at = self._closed(at)
            elif kind == ADVERB:
                at = self._adverb(at)
            else:
                if kind == MARK or (columns.text[at] in self._words.joiners and columns.glued[at + 1]):
                    self._mark(at)
                elif columns.tag[at] == "SE":
                    self.items.append(Break())
                at += 1
        self._headline()
        return self.items

    def _headline(self) -> None:
        """Make the name before the first comma of a headline its subject: 'A, B와 공급 계약 체결'."""
        if self._columns.ends_finite:
            return
        for item in self.items:
            if isinstance(item, Predicate) and item.close in (Close.ADNOMINAL, Close.TELLING):
                continue
            if not isinstance(item, Nominal) or item.time:
                return
            if item.comma and item.case is Case.BARE:
                item.case = Case.TOPIC
                return
            if item.comma:
                return

    # Quotation marks and what stands between phrases

    def _opened(self, at: int) -> int:
        columns = self._columns
        if at in columns.aside:
            return columns.closing[at] + 1
        if at in columns.speech:
            self._spoken.add(columns.closing[at])
            self.items.append(Speech(columns.first[at], opens=True))
            return at + 1
        return self._nominal(at)

    def _closed(self, at: int) -> int:
        columns = self._columns
        if at not in self._spoken:
            return at + 1
        tag = columns.tag[at + 1]
        telling = tag.startswith("ETM") or (tag == "JX" and columns.kind[at + 2] == NOUN)
        tied = columns.glued[at + 1] and columns.kind[at + 1] in (PARTICLE, ENDING)
        close = Close.TELLING if telling and tied else Close.QUOTED
        connective = columns.lemma(at + 1) if tied else ""
        self.items.append(Speech(columns.first[at], opens=False, close=close, connective=connective))
        at += 2 if tied else 1
        while tied and columns.kind[at] in (PARTICLE, ENDING) and columns.glued[at]:
            at += 1
        return at

    def _adverb(self, at: int) -> int:
        text = self._columns.text[at]
        last = self.items[-1] if self.items else None
        if text in self._words.negative_adverbs:
            self._negated = True
        elif text in self._words.joiners and isinstance(last, Nominal) and last.case is Case.BARE:
            last.case = Case.LISTED
        return at + 1

    def _mark(self, at: int) -> None:
        last = self.items[-1] if self.items else None
        if isinstance(last, Nominal):
            if (
                self._columns.text[at] in self._words.joiners
                and self._columns.text[at] != ","
                and last.case is Case.BARE
            ):
                last.case = Case.LISTED
            last.comma = True
        elif isinstance(last, Predicate):
            last.comma = True

    # Noun phrases

    def _nominal(self, at: int) -> int:
        """Read the noun phrases from word `at` on, and the predicate that the last of their nouns belongs to."""
        columns = self._columns
        parts: list[int] = []
        appositions: list[Nominal] = []
        behind = self._run(at, parts, appositions)
        if not parts:
            return max(behind, at + 1)
        verb = self._verb_behind(parts, behind)
        if verb:
            return verb
        nominal = self._emit(parts, appositions)
        if nominal is None:
            return behind
        tag, kind = columns.tag[behind], columns.kind[behind]
        if tag.startswith("VCP") or (columns.glued[behind] and (tag == "JKQ" or kind == ENDING)):
            nominal.case = Case.COPULAR
            return self._predicate(behind, [])
        behind = self._particles(nominal, behind)
        if nominal.words == self._instance and len(self.items) > 1 and self._is_instance(nominal, self.items[-2]):
            self.items.pop()
        return behind

    def _verb_behind(self, parts: list[int], behind: int) -> int:
        """Read the predicate that the last of a run of nouns belongs to; return the word behind it, 0 without one."""
        columns = self._columns
        kind = columns.kind[behind]
        if kind == SUFFIX and columns.tag[parts[-1]] in _VERBAL:
            stem = self._verbal_noun(parts)
            rest = parts[: len(parts) - len(stem)]
            first = stem[0]
            while rest and columns.glued[first] and not columns.named[rest[-1]]:
                first = rest.pop()
            self._emit(rest, [])
            return self._predicate(behind, stem, first=first)
        if (
            kind == STEM
            and columns.glued[behind]
            and columns.tag[parts[-1]] in ("NNG", "XR")
            and self._stands_alone(behind)
        ):
            self._emit(parts[:-1], [])
            return self._predicate(behind, [], first=parts[-1])
        ongoing = len(parts) > 1 and columns.text[parts[-1]] == self._words.ongoing
        if not ongoing or not columns.tag[behind].startswith("VCP"):
            return 0
        stem = self._verbal_noun(parts[:-1])
        self._emit(parts[: len(parts) - 1 - len(stem)], [])
        return self._predicate(behind, [*stem, parts[-1]], ongoing=True)

    def _is_instance(self, nominal: Nominal, owner: Item | None) -> bool:
        """Tell whether 'A의 경우' stands there, and make a topic of its owner: it says no more than 'A는'."""
        if nominal.words != self._instance or not isinstance(owner, Nominal):
            return False
        if owner.case is not Case.GENITIVE or not (nominal.case is Case.BARE or nominal.topic):
            return False
        owner.case, owner.marker, owner.topic = Case.TOPIC, self._words.markers["은/JX"], True
        owner.marked = (owner.marked[0], nominal.last)
        owner.last, owner.comma = nominal.last, nominal.comma
        return True

    def _run(self, at: int, parts: list[int], appositions: list[Nominal]) -> int:
        """Collect the words of one run of nouns into `parts`; return the word behind."""
        columns = self._columns
        while True:
            kind = columns.kind[at]
            if kind in (NOUN, DETERMINER):
                if parts and self._misread(at):
                    return at
                parts.append(at)
                at += 1
            elif kind == OPEN and at not in columns.speech:
                behind = self._bracket(at, parts, appositions)
                if behind == at:
                    return at
                at = behind
            elif self._goes_on(at, parts):
                at += 1
            else:
                return at

    def _goes_on(self, at: int, parts: list[int]) -> bool:
        """Tell whether a run of nouns goes on behind word `at`, which is none."""
        kind = self._columns.kind[at]
        if kind == CLOSE:
            return at in self._names
        return bool(parts) and (
            (kind in (OTHER, MARK) and self._joins(at, parts)) or (kind == STEM and self._adjectival(at, parts))
        )

    def _bracket(self, at: int, parts: list[int], appositions: list[Nominal]) -> int:
        columns = self._columns
        closing = columns.closing[at]
        if at in columns.aside:
            if not parts:
                return at
            appositions.extend(self._aside(at + 1, closing))
            return closing + 1
        if at in columns.title:
            columns.last[at] = columns.last[closing]
            columns.tag[at] = "NNP"
            parts.append(at)
            return closing + 1
        self._names.add(closing)
        return at + 1

    def _aside(self, begin: int, end: int) -> list[Nominal]:
        """Return the noun phrases in brackets, none where there is more than nouns."""
        columns = self._columns
        found: list[Nominal] = []
        parts: list[int] = []
        for at in range(begin, end):
            kind = columns.kind[at]
            if kind in (NOUN, DETERMINER):
                parts.append(at)
            elif kind == MARK and parts:
                found.extend(self._nominals.cut(columns, parts, Place()))
                parts = []
            elif kind in (STEM, SUFFIX, ENDING, PARTICLE):
                return []
        if parts:
            found.extend(self._nominals.cut(columns, parts, Place()))
        return found

    def _joins(self, at: int, parts: list[int]) -> bool:
        """Tell whether a sign stands inside a noun: 천안-논산, 3.5%, A&B."""
        columns = self._columns
        if columns.kind[at] == MARK and columns.text[at] != "·":
            return False
        if columns.tag[at] == "SE" or (columns.named[parts[-1]] and columns.named[at + 1]):
            return False
        if columns.tag[at] == "SW" and columns.glued[at]:
            parts.append(at)
            return True
        if columns.kind[at] == MARK:
            return columns.glued[at] and columns.tag[parts[-1]] == "SN" and columns.tag[at + 1] == "SN"
        return columns.glued[at] and columns.glued[at + 1] and columns.kind[at + 1] == NOUN

    def _adjectival(self, at: int, parts: list[int]) -> bool:
        """Tell whether the copula only makes an adjective: 집중적인 도움."""
        columns = self._columns
        if not parts or columns.text[parts[-1]] != self._words.adjectival or columns.tag[parts[-1]] != "XSN":
            return False
        return columns.tag[at] == "VCP+ETM" and columns.kind[at + 1] in (NOUN, DETERMINER, OPEN)

    def _verbal_noun(self, parts: list[int]) -> list[int]:
        columns = self._columns
        begin = len(parts) - 1
        while begin > 0 and columns.tag[parts[begin]] == "XSN" and columns.glued[parts[begin]]:
            begin -= 1
        if begin > 0 and columns.tag[parts[begin - 1]] == "XPN" and columns.glued[parts[begin]]:
            begin -= 1
        return parts[begin:]

    def _emit(self, parts: list[int], appositions: list[Nominal]) -> Nominal | None:
        if not parts:
            return None
        last = self.items[-1] if self.items else None
        after_clause = isinstance(last, Predicate) and last.close in (Close.ADNOMINAL, Close.TELLING)
        behind = self._columns.tag[parts[-1] + 1]
        governed = behind.startswith("JK") and behind != "JKB"
        found = self._nominals.cut(self._columns, parts, _PLACES[after_clause, governed])
        if len(found) > 1 and self._is_instance(found[0], last):
            found.pop(0)
        self.items.extend(found)
        if not found:
            return None
        if appositions:
            found[-1].appositions = appositions
        return found[-1]

    def _misread(self, at: int) -> str:
        columns = self._columns
        if not columns.flags[at] & _IS_MISREAD or not columns.glued[at]:
            return ""
        if columns.glued[at + 1] and columns.kind[at + 1] not in (MARK, STOP, CLOSE):
            return ""
        return self._words.misread.get(f"{columns.text[at]}/{columns.tag[at]}", "")

    def _particles(self, nominal: Nominal, at: int) -> int:
        """Read the particles of a phrase, and the verb or adverb that makes one marker with them."""
        columns = self._columns
        begin = at
        if "+" in columns.tag[at - 1]:
            self._pieces_mark(nominal, columns.pieces(at - 1)[1:])
        misread = self._misread(at)
        if misread:
            self._mark_with(nominal, self._words.tags[misread], misread)
            at += 1
        while columns.kind[at] == PARTICLE and (columns.glued[at] or at == begin):
            self._pieces_mark(nominal, columns.pieces(at))
            at += 1
        if at > begin:
            nominal.marked = (columns.first[begin], columns.last[at - 1])
            nominal.last = columns.last[at - 1]
        at = self._beside(nominal, at)
        if nominal.case is Case.BARE:
            behind = self._postposition(nominal, at) if nominal.adjunct else at
            if behind == at:
                self._light_left_out(nominal, at)
            return behind
        return self._postposition(nominal, at)

    def _light_left_out(self, nominal: Nominal, at: int) -> None:
        """Make a verb of a noun that has an object and no 하다: 'B를 인수, …', 'B를 인수 후'."""
        columns = self._columns
        before = self.items[-2] if len(self.items) > 1 else None
        if not isinstance(before, Nominal):
            return
        thought = before.case is Case.OBLIQUE and before.words[-1] in self._words.that
        if before.case is not Case.OBJECT and not thought:
            return
        nouns = nouns_of(columns, nominal.parts)
        relational = nominal.time and len(nouns) > 1 and nouns[-1].text in self._words.relational
        if not relational and (nominal.time or (columns.kind[at] not in (MARK, STOP, END) and columns.tag[at] != "SE")):
            return
        if nominal.named or not nouns or columns.tag[at - 1] not in ("NNG", "NNB", "XSN"):
            return
        verbal = nouns[-2 if relational else -1]
        predicate = Predicate(nominal.first, nominal.last, (verbal.first, verbal.last), verbal.text + self._words.do)
        predicate.close = Close.ADVERBIAL if relational else Close.COORDINATE
        predicate.connective = nouns[-1].text if relational else ""
        self.items[-1] = predicate

    def _pieces_mark(self, nominal: Nominal, pieces: tuple[Piece, ...]) -> None:
        """Mark a phrase with particles; a noun may be one token with its particle (게 = 것이)."""
        for tag, lemma in pieces:
            if tag[0] == "J":
                self._mark_with(nominal, tag, self._words.markers.get(f"{lemma}/{tag}", ""))

    def _mark_with(self, nominal: Nominal, tag: str, marker: str) -> None:
        words = self._words
        if not marker:
            return
        if marker in words.topics:
            nominal.topic = True
            if nominal.case is Case.BARE:
                nominal.case, nominal.marker = Case.TOPIC, marker
            return
        case = _CASES.get(tag, Case.OBLIQUE)
        if case is Case.GENITIVE and nominal.case is Case.OBLIQUE:
            marker = nominal.marker + marker
        if nominal.case is Case.OBLIQUE and case is Case.OBLIQUE:
            return
        # Of '실력만으로' the last particle counts.
        nominal.topic = False
        nominal.tied = marker == self._words.markers.get("와/JC")
        nominal.case, nominal.marker = case, marker

    def _beside(self, nominal: Nominal, at: int) -> int:
        """Read an adverb that belongs to the marker: B와 함께, 승인 없이, A 역시."""
        columns = self._columns
        if columns.kind[at] != ADVERB and columns.kind[at + 1] != MARK:
            return at
        text = columns.text[at]
        marker = self._words.beside.get(f"{nominal.marker} {text}".lstrip())
        if marker is not None:
            nominal.case, nominal.marker, nominal.tied = Case.OBLIQUE, marker, False
        elif nominal.case is Case.BARE and f"{text}/{columns.tag[at]}" in self._words.markers:
            nominal.case, nominal.marker = Case.TOPIC, self._words.markers[f"{text}/{columns.tag[at]}"]
            nominal.topic = True
        else:
            return at
        nominal.marked = (nominal.marked[0] or columns.first[at], columns.last[at])
        nominal.last = columns.last[at]
        return at + 1

    def _postposition(self, nominal: Nominal, at: int) -> int:
        columns = self._columns
        framed = self._framed(nominal, at)
        if framed:
            return framed
        if columns.kind[at] not in (STEM, NOUN) or nominal.case not in _MARKED:
            return at
        verb, ending, behind = self._verb_at(at)
        marker = self._words.postpositions.get((nominal.marker, verb, ending))
        if marker is None:
            return at
        last = columns.last[behind - 1]
        predicate = Predicate(columns.first[at], last, (columns.first[at], last), verb)
        predicate.postposition = True
        predicate.connective = marker
        function = Function.OBJECT if nominal.case is Case.OBJECT else Function.OBLIQUE
        predicate.tie(nominal, function, nominal.marker)
        nominal.case, nominal.marker, nominal.post = Case.OBLIQUE, marker, predicate
        nominal.adnominal = ending.endswith("ETM")
        predicate.close = Close.ADNOMINAL if nominal.adnominal else Close.ADVERBIAL
        nominal.marked = (nominal.marked[0], columns.last[behind - 1])
        nominal.last = nominal.marked[1]
        while columns.kind[behind] == PARTICLE and columns.glued[behind]:
            behind += 1
        return behind

    def _framed(self, nominal: Nominal, at: int) -> int:
        """Return the word behind '대상으로' in 'B를 대상으로', 0 where nothing like it stands at word `at`."""
        columns = self._columns
        if nominal.case is not Case.OBJECT or columns.text[at] not in self._words.frames:
            return 0
        if f"{columns.text[at + 1]}/{columns.tag[at + 1]}" not in self._words.framing:
            return 0
        nominal.case = Case.OBLIQUE
        nominal.marker = f"{nominal.marker} {columns.text[at]}{columns.text[at + 1]}"
        nominal.marked = (nominal.marked[0], columns.last[at + 1])
        nominal.last = nominal.marked[1]
        frame = self._emit([at], [])
        if frame is not None:
            self._particles(frame, at + 1)
        return at + 2

    def _verb_at(self, at: int) -> tuple[str, str, int]:
        """Return base form and ending (`form/tag`) of the verb at word `at`, and the word behind it."""
        columns = self._columns
        verb = columns.lemma(at)
        stem = at
        if columns.kind[at] == NOUN:
            if columns.kind[at + 1] != SUFFIX:
                return "", "", at
            stem = at + 1
            verb = f"{columns.text[at]}{columns.lemma(stem)}다"
        tag, lemma = columns.pieces(stem)[-1]
        if tag in ("EC", "ETM"):
            return verb, f"{lemma}/{tag}", stem + 1
        if columns.kind[stem + 1] == ENDING and len(columns.pieces(stem)) == 1:
            tag, lemma = columns.pieces(stem + 1)[-1]
            return verb, f"{lemma}/{tag}", stem + 2
        return "", "", at

    # Predicates

    def _dated(self, at: int) -> int:
        """Return the word behind 오는, 지난 where they date a time, 0 where they are verbs."""
        columns = self._columns
        if columns.lemma(at) not in self._words.dating:
            return 0
        _, ending, behind = self._verb_at(at)
        if not ending.endswith("ETM") or columns.kind[behind] != NOUN:
            return 0
        dates = columns.tag[behind] == "SN" or columns.text[behind] in self._words.times
        return behind if dates else 0

    def _stands_alone(self, at: int) -> bool:
        """Tell whether the verb at word `at`, written with the noun before, is no copula."""
        return not self._columns.tag[at].startswith(("VCP", "VX"))

    def _predicate(self, at: int, stem: list[int], *, ongoing: bool = False, first: int | None = None) -> int:
        """Read the predicate whose verb stands at word `at`, with the verbal noun `stem` before it.

        `first` is the first word that is written with it (말씀드리다, 자진사퇴하다).
        """
        columns = self._columns
        tag, lemma = columns.pieces(at)[0]
        if first is None:
            first = stem[0] if stem else at
        incorporated = "" if stem or first == at else columns.text[first]
        first = columns.first[first]
        predicate = Predicate(first, 0, (first, columns.last[at]), lemma)
        predicate.adjective = tag in _ADJECTIVES
        predicate.negated = self._negated or lemma == self._words.not_copula
        self._negated = False
        piece = 1
        if tag in ("XSV", "XSA") or stem:
            self._name_verbal(predicate, stem, "" if ongoing else lemma)
        elif tag == "VCP" or columns.kind[at] in (ENDING, PARTICLE):
            predicate.copula, predicate.lemma = True, self._words.copula
            piece = 1 if tag == "VCP" else 0
        elif incorporated and lemma in self._words.light:
            predicate.lemma = incorporated + self._words.do
            predicate.passive = self._words.light[lemma] == "passive"
        elif incorporated:
            predicate.lemma = incorporated + lemma
        elif lemma in self._words.passives:
            predicate.lemma, predicate.passive = self._words.passives[lemma], True
        behind = self._verbs.read(columns, predicate, at, piece)
        if tag == "JKQ":
            predicate.close, predicate.connective = Close.QUOTED, lemma
        received = predicate.passive and lemma.startswith(self._words.suffering)
        predicate.barred = predicate.adjective or predicate.copula or (predicate.passive and not received)
        predicate.transitive = not predicate.barred and self._wants_object(lemma, stem)
        predicate.idle = not predicate.passive and predicate.close is Close.ADVERBIAL and self._idles(predicate)
        if predicate.idle:
            predicate.barred, predicate.transitive = True, False
        self.items.append(predicate)
        while columns.kind[behind] == PARTICLE and columns.glued[behind]:
            behind += 1
        return behind

    def _idles(self, predicate: Predicate) -> bool:
        return predicate.lemma in self._words.idle and predicate.connective in self._words.endings.going

    def _wants_object(self, lemma: str, stem: list[int]) -> bool:
        words = self._words
        if stem:
            return lemma != words.do[0] or self._columns.text[stem[-1]] not in words.inactive
        if lemma in words.intransitive:
            return False
        return not lemma.endswith(words.becoming_suffix) or lemma in words.transitive

    def _name_verbal(self, predicate: Predicate, stem: list[int], suffix: str) -> None:
        words = self._words
        forms = self._nominals.base_forms(self._columns, stem)
        noun = forms[0] if forms else ""
        do = words.do
        if suffix in words.passive_suffixes:
            predicate.passive = True
        elif suffix and not do.startswith(suffix):
            do = f"{suffix}다"
        predicate.lemma = noun + do
