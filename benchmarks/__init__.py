"""Speed against stock Stanza: the same articles, the same models, the same machine, one run."""
