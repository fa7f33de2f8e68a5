"""Personal names: their forms, and how the whole article shows which capitalised words are one."""
