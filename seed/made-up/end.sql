drop table made;
reset session_replication_role;
reset synchronous_commit;
