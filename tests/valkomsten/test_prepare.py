"""What `make run` does before it serves: the demo content on the very first start, and nothing of it afterwards."""

from django.contrib.auth.models import User
from django.core.management import call_command

from tests.pages import factories
from valkomsten.management.commands import prepare


def test_the_first_start_fills_the_site_and_later_ones_keep_what_is_there(db, monkeypatch, capsys):
    done = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **_options: done.append(name))
    monkeypatch.setenv("ADMIN_PASSWORD", "hav-sand-vind")
    call_command("prepare")
    assert done == ["migrate", "load_demo", "demo_people", "prepare_site"]
    assert User.objects.get(username="admin").check_password("hav-sand-vind")
    assert "admin  lösenord: hav-sand-vind" in capsys.readouterr().out

    done.clear()
    factories.home()
    monkeypatch.setenv("ADMIN_PASSWORD", "något annat")
    call_command("prepare")
    assert done == ["migrate", "sync_languages", "rebuild_search", "prepare_site"]
    assert "admin  lösenord: (bytt sedan dess)" in capsys.readouterr().out
    assert User.objects.get(username="admin").check_password("hav-sand-vind")
