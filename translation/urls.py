"""The translators' pages in the admin, below `/admin/oversattning/`."""

from django.urls import path

from translation.views import exchange, jobs, languages
from translation.views.coverage import CoverageView
from translation.views.queue import ItemView, QueueView
from translation.views.work import ComingView, WorkView

app_name = "translation"
urlpatterns = [
    path("ko/", QueueView.as_view(), name="queue"),
    path("ko/<int:source>/<slug:language>/", ItemView.as_view(), name="queue_item"),
    path("ko/<int:site>/<slug:language>/<int:source>/", WorkView.as_view(), name="work"),
    path("ko/<int:site>/<slug:language>/<int:source>/kommande/", ComingView.as_view(), name="coming"),
    path("tackning/", CoverageView.as_view(), name="coverage"),
    path("agenturer/", exchange.SendView.as_view(), name="agencies"),
    path("agenturer/ta-emot/", exchange.ReceiveView.as_view(), name="receive"),
    path("agenturer/ta-emot/<int:pk>/", exchange.PreviewView.as_view(), name="delivery"),
    path("agenturer/ta-emot/<int:pk>/resultat/", exchange.ResultView.as_view(), name="delivered"),
    path("sprak/nytt/", languages.AddLanguageView.as_view(), name="add_language"),
    path("uppdrag/", jobs.JobsView.as_view(), name="jobs"),
    path("uppdrag/nytt/", jobs.OrderView.as_view(), name="order_job"),
    path("uppdrag/<int:pk>/", jobs.JobView.as_view(), name="job"),
    path("uppdrag/<int:pk>/lage/", jobs.JobStateView.as_view(), name="job_state"),
    path("uppdrag/<int:pk>/avbryt/", jobs.CancelView.as_view(), name="cancel_job"),
    path("uppdrag/<int:pk>/ateruppta/", jobs.ResumeView.as_view(), name="resume_job"),
]
