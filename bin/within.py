"""Run Python where packages and catalogues are in place: `within.py app manage.py …`."""

import sys

import house
import packages
import prepare

if __name__ == "__main__":
    group, *command = sys.argv[1:]
    packages.ensure(group)
    prepare.catalogues()
    house.call(str(house.PYTHON), *command)
