"""`python -m cablekit`."""

from cablekit.cli import main

if __name__ == "__main__":
    main()
