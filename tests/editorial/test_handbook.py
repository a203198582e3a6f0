"""The handbook: what docs/ says to editors, read in the admin, with pictures that are there."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.urls import reverse

from editorial.handbook import Chapter, chapters
from tests.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_superuser("eva")
    client.force_login(user)
    return user


def read(client, *slug: str) -> BeautifulSoup:
    return parse(client.get(reverse("handbook", args=slug)))


def test_every_chapter_is_read_with_its_pictures_and_leads_to_the_others(client, editor):
    names = {chapter.slug for chapter in chapters()}
    assert len(names) == len(chapters()) > 15
    for chapter in chapters():
        page = read(client, chapter.slug)
        article = page.select_one(".handbook article")
        assert article.h2.get_text() == chapter.title
        assert len(article.get_text()) > 120
        assert "**" not in article.get_text()
        assert page.select_one(".handbook nav a[aria-current]").get_text() == chapter.title
        assert {link["href"].split("/")[-2] for link in page.select(".handbook nav a")} == names
        for picture in article.select("img"):
            assert finders.find(re.sub(r"^/static/", "", picture["src"])), picture["src"]
            assert picture["alt"]


def test_without_a_name_the_first_chapter_stands_and_an_unknown_name_is_said(client, editor):
    assert read(client).select_one("article h2").get_text() == chapters()[0].title
    assert client.get(reverse("handbook", args=["finns-inte"])).status_code == 404


def test_html_in_a_text_is_text():
    assert "<script>" not in Chapter("Namn", "namn", "<script>alert(1)</script>").html


def test_the_help_menu_leads_there_and_to_nobody_elses_server(client, editor):
    home = client.get(reverse("wagtailadmin_home")).text
    assert reverse("handbook") in home
    assert "guide.wagtail.org" not in home
