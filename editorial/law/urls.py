"""Changes of the law in the admin, below `/admin/lagandringar/`."""

from django.urls import path

from editorial.law.views import EventsView, ProgressView, ScheduleView, SettleView, StartView

app_name = "editorial_law"
urlpatterns = [
    path("", EventsView.as_view(), name="list"),
    path("<int:event>/borja/<int:site>/", StartView.as_view(), name="start"),
    path("arbete/<int:pk>/", ProgressView.as_view(), name="progress"),
    path("arbete/<int:pk>/schemalagg/", ScheduleView.as_view(), name="schedule"),
    path("arbete/<int:pk>/uppgift/<int:task>/", SettleView.as_view(), name="settle"),
]
