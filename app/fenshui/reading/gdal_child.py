"""What runs in the child process: one shapefile or GeoPackage from memory through GDAL, and nothing else opened.

GDAL and PROJ are loaded with every driver but two skipped and the network off; then the process gives up opening files
and sockets altogether (its limit of open files falls to what it has), gets 2 GiB of memory, and reads.
"""

import codecs
import json
import os
import struct
import warnings
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

MOST_MEMORY = 2 * 2**30
DRIVERS = ("ESRI Shapefile", "GPKG")
_SKIPPED = (
    "MEM,PCIDSK,PDS4,VICAR,PDF,MBTiles,EEDA,OGCAPI,GDALG,MapInfo File,LVBAG,S57,DGN,OGR_VRT,CSV,GML,GPX,LIBKML,KML,"
    "GeoJSON,GeoJSONSeq,ESRIJSON,TopoJSON,OGR_GMT,SQLite,WAsP,OpenFileGDB,DXF,FlatGeobuf,GeoRSS,VFK,PGDUMP,OSM,GPSBabel,"
    "OGR_PDS,WFS,OAPIF,EDIGEO,Idrisi,ODS,XLSX,Elasticsearch,Carto,AmigoCloud,SXF,Selafin,JML,PLSCENES,CSW,VDV,MVT,NGW,"
    "MapML,GTFS,PMTiles,JSONFG,MiraMonVector,ADBC,AVCBin,AVCE00,AIVector,HTTP"
)
"""Every other vector driver that pyogrio brings; a new one makes reading fail until it stands here too."""
_SURROUNDINGS = {
    "GDAL_SKIP": _SKIPPED,
    "GDAL_DRIVER_PATH": "disable",
    "PROJ_NETWORK": "OFF",
    "GDAL_HTTP_PROXY": "127.0.0.1:9",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "CPL_CURL_ENABLE_VSIMEM": "NO",
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "OGR_SQLITE_LOAD_EXTENSIONS": "",
    "SHAPE_RESTORE_SHX": "NO",
    "OPENBLAS_NUM_THREADS": "1",
}
"""Set before GDAL is loaded: it reads them once."""


def read_in_child(answer: Connection) -> None:
    """Take the tasks from the pipe, read, and answer each with bytes: JSON of the columns, then the shapes."""
    content, tasks = answer.recv_bytes(), json.loads(answer.recv_bytes())
    os.environ.update(_SURROUNDINGS)
    warnings.simplefilter("ignore")  # our own checks have said what there is to say
    try:
        for columns, shapes in _read(content, tasks):
            answer.send_bytes(json.dumps({"columns": columns}).encode())
            answer.send_bytes(shapes)
    except Exception as fault:  # whatever GDAL says becomes the one line of a refusal
        answer.send_bytes(json.dumps({"fault": f"{type(fault).__name__}: {fault}"[:200]}).encode())


def _read(content: bytes, tasks: list[dict[str, Any]]) -> Iterator[tuple[dict[str, list[Any]], bytes]]:
    import pyogrio.raw
    import shapely  # noqa: F401  (while files can still be opened)

    for encoding in {task["encoding"] for task in tasks} - {None}:
        codecs.lookup(encoding)  # while files can still be opened
    turnings = [_turning(task["crs"]) for task in tasks]
    if set(pyogrio.list_drivers()) != set(DRIVERS):
        raise RuntimeError(f"drivers: {sorted(pyogrio.list_drivers())}"[:150])
    _give_up_files()
    for task, turned in zip(tasks, turnings, strict=True):
        more = {"encoding": "ISO-8859-1"} if task["encoding"] else {}  # each byte a letter: we decode them ourselves
        found = pyogrio.raw.read(content, layer=task["layer"], force_2d=True, datetime_as_string=True, **more)
        meta, _, blobs, fields = found
        pairs = zip(meta["fields"], fields, strict=True)
        columns = {_decoded(str(name), task["encoding"]): _plain(values, task["encoding"]) for name, values in pairs}
        yield columns, _in_one(blobs, turned)


def _give_up_files() -> None:
    """From now on no file and no socket can be opened, and memory ends; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _turning(crs: str | int | None) -> Any:
    """What turns coordinates of a reference system into WGS 84; None where they are so."""
    if crs is None:
        return None
    import pyproj

    system = pyproj.CRS.from_user_input(crs) if isinstance(crs, int) else pyproj.CRS.from_wkt(crs)
    if system.is_geographic and system.prime_meridian is not None and system.prime_meridian.longitude == 0:
        return None if system.to_authority(min_confidence=20) in _SAME or _is_metre_close(system) else _to_wgs84(system)
    return _to_wgs84(system)


_SAME = (("EPSG", "4326"), ("EPSG", "4490"), ("OGC", "CRS84"))


def _is_metre_close(system: Any) -> bool:
    """Whether its ellipsoid is that of WGS 84 or GRS 80, so that degrees differ by less than a metre or two."""
    ellipsoid = system.ellipsoid
    return ellipsoid is not None and abs(ellipsoid.semi_major_metre - 6_378_137.0) < 0.01


def _to_wgs84(system: Any) -> Any:
    import pyproj

    turned = pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True)
    turned.transform(0.0, 0.0)  # so that all it needs is loaded before files are given up
    return turned


def _decoded(text: str, encoding: str | None) -> str:
    return text.encode("latin-1").decode(encoding) if encoding else text


def _plain(values: Any, encoding: str | None) -> list[Any]:
    """A column as JSON holds it; "not a number" of a missing cell is None."""
    return [None if value is None or value != value else _cell(value, encoding) for value in values.tolist()]


def _cell(value: Any, encoding: str | None) -> Any:
    if isinstance(value, str):
        return _decoded(value, encoding)
    return value if isinstance(value, str | int | float | bool) else str(value)


def _in_one(blobs: Any, turned: Any) -> bytes:
    """All shapes in one run of bytes, each WKB after its length; -1 where a row has none."""
    if blobs is None:
        return b""
    if turned is not None:
        blobs = _turned(blobs, turned)
    return b"".join(struct.pack("<i", -1) if each is None else struct.pack("<i", len(each)) + each for each in blobs)


def _turned(blobs: Any, turned: Any) -> Any:
    import numpy as np
    import shapely

    shapes = shapely.from_wkb(blobs)
    places = shapely.get_coordinates(shapes)
    moved = np.column_stack(turned.transform(places[:, 0], places[:, 1]))
    return shapely.to_wkb(shapely.set_coordinates(shapes, moved))
