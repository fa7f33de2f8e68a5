"""`python -m app.cli` is `kutip`."""

from app.cli import main

if __name__ == "__main__":
    main()
