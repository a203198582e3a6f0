"""Of sentences at one place, which came for which."""

import pytest

from languages.likeness import paired

APPLY, WAIT = "Först söker du.", "Sedan väntar du."


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ([], [APPLY], {}),
        ([APPLY], [], {}),
        ([APPLY, WAIT], [WAIT, APPLY], {}),
        ([APPLY], ["Ring 112!"], {APPLY: "Ring 112!"}),
        ([APPLY, WAIT], ["Ring 112!", WAIT], {}),
        ([APPLY, WAIT], ["Först ansöker du.", WAIT], {APPLY: "Först ansöker du."}),
        (
            [APPLY, WAIT],
            ["Sedan väntar ni.", "Först ansöker du."],
            {APPLY: "Först ansöker du.", WAIT: "Sedan väntar ni."},
        ),
        ([APPLY], [APPLY, "Först söker ni."], {}),
        ([APPLY], ["Först söker du, sedan", "Först söker du nu."], {APPLY: "Först söker du nu."}),
        ([APPLY, "Först söker ni."], ["Först söker du!"], {APPLY: "Först söker du!"}),
    ],
)
def test_the_likest_come_for_those_that_went_one_to_one(before, after, pairs):
    assert paired(before, after) == pairs
