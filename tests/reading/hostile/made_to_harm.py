"""Files made to harm, one of each kind: name, bytes, and whether they must be refused or at least warned of."""

import io
import json
import stat
import struct
import zipfile
from itertools import chain
from zlib import crc32

import apsw

REFUSED, WARNED = "refused", "warned"


def every_file():
    """Name -> (parts by file name, what must come of it); the first part is the file that is opened."""
    return dict(chain(_geojson(), _csv(), _archives(), _shapefiles(), _geopackages(), _others()))


def _one(name, content, expected=REFUSED):
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return name, ({name: content}, expected)


def _collection(*features, **more):
    return json.dumps({"type": "FeatureCollection", **more, "features": features}, ensure_ascii=False)


def _feature(shape, **properties):
    return {"type": "Feature", "properties": properties, "geometry": shape}


def _point(lon=103, lat=36):
    return {"type": "Point", "coordinates": [lon, lat]}


def _line(*places):
    return {"type": "LineString", "coordinates": [list(place) for place in places]}


def _area(*places):
    return {"type": "Polygon", "coordinates": [[list(place) for place in (*places, places[0])]]}


def _reach(name, start, end, first=(103, 36), last=(104, 36)):
    return _feature(_line(first, last), id=name, from_node=start, to_node=end)


def _geojson():
    yield _one("deep.geojson", '{"type":"Point","coordinates":' + "[" * 50_000 + "]" * 50_000 + "}")
    yield _one("nan.geojson", _collection(_feature(_point(), q=1)).replace("103", "NaN"))
    yield _one("overflow.geojson", _collection(_feature(_point())).replace("103", "1e999"))
    yield _one("off_the_earth.geojson", _collection(_feature(_point(4e5, 4e6))))
    yield _one("key_twice.geojson", _collection(_feature(_point(), v=1)).replace('"v": 1', '"v": 1, "v": 2'))
    yield _one("large_number.geojson", _collection(_feature(_point(), n=2**53 + 1)), WARNED)
    yield _one("half_character.geojson", _collection(_feature(None, name="x")).replace('"x"', '"\\ud801"'))
    yield _one("utf16.geojson", _collection(_feature(_point())).encode("utf-16"))
    yield _one("gb18030.geojson", _collection(_feature(_point(), name="黄河")).encode("gb18030"), WARNED)
    yield _one("neither.geojson", b'{"type":"FeatureCollection","features":[],"x":"\xff\xff"}')
    yield _one("swapped.geojson", _collection(_feature(_point(36, 85))), WARNED)
    yield _one(
        "crs_link.geojson", _collection(crs={"type": "link", "properties": {"href": "http://127.0.0.1:9"}}), WARNED
    )
    yield _one("circle.geojson", _collection(_reach("1", "A", "B"), _reach("2", "B", "A")))
    yield _one("into_itself.geojson", _collection(_reach("1", "A", "A")))
    yield _one("reach_twice.geojson", _collection(_reach("1", "A", "B"), _reach("1", "B", "C")))
    yield _one("joins_nothing.geojson", _collection(_reach("1", "A", "B")))
    yield _one("no_length.geojson", _collection(_feature(_line((103, 36), (103, 36)))))
    yield _one("shares.geojson", _collection(_feature(_point(), share_a=0.8, share_b=0.8)))
    yield _one("negative.geojson", _collection(_feature(_point(), volume_m3=-1)))
    yield _one("right_twice.geojson", _collection(*(_feature(_point(), right_id="R", volume_m3=v) for v in (1, 2))))
    yield _one("look_alike.geojson", _collection(*(_feature(_point(), right_id=i) for i in ("A-1", "А-1"))), WARNED)
    yield _one("turned_writing.geojson", _collection(_feature(_point(), name="\u202e方乙")), WARNED)
    yield _one("nul.geojson", _collection(_feature(None, name="a\x00b")))
    yield _one("long_text.geojson", _collection(_feature(_point(), name="水" * 20_000)), WARNED)
    yield _one("bow_tie.geojson", _collection(_feature(_area((0, 0), (1, 1), (1, 0), (0, 1)))), WARNED)
    areas = (_area((0, 0), (2, 0), (2, 2), (0, 2)), _area((1, 1), (3, 1), (3, 3), (1, 3)))
    yield _one("overlapping.geojson", _collection(*map(_feature, areas)), WARNED)
    yield _one("disguised.geojson", "<OGRVRTDataSource/>")
    yield _one("two_documents.geojson", _collection() * 2)
    yield _one("cut.geojson", _collection(_feature(_point()))[:-9])


