"""Generates src/library/zoneinfo/zone-names.ts: keys and abbreviations of the IANA zones, which hosts' Intl does not tell.

Run with CPython 3.12:  python scripts/generate-zones.py
"""

import pathlib
import zoneinfo
from collections import defaultdict
from datetime import UTC, datetime, timedelta

OUT = pathlib.Path(__file__).parent.parent / "src" / "library" / "zoneinfo" / "zone-names.ts"


def names_of(zone):
    """Abbreviations that are words, by offset in minutes and a mark for daylight saving; of two alike the later one."""
    found = {}
    when = datetime(1970, 1, 1, tzinfo=UTC)
    while when.year < 2038:
        local = when.astimezone(zone)
        name = local.tzname()
        kind = int(local.utcoffset().total_seconds() // 60), "d" if local.dst() else ""
        if name[0] not in "+-":
            found[kind] = name
        else:
            found.pop(kind, None)
        when += timedelta(days=13)
    return " ".join(f"{offset:+}{mark}{name}" for (offset, mark), name in sorted(found.items()))


groups = defaultdict(list)
fixed = []
for key in sorted(zoneinfo.available_timezones() - {"localtime", "Factory"}):
    zone = zoneinfo.ZoneInfo(key)
    groups[names_of(zone)].append(key)
    if zone.utcoffset(None) is not None:
        fixed.append(key)

lines = [
    "/** Made by scripts/generate-zones.py from the IANA data of CPython's host. Do not edit. */",
    "",
    "/** Zones by their abbreviations: each is minutes east of UTC, `d` for daylight saving, and the word since 1970. */",
    "export const zonesByNames: readonly (readonly [names: string, zones: string])[] = [",
]
for names, keys in sorted(groups.items()):
    lines.append(f'  ["{names}", "{" ".join(keys)}"],')
lines += ["];", "", "/** Zones that never changed: their offset is known without a moment. */", f'export const fixedZones = "{" ".join(fixed)}";', ""]
OUT.write_text("\n".join(lines))
print(len(groups), sum(map(len, groups.values())), OUT.stat().st_size)
