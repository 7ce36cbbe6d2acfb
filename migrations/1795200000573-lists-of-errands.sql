-- The lists of what is not waiting. What waits is found by when it is due, whatever the statistics say of how much that is.
drop index shared_platform.civil_arrival_in_order;
create index civil_arrival_in_order on shared_platform.civil_arrival (state, created_at, code) where state <> 'pending';
drop index shared_platform.civil_telling_in_order;
create index civil_telling_in_order on shared_platform.civil_telling (state, created_at, dossier_id)
  where state <> 'pending';
drop index shared_platform.deposit_in_order;
create index deposit_in_order on shared_platform.deposit (state, created_at, id) where state <> 'pending';

-- What must go before a letter, and how far the last one about a question has come: those that were sent too.
drop index portal_sync.letter_about;
create index letter_about on portal_sync.letter (about, ordinal);

-- An index over whether there is an answer serves those without one only.
drop index portal_sync.question_in_order;
create index question_waiting on portal_sync.question (received_at, id) where answer is null;
create index question_answered on portal_sync.question (received_at, id) where answer is not null;
-- The same of one agency among hundreds.
create index question_answered_of_agency on portal_sync.question (agency_id, received_at, id) where answer is not null;

-- Of a desk, which has few among those of all that were settled.
create index portal_fault_of_agency on intake.portal_fault (agency_id, state, last_at, id);
