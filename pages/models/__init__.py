from pages.models.approval import Approval
from pages.models.articles import ArticlePage
from pages.models.base import BasePage
from pages.models.directories import ContactIndexPage, FollowedPage, GlossaryPage, LatestPage, QuestionsPage, SearchPage
from pages.models.home import HomePage
from pages.models.kommun import Kommun
from pages.models.rows import AudienceRow, ContactRow, GlossaryRow, PrerequisiteRow, Recording
from pages.models.section import ChainPage, GuidePage, MaterialPage, OverviewPage, SectionPage
from pages.models.shelves import Shelf
from pages.models.short_addresses import ShortAddress
from pages.models.statements import AccessibilityStatementPage
from pages.models.steps import StepIndexPage, StepPage
from pages.models.taxonomy import Phase, Theme
from pages.models.version import ContentVersion

__all__ = [
    "AccessibilityStatementPage",
    "Approval",
    "ArticlePage",
    "AudienceRow",
    "BasePage",
    "ChainPage",
    "ContactIndexPage",
    "ContactRow",
    "ContentVersion",
    "FollowedPage",
    "GlossaryPage",
    "GlossaryRow",
    "GuidePage",
    "HomePage",
    "Kommun",
    "LatestPage",
    "MaterialPage",
    "OverviewPage",
    "Phase",
    "PrerequisiteRow",
    "QuestionsPage",
    "Recording",
    "SearchPage",
    "SectionPage",
    "Shelf",
    "ShortAddress",
    "StepIndexPage",
    "StepPage",
    "Theme",
]
