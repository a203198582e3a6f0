"""Who works with a site, as what and in which units. Whom another kommun shares, only the operator changes."""

from django import forms
from django.contrib.auth.models import Group, User, UserManager
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from contacts.models import Unit
from contacts.ownership import sites_of, units_of
from editorial.roles import ROLES


def of_her_sites(user) -> Q:
    """Those who work or translate on the user's sites, and on no other."""
    sites = sites_of(user)
    others = Unit.objects.exclude(site__in=sites)
    here = User.objects.filter(Q(units__site__in=sites) | Q(translates__site__in=sites))
    elsewhere = User.objects.filter(Q(units__in=others) | Q(translates__isnull=False) & ~Q(translates__site__in=sites))
    return Q(pk__in=here.values("pk")) & ~Q(pk__in=elsewhere.values("pk"))


class PersonForm(WagtailAdminModelForm):
    """Makes and changes an account without a password: its owner chooses one by a link in her mail."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("She logs in with this."))
    role = forms.ModelChoiceField(
        Group.objects.filter(name__in=ROLES).order_by("pk"),
        label=_("Role"),
        required=False,
        help_text=_("None for one who only translates."),
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.all(),
        label=_("Units"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What these own is hers."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user:
            self.fields["units"].queryset = units_of(self.for_user)
        if self.instance.pk:
            self.initial["units"] = self.instance.units.all()
            self.initial["role"] = self.instance.groups.filter(name__in=ROLES).last()
        else:
            del self.fields["is_active"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        taken = User.objects.filter(Q(email__iexact=email) | Q(username__iexact=email)).exclude(pk=self.instance.pk)
        if taken.exists():
            raise forms.ValidationError(_("There is already an account with this address."))
        return email

    def clean_is_active(self) -> bool:
        if self.instance == self.for_user and not self.cleaned_data["is_active"]:
            raise forms.ValidationError(_("You cannot close your own account."))
        return self.cleaned_data["is_active"]

    def save(self, commit=True):
        person = super().save(commit=False)
        if not person.pk:
            person.username = person.email
            person.set_unusable_password()
        person.save()
        person.units.set(self.cleaned_data["units"])
        role = self.cleaned_data["role"]
        person.groups.set([*person.groups.exclude(name__in=ROLES), *([role] if role else [])])
        return person


class PersonManager(UserManager):
    def get_queryset(self):
        return super().get_queryset().filter(is_superuser=False)


class Person(User):
    """An account, as who runs a site sees it: without passwords and superusers."""

    objects = PersonManager()  # type: ignore[misc]

    base_form_class = PersonForm
    panels = [
        FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]),
        FieldPanel("email"),
        FieldPanel("role"),
        FieldPanel("units"),
        FieldPanel("is_active"),
    ]

    class Meta:
        proxy = True
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["last_name", "first_name"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def role(self) -> str:
        return ", ".join(group.name for group in self.groups.all())

    @property
    def works_in(self) -> str:
        return ", ".join(unit.name for unit in self.units.all())
