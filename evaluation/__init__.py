"""Corpora with gold, scores, broken variants, calibration and the accuracy gate."""
