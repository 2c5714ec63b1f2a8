"""The interface does what its description says, whatever is thrown at it."""

import pytest
import schemathesis
from fakes import FakeSearch
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from webapp import create_app
from webapp.settings import Settings

schema = schemathesis.openapi.from_wsgi(
    "/api/v1/openapi.json", create_app(FakeSearch(), Settings())
)

#: What no schema can say: page × per_page has a limit, 31/02/2024 is no date, a cursor is of a search.
BEYOND_SCHEMAS = {
    f"/api/v1/{name}": [positive_data_acceptance]
    for name in ("search", "facettes", "seances", "export")
}


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_every_operation_keeps_to_its_description(case: schemathesis.Case) -> None:
    case.call_and_validate(
        headers={"Accept-Encoding": "identity"}, excluded_checks=BEYOND_SCHEMAS.get(case.path, [])
    )
