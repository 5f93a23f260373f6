"""Fenshui (分水): trade water rights knowing what each trade does to everybody else and to the river."""
