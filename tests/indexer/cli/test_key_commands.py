"""Keys to the site."""

import json

from running import CORPUS, run


def test_keys_are_made_listed_and_revoked(tmp_path):
    folder = tmp_path / "index"
    assert run("keys", "list", "--index", str(folder)).exit_code == 4
    run("index", str(CORPUS / "ccas-vaucourt"), "--index", str(folder), "--jobs", "1")
    made = run("keys", "add", "intranet", "--index", str(folder))
    assert made.exit_code == 0
    assert len(made.stdout.strip()) >= 43
    assert "open still" in made.stderr
    assert run("keys", "add", "intranet", "--index", str(folder)).exit_code == 2
    assert run("keys", "guard", "everything", "--index", str(folder)).exit_code == 0
    listed = json.loads(run("keys", "list", "--json", "--index", str(folder)).stdout)
    assert (listed["guard"], [key["name"] for key in listed["keys"]]) == (
        "everything",
        ["intranet"],
    )
    assert run("keys", "revoke", "intranet", "--index", str(folder)).exit_code == 0
    assert run("keys", "revoke", "intranet", "--index", str(folder)).exit_code == 2
