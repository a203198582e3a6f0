"""The machine that the settings name for a language (`valkomsten.settings.machines`)."""

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from translation.machines.budget import Purse, not_allowed
from translation.machines.careful import CarefulTranslator
from translation.machines.demands import Demands
from translation.models import MachinePolicy, MachineUsage

MACHINES = {
    "deepl": "translation.machines.shipped.DeepL",
    "google": "translation.machines.google.Google",
    "libretranslate": "translation.machines.shipped.LibreTranslate",
    "openai": "translation.machines.openai.OpenAITranslator",
}

#: Of a tool, in characters; models of a kommun's own can have whole paths for names.
LONGEST_NAME = MachineUsage._meta.get_field("tool").max_length


class ChosenTranslator(BaseMachineTranslator):
    """Every language by its own machine: what wagtail-localize is given as the machine translator of the site.

    Options: `MACHINES` (options by machine), `DEFAULT` (a machine, or none), `FOR` (machines by language).
    """

    @property
    def display_name(self) -> str:
        return " / ".join(str(self._made(name).display_name) for name in self.options["MACHINES"])

    def machine_for(self, locale: Locale) -> BaseMachineTranslator | None:
        name = self.options["FOR"].get(locale.language_code, self.options["DEFAULT"])
        return self._made(name) if name in self.options["MACHINES"] else None

    def _made(self, name: str) -> BaseMachineTranslator:
        return import_string(MACHINES[name])(self.options["MACHINES"][name])

    def can_translate(self, source_locale, target_locale) -> bool:
        machine = self.machine_for(target_locale)
        return machine is not None and machine.can_translate(source_locale, target_locale)

    def translate(self, source_locale, target_locale, strings) -> dict[StringValue, StringValue]:
        """What is without faults. Who calls a machine without naming a site spends the default site's budget."""
        machine, site = self.machine_for(target_locale), Site.objects.get(is_default_site=True)
        careful = carefully(machine, source_locale, target_locale, site)
        found = {}
        for batch in careful.translate(string.data for string in strings):
            found.update({StringValue(swedish): StringValue(said) for swedish, said in batch.said.items()})
            if batch.error:
                raise batch.error
        return found


def machine_into(locale: Locale, source_locale: Locale) -> BaseMachineTranslator | None:
    """The machine that translates from one language into another; None where there is none."""
    translator = get_machine_translator()
    if translator is None or not translator.can_translate(source_locale, locale):
        return None
    return translator.machine_for(locale) if isinstance(translator, ChosenTranslator) else translator


def hindrance(site: Site) -> str:
    """Why no machine translates for a site, in words for the editor; nothing where one does."""
    if get_machine_translator() is None:
        return _(
            "No machine translates here, since none is named in the settings of the server. Who runs the server finds "
            "in docs/machines.md how to name one."
        )
    return "" if MachinePolicy.for_site(site).allows_machines else not_allowed()


def carefully(machine: BaseMachineTranslator, source_locale: Locale, locale: Locale, site: Site) -> CarefulTranslator:
    """A machine, asked with care at a site's expense."""
    purse = Purse(site, locale.language_code, str(machine.display_name)[:LONGEST_NAME])
    return CarefulTranslator(machine, source_locale, locale, Demands.of(site, locale), purse)
