"""From a fresh checkout to a running site: what `make run`, `make admin` and `make test` start with.

    python3 site/launch/run.py                    install, prepare, serve
    python3 site/launch/run.py --install dev      install the developer's tools too, then stop
    python3 site/launch/run.py --manage COMMAND   run a manage.py command as the served site would

Only the standard library, and only grammar of Python 3.5: a Python too old for the site must still
be able to read this file and say so in one sentence.
"""
# The grammar of 3.5 has no f-strings and no unpacking in lists; every command line below is our own.
# ruff: noqa: UP032, RUF005, S603, S606

import errno
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed.json")
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
COMMUNES = os.path.join(ROOT, "site", "starter", "content", "communes")
DEFAULT_PLAN = "bac-thanh-mien"


class Stop(Exception):
    """The one plain sentence a person needs when the site cannot start."""


def say(text):
    """Print Vietnamese wherever the terminal's own encoding cannot."""
    sys.stdout.flush()
    sys.stdout.buffer.write((text + "\n").encode("utf-8"))
    sys.stdout.buffer.flush()


def environment():
    """What every process of the site gets: the caller's own choices, and always the production settings."""
    env = dict(os.environ, DJANGO_SETTINGS_MODULE="config.settings.production", PIP_USER="0")
    env.update(PYTHONUTF8="1", PYTHONUNBUFFERED="1")
    env.setdefault("PUBLIC_URL", "http://127.0.0.1:{}".format(port()))
    env.pop("PYTHONHOME", None)
    return env


def port():
    value = os.environ.get("PORT", "").strip() or "8000"
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise Stop("PORT={} không phải là số cổng từ 1 đến 65535: ví dụ, hãy gõ PORT=8001 make run".format(value))
    return int(value)


def check_python():
    if sys.version_info < OLDEST:
        raise Stop(
            "Cần Python {}.{} trở lên, máy này đang dùng Python {}.{}: hãy cài bản mới hơn, "
            "rồi chỉ ra nó, ví dụ: make run PYTHON=python3.12".format(*(OLDEST + tuple(sys.version_info[:2])))
        )


def check_port():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port()))
        except OSError as error:
            other = port() + 1 if port() < 65535 else 8001
            reasons = {
                errno.EADDRINUSE: "Cổng {} đang có chương trình khác dùng".format(port()),
                errno.EACCES: "Máy không cho phép mở cổng {}".format(port()),
            }
            reason = reasons.get(error.errno, "Không mở được cổng {}".format(port()))
            raise Stop("{}: hãy chọn cổng khác, ví dụ: PORT={} make run".format(reason, other)) from None


def check_plan():
    plan = os.environ.get("PLAN", "").strip() or DEFAULT_PLAN
    known = {os.path.splitext(name)[0] for name in os.listdir(COMMUNES)} if os.path.isdir(COMMUNES) else set()
    known = sorted(name for name in known | {DEFAULT_PLAN} if name[0] not in "._")
    if plan not in known:
        raise Stop("Không có kế hoạch “{}”: PLAN phải là một trong: {}.".format(plan, ", ".join(known)))


def digest(kind):
    with open(os.path.join(ROOT, LOCKS[kind]), "rb") as lock:
        return hashlib.sha256(lock.read()).hexdigest()


def read_stamp():
    """What .venv holds; empty when it is missing, half made, of another Python, or of a moved folder."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if stamp.get("made_by") == made_by() and os.path.exists(PYTHON) else {}


def made_by():
    return [ROOT, "{}.{}".format(*sys.version_info[:2])]


def write_stamp(stamp):
    with open(STAMP, "w", encoding="utf-8") as file:
        json.dump(dict(stamp, made_by=made_by()), file)


def log_path():
    folder = os.path.abspath(os.environ.get("VAR_DIR", "").strip() or os.path.join(ROOT, "var"))
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, "install.log")


def logged(log, command):
    """Run one step of the installation with all its talk kept in the log."""
    log.write("\n$ {}\n".format(" ".join(command)).encode("utf-8"))
    log.flush()
    return subprocess.call(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment()) == 0


def create_venv(log):
    say("Tạo môi trường Python riêng (.venv)…")
    shutil.rmtree(VENV, ignore_errors=True)
    if not logged(log, [sys.executable, "-m", "venv", VENV]):
        raise Stop(
            "Không tạo được môi trường Python: trên Debian hay Ubuntu hãy cài gói python3-venv rồi chạy lại. "
            "Chi tiết: {}".format(log.name)
        )
    write_stamp({})


def install(kind):
    """Bring .venv to the lock file. The developer's lock holds everything of the site's own lock."""
    stamp = read_stamp()
    if stamp.get(kind) == digest(kind):
        return
    with open(log_path(), "wb") as log:
        if not stamp:
            create_venv(log)
        say("Tải và cài các thư viện trong {} (lần đầu mất khoảng một phút)…".format(LOCKS[kind]))
        pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "2", "install"]
        done = logged(log, pip + ["--require-hashes", "-r", LOCKS[kind]])
        done = done and logged(log, pip + ["--no-deps", "--no-build-isolation", "--editable", "."])
    if not done:
        raise Stop(why_install_failed())
    stamp = dict(read_stamp(), **{kind: digest(kind)})
    write_stamp(dict(stamp, run=digest("run")))


def why_install_failed():
    with open(log_path(), "rb") as log:
        tampered = b"DO NOT MATCH THE HASHES" in log.read()
    if tampered:
        return "Thư viện tải về khác với bản đã kiểm: đừng dùng mạng này để cài. Chi tiết: {}".format(log_path())
    return (
        "Không tải được các thư viện Python: hãy kiểm tra kết nối mạng rồi chạy lại lệnh vừa gõ. Chi tiết: {}".format(
            log_path()
        )
    )


def manage(*arguments, **options):
    return subprocess.call([PYTHON, "manage.py"] + list(arguments), env=environment(), **options)


def prepare():
    say("Chuẩn bị cơ sở dữ liệu và nội dung ban đầu…")
    if manage("prepare_site") != 0:
        raise Stop("Chưa chuẩn bị được trang: nguyên nhân nằm ở những dòng ngay trên đây.")


def serve():
    check_port()
    env = environment()
    env["WORKER"] = "1"
    env["READY_MESSAGE"] = "\n".join(
        [
            "",
            "Trang đã mở:  {}/".format(env["PUBLIC_URL"].rstrip("/")),
            "Tạo tài khoản quản trị đầu tiên: mở thêm một cửa sổ lệnh, gõ  make admin",
            "Dừng: Ctrl-C",
        ]
    )
    say("Mở máy chủ…")
    config = os.path.join("site", "launch", "gunicorn.conf.py")
    address = "127.0.0.1:{}".format(port())
    command = [PYTHON, "-m", "gunicorn", "--config", config, "--bind", address, "config.wsgi:application"]
    os.execve(PYTHON, command, env)


def run_command(arguments):
    """`--manage`: the same code, settings and data as the served site, made ready first where needed."""
    install("run")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if arguments[:1] != ["prepare_site"] and manage("migrate", "--check", **quiet) != 0:
        prepare()
    return manage(*arguments)


def main(arguments):
    check_python()
    os.chdir(ROOT)
    if arguments[:1] == ["--install"]:
        install(arguments[1] if arguments[1:] else "run")
        return 0
    check_plan()
    if arguments[:1] == ["--manage"]:
        return run_command(arguments[1:])
    check_port()
    install("run")
    prepare()
    return serve()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        say(str(stop))
        sys.exit(1)
    except KeyboardInterrupt:
        say("Đã dừng.")
        sys.exit(130)
