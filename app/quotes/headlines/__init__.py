"""Rules of headlines: titles that quote, where verbs have lost their prefixes and every word may have a capital."""
