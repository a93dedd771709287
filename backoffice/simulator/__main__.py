"""`python -m backoffice.simulator`."""

from .command import simulator_command

if __name__ == "__main__":
    simulator_command(prog_name="backoffice simulator")
