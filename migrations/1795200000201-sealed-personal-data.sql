-- Identity numbers, phones and e-mails at rest are sealed values, opened by the application alone. What was there in the
-- clear, and identity numbers under the one key there was before, wait here for the setup, which holds the keys; it seals
-- them and drops this table.
create table personal_data.unsealed (
  column_name text not null,
  row_id      text not null,
  clear       text,
  -- AES-256-GCM under the first master key: nonce, ciphertext, tag.
  enciphered  bytea,
  primary key (column_name, row_id)
);

insert into personal_data.unsealed (column_name, row_id, clear, enciphered)
select 'dossier.applicant.' || v.name, a.dossier_id::text, v.clear, v.enciphered
from dossier.applicant a
cross join lateral (values ('identity_sealed', null, a.identity_cipher), ('phone_sealed', a.phone, null),
  ('email_sealed', a.email, null), ('submitter_phone_sealed', a.submitter_phone, null)) v(name, clear, enciphered)
where v.clear is not null or v.enciphered is not null
union all
select 'notification.delivery.recipient_sealed', d.id::text, d.recipient, null from notification.delivery d
union all
select 'organization.officer.' || v.name, o.id::text, v.clear, null
from organization.officer o cross join lateral (values ('email_sealed', o.email), ('phone_sealed', o.phone)) v(name, clear)
where v.clear is not null;

-- Empty: not given, or erased when its time had come.
alter table dossier.applicant
  add column identity_sealed        bytea,
  add column phone_sealed           bytea,
  add column phone_index            bytea,
  add column email_sealed           bytea,
  add column submitter_phone_sealed bytea,
  alter column identity_index drop not null,
  alter column identity_tail drop not null,
  drop column identity_cipher,
  drop column phone,
  drop column email,
  drop column submitter_phone;
-- All dossiers of one phone number, without storing the number.
create index applicant_phone on dossier.applicant (phone_index) where phone_index is not null;

-- An occasion reaches one recipient over each channel, so who it is need not be compared.
alter table notification.delivery
  add column recipient_sealed bytea,
  drop constraint delivery_once,
  drop column recipient,
  add constraint delivery_once unique (intent_key, channel);

alter table organization.officer
  add column email_sealed bytea,
  add column phone_sealed bytea,
  drop column email,
  drop column phone;
