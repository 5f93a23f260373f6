"""Canonical bytes, keys, certificates and signature envelopes: what ledger entries and case files are made of."""
