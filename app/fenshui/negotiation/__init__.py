"""How parties come to terms: sharing rules, games, cases with their acts and files, prices and better terms."""
