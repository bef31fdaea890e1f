"""Programs that measure cablekit or write pages about it; pytest runs their tests."""
