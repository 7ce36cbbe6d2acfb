-- Workflows that call others: the definition as written names them, what runs has them in place of the calls.
alter table workflow.definition add column runnable jsonb;
