"""`calque server`: the same findings in an editor, by the Language Server Protocol. `session` is the place to start."""
