-- A row of a list without a code is read again every five minutes: whether somebody closed the fault it was.
create index portal_fault_closed_without_code on intake.portal_fault (digest) where code is null and state = 'closed';
