"""The marks of the notation alone, before any grammar looks at the words."""

import pytest

from extractor.patterns.notation import NotationError, Reading, SlotPiece, TextPiece, read_frame


def shown(reading: Reading) -> str:
    return "".join(
        piece.text
        if isinstance(piece, TextPiece)
        else f"{{{piece.name}{piece.need}}}"
        if isinstance(piece, SlotPiece)
        else f"@{piece.name}"
        for piece in reading
    )


@pytest.mark.parametrize(
    ("frame", "readings"),
    [
        ("{a} @buy {b}", ["{a} @buy {b}"]),
        ("{a!} @buy {b?}", ["{a!} @buy {b?}"]),
        ("{a}에|에게 팔다", ["{a}에 팔다", "{a}에게 팔다"]),
        ("@buy|absorb {b}", ["@buy {b}", "absorb {b}"]),
        ("won (a big) contract|order", ["won contract", "won order", "won a big contract", "won a big order"]),
        ('"{q}"라고 @say', ['"{q}"라고 @say']),
        ("{a}, {b} of {c}", ["{a}, {b} of {c}"]),
    ],
)
def test_readings(frame: str, readings: list[str]) -> None:
    assert [shown(reading) for reading in read_frame(frame)] == readings


@pytest.mark.parametrize(
    ("frame", "column"),
    [("{A} buys", 0), ("a) b", 1), ("(a b", 0), ("a| b", 1), ("buy|{a}", 4), ("@Buy it", 0), ("(a)", 0)],
)
def test_marks_that_mean_nothing(frame: str, column: int) -> None:
    with pytest.raises(NotationError) as caught:
        read_frame(frame)
    assert caught.value.column == column
