"""What leaves an index for people outside: tables of acts, mails of new ones, and what to look at before."""
