from valkomsten.settings.base import *

DEBUG = True
SECRET_KEY = "development only"
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
