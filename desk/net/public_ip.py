"""Which addresses of machines are out on the internet, and which lead into somebody's own network."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""Prefixes with an IPv4 address in the last 32 bits (RFC 6052; RFC 8215 for networks of their own)."""
_COMPATIBLE = IPv6Network("::/96")
"""IPv4-compatible addresses (RFC 4291, section 2.5.5.1), which some systems still connect to."""
_SITE_LOCAL = IPv6Network("fec0::/10")
"""Taken out of use by RFC 3879 and still routed inside old networks; Python calls it global."""


def is_public(address: str) -> bool:
    """Whether "93.184.216.34" or "2606:2800::1" is a machine out on the internet that anybody may ask.

    False for private, loopback, link-local, shared, reserved and multicast addresses, also where one is wrapped in an
    IPv6 address: "::ffff:127.0.0.1" (mapped), "2002:7f00:1::" (6to4), "64:ff9b::7f00:1" (NAT64), and Teredo. False for
    what is no address.
    """
    try:
        parsed = ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    inside = _wrapped(parsed) if isinstance(parsed, IPv6Address) else ()
    return _is_global(parsed) and all(_is_global(each) for each in inside)


def _wrapped(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address stands for."""
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo:
        return address.teredo
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    return (last,) if address in _COMPATIBLE or any(address in each for each in _NAT64) else ()


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address in _SITE_LOCAL:
            return False
        if address.ipv4_mapped or any(address in each for each in _NAT64):
            return True  # what it stands for decides
    return address.is_global and not address.is_multicast and not address.is_reserved
