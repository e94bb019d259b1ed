"""The gazetteer: what is a mention of a known name, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Extractor
from extractor.errors import RuleError
from extractor.language.languages import load_languages
from extractor.lexicon.compiler import load_gazetteer
from extractor.lexicon.gazetteer import Gazetteer
from extractor.rulefiles.folders import rule_folders


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    folders = rule_folders()
    return load_gazetteer(folders, load_languages(folders)["ko"].particles)


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    return [hit.form for hit in gazetteer.find(text)]


@pytest.mark.parametrize(
    "text",
    ["KTX를 탔다", "KT위즈가 이겼다", "지구글로벌", "SKT5", "someone@KT", "AT&Tx", "xNokia", "노키아노"],
)
def test_a_name_inside_a_longer_word_is_no_mention(gazetteer: Gazetteer, text: str) -> None:
    assert not {"KT", "구글", "SKT", "AT&T", "Nokia", "노키아"} & set(found(gazetteer, text))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SK텔레콤은", "SK텔레콤"),
        ("SK텔레콤과의", "SK텔레콤"),
        ("SK텔레콤이라는", "SK텔레콤"),
        ("SK텔레콤이었다", "SK텔레콤"),
        ("KT 이사회", "KT"),
        ("KT측은", "KT"),
        ("美AT&T가", "AT&T"),
        ("Nokia's", "Nokia"),
        ("(노키아)", "노키아"),
        ("KT 클라우드는", "KT 클라우드"),
    ],
)
def test_particles_and_marks_do_not_hide_a_name(gazetteer: Gazetteer, text: str, form: str) -> None:
    assert found(gazetteer, text) == [form]


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "카카오벤처스와 카카오는") == ["카카오벤처스", "카카오"]


def test_an_ambiguous_form_needs_its_context() -> None:
    extractor = Extractor()
    fruit = extractor.extract("The Orange juice market grew in 2020, said the report.", language="en")
    operator = extractor.extract("The mobile operator Orange grew in 2020, said the report.", language="en")
    assert [company.id for company in fruit.companies] == []
    assert [company.id for company in operator.companies] == ["orange"]


def test_a_users_folder_adds_and_replaces(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / "mine.yaml").write_text(
        'companies:\n  - {id: "moraenet", name: "Moraenet", ko: ["모래넷"], kind: "operator", country: "KR"}\n'
        '  - {id: "nokia", name: "Nokia (mine)", ko: ["노키아"], en: ["Nokia"]}\n',
        encoding="utf-8",
    )
    result = Extractor([tmp_path]).extract("모래넷은 노키아와 협약을 체결했다.")
    assert [(company.id, company.name, company.known) for company in result.companies] == [
        ("moraenet", "Moraenet", True),
        ("nokia", "Nokia (mine)", True),
    ]


def test_an_id_that_stands_in_two_files_is_an_error(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    for name in ("a", "b"):
        (lexicon / f"{name}.yaml").write_text('companies: [{id: "x", name: "X", en: ["Xyz"]}]\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"b\.yaml:\d+: x: this company stands in a\.yaml too; keep one"):
        load_gazetteer([tmp_path], ["은"])
