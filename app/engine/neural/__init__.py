"""Stanza's trained models, run by passes of Kutip's own: the same layers and the same answers without the same work twice.

What a model computes from one word alone (embeddings, the character LSTM, their projections) is computed once for each word and looked up
afterwards; heads whose output nobody reads are not run; and no Document stands between the steps. `stanza_annotator` chooses these passes
where the models have the architecture that they know, and Stanza's own processors where not.
"""
