"""`make demo-reset`: throw away the embedded database and uploaded files, and load the demo content anew."""

import shutil

import house
import packages
import prepare
from house import VAR, say
from run import production_environment


def main() -> None:
    packages.ensure()
    prepare.catalogues()
    say("Tar bort databasen och uppladdade filer …")
    for path in [*VAR.glob("valkomsten.sqlite3*"), *VAR.glob("demokonton.txt")]:
        path.unlink()
    for folder in ("media", "cache"):
        shutil.rmtree(VAR / folder, ignore_errors=True)
    house.manage("prepare", **production_environment("127.0.0.1", 8000))
    say("Klart. Starta med make run.")


if __name__ == "__main__":
    main()
