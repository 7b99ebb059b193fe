"""What each command accepts: a module a command, named as the module in ``cli`` that runs it.

In: the place where commands are added. Out: the command, its options and the function that runs it.
The two are apart since a command imports what it works with, and help must not wait for that.
"""
