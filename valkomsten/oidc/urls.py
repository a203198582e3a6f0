from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404
from django.urls import path
from requests import RequestException

from valkomsten.oidc.provider import Adapter


def answered(view_class):
    """The view of a provider; where that is down or talks nonsense, a page that says so."""

    def view(request, provider_id):
        adapter = Adapter(request, provider_id)
        try:
            provider = adapter.get_provider()
        except SocialApp.DoesNotExist as error:
            raise Http404 from error
        try:
            return view_class.adapter_view(adapter)(request)
        except (RequestException, OAuth2Error, KeyError, ValueError, TypeError) as error:
            return render_authentication_error(request, provider, exception=error)

    return view


urlpatterns = [
    path("oidc/<slug:provider_id>/login/", answered(OAuth2LoginView), name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", answered(OAuth2CallbackView), name="openid_connect_callback"),
]
