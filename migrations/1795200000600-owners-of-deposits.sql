-- Whose store a result goes into: once the number of its owner is corrected it goes into another one, and what the first has is not theirs.
alter table shared_platform.deposit
  -- Index of the owner's identity number; `null` = not known any more, or erased.
  add column owner_index bytea,
  drop constraint deposit_once,
  add constraint deposit_once unique (dossier_id, result_code, result_number, owner_index);

-- What was deposited before the number was corrected went to whoever has the wrong one.
update shared_platform.deposit d set owner_index = a.identity_index
from dossier.applicant a
where a.dossier_id = d.dossier_id
  and not (d.state = 'deposited' and exists (
        select from dossier.correction c
        join dossier.history h on h.dossier_id = c.dossier_id and h.sequence = c.sequence
        where c.dossier_id = d.dossier_id and c.field = 'identity' and h.at >= d.settled_at));
with strayed as (
  update shared_platform.deposit d
  set state = 'corrected',
      reason = 'Đã nộp vào kho của người khác vì số định danh của chủ hồ sơ bị nhập sai; cần đề nghị gỡ khỏi kho đó'
  from dossier.applicant a
  where a.dossier_id = d.dossier_id and d.state = 'deposited' and d.owner_index is null and a.identity_index is not null
  returning d.dossier_id, d.result_number, d.result_code, a.kind, a.identity_kind, a.identity_index)
insert into shared_platform.deposit (id, dossier_id, result_number, result_code, owner_index, state, next_at, created_at)
select gen_random_uuid(), dossier_id, result_number, result_code, identity_index, 'pending', now(), now()
from strayed where kind = 'person' and identity_kind = 'citizen-id';
