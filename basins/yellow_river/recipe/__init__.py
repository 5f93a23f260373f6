"""Builds the sample basin of the Yellow River from a folder of published figures."""
