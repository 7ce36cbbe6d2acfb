-- A service's own codes are unique among what services of its agency handed in; what another system calls its dossiers is unique by itself
-- (`submission_of_arrival`). This one also finds what a code of a service became.
alter table intake.submission drop constraint submission_once;
create unique index submission_once on intake.submission (source_agency_id, source_code) where source = 'service';
