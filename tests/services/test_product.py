"""What the product fixture reads from the lines `prepare_site` prints."""

from tests.services.product import Account, accounts_in

PRINTED = """
• Nạp nội dung mở đầu
  TÀI KHOẢN MẪU | Team leader | Nguyễn Thị Mẫu | 0100000501 | qL7-xT2_pa
  TÀI KHOẢN MẪU | Coordinator | Trần Văn Mẫu | 0100000502 | Zr9.kk-W
• Gom tệp giao diện
"""


def test_accounts_are_read_from_what_is_printed():
    assert accounts_in(PRINTED) == [
        Account("Team leader", "Nguyễn Thị Mẫu", "0100000501", "qL7-xT2_pa"),
        Account("Coordinator", "Trần Văn Mẫu", "0100000502", "Zr9.kk-W"),
    ]


def test_other_lines_are_no_accounts():
    assert accounts_in("Gom tệp giao diện: 120 | 0100000501\n") == []
