-- By which code the national portal knows each status a dossier may have here (`TrangThaiHoSo`). A workflow with a status that
-- is not in it is not published, and a change to one is not sent.
create table workflow.national_status (
  status text     primary key,
  code   smallint not null check (code between 1 and 10),
  -- Nobody is told that a dossier goes on or has a result while it waits for the applicant or has ended without one: the
  -- national index reckons by that.
  constraint national_status_true check (
    case when status in ('awaiting-supplement', 'awaiting-finance') then code in (5, 6)
         when status in ('refused', 'withdrawn', 'stopped') then code in (3, 7, 8)
         when status = 'returned' then code = 10
         else code in (1, 2, 4, 9) end)
);

insert into workflow.national_status (status, code) values
  ('submitted', 1), ('received', 2), ('refused', 3), ('processing', 4), ('awaiting-supplement', 5),
  ('awaiting-finance', 6), ('withdrawn', 7), ('stopped', 8), ('completed', 9), ('returned', 10);

-- Its codes are the protocol's: they change with the product alone.
revoke insert, update, delete on workflow.national_status from mot_cua_application;
