"""By what the files of a basin are known again without reading them."""

from pathlib import Path


def files_told(place: Path) -> str:
    """When the files of a basin were written and how long they are; nothing where they cannot be reached."""
    try:
        files = sorted(place.iterdir()) if place.is_dir() else [place]
        told = [f"{file.name} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in files if file.is_file()]
    except OSError:  # what is the matter is told by those who read them
        return ""
    return "\n".join(told)
