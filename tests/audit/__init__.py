"""Known vulnerabilities in what the locks install, as pip-audit and npm audit tell them: `make lint` stops at one."""
