"""The staff user: someone of the commune who logs in by telephone number."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models

from core import phones
from core.fields import PhoneField


class UserManager(BaseUserManager["User"]):
    """Finds and makes users by phone number, however the number is written."""

    def get_by_natural_key(self, phone: str | None) -> "User":
        return self.get(phone=phones.normalise(phone or "") or "")

    def _make(self, phone: str, password: str | None, **fields: Any) -> "User":
        user = self.model(phone=phone, **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_user(self, phone: str, password: str | None = None, **fields: Any) -> "User":
        return self._make(phone, password, **fields)

    def create_superuser(self, phone: str, password: str | None = None, **fields: Any) -> "User":
        return self._make(phone, password, **(fields | {"is_staff": True, "is_superuser": True}))


class User(AbstractUser):
    """Family name first, as people write it here; e-mail is welcome and never needed."""

    username = None  # type: ignore[assignment]
    phone = PhoneField("số điện thoại", unique=True, error_messages={"unique": "Số này đã có tài khoản."})
    first_name = models.CharField("tên", max_length=60)
    last_name = models.CharField("họ và tên đệm", max_length=90)
    email = models.EmailField("thư điện tử", blank=True)

    USERNAME_FIELD = "phone"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["last_name", "first_name"]

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "cán bộ, tình nguyện viên"
        verbose_name_plural = "cán bộ, tình nguyện viên"
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~models.Q(email=""), name="email_belongs_to_one_user")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or phones.display(self.phone)

    def clean(self) -> None:
        if not self.phone:
            raise ValidationError({"phone": "Cần có số điện thoại để đăng nhập."})
        self.email = type(self).objects.normalize_email(self.email)

    def get_full_name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()
