from wagtail import hooks

from core import admin

hooks.register("construct_main_menu", admin.without_menus_nobody_uses)
hooks.register("construct_reports_menu", admin.without_site_history)
hooks.register("insert_global_admin_css", admin.admin_css)
hooks.register("register_admin_urls", admin.gallery_urls)
hooks.register("register_settings_menu_item", admin.GalleryMenuItem)
