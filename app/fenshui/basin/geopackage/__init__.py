"""A basin as one GeoPackage 1.3 (OGC 12-128r17): tables as layers, everything else as rows of `fenshui_files`."""
