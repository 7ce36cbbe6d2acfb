-- The list of letters that were refused, the newest first, and their number: a few among all that were ever sent. Those that wait are listed by
-- when they are due, and have their index; one more over them would be taken for claims while statistics say that none waits.
create index letter_set_aside on portal_sync.letter (ordinal) where state = 'set-aside';
