"""Addresses beside the page tree (see the address contract in `docs/architecture.md`)."""

from django.urls import path, re_path

from pages import contact_doors, doors, feed_doors, phone_doors

#: Below a language.
told = [
    re_path(r"^(?P<path>(?:[\w-]+/)*)(?P<key>[\w-]+)\.vcf$", contact_doors.address_book, name="address_book"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)atom\.xml$", feed_doors.atom, name="atom"),
]

urlpatterns = [
    path("", doors.choose_language, name="home"),
    re_path(r"^s/(?P<code>[0-9a-z]{5})(?:-(?P<rest>[a-z0-9-]+))?/?$", doors.short_address, name="short_address"),
    path("kommun.css", doors.kommun_colours, name="kommun_colours"),
    path("verktyg/<str:code>/", phone_doors.tools_words, name="tools"),
    path("utan-internet/<str:code>/", phone_doors.offline, name="offline"),
    path("paket/<str:code>/<slug:audience>.json", phone_doors.pack, name="pack"),
    path("sw.js", phone_doors.service_worker, name="service_worker"),
    path("favicon.ico", doors.favicon, name="favicon"),
    path("robots.txt", doors.robots, name="robots"),
    path(".well-known/security.txt", doors.security, name="security"),
    path("manifest.webmanifest", phone_doors.manifest, name="manifest"),
    path("sitemap.xml", doors.sitemap, name="sitemap"),
]
