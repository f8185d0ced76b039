from wagtail import hooks

from core import admin, two_people

hooks.register("before_publish_page", two_people.refuse_direct_publishing)
hooks.register("before_bulk_action", two_people.refuse_bulk_publishing)
hooks.register("before_copy_page", two_people.refuse_publishing_copies)
hooks.register("construct_page_action_menu", two_people.without_publish_button)
hooks.register("construct_main_menu", admin.without_menus_nobody_uses)
hooks.register("insert_global_admin_css", admin.admin_css)
