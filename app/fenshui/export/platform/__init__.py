"""The data sets that trading platforms take: a posted agreement item by item, as JSON and as XML."""
