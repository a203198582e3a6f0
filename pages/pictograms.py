"""The pictograms an editor can choose, drawn in `static/img/icons.svg`: one thing, one picture, everywhere."""

from django.utils.translation import gettext_lazy as _

PICTOGRAMS = [
    ("home", _("house")),
    ("meet", _("meeting")),
    ("office", _("office desk")),
    ("register", _("form with a photo")),
    ("health", _("heart and cross")),
    ("school", _("school bag")),
    ("insurance", _("umbrella")),
    ("idcard", _("id card")),
    ("bank", _("bank")),
    ("bankid", _("phone with a tick")),
    ("compass", _("compass")),
    ("sfi", _("letter A")),
    ("work", _("briefcase")),
    ("leisure", _("football")),
    ("money", _("banknote")),
    ("document", _("document")),
    ("passport", _("passport")),
    ("calendar", _("calendar")),
    ("deadline", _("flag")),
    ("phone", _("telephone")),
    ("shield", _("shield")),
    ("key", _("key")),
    ("family", _("family")),
    ("people", _("people")),
    ("pin", _("place on a map")),
    ("info", _("information")),
]
