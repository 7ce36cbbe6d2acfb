-- The portal may quote an identity number, a phone or an address in its refusals. Of what is kept of them none is left from now on; so it is
-- with what was kept before, and what is settled keeps nothing.
update portal_sync.letter set last_error = null where state in ('sent', 'overtaken') and last_error is not null;
update portal_sync.letter
set last_error = regexp_replace(regexp_replace(last_error, '\d(?: ?\d){8,}', '•••', 'g'),
                                '[^\s<>"''(),;:@]+@[^\s<>"''(),;:@]+', '•••', 'g')
where last_error is not null;
update portal_sync.reconciliation
set last_error = regexp_replace(regexp_replace(last_error, '\d(?: ?\d){8,}', '•••', 'g'),
                                '[^\s<>"''(),;:@]+@[^\s<>"''(),;:@]+', '•••', 'g')
where last_error is not null;
