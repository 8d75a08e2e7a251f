"""How much of a submission is read. Sizes are bytes."""

from __future__ import annotations

FILE_BYTES = 1 << 20
"""One source or data file. Nobody writes a megabyte of Python by hand, and compilers choke on what machines write."""
TOTAL_BYTES = 16 << 20
"""All files of a snapshot."""
FILE_COUNT = 500
"""Files in a snapshot."""
NOTEBOOK_BYTES = 64 << 20
"""One notebook with its outputs, or all of a package together; its code is held to ``FILE_BYTES``."""
NOTEBOOK_PARTS = 2_500_000
"""Texts, lists and objects of one notebook: less than 300 MB of memory. Pictures are one text each."""

MEMBER_COUNT = 20_000
"""Entries that are looked at in a folder or an archive."""
DEPTH = 20
"""Folders inside one another."""
ARCHIVE_BYTES = 512 << 20
"""A packed archive as it lies on disk."""
UNPACKED_BYTES = 128 << 20
"""What a compressed tar file may unpack to; it has to be unpacked whole to be read."""
RATIO = 200
"""Unpacked to packed. Source code reaches about 10, a repetitive csv file 50."""
RATIO_FREE_BYTES = 32 << 20
"""Below this an archive is never called a bomb: a megabyte of zeros packs 1000 to 1 and does no harm."""
DIRECTORY_BYTES = 4 << 20
"""The central directory of a zip file, or one header of a tar file; their readers take it into memory whole."""

WARNINGS = 20
"""Warnings about one submission; the rest is counted."""
