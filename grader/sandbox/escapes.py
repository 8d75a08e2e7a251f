"""Not part of the program: what ``nngrade doctor`` hands in as a submission. Every function tries to get out.

It returns a text when it succeeded and raises when it was stopped. All take the same five arguments.
"""

from __future__ import annotations

import ctypes
import os
import socket


def _system(name: str, *arguments: object) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    result: int = getattr(library, name)(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def read_canary(folder: str, home: str, port: int, name: str, judge: int) -> str:
    with open(f"{folder}/canary.txt") as file:
        return f"read {file.read()!r}"


def list_canary(folder: str, home: str, port: int, name: str, judge: int) -> str:
    names = os.listdir(folder)
    if not names:
        raise OSError("there is nothing in it")
    return f"found {names}"


def stat_canary(folder: str, home: str, port: int, name: str, judge: int) -> str:
    return f"it has {os.stat(f'{folder}/canary.txt').st_size} bytes"


def write_canary(folder: str, home: str, port: int, name: str, judge: int) -> str:
    with open(f"{folder}/canary.txt", "a") as file:
        file.write("x")
    return "written"


def chmod_canary(folder: str, home: str, port: int, name: str, judge: int) -> str:
    os.chmod(f"{folder}/canary.txt", 0o600)
    return "changed"


def remove_canary(folder: str, home: str, port: int, name: str, judge: int) -> str:
    path = f"{folder}/doomed.txt"
    os.unlink(path if os.path.exists(path) else f"{folder}/canary.txt")
    return "deleted"


def read_keys(folder: str, home: str, port: int, name: str, judge: int) -> str:
    try:
        return f"found {len(os.listdir(f'{home}/.ssh'))} files"
    except FileNotFoundError:
        names = os.listdir(home)
        if not names:
            raise
        return f"the home folder holds {len(names)} entries"


def read_passwords(folder: str, home: str, port: int, name: str, judge: int) -> str:
    with open("/etc/passwd") as file:
        return f"read {len(file.read())} characters"


def list_root(folder: str, home: str, port: int, name: str, judge: int) -> str:
    return f"found {len(os.listdir('/'))} entries"


def read_environment(folder: str, home: str, port: int, name: str, judge: int) -> str:
    with open(f"/proc/{judge}/environ", "rb") as file:
        return f"read {len(file.read())} bytes"


def read_memory(folder: str, home: str, port: int, name: str, judge: int) -> str:
    with open(f"/proc/{judge}/mem", "rb"):
        return "opened"


def import_grader(folder: str, home: str, port: int, name: str, judge: int) -> str:
    import grader

    return f"imported {grader.__name__}"


def write_outside(folder: str, home: str, port: int, name: str, judge: int) -> str:
    for place in ("/tmp", "/dev/shm"):
        path = f"{place}/nngrade-escape-{os.getpid()}"
        try:
            with open(path, "w"):
                pass
        except OSError as error:
            problem = error
            continue
        os.unlink(path)
        return f"wrote {path}"
    raise problem


def connect(folder: str, home: str, port: int, name: str, judge: int) -> str:
    with socket.create_connection(("127.0.0.1", port), 2):
        return "connected"


def datagram(folder: str, home: str, port: int, name: str, judge: int) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        return f"sent {sender.sendto(b'x', ('127.0.0.1', port))} byte"


def abstract_socket(folder: str, home: str, port: int, name: str, judge: int) -> str:
    if not name:
        raise OSError("this system has no abstract sockets")
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\0" + name)
        return "connected"


def fork(folder: str, home: str, port: int, name: str, judge: int) -> str:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return "forked"


def execute(folder: str, home: str, port: int, name: str, judge: int) -> str:
    return f"ran, status {os.spawnv(os.P_WAIT, '/bin/true', ['/bin/true'])}"


def kill_parent(folder: str, home: str, port: int, name: str, judge: int) -> str:
    if os.getppid() <= 0:
        raise OSError("it has no parent that it could see")
    os.kill(os.getppid(), 0)
    return "it may be signalled"


def kill_judge(folder: str, home: str, port: int, name: str, judge: int) -> str:
    os.kill(judge, 0)
    return "it may be signalled"


def kill_all(folder: str, home: str, port: int, name: str, judge: int) -> str:
    os.kill(-1, 0)
    return "they may be signalled"


def trace(folder: str, home: str, port: int, name: str, judge: int) -> str:
    _system("ptrace", 16, judge, 0, 0)
    _system("ptrace", 17, judge, 0, 0)
    return "attached"


def priority(folder: str, home: str, port: int, name: str, judge: int) -> str:
    os.setpriority(os.PRIO_PROCESS, judge, os.getpriority(os.PRIO_PROCESS, judge))
    return "its priority may be set"


def unmount(folder: str, home: str, port: int, name: str, judge: int) -> str:
    _system("umount2", folder.encode(), 2)
    return "unmounted"


def mount(folder: str, home: str, port: int, name: str, judge: int) -> str:
    _system("mount", b"tmpfs", os.getcwd().encode(), b"tmpfs", 0, None)
    _system("umount2", os.getcwd().encode(), 2)
    return "mounted"


def namespace(folder: str, home: str, port: int, name: str, judge: int) -> str:
    _system("unshare", 0x04000000)  # only the host's name: harmless where it works
    return "made"


def raise_limits(folder: str, home: str, port: int, name: str, judge: int) -> str:
    import resource

    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, limit)
    return "they may be set"


def shared_memory(folder: str, home: str, port: int, name: str, judge: int) -> str:
    ident = _system("shmget", 0, 4096, 0o1600)
    _system("shmctl", ident, 0, None)
    return "made"


def keyring(folder: str, home: str, port: int, name: str, judge: int) -> str:
    library = ctypes.CDLL(None, use_errno=True)
    number = {"x86_64": 250, "aarch64": 219}.get(os.uname().machine, -1)
    result = library.syscall(ctypes.c_long(number), ctypes.c_long(0), ctypes.c_long(-3), ctypes.c_long(0))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return "reached"
