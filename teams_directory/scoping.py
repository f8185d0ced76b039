"""Admin views of the directory, each within what the person keeps; rows of others do not exist for them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db.models import ProtectedError, Q
from django.http import Http404, HttpResponseRedirect
from wagtail.admin.viewsets.model import ModelViewSet

from core import phones
from core.models import Topic
from core.text import tokens
from teams_directory.models import Commune, DutyException, GroupSession, Member, MemberLeave, Team, Village
from teams_directory.permissions import calendars_of, communes_of

# How each model leads to its commune.
SCOPES = {Commune: "pk__in", Village: "commune__in", Team: "commune__in", Member: "team__commune__in"}
# How what a team keeps by itself leads to the team.
OF_TEAM = {Team: "pk__in", Member: "team__in", DutyException: "team__in", GroupSession: "team__in"}
OF_TEAM[MemberLeave] = "member__team__in"
ONE_AT_MOST = {Commune, Team, Village}  # who keeps only one need not choose it


class OneOfMine:
    """A view of one row; rows of communes this person does not look after do not exist for them."""

    request: Any
    model: Any
    still_needed = "Chưa xóa được: còn tổ hoặc lời hẹn gắn với mục này. Anh chị tắt hoạt động thay vì xóa."

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        except ProtectedError:
            messages.error(request, self.still_needed)
            return HttpResponseRedirect(request.path)

    def _mine(self, model: Any) -> Any:
        return model.objects.filter(**{SCOPES[model]: communes_of(self.request.user)})

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not self._mine(self.model).filter(pk=found.pk).exists():
            raise Http404
        return found

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        for name in {"hotline", "phone"} & set(form.fields):
            form.initial[name] = phones.display(form.initial.get(name) or "")
        for name, field in form.fields.items():
            related = getattr(getattr(field, "queryset", None), "model", None)
            if related in SCOPES:
                field.queryset = self._mine(related)
                if related in ONE_AT_MOST and not form.instance.pk and len(only := field.queryset[:2]) == 1:
                    form.initial[name] = only[0].pk
            elif related is Topic:
                field.queryset = field.queryset.filter(locale__language_code=settings.LANGUAGE_CODE)
            elif related is get_user_model():
                known = Q(memberships=None) | Q(memberships__team__commune__in=communes_of(self.request.user))
                field.queryset = field.queryset.filter(known, is_superuser=False).distinct()
        return form


class OneMember(OneOfMine):
    """Who still holds requests is not deleted: those would be left without a person."""

    still_needed = (
        "Chưa xóa được: người này còn giữ lời hẹn chưa xong. Tổ trưởng hoặc điều phối viên bàn giao ở "
        "“Việc của tổ”, mục “Bàn giao việc”, rồi hãy xóa. Người thôi việc tổ thì chỉ cần ghi ngày “đến”."
    )


class AllOfMine(OneOfMine):
    """A list of rows in the communes this person looks after."""

    def get_base_queryset(self) -> Any:
        return self._mine(self.model)

    def search_queryset(self, queryset: Any) -> Any:
        """Every typed syllable, folded, somewhere in the folded names."""
        for token in tokens(self.search_query):  # type: ignore[attr-defined]
            queryset = queryset.filter(search_key__contains=token)
        return queryset


class OneOfMyTeams(OneOfMine):
    """A view of one row of a team's calendar: kept by coordinators, and by those who lead the team."""

    still_needed = "Chưa xóa được: đã có người đăng ký buổi này. Anh chị hoãn thay vì xóa."

    def _mine(self, model: Any) -> Any:
        user = self.request.user
        if model is Village:
            here = Q(commune__in=communes_of(user)) | Q(pk__in=calendars_of(user).values("village"))
            return Village.objects.filter(here)
        return model.objects.filter(**{OF_TEAM[model]: calendars_of(user)})


class AllOfMyTeams(OneOfMyTeams):
    """A list of rows of the calendars this person keeps."""

    def get_base_queryset(self) -> Any:
        return self._mine(self.model)


def scoped(view: type, by: type = OneOfMine) -> type:
    """The same view, within one's own communes."""
    return type(f"Scoped{view.__name__}", (by, view), {})


class DirectoryViewSet(ModelViewSet):
    """What is kept within one's own communes."""

    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    index_view_class = scoped(ModelViewSet.index_view_class, by=AllOfMine)
    add_view_class = scoped(ModelViewSet.add_view_class)
    edit_view_class = scoped(ModelViewSet.edit_view_class)
    delete_view_class = scoped(ModelViewSet.delete_view_class)
    history_view_class = scoped(ModelViewSet.history_view_class)
    usage_view_class = scoped(ModelViewSet.usage_view_class)


class CalendarViewSet(ModelViewSet):
    """What is kept for the teams of one's own communes, and for those one leads."""

    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    index_view_class = scoped(ModelViewSet.index_view_class, by=AllOfMyTeams)
    add_view_class = scoped(ModelViewSet.add_view_class, by=OneOfMyTeams)
    edit_view_class = scoped(ModelViewSet.edit_view_class, by=OneOfMyTeams)
    delete_view_class = scoped(ModelViewSet.delete_view_class, by=OneOfMyTeams)
    history_view_class = scoped(ModelViewSet.history_view_class, by=OneOfMyTeams)
    usage_view_class = scoped(ModelViewSet.usage_view_class, by=OneOfMyTeams)
