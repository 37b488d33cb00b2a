"""What each command does: a module a command, each with `run(args) -> exit status`."""
