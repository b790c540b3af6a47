"""The one room that opens a socket, and only when the editor asks: addresses on the web, and what their pages say.

`check` asks many addresses and gives a verdict of each; `about` asks one for its title, site, day and best address.
Everything else here keeps that safe: `public_ip` and `guard` decide what may be connected to, `client` and `fetch` how
long and how much may come, and `remembered` keeps verdicts outside the issue so that nothing is asked in vain.
"""
