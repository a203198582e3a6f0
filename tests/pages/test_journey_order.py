from types import SimpleNamespace

from pages.journey import Step, order


def step(pk, phase=1):
    return Step(SimpleNamespace(pk=pk, phase=SimpleNamespace(order=phase)), [])


def names(steps):
    return [s.page.pk for s in steps]


def test_steps_come_phase_by_phase_and_then_in_the_order_of_the_pages():
    assert names(order([step("late", 2), step("one"), step("two")])) == ["one", "two", "late"]


def test_a_gate_comes_first_whatever_the_order_of_the_pages():
    bankid, bank = step("bankid"), step("bank")
    bankid.gates.append(bank)
    assert names(order([bankid, bank])) == ["bank", "bankid"]


def test_a_step_stands_in_the_latest_phase_of_its_gates():
    early, gate, other = step("early", 1), step("gate", 3), step("other", 2)
    early.gates.append(gate)
    assert names(order([early, gate, other])) == ["other", "gate", "early"]
    assert early.phase == 3


def test_a_recommended_order_is_kept_within_a_phase_but_moves_no_phase():
    first, second, later = step("first"), step("second"), step("later", 2)
    first.recommended += [second, later]
    assert names(order([first, second, later])) == ["second", "first", "later"]


def test_a_circle_that_got_in_another_way_leaves_the_path_whole():
    one, two, three = step("one"), step("two"), step("three")
    one.gates.append(two)
    two.gates.append(one)
    three.gates.append(two)
    assert names(order([one, two, three])) == ["one", "two", "three"]


def test_steps_are_numbered_from_one():
    assert [s.number for s in order([step("a"), step("b")])] == [1, 2]
