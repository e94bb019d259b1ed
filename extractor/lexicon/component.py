"""Known names: the gazetteer's hits that stand in the article and are what they look like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from spacy.tokens import Doc

from extractor.document.columns import Hit, Layout, layout_of
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Entity, Mention, facts_of, publish
from extractor.document.trace import Decision, Listener
from extractor.lexicon.gazetteer import Gazetteer, Known, LegalForms

# Where one form names several things, a business is what this industry's news speaks of.
_OPERATOR = "operator"
_PRECEDENCE = (COMPANY, ORGANIZATION, PERSON, LOCATION)


class LexiconComponent:
    """Writes `doc.spans["companies"]`, `["organizations"]`, `["people"]` and `["locations"]` of known names.

    `listener`, where there is one, is told of names that are passed over.
    """

    def __init__(self, gazetteer: Gazetteer, listener: Listener | None = None) -> None:
        self._gazetteer = gazetteer
        self._listener = listener

    def __call__(self, doc: Doc) -> Doc:
        layout = layout_of(doc)
        facts = facts_of(doc)
        inside = [(hit, sentence) for hit in layout.hits if (sentence := _sentence(layout, hit)) is not None]
        forms_of = _forms_by_entry(hit for hit, _ in inside)
        entries = self._gazetteer.entries
        peers = {
            entries[index].kind
            for index, forms in forms_of.items()
            if entries[index].kind == _OPERATOR and any(form not in entries[index].needs for form in forms)
        }

        @cache
        def is_spoken_of(words: tuple[str, ...]) -> bool:
            return any(word in layout.text for word in words)

        for hit, sentence in inside:
            known = self._choose(hit, layout.text, forms_of, peers, is_spoken_of)
            if known is None:
                continue
            start, end = hit.start, hit.end
            if known.category == COMPANY:
                start, end = with_legal_form(layout.text, start, end, self._gazetteer.legal_forms)
            first, last = layout.tokens.span(start, end)
            entity = entity_of(known)
            facts.entities.setdefault(entity.id, entity)
            facts.mentions.append(Mention(start, end, first, last, sentence, entity.id, known.category, known.id))
        for category, group in zip(_PRECEDENCE, ("companies", "organizations", "people", "locations"), strict=True):
            publish(doc, group, facts.mentions_of(category))
        return doc

    def _choose(
        self,
        hit: Hit,
        text: str,
        forms_of: dict[int, set[str]],
        peers: set[str | None],
        is_spoken_of: Callable[[tuple[str, ...]], bool],
    ) -> Known | None:
        candidates = []
        for index in hit.entries:
            known = self._gazetteer.entries[index]
            doubt = self._doubt(known, hit, text, forms_of[index], peers, is_spoken_of)
            if doubt is None:
                candidates.append(known)
            elif self._listener:
                self._listener(Decision(hit.start, hit.end, known.id, fired=False, outcome=doubt))
        return min(candidates, key=lambda known: _PRECEDENCE.index(known.category), default=None)

    @staticmethod
    def _doubt(
        known: Known,
        hit: Hit,
        text: str,
        forms: set[str],
        peers: set[str | None],
        is_spoken_of: Callable[[tuple[str, ...]], bool],
    ) -> str | None:
        """Return why an ambiguous form does not mean `known`, None where it does.

        It counts where its context or another form of the same thing stands in the article.
        Among operators named without doubt (`peers`) Orange, in the middle of a sentence, is one of them.
        Beside a slash it is one of two abbreviations of ideas ('AI/DT'), whatever else the article speaks of.
        """
        needed = known.needs.get(hit.form)
        if needed is None:
            return None
        if "/" in (text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]):
            return "an ambiguous name beside a slash"
        if any(other not in known.needs for other in forms) or is_spoken_of(needed):
            return None
        if known.kind in peers and not _opens_sentence(text, hit.start):
            return None
        return f"an ambiguous name; the article holds none of: {', '.join(needed)}"


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital letter at `start` may be the sentence's and not the name's."""
    before = text[max(start - 3, 0) : start].rstrip("\"“‘'( ")
    return not before or before[-1] in ".!?\n:" or not text[start].isascii()


def _sentence(layout: Layout, hit: Hit) -> int | None:
    return layout.sentence_at(layout.tokens.at(hit.start))


def _forms_by_entry(hits: Iterable[Hit]) -> dict[int, set[str]]:
    forms: dict[int, set[str]] = {}
    for hit in hits:
        for index in hit.entries:
            forms.setdefault(index, set()).add(hit.form)
    return forms


def with_legal_form(text: str, start: int, end: int, forms: LegalForms) -> tuple[int, int]:
    """Widen a company's span over the legal form around it: `㈜`, `Co., Ltd.`."""
    before = forms.before.search(text, max(start - 8, 0), start)
    after = forms.after.match(text, end)
    return (before.start() if before else start), (after.end() if after else end)


def entity_of(known: Known) -> Entity:
    """Return the entity that a lexicon entry stands for.

    A place may share its id with a company (Orange); inside the pipeline the place's is prefixed.
    """
    return Entity(
        id=f"{LOCATION}/{known.id}" if known.category == LOCATION else known.id,
        category=known.category,
        name=known.name,
        ko=_first(known.ko),
        en=_first(known.en),
        kind=known.kind,
        country=known.country,
        ticker=known.ticker,
        known=True,
        outlet=known.outlet,
        members=known.members,
    )


def _first(forms: Sequence[str]) -> str | None:
    return forms[0] if forms else None
