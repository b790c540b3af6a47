"""Bytes on the disk, written so that no kill and no full disk loses any."""
