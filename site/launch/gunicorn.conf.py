"""The web server: the same for `make run` and the container.

Queries are not logged: an address may carry words a resident typed. What stands in front (nginx) keeps no
query strings either; see site/launch/nginx.conf.
"""

import os
import signal
import subprocess
import sys

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = 4
timeout = 30
graceful_timeout = 10
preload_app = True  # Django is loaded once and forked
control_socket_disable = True  # nobody steers this server from a second process
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - heartbeat files stay off slow disks
loglevel = "warning"
limit_request_line = 4094


worker = None  # delivers messages and watches deadlines, where no service of its own does


def leave_ctrl_c_to_the_server():
    """Ctrl-C reaches every process of the terminal; the worker is stopped by on_exit, not in the middle of starting."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def when_ready(server):
    """Say where the site is only once it answers there."""
    global worker
    if os.environ.get("WORKER"):
        worker = subprocess.Popen([sys.executable, "manage.py", "work"], preexec_fn=leave_ctrl_c_to_the_server)
    message = os.environ.get("READY_MESSAGE")
    if message:
        os.write(1, (message + "\n").encode())


def on_exit(server):
    if worker is not None:
        worker.terminate()
        try:
            worker.wait(timeout=10)
        except subprocess.TimeoutExpired:  # in the middle of the daily work, which begins anew next time
            worker.kill()
