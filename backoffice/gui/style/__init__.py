"""How the program looks: a few tokens, and what is generated from them."""
