"""The translators' pages in the admin, below `/admin/oversattning/`."""

from django.urls import path

from translation.views import jobs, languages

app_name = "translation"
urlpatterns = [
    path("sprak/nytt/", languages.AddLanguageView.as_view(), name="add_language"),
    path("uppdrag/", jobs.JobsView.as_view(), name="jobs"),
    path("uppdrag/nytt/", jobs.OrderView.as_view(), name="order_job"),
    path("uppdrag/<int:pk>/", jobs.JobView.as_view(), name="job"),
    path("uppdrag/<int:pk>/lage/", jobs.JobStateView.as_view(), name="job_state"),
    path("uppdrag/<int:pk>/avbryt/", jobs.CancelView.as_view(), name="cancel_job"),
    path("uppdrag/<int:pk>/ateruppta/", jobs.ResumeView.as_view(), name="resume_job"),
]
