"""System call numbers of the two machines the jail knows, for the filter in ``seccomp.py``.

Numbers never change once given: x86_64 has its own table, aarch64 uses the kernel's generic one
(``asm/unistd_64.h`` and ``asm-generic/unistd.h``).
"""

from __future__ import annotations

import os


def _table(text: str) -> dict[str, int]:
    pairs = (item.split("=") for item in text.split())
    return {name: int(number) for name, number in pairs}


X86_64 = _table(
    """
    read=0 write=1 readv=19 writev=20 pread64=17 pwrite64=18 preadv=295 pwritev=296 preadv2=327 pwritev2=328
    open=2 openat=257 close=3 close_range=436 stat=4 fstat=5 lstat=6 newfstatat=262 statx=332 access=21
    faccessat=269 faccessat2=439 poll=7 ppoll=271 select=23 pselect6=270 lseek=8 mmap=9 mprotect=10
    munmap=11 brk=12 mremap=25 madvise=28 msync=26 mincore=27 membarrier=324 rt_sigaction=13
    rt_sigprocmask=14 rt_sigreturn=15 rt_sigpending=127 rt_sigtimedwait=128 sigaltstack=131 pipe=22
    pipe2=293 dup=32 dup2=33 dup3=292 eventfd2=290 epoll_create1=291 epoll_ctl=233 epoll_wait=232
    epoll_pwait=281 sched_yield=24 sched_getaffinity=204 sched_getparam=143 sched_getscheduler=145
    sched_get_priority_max=146 sched_get_priority_min=147 sched_getattr=315 getcpu=309 get_mempolicy=239
    nanosleep=35 clock_nanosleep=230 clock_gettime=228 clock_getres=229 gettimeofday=96 time=201 times=100
    getitimer=36 setitimer=38 alarm=37 pause=34 getpid=39 getppid=110 gettid=186 getuid=102 geteuid=107
    getgid=104 getegid=108 getgroups=115 getresuid=118 getresgid=120 getpgrp=111 getpgid=121 getsid=124
    uname=63 sysinfo=99 getrlimit=97 getrusage=98 fcntl=72 fsync=74 fdatasync=75 ftruncate=77 getdents=78
    getdents64=217 getcwd=79 chdir=80 readlink=89 readlinkat=267 mkdir=83 mkdirat=258 rmdir=84 unlink=87
    unlinkat=263 rename=82 renameat=264 renameat2=316 umask=95 statfs=137 fstatfs=138 fadvise64=221
    arch_prctl=158 set_tid_address=218 set_robust_list=273 get_robust_list=274 rseq=334 futex=202
    futex_waitv=449 restart_syscall=219 getrandom=318 exit=60 exit_group=231 wait4=61 waitid=247 clone=56
    clone3=435 kill=62 tgkill=234 prlimit64=302 ioctl=16 prctl=157 landlock_create_ruleset=444
    landlock_add_rule=445 landlock_restrict_self=446 seccomp=317 capset=126 pidfd_open=434
    """
)
"""Linux on x86_64."""

AARCH64 = _table(
    """
    read=63 write=64 readv=65 writev=66 pread64=67 pwrite64=68 preadv=69 pwritev=70 preadv2=286 pwritev2=287
    openat=56 close=57 close_range=436 fstat=80 statx=291 faccessat=48 faccessat2=439 ppoll=73 pselect6=72
    lseek=62 mmap=222 mprotect=226 munmap=215 brk=214 mremap=216 madvise=233 msync=227 mincore=232
    membarrier=283 rt_sigaction=134 rt_sigprocmask=135 rt_sigreturn=139 rt_sigpending=136
    rt_sigtimedwait=137 sigaltstack=132 pipe2=59 dup=23 dup3=24 eventfd2=19 epoll_create1=20 epoll_ctl=21
    epoll_pwait=22 sched_yield=124 sched_getaffinity=123 sched_getparam=121 sched_getscheduler=120
    sched_get_priority_max=125 sched_get_priority_min=126 sched_getattr=275 getcpu=168 get_mempolicy=236
    nanosleep=101 clock_nanosleep=115 clock_gettime=113 clock_getres=114 gettimeofday=169 times=153
    getitimer=102 setitimer=103 getpid=172 getppid=173 gettid=178 getuid=174 geteuid=175 getgid=176
    getegid=177 getgroups=158 getresuid=148 getresgid=150 getpgid=155 getsid=156 uname=160 sysinfo=179
    getrlimit=163 getrusage=165 fcntl=25 fsync=82 fdatasync=83 ftruncate=46 getdents64=61 getcwd=17 chdir=49
    readlinkat=78 mkdirat=34 unlinkat=35 renameat=38 renameat2=276 umask=166 statfs=43 fstatfs=44
    fadvise64=223 set_tid_address=96 set_robust_list=99 get_robust_list=100 rseq=293 futex=98
    futex_waitv=449 restart_syscall=128 getrandom=278 exit=93 exit_group=94 wait4=260 waitid=95 clone=220
    clone3=435 kill=129 tgkill=131 prlimit64=261 ioctl=29 prctl=167 landlock_create_ruleset=444
    landlock_add_rule=445 landlock_restrict_self=446 seccomp=277 capset=91 pidfd_open=434 newfstatat=79
    """
)
"""Linux on aarch64: calls like ``open`` or ``dup2`` do not exist there."""

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""The word by which a filter knows that a call really uses the table it was written for."""

_TABLES = {"x86_64": X86_64, "aarch64": AARCH64}


def machine() -> str:
    """The kernel's name of this machine, ``""`` where there is no such thing."""
    return os.uname().machine if hasattr(os, "uname") else ""


def table() -> dict[str, int]:
    """The numbers of this machine; empty when the jail does not know it."""
    return _TABLES.get(machine(), {})
