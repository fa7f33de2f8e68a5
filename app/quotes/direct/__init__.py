"""Rules of direct quotes: attributions after, before and inside a quotation, speakers' turns, dialogue behind dashes."""
