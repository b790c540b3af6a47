"""Bytes and time: files, tables, journal, folder and care."""
