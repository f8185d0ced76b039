from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.action_menu import approval_first
from home.handbook import handbook
from home.house_rules import remind
from home.panels import add_writing_panel, without_counts

hooks.register("construct_homepage_panels", add_writing_panel)
hooks.register("construct_homepage_summary_items", without_counts, order=1000)  # after those who put them there
hooks.register("construct_page_action_menu", approval_first)
hooks.register("after_create_page", remind)
hooks.register("after_edit_page", remind)


@hooks.register("register_admin_urls")
def register_handbook() -> list[URLPattern]:
    return [path("cam-nang/", handbook, name="handbook")]


@hooks.register("register_admin_menu_item")
def register_handbook_menu_item() -> MenuItem:
    return MenuItem("Sổ tay", reverse("handbook"), name="handbook", icon_name="help", order=10_000)
