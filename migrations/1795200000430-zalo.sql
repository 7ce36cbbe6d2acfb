-- Zalo is a further channel. Nobody is told over it who did not ask for it, so what stands for those who have not said stays.
alter table notification.delivery
  drop constraint delivery_channel_check,
  add constraint delivery_channel_check check (channel in ('sms', 'email', 'zalo'));
alter table notification.attempt
  drop constraint attempt_channel_check,
  add constraint attempt_channel_check check (channel in ('sms', 'email', 'zalo'));
alter table notification.template
  drop constraint template_channel_check,
  add constraint template_channel_check check (channel in ('sms', 'email', 'zalo'));
alter table notification.template_draft
  drop constraint template_draft_channel_check,
  add constraint template_draft_channel_check check (channel in ('sms', 'email', 'zalo'));
alter table notification.channel_switch
  drop constraint channel_switch_off_check,
  add constraint channel_switch_off_check check (off <@ '{sms,email,zalo}'::text[]);
alter table dossier.applicant
  drop constraint applicant_told_over,
  add constraint applicant_told_over check (told_over <@ '{sms,email,zalo}'::text[]);

-- What the official account is called with. The refresh token is good for one use and shared by all workers, who renew under the
-- lock of the row; the primary key finds it.
create table notification.zalo_token (
  app_id         text        primary key,
  -- SHA-256 of the start token of the settings that the others come from: another one there begins anew.
  start_digest   text        not null,
  refresh_sealed bytea       not null,
  -- Absent until the first use.
  access_sealed  bytea,
  expires_at     timestamptz,
  renewed_at     timestamptz,
  constraint zalo_token_access check ((access_sealed is null) = (expires_at is null))
);
revoke delete on notification.zalo_token from mot_cua_application;
