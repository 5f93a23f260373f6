"""The dockable panels; each reads the desk and never another panel."""
