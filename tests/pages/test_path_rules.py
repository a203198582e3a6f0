from pages.path_rules import Rows, violations


def step(name, applies="ab", requires=(), only=()):
    """A step that applies to the audiences in `applies` (of a and b) and requires steps by name."""
    return Rows(
        name,
        name.upper(),
        {slug: slug in applies for slug in "ab"},
        [(index, required, list(only)) for index, required in enumerate(requires)],
    )


def test_a_path_without_circles_is_accepted():
    others = [step("id"), step("bank", requires=["id"])]
    assert violations(step("bankid", requires=["bank", "id"]), others) == []


def test_a_circle_is_refused_on_the_row_that_closes_it():
    others = [step("bank", requires=["bankid"]), step("id")]
    [violation] = violations(step("bankid", requires=["id", "bank"]), others)
    assert (violation.relation, violation.row, violation.field) == ("prerequisites", 1, "required")
    assert "BANKID → BANK → BANKID" in violation.message


def test_a_step_cannot_require_itself():
    assert [v.field for v in violations(step("id", requires=["id"]), [])] == ["required"]


def test_rows_for_different_audiences_make_no_circle():
    others = [step("bank", requires=["bankid"], only="b")]
    assert violations(step("bankid", requires=["bank"], only="a"), others) == []


def test_what_does_not_apply_to_an_audience_cannot_be_required_of_it():
    others = [step("id", applies="a")]
    [violation] = violations(step("bankid", requires=["id"]), others)
    assert (violation.relation, violation.row, violation.field) == ("prerequisites", 0, "required")
    assert violations(step("bankid", requires=["id"], only="a"), others) == []


def test_a_step_that_others_need_cannot_stop_applying():
    others = [step("bankid", requires=["id"])]
    [violation] = violations(step("id", applies="a"), others)
    assert (violation.relation, violation.row, violation.field) == ("audience_rows", 1, "application")


def test_a_step_that_is_not_described_for_an_audience_does_not_apply_to_it():
    undescribed = Rows("id", "ID", {"a": True}, [])
    assert len(violations(step("bankid", requires=["id"]), [undescribed])) == 1
