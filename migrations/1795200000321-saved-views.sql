-- Filters that officers save for themselves, each at one of twenty places. A filter holds codes, days and names of officers,
-- nothing of an applicant.
create table dossier.saved_view (
  officer_id integer  not null,
  place      smallint not null check (place between 1 and 20),
  name       text     not null,
  filter     jsonb    not null,
  list_order text     not null check (list_order in ('newest-first', 'oldest-first')),
  primary key (officer_id, place),
  constraint saved_view_officer foreign key (officer_id) references organization.officer (id)
);
