"""The two offices that every commune hands requests to; their numbers reach nobody."""

from help_requests.models import HandOverOffice
from teams_directory.models import Commune

KIND = HandOverOffice.Kind


def build_offices(commune: Commune) -> None:
    """The commune's police for identity, the public service centre for files."""
    place = f"{commune.get_kind_display().lower()} {commune.name}"
    offices = {
        f"Công an {place}": {
            "kind": KIND.POLICE, "phone": "0100000801", "address": "Cạnh trụ sở ủy ban xã",
            "hours": "Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:30–17:00",
            "handles": "cấp, đổi căn cước; mức 2; mất máy có VNeID",
        },
        f"Trung tâm Phục vụ hành chính công {place}": {
            "kind": KIND.SERVICE_CENTRE, "phone": "0100000802", "address": "Tầng một, trụ sở ủy ban xã",
            "hours": "Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:30–17:00",
            "handles": "hồ sơ giấy, chứng thực, nhận kết quả",
        },
    }  # fmt: skip
    for name, facts in offices.items():
        HandOverOffice.objects.get_or_create(commune=commune, name=name, defaults=facts | {"is_sample": True})
