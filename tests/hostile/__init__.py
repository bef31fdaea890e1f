"""Hostile content, hostile files, hostile surroundings: what cablekit promises there, run for real."""
