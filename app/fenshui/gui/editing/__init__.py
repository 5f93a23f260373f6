"""The basin editor: tools on the map, forms for what is selected, problems as they arise."""
