"""What a hostile program would try, one function each."""

import ctypes
import os
import socket
import time

import numpy as np


def read(path):
    with open(path) as file:
        return len(file.read())


def listing(path):
    return os.listdir(path)


def stat(path):
    return os.stat(path).st_size


def write(path):
    with open(path, "w") as file:
        file.write("x")


def chmod(path):
    os.chmod(path, 0o777)


def remove(path):
    os.unlink(path)


def kill(pid):
    os.kill(pid, 15)


def connect(port):
    with socket.create_connection(("127.0.0.1", port), 1):
        pass


def datagram(port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(b"x", ("127.0.0.1", port))


def fork():
    if os.fork() == 0:
        os._exit(0)


def execute(path):
    os.execv(path, [path])


def unshare():
    if ctypes.CDLL(None, use_errno=True).unshare(0x10000000):
        raise OSError(ctypes.get_errno(), "unshare")


def unmount(path):
    if ctypes.CDLL(None, use_errno=True).umount2(path.encode(), 2):
        raise OSError(ctypes.get_errno(), "umount")


def trace(pid):
    if ctypes.CDLL(None, use_errno=True).ptrace(16, pid, 0, 0):
        raise OSError(ctypes.get_errno(), "ptrace")


def limits():
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (65, 65))


def flood(mb):
    for n in range(mb):
        with open(f"file{n}", "wb") as file:
            file.write(bytes(1 << 20))
    time.sleep(5)


def mean(x):
    return float(np.mean(x))


def loop():
    while True:
        pass


def leave():
    os._exit(0)


def segfault():
    ctypes.string_at(0)


def junk():
    os.write(3, b"junk")


def talk():
    print("x" * (2 << 20))


def hungry():
    return len(bytearray(4 << 30))


def where():
    return [os.getcwd(), sorted(os.listdir(".")), os.environ["HOME"], open("note.txt", "w").write("ok")]


def environment():
    return sorted(os.environ)
