"""The currencies of ISO 4217 that are legal tender today, with their names in both languages, from Unicode's CLDR."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from babel.core import Locale, get_global
from babel.numbers import get_currency_name, get_currency_symbol

from extractor.amounts.model import Currency, StandardCurrencies

_MANY = 2  # any number that takes the plural


def standard_currencies(settings: StandardCurrencies) -> tuple[Currency, ...]:
    """Return one currency for each code; what `rules/amounts` says of a word or sign goes before it.

    The last word of a name (`hryvnias`, `디르함`) names the currency where no other has it. As code, singular or last
    word it is doubtful: `TOP` and `soles` are words of everyday.
    """
    codes = [code for code in _current() if code not in settings.without]
    one, many = ({code: _name(code, "en", count) for code in codes} for count in (1, _MANY))
    korean = {code: _name(code, "ko", 1) for code in codes}
    own = {*_alone(one), *_alone(many), *_alone(korean)}.difference(settings.everyday)
    return tuple(
        Currency(
            id=f"iso-{code.lower()}",
            code=code,
            symbols=_sign(code),
            weak_symbols=() if code in settings.everyday else (code,),
            ko=(korean[code], korean[code].replace(" ", "")),
            en=(many[code],),
            weak_ko=tuple(own & {_last(korean[code])}),
            weak_en=tuple(sorted(({one[code]} | own & {_last(one[code]), _last(many[code])}) - {many[code]})),
        )
        for code in codes
    )


def _current() -> list[str]:
    used = get_global("territory_currencies").values()
    return sorted({code for currencies in used for code, _, until, tender in currencies if tender and until is None})


def _name(code: str, language: str, count: int) -> str:
    return get_currency_name(code, count=count, locale=Locale(language))


def _sign(code: str) -> tuple[str, ...]:
    sign = get_currency_symbol(code, locale=Locale("en"))
    return () if sign.isalpha() else (sign,)


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


def _alone(names: dict[str, str]) -> Iterator[str]:
    """Yield the last words that only one currency has."""
    ends = Counter(_last(name).casefold() for name in names.values())
    return (word for word in _lasts(names.values()) if ends[word.casefold()] == 1)


def _lasts(names: Iterable[str]) -> Iterator[str]:
    return (_last(name) for name in names if " " in name)
