"""The process beside the web server: each job at its time, none in another's way, and it stops when told."""

import subprocess
import sys
import threading

import pytest

from home.management.commands.work import AFTER_A_FAILURE, DAY, PAUSE, QUARTER_HOUR, Job, lanes, work
from tests.services.processes import stop
from tests.services.product import ROOT, Product


def broken() -> None:
    raise ValueError("Bác Nguyễn Thị Mẫu, 0912 345 678")


@pytest.mark.pure
class TestOneJob:
    def test_it_runs_at_once_and_then_at_its_time(self):
        done: list[int] = []
        job = Job("deadlines", QUARTER_HOUR, lambda: done.append(1))
        for now in (0, PAUSE, QUARTER_HOUR - 1, QUARTER_HOUR, QUARTER_HOUR + PAUSE):
            job.run(now)
        assert len(done) == 2

    @pytest.mark.parametrize("every, again", [(DAY, AFTER_A_FAILURE), (PAUSE, PAUSE)], ids=["daily", "always"])
    def test_one_that_fails_is_tried_again_soon_and_ends_nothing(self, every, again):
        job = Job("anonymise", every, broken)
        job.run(0)
        assert job.due == again

    def test_the_log_names_the_job_and_no_word_of_a_row(self, caplog):
        Job("anonymise", DAY, broken).run(0)
        assert "anonymise" in caplog.text and "ValueError" in caplog.text
        assert "Mẫu" not in caplog.text and "0912" not in caplog.text


def test_a_long_job_keeps_only_its_own_lane_waiting():
    stop, written, delivered = threading.Event(), threading.Event(), threading.Event()

    def deliver() -> None:
        delivered.set()
        stop.set()

    index = threading.Thread(target=work, args=([Job("search", DAY, lambda: written.wait(30))], stop))
    index.start()
    work([Job("outbox", PAUSE, deliver)], stop)
    assert delivered.is_set() and index.is_alive()
    written.set()
    index.join(30)
    assert not index.is_alive()


def test_every_job_runs_on_a_fresh_site_and_each_has_its_time():
    todo = [job for lane in lanes(threading.Event()) for job in lane]
    for job in todo:
        job.do()
    assert {job.name: job.every for job in todo} == {
        "outbox": PAUSE, "deadlines": QUARTER_HOUR, "old messages": DAY, "anonymise": DAY, "search": DAY,
        "search changes": PAUSE, "search tallies": DAY,
    }  # fmt: skip


@pytest.mark.browser
@pytest.mark.pure
def test_the_process_ends_well_when_it_is_told_to(product: Product):
    code = "from help_requests.models import HelpRequest as R; print(R.objects.exclude(escalated_at=None).count())"
    late = "from help_requests.models import HelpRequest as R; R.objects.open().update(reply_due='2020-01-01T00:00Z')"
    product.manage("shell", "--no-imports", "--command", late)
    worker = subprocess.Popen([sys.executable, "manage.py", "work"], cwd=ROOT, env=product.environment)
    try:
        for _ in range(60):
            if int(product.manage("shell", "--no-imports", "--command", code).stdout.strip().splitlines()[-1]):
                break
        else:
            pytest.fail("no late request reached the commune")
    finally:
        assert stop(worker) == 0
