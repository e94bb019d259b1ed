"""Headlines leave out auxiliaries: 'Nordan to buy Corvane', 'Corvane picked to build network', 'Corvane sold'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.grammar.parse import Function, How, Link, Tense, Voice
from extractor.language.english.parts import Frame
from extractor.language.english.vocabulary import Verbs


def read_as_headline(frames: Sequence[Frame], verbs: Verbs) -> None:
    """Give the main clause of a sentence without a full stop the verb that its auxiliary would have made finite."""
    main = frames[0]
    if main.group is None:
        clause = next((frame for frame in frames if frame.parent is main and _reduced(main, frame)), None)
        if clause is not None:
            _make_main(main, clause)
    elif main.group.form == "finite" and main.group.tense is Tense.PAST and _lacks_object(main, verbs):
        main.group.voice = Voice.PASSIVE
        for tie in main.ties:
            if tie.function is Function.OBJECT:
                tie.function = Function.PREDICATIVE


def _reduced(main: Frame, clause: Frame) -> bool:
    """Whether the clause hangs on the subject alone."""
    return main.subject is not None and clause.form in {"infinitive", "participle"} and clause.link is Link.RELATIVE


def _make_main(main: Frame, clause: Frame) -> None:
    group = clause.group
    if group is None:
        return
    tense = Tense.FUTURE if group.form == "infinitive" else Tense.PAST
    clause.group = replace(group, form="finite", tense=tense)
    clause.link, clause.parent, clause.connective, clause.how = Link.MAIN, None, "", How.OVERT
    clause.subject, clause.describes, clause.controller = main.subject, None, None
    clause.ties = main.ties + clause.ties


def _lacks_object(frame: Frame, verbs: Verbs) -> bool:
    """'Corvane sold to Nordan', 'Mira Solvang named chief executive': the subject is what the verb lacks."""
    group = frame.group
    if group is None or group.voice is Voice.PASSIVE or group.main != group.first:
        return False
    if group.lemma in verbs.naming and len(frame.objects) == 1:
        return not frame.objects[0].determiner and frame.objects[0].tag != "nam"
    return group.lemma in verbs.transitive and not frame.objects