def _csv():
    yield _one("nul.csv", b"id,vol\nA,\x00\n")
    yield _one("open_quote.csv", 'id,name\n1,"open\n')
    yield _one("wide.csv", ",".join(f"c{i}" for i in range(5000)) + "\n")
    yield _one("utf16.csv", "id,vol\nA,1\n".encode("utf-16"))
    yield _one("semicolons.csv", "id;vol\nA;1,5\n")
    yield _one("units.csv", "权证号,水量\nA,1.5亿\n")
    yield _one("no_such_day.csv", "id,from,to\nA,2026-02-30,2027-01-01\n")
    yield _one("ends_first.csv", "id,from,to\nA,2026-02-03,2025-01-01\n")
    yield _one("column_twice.csv", "id,vol,vol\nA,1,2\n")
    yield _one("ragged.csv", "id,vol\nA\n")
    yield _one("archive.csv", b"PK\x03\x04" + bytes(100))
    yield _one("same_number.csv", "right_id,vol\n1E3,3\n1000,4\n", WARNED)
    for number, cell in enumerate(("1e309", "NaN", "inf", "0x10", "1_000", "-3")):
        yield _one(f"number{number}.csv", f"id,vol\nA,{cell}\n")


def _zip(*entries):
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return pack.getvalue()


def _archives():
    link = zipfile.ZipInfo("link.shp")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    for name in ("../out.shp", "/out.shp", "..\\out.shp", "C:out.shp"):
        yield _one(f"leads_out_{crc32(repr(name).encode())}.zip", _zip((name, b"x")))
    yield _one("link.zip", _zip((link, "/etc/passwd")))
    yield _one("bomb.zip", _zip(("a.shp", bytes(2**26))))
    yield _one("many.zip", _zip(*((f"d{i}/", b"") for i in range(2000))))
    yield _one("nested.zip", _zip(("b.zip", _zip(("c.shp", b"x")))))
    yield _one("alike.zip", _zip(("a.shp", b"x"), ("A.shp", b"y")))
    yield _one("cut.zip", _zip(("a.shp", b"x" * 99))[:60])
    locked = bytearray(_zip(("a.shp", b"x")))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    yield _one("locked.zip", bytes(locked))
    yield _one("entities.xlsx", _zip(("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')))
    yield _one("no_workbook.xlsx", _zip(("a.xml", "<a/>")))


def _header(kind, size):
    return (
        struct.pack(">i5ii", 9994, 0, 0, 0, 0, 0, size // 2) + struct.pack("<ii4d", 1000, kind, 0, 0, 1, 1) + bytes(32)
    )


def _shapefile(name, records, kind=1, without=(), cell=b"         1", **more):
    body = b"".join(struct.pack(">ii", number, len(each) // 2) + each for number, each in enumerate(records, 1))
    parts = {".shp": _header(kind, 100 + len(body)) + body}
    parts[".shx"] = _header(kind, 100 + 8 * len(records)) + struct.pack(">ii", 50, 10) * len(records)
    field = b"ID".ljust(11, b"\0") + b"N" + bytes(4) + bytes([10, 0]) + bytes(14)
    head = bytes([3, 126, 1, 1]) + struct.pack("<IHH", len(records), 65, 11) + bytes(20)
    parts[".dbf"] = head + field + b"\r" + (b" " + cell) * len(records) + b"\x1a"
    parts |= {f".{ending}": content for ending, content in more.items()}
    found = {f"{name}{ending}": content for ending, content in parts.items() if ending not in without}
    return name + ".shp", found


_POINT = struct.pack("<idd", 1, 103.0, 36.0)


def _shapefiles():
    harmful = {
        "other_kind": _shapefile("other_kind", [_POINT], kind=77),
        "changing": _shapefile("changing", [_POINT, struct.pack("<i", 5) + bytes(44)]),
        "many_parts": _shapefile("many_parts", [struct.pack("<i4dii", 5, 0, 0, 1, 1, 2**31 - 1, 2**31 - 1)], kind=5),
        "negative": _shapefile("negative", [struct.pack("<i4dii", 3, 0, 0, 1, 1, -1, -1)], kind=3),
        "not_finite": _shapefile("not_finite", [struct.pack("<idd", 1, float("nan"), 1.0)]),
        "no_index": _shapefile("no_index", [_POINT], without=(".shx",)),
        "no_table": _shapefile("no_table", [_POINT], without=(".dbf",)),
        "codec": _shapefile("codec", [_POINT], cpg=b"NO-SUCH"),
        "garbage_prj": _shapefile("garbage_prj", [_POINT], prj=b'GEOGCS["x",(((('),
    }
    for name, parts in harmful.values():
        yield name, (parts, REFUSED)
    for name, parts in (_shapefile("gbk", [_POINT], cpg=b"GBK"), _shapefile("stars", [_POINT], cell=b"*" * 10)):
        yield name, (parts, WARNED)
    name, parts = _shapefile("long_record", [_POINT])
    parts[name] = parts[name][:104] + struct.pack(">i", 2**30) + parts[name][108:]
    yield name, (parts, REFUSED)


_CORE = """PRAGMA application_id=1196444487; PRAGMA user_version=10300;
CREATE TABLE gpkg_spatial_ref_sys(srs_name, srs_id INTEGER PRIMARY KEY, organization, organization_coordsys_id INTEGER,
  definition, description);
INSERT INTO gpkg_spatial_ref_sys VALUES('WGS 84',4326,'EPSG',4326,'GEOGCS["WGS 84",DATUM["WGS_1984",
SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]',''),
('u',-1,'NONE',-1,'undefined',''),('g',0,'NONE',0,'undefined','');
CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type, identifier, description, last_change, min_x, min_y,
  max_x, max_y, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z, m);
INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) VALUES('rights','features','rights',4326);
INSERT INTO gpkg_geometry_columns VALUES('rights','geom','POINT',4326,0,0);
"""
_TABLE = "CREATE TABLE rights(fid INTEGER PRIMARY KEY, geom BLOB, right_id TEXT, volume_m3 REAL);"


def _blob(body=None, flags=1):
    return b"GP\0" + bytes([flags]) + struct.pack("<i", 4326) + (_point_bytes() if body is None else body)


def _point_bytes(lon=103.0, lat=36.0):
    return b"\1" + struct.pack("<Idd", 1, lon, lat)


def _geopackage(blob=None, more="", table=_TABLE, volume=5):
    connection = apsw.Connection(":memory:")
    connection.execute(_CORE + table)
    if table is _TABLE:
        connection.execute("INSERT INTO rights VALUES (1, ?, 'R1', ?)", (_blob() if blob is None else blob, volume))
    connection.execute(more)
    return connection.serialize("main")


def _geopackages():
    views = {
        "endless": "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM t) SELECT i AS fid, NULL AS geom FROM t",
        "loading": "SELECT load_extension('/nowhere.so') AS geom",
        "swelling": "SELECT randomblob(999999999) AS geom",
    }
    for name, query in views.items():
        yield _one(f"{name}.gpkg", _geopackage(table=f"CREATE VIEW rights AS {query}"))
    nested = _point_bytes()
    for _ in range(500):
        nested = b"\1" + struct.pack("<II", 7, 1) + nested
    blobs = {
        "cut": _blob()[:-4],
        "no_mark": b"XX" + _blob()[2:],
        "order": _blob(b"\7" + _point_bytes()[1:]),
        "unknown": _blob(b"\1" + struct.pack("<Idd", 9999, 1, 1)),
        "counts": _blob(b"\1" + struct.pack("<II", 2, 2**32 - 1) + bytes(32)),
        "nested": _blob(nested),
        "not_finite": _blob(_point_bytes(lat=float("nan"))),
        "text": "POINT(1 1)",
    }
    for name, blob in blobs.items():
        yield _one(f"shape_{name}.gpkg", _geopackage(blob))
    yield _one("text_as_number.gpkg", _geopackage(volume="abc"))
    yield _one("negative.gpkg", _geopackage(volume=-1))
    yield _one("other_system.gpkg", _geopackage(more="UPDATE gpkg_geometry_columns SET srs_id = 99999"))
    yield _one("right_twice.gpkg", _geopackage(more="INSERT INTO rights SELECT 2, geom, 'R1', 50 FROM rights"))
    trigger = "CREATE TRIGGER t AFTER UPDATE ON rights BEGIN UPDATE rights SET volume_m3 = 0; END"
    yield _one("trigger.gpkg", _geopackage(more=trigger), WARNED)
    ghost = "INSERT INTO gpkg_contents(table_name,data_type,identifier) VALUES('ghost','features','ghost')"
    yield _one("ghost.gpkg", _geopackage(more=ghost), WARNED)
    yield _one("no_shapes.gpkg", _geopackage(more="DELETE FROM gpkg_geometry_columns"), WARNED)
    whole = _geopackage()
    yield _one("half.gpkg", whole[: len(whole) // 2])
    yield _one("page_size.gpkg", whole[:16] + b"\x00\x03" + whole[18:])
    yield _one("empty.gpkg", b"")
    yield _one("hello.gpkg", "hello")


def _others():
    yield _one("entities.kml", '<!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml>&x;</kml>')
    yield _one("alone.dbf", bytes(100))
    yield _one("script.py", "print(1)")
