"""The classes of words, as short tags; those of verbs tell the form.

det determiner · prn sbj acc pronouns (either, subject, object) · rel wh who/which, what · cmp that · ex there
to of infinitives · mod modal · be_f be_b be_n be_g, hav_f hav_b hav_g, do_f do_b auxiliaries: finite, base,
participle, -ing · not · cc conjunction · sub subordinator · pre preposition · adv · num · yr year · gen possessive 's
nam name · nn ns nouns · adj · vb base · vp vz present (plain, with -s) · vd past · vn participle
vh participle behind have · vg -ing · com comma · sep colon, semicolon, dash · end
"""

from __future__ import annotations

FINITE = frozenset(("vz", "vp", "vd", "mod", "be_f", "hav_f", "do_f"))
AUXILIARY = frozenset(("mod", "be_f", "be_b", "be_n", "be_g", "hav_f", "hav_b", "hav_g", "do_f", "do_b"))
BASE = frozenset(("vb", "be_b", "hav_b", "do_b"))
LEXICAL = frozenset(("vb", "vp", "vz", "vd", "vn", "vh", "vg"))
PARTICIPLE = frozenset(("vn", "vh", "be_n"))
ING = frozenset(("vg", "be_g", "hav_g"))
VERBAL = LEXICAL | AUXILIARY
NOUN = frozenset(("nn", "ns", "nam"))
PRONOUN = frozenset(("prn", "sbj", "acc"))
NOMINAL = NOUN | PRONOUN | {"num", "yr"}
NOUN_START = frozenset(("det", "prn", "sbj", "acc", "nam", "nn", "ns", "num", "yr", "adj", "ex"))
TRANSPARENT = frozenset(("adv", "not"))

BE = {"be": "be_b", "been": "be_n", "being": "be_g"}
HAVE = {"have": ("hav_f", "hav_b"), "having": ("hav_g",)}
DO = {"do": ("do_f", "do_b")}
CLOSED = {
    "determiner": ("det",),
    "either_determiner_or_pronoun": ("det", "prn"),
    "subject_pronoun": ("sbj",),
    "object_pronoun": ("acc",),
    "pronoun": ("prn",),
    "relative": ("rel",),
    "question": ("wh",),
    "that": ("cmp", "rel", "det", "prn"),
    "expletive": ("ex",),
    "infinitive": ("to",),
    "modal": ("mod",),
    "negation": ("not",),
    "conjunction": ("cc",),
    "subordinator": ("sub",),
    "preposition": ("pre",),
    "adjective": ("adj",),
    "adverb": ("adv",),
    "number": ("num",),
    "possessive": ("gen",),
    "exclamation": ("adv",),
}
"""Key of a rule file → tags."""
