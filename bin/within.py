"""Run a Python command in the project's environment, with packages and catalogues in place: `within.py app manage.py …`."""

import sys

import house
import packages
import prepare

if __name__ == "__main__":
    group, *command = sys.argv[1:]
    packages.ensure(group)
    prepare.catalogues()
    house.call(str(house.PYTHON), *command)
