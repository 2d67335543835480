"""Who is at this PC, and in which of the company's groups."""

from __future__ import annotations

import os
import platform
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _SAM_COMPATIBLE = 2
    _LONGEST = 512

    def current_user() -> str:
        r"""The account, such as ``PLANT\kim``; asked of Windows, not of the environment."""
        name = ctypes.create_unicode_buffer(_LONGEST)
        size = wintypes.ULONG(_LONGEST)
        if ctypes.windll.secur32.GetUserNameExW(_SAM_COMPATIBLE, name, ctypes.byref(size)):
            return name.value
        return os.environ.get("USERNAME", "unknown")

    def is_in_group(group: str) -> bool:
        """Whether the account is in a local or domain group; False for one nobody knows."""
        sid = ctypes.create_string_buffer(_LONGEST)
        sid_size = wintypes.DWORD(_LONGEST)
        domain = ctypes.create_unicode_buffer(_LONGEST)
        domain_size = wintypes.DWORD(_LONGEST)
        kind = wintypes.DWORD()
        found = ctypes.windll.advapi32.LookupAccountNameW(
            None,
            wintypes.LPCWSTR(group),
            sid,
            ctypes.byref(sid_size),
            domain,
            ctypes.byref(domain_size),
            ctypes.byref(kind),
        )
        member = wintypes.BOOL()
        asked = found and ctypes.windll.advapi32.CheckTokenMembership(
            None, sid, ctypes.byref(member)
        )
        return bool(asked and member.value)

else:
    import grp
    import pwd

    def current_user() -> str:
        """The account's name; asked of the system, not of the environment."""
        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return str(os.getuid())

    def is_in_group(group: str) -> bool:
        """Whether the account is in a group of the system; False for one nobody knows."""
        try:
            wanted = grp.getgrnam(group).gr_gid
        except KeyError:
            return False
        return wanted in (os.getgid(), *os.getgroups())


def this_computer() -> str:
    """The name of this PC."""
    return platform.node() or "unknown"


def is_account(named: str, account: str) -> bool:
    """Whether a policy's name means the account: in full, or without its domain; any case."""
    wanted, full = named.casefold(), account.casefold()
    return wanted in (full, full.rpartition("\\")[2])
