"""Rules of indirect and mixed quotes: cues outside marks, each kind with its module; the clause is found by `clauses`, the source by `phrases`."""
