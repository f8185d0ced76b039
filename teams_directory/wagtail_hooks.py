from wagtail import hooks

from teams_directory.viewsets import DirectoryViewSetGroup


@hooks.register("register_admin_viewset")
def register_directory() -> DirectoryViewSetGroup:
    return DirectoryViewSetGroup()
