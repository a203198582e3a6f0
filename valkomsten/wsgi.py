import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "valkomsten.settings.production")

application = get_wsgi_application()

# What the application is made of stays: the collector need not go through all of it again and again.
gc.collect()
gc.freeze()
