from core.models.approval import SecondPersonApprovalTask
from core.models.files import Picture, PictureRendition, SiteDocument
from core.models.pages import BasePage, IndexPage, SourcedPage
from core.models.throttle import ThrottleCount
from core.models.topics import Topic

__all__ = [
    "BasePage",
    "IndexPage",
    "Picture",
    "PictureRendition",
    "SecondPersonApprovalTask",
    "SiteDocument",
    "SourcedPage",
    "ThrottleCount",
    "Topic",
]
