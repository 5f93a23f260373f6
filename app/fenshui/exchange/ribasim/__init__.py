"""Models of Ribasim, as its Python package writes them: a TOML file and a GeoPackage."""
