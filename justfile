# Developers' commands; CI calls the same.

check:
    uv run --all-groups ruff check
    uv run --all-groups ruff format --check
    uv run --all-groups mypy
    uv run --all-groups lint-imports

format:
    uv run --all-groups ruff check --fix
    uv run --all-groups ruff format

test *arguments:
    uv run pytest {{arguments}}

docs:
    uv run --all-groups sphinx-build --fail-on-warning docs docs/_build

bench name *arguments:
    uv run --all-groups python -m benchmarks.{{name}} {{arguments}}
