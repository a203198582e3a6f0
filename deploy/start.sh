#!/bin/sh
# Bring database and files in step with the code, then serve. Variables: see .env.example.
set -eu
cd "$(dirname "$0")/.."
python manage.py compile_catalogues
python manage.py migrate --no-input
python manage.py sync_languages --if-behind
python manage.py collectstatic --no-input
mkdir -p "${VAR_DIR:-var}/media/images"
exec granian --interface wsgi --host "${HOST:-0.0.0.0}" --port "${PORT:-8000}" --workers "${WORKERS:-2}" \
    --blocking-threads 4 --no-ws --log-level warning \
    valkomsten.wsgi:application
