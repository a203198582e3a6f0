"""Agencies: send texts as files, take them back, look at what they would change, and store it."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import TranslationSource

from languages import names
from translation.exchange.download import download
from translation.exchange.forms import ReceiveForm, SendForm
from translation.exchange.incoming import to_json
from translation.exchange.plan import Plan
from translation.exchange.publishing import Fate, publish_delivery
from translation.exchange.selection import Reach, things
from translation.exchange.taking import ChangedMeanwhileError, plan_of, take
from translation.models import Delivery
from translation.roles import may_oversee
from translation.scope import pages_of
from translation.views.shared import ForTranslators

AGENCIES = gettext_lazy("Agencies")


class AgencyView(ForTranslators, WagtailAdminTemplateMixin):
    """A page of this part of the admin, for who translates or oversees a site."""

    header_icon = "download"
    page_title = AGENCIES

    def get_breadcrumbs_items(self):
        here = [{"url": reverse("translation:agencies"), "label": AGENCIES}]
        return [*self.breadcrumbs_items, *here, *self.further_breadcrumbs()]

    def further_breadcrumbs(self) -> list[dict]:
        return []

    def get_context_data(self, **kwargs):
        return super().get_context_data(sites=self.sites, site=self.site, **kwargs)


class SendView(AgencyView, FormView):
    """Choose what to send; the answer is the file."""

    form_class = SendForm
    template_name = "translation/admin/agencies/send.html"

    @property
    def header_buttons(self):
        where = f"{reverse('translation:receive')}?plats={self.site.pk}"
        return [HeaderButton(_("Take back a file"), where, icon_name="upload")]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "site": self.site, "user": self.request.user}

    def get_initial(self):
        """A page that is named in any language: that page, in that language."""
        named = self.request.GET.get("page", "")
        page = Page.objects.select_related("locale").filter(pk=named).first() if named.isdecimal() else None
        swedish = pages_of(self.site).filter(translation_key=page.translation_key).first() if page else None
        return {"reach": Reach.PAGE, "page": swedish, "languages": [page.locale_id]} if page and swedish else {}

    def form_valid(self, form):
        chosen, page = form.cleaned_data, form.cleaned_data["page"]
        found = things(self.site, self.request.user, chosen["reach"], page)
        name = page.slug if page else slugify(self.site.site_name) or "valkomsten"
        file = download(found, self.site, chosen["languages"], chosen["what"], chosen["form"], name)
        if file is None:
            messages.success(self.request, _("There is nothing to send: all of it is translated."))
            return self.render_to_response(self.get_context_data(form=form))
        return file


class ReceiveView(AgencyView, FormView):
    """Upload what came back; nothing is stored until what it would change has been looked at."""

    form_class = ReceiveForm
    page_title = gettext_lazy("Take back a file")
    header_icon = "upload"
    template_name = "translation/admin/agencies/receive.html"

    def further_breadcrumbs(self):
        return [{"url": "", "label": self.page_title}]

    def form_valid(self, form) -> HttpResponseRedirect:
        Delivery.objects.expired().delete()
        given = {"user": self.request.user, "site": self.site, "all_finished": form.cleaned_data["all_finished"]}
        delivery = Delivery.objects.create(files=to_json(form.cleaned_data["file"]), **given)
        return redirect("translation:delivery", delivery.pk)


class DeliveryView(AgencyView, TemplateView):
    """A delivery of one's own."""

    header_icon = "upload"

    @cached_property
    def delivery(self) -> Delivery:
        own = Delivery.objects.alive().filter(user=self.request.user, site__in=self.sites)
        return get_object_or_404(own.select_related("site", "user"), pk=self.kwargs["pk"])

    @cached_property
    def site(self) -> Site:
        return self.delivery.site

    def further_breadcrumbs(self):
        return [
            {"url": reverse("translation:receive"), "label": ReceiveView.page_title},
            {"url": "", "label": self.page_title},
        ]


class PreviewView(DeliveryView):
    """What a delivery would change; confirming stores it, discarding throws it away."""

    page_title = gettext_lazy("What the file changes")
    template_name = "translation/admin/agencies/preview.html"

    def get(self, request, *args, **kwargs):
        if self.delivery.confirmed_on:
            return redirect("translation:delivered", self.delivery.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponseRedirect:
        if "discard" in request.POST:
            self.delivery.delete()
            messages.success(request, _("The file is thrown away. Nothing has been changed."))
            return redirect("translation:receive")
        try:
            take(
                self.delivery, request.POST.get("seen", ""), with_gaps=self.may_oversee and "with_gaps" in request.POST
            )
        except ChangedMeanwhileError:
            messages.warning(request, _("Texts here have changed since you looked. Look again before you store."))
            return redirect("translation:delivery", self.delivery.pk)
        return redirect("translation:delivered", self.delivery.pk)

    @cached_property
    def may_oversee(self) -> bool:
        return may_oversee(self.request.user, self.site)

    def get_context_data(self, **kwargs):
        planned: Plan = plan_of(self.delivery)
        return super().get_context_data(plan=planned, may_oversee=self.may_oversee, **kwargs)


class ResultView(DeliveryView):
    """What became of a delivery, page by page; what was interrupted can be taken up again."""

    page_title = gettext_lazy("What has been stored")
    template_name = "translation/admin/agencies/result.html"

    def get(self, request, *args, **kwargs):
        if not self.delivery.confirmed_on:
            return redirect("translation:delivery", self.delivery.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponseRedirect:
        publish_delivery.enqueue(self.delivery.pk)
        return redirect("translation:delivered", self.delivery.pk)

    def get_context_data(self, **kwargs):
        rows = self.rows()
        left = sum(row["fate"] == Fate.WAITING for row in rows)
        return super().get_context_data(delivery=self.delivery, rows=rows, left=left, **kwargs)

    def rows(self) -> list[dict]:
        titles = TranslationSource.objects.in_bulk([page["source"] for page in self.delivery.pages])
        locales = Locale.objects.in_bulk()
        return [
            {
                "title": titles[page["source"]].object_repr if page["source"] in titles else "–",
                "language": names.in_both(locales[page["locale"]].language_code) if page["locale"] in locales else "–",
                "fate": Fate(page["fate"]),
                "error": page["error"],
            }
            for page in self.delivery.pages
        ]
