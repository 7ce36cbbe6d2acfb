-- What an applicant is shown is read of six tables, each behind a policy that asks of each other: of a plan with ninety parts all
-- but ten are never run, and to set them up takes three times as long as the read. Who has the secret sees everything (the
-- secret is the wall), so these run as the owner, and answer nobody but who sees everything.

create function dossier.tracked(sought uuid)
  returns table (id uuid, code text, status text, workflow_id integer, procedure_name text, receiving_agency_id integer,
    lead_agency_id integer, received_at timestamptz, due_at timestamptz, due_provisional boolean, phase jsonb,
    closed_at timestamptz, notices jsonb, fees jsonb, outstanding jsonb, holders jsonb, asked jsonb, timeline jsonb)
  language sql stable security definer set search_path = '' rows 1
begin atomic
  select d.id, d.code, d.status, d.workflow_id, d.procedure_name, d.receiving_agency_id, d.lead_agency_id, d.received_at,
         d.due_at, d.due_provisional,
         case when jsonb_array_length(d.terms -> 'phases') > 1 then jsonb_build_object(
           'number', cardinality(d.phase_starts) + 1, 'of', jsonb_array_length(d.terms -> 'phases')) end,
         d.closed_at, jsonb_build_object('channels', a.told_over, 'language', a.told_in), d.fees,
         to_jsonb(d.fee_outstanding),
         (select coalesce(jsonb_agg(jsonb_build_object('agency', g.name, 'step', t.step, 'name', t.step_name,
                   'since', t.opened_at) order by t.id), '[]')
          from dossier.task t join organization.agency g on g.id = t.agency_id
          where t.dossier_id = d.id and t.closed_at is null),
         (select jsonb_build_object('reason', s.reason, 'since', s.started_at, 'request', s.request)
          from dossier.suspension s where s.dossier_id = d.id and s.ended_at is null
            and s.reason in ('supplement', 'financial-obligation')),
         (select jsonb_agg(jsonb_build_object('at', h.at, 'action', h.action, 'name', h.action_name,
                   'status', h.status, 'agency', h.agency_name, 'dueBefore', h.due_before, 'dueAt', h.due_at)
                   order by h.sequence)
          from dossier.history h where h.dossier_id = d.id)
  from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
  where d.id = sought and platform.sees_everything();
end;

-- Messages about a dossier, the oldest first; bytes in base 64.
create function notification.told_of(sought uuid) returns jsonb
  language sql stable security definer set search_path = ''
begin atomic
  select jsonb_agg(jsonb_build_object('id', v.id, 'at', coalesce(v.sent_at, v.created_at), 'channel', v.channel,
           'intent', v.intent, 'state', v.state, 'reason', v.reason,
           'recipientSealed', encode(v.recipient_sealed, 'base64')) order by v.created_at, v.id)
  from notification.delivery v where v.dossier_id = sought and platform.sees_everything();
end;

-- The newest request of a dossier that may be paid at an instant, if it is over all that is owed.
create function fee.open_request(sought uuid, at_instant timestamptz) returns jsonb
  language sql stable security definer set search_path = ''
begin atomic
  select jsonb_build_object('url', r.url, 'amount', r.amount, 'expiresAt', r.expires_at)
  from fee.payment_request r join dossier.dossier o on o.id = r.dossier_id
  where r.dossier_id = sought and r.state = 'open' and r.url is not null and r.expires_at > at_instant
    and r.amount = o.fee_outstanding and platform.sees_everything()
  order by r.requested_at desc, r.id limit 1;
end;

revoke execute on function dossier.tracked, notification.told_of, fee.open_request from public;
grant execute on function dossier.tracked, notification.told_of, fee.open_request to mot_cua_application;
